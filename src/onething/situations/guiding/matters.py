"""What a plan settles for an applicant, matter by matter: items, materials, in-person acts, what takes time.

A matter hangs on the conditions that can change it. It is told as soon as they are decided; while it is
open, what they leave open is all that later answers can bring to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from onething.model import ActStage, ItemId, Mode, Outcome, StepKind
from onething.workflows.deciding import Decision
from onething.workflows.duties import Act, Relief, TimedProcedure
from onething.workflows.program import OPEN, CompiledWay, Program
from onething.workflows.terms import State

__all__ = ["Matter", "Matters", "material_id", "open_conditions"]

Reader = Callable[[Decision, Sequence[Outcome]], str | None]
"""Returns what a decision says of a matter, given what becomes of each group of demands; None: open."""


class Matter(NamedTuple):
    """One matter, such as `material:birth-certificate`."""

    id: str
    subject: str
    """Its name in the planner's words: `item:ID`, the id of a material, of a step."""
    conditions: int
    """The conditions that it hangs on, as bits of `Matters.masks`."""
    said: Reader
    group: Sequence[int] = ()
    """The demands for a material."""


@dataclass(frozen=True)
class Matters:
    """All matters of a one-thing, and the conditions that they hang on."""

    program: Program
    masks: tuple[int, ...]
    """The terms of each condition."""
    items: tuple[Matter, ...]
    materials: tuple[Matter, ...]
    """By group of demands."""
    duties: tuple[Matter, ...]

    @classmethod
    def of(cls, program: Program) -> Matters:
        """Return the matters of a compiled one-thing."""
        numbers = _Numbers()
        items = tuple(_items(program, numbers))
        materials = tuple(_materials(program, numbers))
        duties = tuple(_duties(program, numbers))
        return cls(program, tuple(numbers), items, materials, duties)

    def residue(self, conditions: int, state: State) -> tuple[int, int, int, int]:
        """Return all that later answers can change of conditions: which are true, open, and why open."""
        true = open_ = reading = 0
        for number in _bits(conditions):
            mask = self.masks[number]
            if state.held & mask:
                true |= 1 << number
            elif state.possible & mask:
                open_ |= 1 << number
                reading |= mask
        terms = reading & state.possible & ~state.held
        return true, open_, terms, self.program.table.tests_of(terms) & state.possible & ~state.held


class _Numbers(dict[int, int]):
    """Numbers the conditions by their terms."""

    def __missing__(self, mask: int) -> int:
        self[mask] = number = len(self)
        return number

    def bits(self, masks: Sequence[int]) -> int:
        return reduce(or_, (1 << self[mask] for mask in masks if mask), 0)


def material_id(program: Program, group: Sequence[int]) -> str:
    """Return the id of the matter of a group of demands: `material:ID`, or `material:ID/HOLDER`."""
    material, holder = program.demands[group[0]].key
    return f"material:{material}/{holder}" if holder else f"material:{material}"


def _items(program: Program, numbers: _Numbers) -> Iterator[Matter]:
    for place, slot in enumerate(program.slots):

        def said(decision: Decision, _: Sequence[Outcome], place: int = place) -> str | None:
            truth = decision.included[place]
            return None if truth is None else "in" if truth else "out"

        yield Matter(f"item:{slot.item}", slot.fact, numbers.bits([slot.mask]), said)


def _materials(program: Program, numbers: _Numbers) -> Iterator[Matter]:
    for place, group in enumerate(program.groups):
        masks = [mask for number in _bound(program, group) for mask in _masks(program, number)]

        def said(
            decision: Decision, outcomes: Sequence[Outcome], place: int = place, group: Sequence[int] = group
        ) -> str | None:
            outcome = outcomes[place]
            if outcome is Outcome.REPLACED:
                return _replaced(program, decision, group)
            return None if outcome is Outcome.OPEN else str(outcome)

        id, subject = material_id(program, group), program.demands[group[0]].material.id
        yield Matter(id, subject, numbers.bits(masks), said, group)


def _replaced(program: Program, decision: Decision, group: Sequence[int]) -> str | None:
    """Return what a replaced material still asks of the applicant, if anything; None: that is open.

    It is replaced whichever of several ways is used, but not all leave the applicant as little to do.
    """
    sure, unsure = set(), set()
    for number in group:
        fate, ways = decision.fates[number], program.demands[number].ways
        if fate is OPEN:
            unsure |= {way.way.mode for way in still_possible(ways, decision.state)}
        elif fate.used is not None:
            sure.add(ways[fate.used].way.mode)
    for mode in (Mode.DEFERRAL, Mode.COMMITMENT):
        if mode in sure:
            return str(mode)
        if mode in unsure:
            return None
    return str(Outcome.REPLACED)


