"""From a decision to the plan that people and programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from onething.language import Label
from onething.model import (
    Basis,
    Case,
    FactName,
    FailedTest,
    Inclusion,
    OpenQuestion,
    Outcome,
    Plan,
    PlannedItem,
    PlannedMaterial,
    PlannedRequirement,
    Way,
    WayNotUsed,
)
from onething.workflows.deciding import Decision, group_outcomes
from onething.workflows.form_filling import form_fields
from onething.workflows.program import HAND_IN, NOT_NEEDED, OPEN, Demand, Program
from onething.workflows.reasons import Reasons

__all__ = ["open_facts", "report"]

_HANDED_IN_ELSEWHERE = FailedTest(
    fact="held-once",
    test="true",
    sentence=Label(zh="该材料已为其他事项提交", en="the material is handed in for another item"),
)


def report(program: Program, case: Case, decision: Decision, reasons: Reasons) -> Plan:
    """Return the plan of a case whose date and region are settled."""
    if case.as_of is None or case.region is None:
        raise ValueError("the date and the region of a case are settled before it is reported")
    materials = tuple(_materials(program, decision, reasons))
    return Plan(
        catalogue=program.catalogue.jurisdiction.id,
        onething=program.onething.id,
        name=program.onething.name,
        as_of=case.as_of,
        region=case.region,
        assume=case.assume,
        facts=case.facts,
        answered=tuple(program.questions[fact] for fact in case.facts),
        items=tuple(_items(program, decision, reasons)),
        materials=materials,
        form=tuple(form_fields(program, decision)),
        questions=tuple(_questions(program, decision, reasons)),
        assumptions=tuple(_assumptions(program, decision, materials)),
        figures=program.onething.figures,
    )


def _items(program: Program, decision: Decision, reasons: Reasons) -> Iterator[PlannedItem]:
    inclusions = {True: Inclusion.IN, False: Inclusion.OUT, None: Inclusion.OPEN}
    for slot, truth in zip(program.slots, decision.included, strict=True):
        reason = () if truth else reasons.failed(slot.mask, decision.state)
        inclusion = inclusions[truth]
        yield PlannedItem.unchecked(item=slot.item, name=slot.name, inclusion=inclusion, reason=reason)


def _materials(program: Program, decision: Decision, reasons: Reasons) -> Iterator[PlannedMaterial]:
    for group, outcome in zip(program.groups, group_outcomes(program, decision), strict=True):
        bearing = [program.demands[number].requirement for number in _bearing(program, decision, group)]
        first = program.demands[group[0]]
        names = (one.name for one in bearing if one.name and not one.alternatives)
        yield PlannedMaterial.unchecked(
            material=first.material.id,
            name=next(names, None) or first.material.name,
            holder=first.requirement.holder,
            outcome=outcome,
            count=max(requirement.count for requirement in bearing),
            requirements=tuple(_requirement(program, decision, reasons, number) for number in group),
        )


def _bearing(program: Program, decision: Decision, group: Sequence[int]) -> Sequence[int]:
    """Return the demands of a group that say how many pieces there must be.

    They are those that use the piece handed in; where none is, all that apply, or else all.
    """
    handed = [n for n in group if decision.fates[n] is HAND_IN or _held_once(program, decision, n)]
    applying = [n for n in group if decision.fates[n] is not NOT_NEEDED]
    return handed or applying or group


def _held_once(program: Program, decision: Decision, number: int) -> bool:
    used = decision.fates[number].used
    return used is not None and program.demands[number].ways[used].held_once


def _requirement(program: Program, decision: Decision, reasons: Reasons, number: int) -> PlannedRequirement:
    demand, fate = program.demands[number], decision.fates[number]
    used, needed = fate.used, fate is not NOT_NEEDED
    fallbacks, not_used = _other_ways(demand, decision, reasons, used) if needed else ((), ())
    return PlannedRequirement.unchecked(
        owner=demand.owner,
        requirement=demand.requirement.id,
        material=demand.material.id,
        necessity=demand.requirement.necessity,
        outcome=fate.outcome,
        used=None if used is None else demand.ways[used].way,
        fallbacks=fallbacks,
        not_used=not_used,
        reason=() if number in decision.passed_over else reasons.failed(demand.mask, decision.state),
        passed_over=number in decision.passed_over,
    )


def _other_ways(
    demand: Demand, decision: Decision, reasons: Reasons, used: int | None
) -> tuple[tuple[Way, ...], tuple[WayNotUsed, ...]]:
    state, held = decision.state, decision.state.held
    fallbacks, not_used = [], []
    for number, compiled in enumerate(demand.ways):
        if not held & compiled.mask:
            not_used.append(reasons.not_used(compiled, state))
        elif compiled.held_once and number != used:
            not_used.append(WayNotUsed(way=compiled.way, failed=(_HANDED_IN_ELSEWHERE,)))
        elif number != used:
            fallbacks.append(compiled.way)
    return tuple(fallbacks), tuple(not_used)


def _questions(program: Program, decision: Decision, reasons: Reasons) -> list[OpenQuestion]:
    """Return the questions that still matter, the one that most waits for first."""
    waiting: dict[FactName, dict[str, None]] = {}
    for what, fact in open_facts(program, decision, reasons):
        if fact in program.sources:
            continue  # nobody is asked what a source answers
        waiting.setdefault(fact, {})[what] = None
    order = {fact: number for number, fact in enumerate(program.questions)} if waiting else {}
    facts = sorted(waiting, key=lambda fact: (-len(waiting[fact]), order[fact]))
    return [OpenQuestion(question=program.questions[fact], decides=tuple(waiting[fact])) for fact in facts]


def open_facts(program: Program, decision: Decision, reasons: Reasons) -> Iterator[tuple[str, FactName]]:
    """Yield what is open (`item:ID`, a material, a step), and each fact that would help to decide it."""
    state = decision.state
    for slot, truth in zip(program.slots, decision.included, strict=True):
        if truth is None:
            yield from ((slot.fact, fact) for fact in reasons.unknown(slot.mask, state))
    for group, outcome in zip(program.groups, group_outcomes(program, decision), strict=True):
        if outcome is Outcome.OPEN:
            for mask in _open_masks(program, decision, group):
                material = program.demands[group[0]].material.id
                yield from ((material, fact) for fact in reasons.unknown(mask, state))
    slots = zip(program.slots, decision.included, strict=True)
    certain = {slot.item for slot, truth in slots if truth}
    for item, step, mask in program.duties.open_masks(state):
        if item in certain:
            yield from ((step, fact) for fact in reasons.unknown(mask, state))


def _open_masks(program: Program, decision: Decision, group: Sequence[int]) -> Iterator[int]:
    """Yield the conditions that keep the demands of a group open: their own, then the ways' in order.

    Whether a piece is held once does not change whether it is asked for at all.
    """
    held = decision.state.held
    still_open = [number for number in group if decision.fates[number] is OPEN]
    waiting = (other for number in still_open for other in decision.waiting.get(number, ()))
    for number in dict.fromkeys((*still_open, *waiting)):
        demand = program.demands[number]
        yield demand.mask
        ways = (way.mask for way in demand.ways if not way.held_once)
        yield from takewhile(lambda mask: not held & mask, ways)


def _assumptions(
    program: Program, decision: Decision, materials: Sequence[PlannedMaterial]
) -> Iterator[Label]:
    """Yield once each whatever the plan rests on that no document backs."""
    seen: set[Label] = set()
    bases = chain(_bases(program, materials), _bases_of_flow(program, decision))
    for assumed in (basis.assumed for basis in bases):
        if assumed and assumed not in seen:
            seen.add(assumed)
            yield assumed


def _bases(program: Program, materials: Sequence[PlannedMaterial]) -> Iterator[Basis]:
    yield from program.onething.basis
    for material in materials:
        for demand in material.requirements:
            if demand.used:
                yield from demand.used.basis
            if demand.used and demand.used.source:
                yield from program.catalogue.sources[demand.used.source].basis
    applying = {
        (demand.owner, demand.requirement)
        for material in materials
        for demand in material.requirements
        if demand.outcome is not Outcome.NOT_NEEDED
    }
    for demanded in program.demands:
        if (demanded.owner, demanded.requirement.id) in applying:
            yield from demanded.requirement.basis


def _bases_of_flow(program: Program, decision: Decision) -> Iterator[Basis]:
    """Yield what items, in-person acts and procedures rest on, and the rules that lighten them."""
    state, duties = decision.state, program.duties
    for slot, truth in zip(program.slots, decision.included, strict=True):
        if truth is not False:
            yield from program.catalogue.items[slot.item].basis
    for act in duties.acts:
        if act.truth(state) is not False:
            postponer = act.postponer(state)
            yield from (*act.act.basis, *(postponer.basis if postponer else ()))
        elif state.possible & act.mask:
            waiver = act.waiver(state)
            yield from waiver.basis if waiver else ()
    for timed in duties.procedures:
        if state.possible & timed.mask:
            yield from timed.procedure.basis
    for _, relief in (*duties.at_once, *duties.joins):
        if state.held & relief.mask:
            yield from relief.rule.basis
