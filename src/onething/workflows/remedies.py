"""The smallest changes after which a material is no longer asked for.

Candidates are read off the ways that were not open (what their nearest miss lacks), the condition of
the requirement (what would make it not apply), and what does not exist yet (a source, a rule). Every
candidate is then tried: applied to the case or the catalogue, planned, and kept only if the plan
really does without the material.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.conditions import Classes, Literal, compile_condition, cubes, evaluate, negate
from onething.errors import OnethingError
from onething.language import Label
from onething.model import (
    ANSWERS,
    Answer,
    Case,
    Change,
    ChangeKind,
    DataSource,
    MaterialKind,
    Mode,
    Outcome,
    Plan,
    PlannedMaterial,
    Remedy,
    SourceId,
    SourceKind,
    Value,
)
from onething.workflows.deciding import Decision
from onething.workflows.planner import Planner
from onething.workflows.program import Demand, Program
from onething.workflows.reasons import Reasons

__all__ = ["remedies"]

Changes = tuple[Change, ...]

_MOST = 200
"""How many candidates are tried at most."""

_HELD = (SourceKind.E_LICENCE, SourceKind.VERIFICATION, SourceKind.REGISTER)
_FILLED_IN = (SourceKind.FORM_AUTOFILL,)
_KIND_NAMES = {
    SourceKind.E_LICENCE: Label(zh="电子证照", en="an e-licence store"),
    SourceKind.VERIFICATION: Label(zh="核验接口", en="a verification interface"),
    SourceKind.REGISTER: Label(zh="部门登记库", en="a register"),
    SourceKind.FORM_AUTOFILL: Label(zh="自动生成表单", en="a form that fills itself"),
}


def remedies(
    planner: Planner, plan: Plan, case: Case, named: Sequence[PlannedMaterial]
) -> tuple[Remedy, ...]:
    """Return the smallest sets of changes after which none of `named` is asked for, fewest first.

    `named` are materials of the plan, such as one material of several holders; what is open among
    them may stay so. There are none where nothing is asked for.
    """
    asked = [one for one in named if one.outcome is Outcome.HAND_IN]
    if not asked:
        return ()
    program = planner.program(plan.onething)
    decision = planner.decide(plan.onething, case)
    keys = {(one.material, one.holder) for one in asked}
    demands = [
        number
        for number, demand in enumerate(program.demands)
        if demand.key in keys and decision.outcomes[number] is not Outcome.NOT_NEEDED
    ]
    finder = _Finder(planner, program, decision, case, named)
    found: list[Remedy] = []
    for changes in _together([list(finder.candidates(number)) for number in demands]):
        if any(set(remedy.changes) <= set(changes) for remedy in found):
            continue
        remedy = finder.tried(changes)
        if remedy:
            found.append(finder.reduced(remedy))
    return (*sorted(found, key=lambda remedy: len(remedy.changes)), *finder.new_rule(demands))


def _together(candidates: Sequence[Sequence[Changes]]) -> list[Changes]:
    """Combine one candidate of each demand, fewest changes first; equal ones keep their order."""
    merged: list[Changes] = [()]
    for own in candidates:
        both = (tuple(dict.fromkeys((*before, *changes))) for before in merged for changes in own)
        distinct = {frozenset(changes): changes for changes in both if _agree(changes)}
        merged = sorted(distinct.values(), key=len)[:_MOST]
    return merged


def _agree(changes: Changes) -> bool:
    """Tell whether no fact is to have two values."""
    facts = [change.fact for change in changes if change.fact]
    return len(set(facts)) == len(facts)


class _Finder:
    """Finds candidates for one case, and tries them."""

    def __init__(
        self,
        planner: Planner,
        program: Program,
        decision: Decision,
        case: Case,
        named: Sequence[PlannedMaterial],
    ) -> None:
        self._planner, self._program, self._decision, self._case = planner, program, decision, case
        self._before = {(one.material, one.holder): one.outcome for one in named}
        self._reasons = Reasons(program)

    def candidates(self, number: int) -> Iterator[Changes]:
        """Yield what might let one demand be met otherwise, or not apply.

        One that is met already, by a piece handed in for another or otherwise, may need no change.
        """
        demand = self._program.demands[number]
        if self._decision.outcomes[number] is not Outcome.HAND_IN:
            yield ()
        for way in demand.ways:
            if not way.held_once:
                for missing in self._reasons.missing(way.mask, self._decision.state):
                    yield from self._changes(missing, demand)
        yield from self._not_applying(demand)
        yield from self._new_sources(demand)

    def new_rule(self, numbers: Sequence[int]) -> Iterator[Remedy]:
        """Yield that a rule lets a promise stand for the material, where no rule speaks of that yet."""
        if any(self._speaks_of_promises(number) for number in numbers):
            return
        name = self._program.demands[numbers[0]].material.name
        zh = f"制定规则，允许以告知承诺代替“{name.text('zh')}”"
        en = f"make a rule that lets a signed promise stand for “{name.text('en')}”"
        yield Remedy(
            changes=(Change(kind=ChangeKind.NEW_RULE, sentence=Label(zh=zh, en=en)),), mode=Mode.COMMITMENT
        )

    def _speaks_of_promises(self, number: int) -> bool:
        """Tell whether a rule forbids a promise for a demand, or grants one to a demand that is not met."""
        demand = self._program.demands[number]
        met = self._decision.outcomes[number] is not Outcome.HAND_IN
        key = f"{demand.place}/{demand.material.id}"
        consequences = [ruling.rule.then for ruling in self._planner.rulings.on.get(key, ())]
        granted = any(then.replace_by is Mode.COMMITMENT for then in consequences)
        return (granted and not met) or any(then.forbid is Mode.COMMITMENT for then in consequences)

    def tried(self, changes: Changes) -> Remedy | None:
        """Return the remedy if the plan does without the materials once the changes are made."""
        try:
            plan = self._plan_with(changes)
        except OnethingError:
            return None
        after = [one for one in plan.materials if (one.material, one.holder) in self._before]
        if any(map(self._still_asked, after)):
            return None
        demands = (demand for material in after for demand in material.requirements)
        mode = next((demand.used.mode for demand in demands if demand.used), None)
        return Remedy(changes=changes, mode=mode)

    def reduced(self, remedy: Remedy) -> Remedy:
        """Return the remedy without the changes that it can do without."""
        for change in remedy.changes if len(remedy.changes) > 1 else ():
            rest = tuple(other for other in remedy.changes if other != change)
            remedy = self.tried(rest) or remedy
        return remedy

    def _still_asked(self, after: PlannedMaterial) -> bool:
        """Tell whether a material is asked for, or may be where that was decided before."""
        was_open = self._before[after.material, after.holder] is Outcome.OPEN
        return after.outcome is Outcome.HAND_IN or (after.outcome is Outcome.OPEN and not was_open)

    def _plan_with(self, changes: Changes) -> Plan:
        planner, case = self._planner, self._case
        for change in changes:
            if change.fact:
                case = case.with_fact(change.fact, change.value)
            elif change.kind is ChangeKind.ANSWER and change.source:
                case = case.model_copy(update={"given": {**case.given, change.source: Answer.HIT}})
            elif change.source:
                planner = planner.with_source(self._source_with(planner, change))
        return planner.plan(self._program.onething.id, case)

    def _source_with(self, planner: Planner, change: Change) -> DataSource:
        if change.source_kind:
            new = {"id": change.source, "name": change.source, "kind": change.source_kind}
            return DataSource.model_validate({**new, "supplies": [change.material]})
        source = planner.catalogue.sources[change.source or SourceId("")]
        open_to = source.connected if isinstance(source.connected, tuple) else ()
        return source.model_copy(update={"connected": (*open_to, change.owner)})

    def _changes(self, missing: Sequence[Literal], demand: Demand) -> Iterator[Changes]:
        """Yield the changes that make all missing tests hold, if each of them can be changed."""
        by_fact: dict[str, list[Literal]] = {}
        for literal in missing:
            by_fact.setdefault(literal.fact, []).append(literal)
        changes = [self._change(literals, demand) for literals in by_fact.values()]
        if changes and all(changes):
            yield tuple(change for change in changes if change)

    def _change(self, literals: Sequence[Literal], demand: Demand) -> Change | None:
        fact = literals[0].fact
        kind, _, rest = fact.partition(":")
        sentence = self._reasons.test(literals[0]).sentence
        source = SourceId(rest.partition(":")[0])
        if kind == "source":
            return Change(kind=ChangeKind.ANSWER, sentence=sentence, source=source)
        if kind == "connection":
            return self._connect(source, demand.owner)
        if kind in ("item", "allowed", "coverage"):
            return None
        if fact.startswith(ANSWERS):
            asked = SourceId(fact.removeprefix(ANSWERS))
            hit = self._example(literals) == Answer.HIT
            return Change(kind=ChangeKind.ANSWER, sentence=sentence, source=asked) if hit else None
        return self._fact_change(literals, sentence)

    def _connect(self, source: SourceId, owner: str) -> Change:
        catalogue = self._planner.catalogue
        name, asker = catalogue.sources[source].name, catalogue.owner(owner).name
        zh = f"把数据资源“{name.text('zh')}”向“{asker.text('zh')}”开放"
        en = f"connect the source “{name.text('en')}” to “{asker.text('en')}”"
        return Change(kind=ChangeKind.CONNECT, sentence=Label(zh=zh, en=en), source=source, owner=owner)

    def _fact_change(self, literals: Sequence[Literal], sentence: Label) -> Change | None:
        fact = literals[0].fact
        value = self._example(literals)
        if value is None:
            return None
        return Change(kind=ChangeKind.FACT, sentence=sentence, fact=fact, value=value)

    def _example(self, literals: Sequence[Literal]) -> Value:
        """Return a value with which all tests hold, None if there is none."""
        question = self._program.questions[literals[0].fact]
        classes = Classes.of_tests(question, tuple(dict.fromkeys(literal.test for literal in literals)))
        for value in classes.examples:
            facts = {literals[0].fact: value}
            if value is not None and all(evaluate(literal, facts) for literal in literals):
                return value
        return None

    def _not_applying(self, demand: Demand) -> Iterator[Changes]:
        condition = compile_condition(demand.requirement.when, self._program.questions)
        known = self._planner.known_facts(self._program, self._case)
        for cube in cubes(negate(condition)):
            missing = [literal for literal in cube if evaluate(literal, known) is not True]
            yield from self._changes(missing, demand)

    def _new_sources(self, demand: Demand) -> Iterator[Changes]:
        material = demand.material
        there = {s.kind for s in self._planner.catalogue.sources.values() if material.id in s.supplies}
        # A form is filled in, whatever else is issued and held by somebody.
        for kind in _FILLED_IN if material.kind is MaterialKind.FORM else _HELD:
            if kind in there:
                continue
            name, what = _KIND_NAMES[kind], material.name
            zh = f"为“{what.text('zh')}”接通{name.text('zh')}"
            en = f"connect {name.text('en')} for “{what.text('en')}”"
            yield (
                Change(
                    kind=ChangeKind.NEW_SOURCE,
                    sentence=Label(zh=zh, en=en),
                    source=SourceId(f"new-{kind}"),
                    source_kind=kind,
                    material=material.id,
                ),
            )