def still_possible(ways: Sequence[CompiledWay], state: State) -> Iterator[CompiledWay]:
    """Yield the ways of a demand one of which will be used, as far as is known."""
    for way in ways:
        if state.possible & way.mask:
            yield way
        if state.held & way.mask and not way.held_once:
            return


def open_conditions(program: Program, decision: Decision, group: Sequence[int]) -> Iterator[int]:
    """Yield the conditions by which it is decided how a replaced material is replaced."""
    for number in group:
        demand = program.demands[number]
        if decision.fates[number] is OPEN:
            yield demand.mask
            yield from (way.mask for way in still_possible(demand.ways, decision.state))


def _masks(program: Program, number: int) -> Iterator[int]:
    demand = program.demands[number]
    yield demand.mask
    yield from (way.mask for way in demand.ways)


def _bound(program: Program, group: Sequence[int]) -> Sequence[int]:
    """Return the demands on which a group hangs: of one material, of one requirement, and so on."""
    keys, places = _key_groups(program)
    seen: set[int] = set()
    ahead = set(group)
    while ahead:
        seen |= ahead
        near = (
            (*keys[program.demands[number].key], *places[program.demands[number].place]) for number in ahead
        )
        ahead = {other for others in near for other in others} - seen
    return sorted(seen)


def _key_groups(program: Program) -> tuple[dict[tuple[str, str], list[int]], dict[str, list[int]]]:
    keys: dict[tuple[str, str], list[int]] = {}
    places: dict[str, list[int]] = {}
    for number, demand in enumerate(program.demands):
        keys.setdefault(demand.key, []).append(number)
        places.setdefault(demand.place, []).append(number)
    return keys, places


def _duties(program: Program, numbers: _Numbers) -> Iterator[Matter]:
    duties = program.duties
    for act in duties.acts:
        name = f"{act.item}/{act.act.id}"
        masks = [act.mask, *(relief.mask for relief in (*act.waived, *act.postponed))]
        yield Matter(
            f"act:{name}", f"{StepKind.IN_PERSON}:{name}", numbers.bits(masks), _reader(_said_of_act, act)
        )
    joins, at_once = _by_item(duties.joins), _by_item(duties.at_once)
    for timed in duties.procedures:
        name = f"{StepKind.PROCEDURE}:{timed.item}/{timed.procedure.id}"
        together = joins.get(timed.item, ()) if timed.joinable else ()
        bits = numbers.bits([timed.mask, *together])
        yield Matter(name, name, bits, _reader(_said_of_procedure, timed, together))
    for item, own in at_once.items():
        review = f"{StepKind.REVIEW}:{item}"
        yield Matter(f"at-once:{item}", review, numbers.bits(own), _reader(_said_of_reliefs, own))


def _by_item(reliefs: Sequence[tuple[ItemId, Relief]]) -> Mapping[ItemId, Sequence[int]]:
    found: dict[ItemId, list[int]] = {}
    for item, relief in reliefs:
        found.setdefault(item, []).append(relief.mask)
    return found


def _reader(said: Callable[..., str | None], *about: object) -> Reader:
    return lambda decision, _: said(*about, decision.state)


def _said_of_act(act: Act, state: State) -> str | None:
    truth, wait = act.truth(state), act.may_wait(state)
    if truth is False:
        return "none"
    if truth is None or wait is None:
        return None
    return "when-collecting" if wait or act.act.due is ActStage.COLLECT else "in-person"


def _said_of_procedure(timed: TimedProcedure, together: Sequence[int], state: State) -> str | None:
    truth, joint = state.truth(timed.mask), _any(together, state)
    if truth is False:
        return "none"
    if truth is None or joint is None:
        return None
    return "joint" if joint else "applies"


def _said_of_reliefs(masks: Sequence[int], state: State) -> str | None:
    truth = _any(masks, state)
    return None if truth is None else "yes" if truth else "no"


def _any(masks: Sequence[int], state: State) -> bool | None:
    truths = [state.truth(mask) for mask in masks]
    return True if True in truths else None if None in truths else False


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
