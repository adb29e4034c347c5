"""Deciding a case: which items apply, what becomes of every demand, in a few integer operations.

The order is that of the law, not of convenience: first the items, then each demand by itself, then
the alternatives, then what is held once. Whatever is not decided by the known facts stays open, and
no later fact contradicts what was decided without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem

from onething.model import ItemId, Mode, Outcome
from onething.model.frozen import Frozen
from onething.workflows.choice import Burdens, Key, choose, free_option, sharing
from onething.workflows.program import (
    HAND_IN,
    NOT_NEEDED,
    OPEN,
    CompiledWay,
    Demand,
    Fate,
    Program,
    replaced,
)
from onething.workflows.terms import State

__all__ = ["Decision", "decide", "group_outcomes", "handed_in", "include"]

_HAND_IN, _DEFERRED, _PROMISED = 1_000_000, 999_000, 1
"""The burden of one material: any number of promises is lighter than one thing to hand in."""


Numbers = Sequence[Sequence[int]]
"""The demands of each option of a requirement, by number."""


@dataclass(slots=True)
class Decision:
    """What a case comes to, by the numbers of the program's slots and demands."""

    state: State
    included: Sequence[bool | None]
    """By slot: is the item in the case; None is open."""
    fates: list[Fate]
    """By demand."""
    passed_over: frozenset[int] = frozenset()
    """The demands of alternatives that were not chosen."""
    waiting: Mapping[int, tuple[int, ...]] = Frozen()
    """By demand of alternatives that are left open: the demands that have to be decided first."""
    shared: Mapping[int, Outcome] = Frozen()
    """By group of demands that may use one piece: what becomes of it; see `group_outcomes`."""
    groups: tuple[Outcome, ...] | None = None
    """By group of demands what becomes of their material, once that was asked for."""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """By demand, what becomes of it."""
        return tuple([fate.outcome for fate in self.fates])

    @property
    def used(self) -> tuple[int | None, ...]:
        """By demand, the number of the way used, for one that is replaced."""
        return tuple([fate.used for fate in self.fates])


def decide(program: Program, bits: int, items: Sequence[ItemId] | None = None) -> Decision:
    """Decide a case from what its facts leave of the terms; `items` limits it to these items."""
    included, bits = include(program, bits, items)
    state = program.table.state_of(bits)
    decision = Decision(state, included, _fates(program, bits, state))
    if program.choices:
        _pick_options(program, decision)
    if program.shared:
        decision.shared = {place: _shared(program, decision, group) for place, group in program.shared}
        for place, group in program.shared:
            if decision.shared[place] in (Outcome.HAND_IN, Outcome.OPEN):
                _hold_once(program, decision, group)
    return decision


def group_outcomes(program: Program, decision: Decision) -> tuple[Outcome, ...]:
    """Return by group of demands what becomes of the material that they share."""
    if decision.groups is None:
        known = decision.shared
        decision.groups = tuple(
            known[place] if place in known else _shared(program, decision, group)
            for place, group in enumerate(program.groups)
        )
    return decision.groups


def handed_in(program: Program, decision: Decision) -> Iterator[tuple[int, bool]]:
    """Yield the groups of demands whose material is, or may be, handed in, with whether it certainly is.

    Each by its place. An open demand that some way certainly meets, if it applies at all, is none of them.
    """
    for place, outcome in enumerate(group_outcomes(program, decision)):
        if outcome is Outcome.HAND_IN:
            yield place, True
        elif outcome is Outcome.OPEN:
            group = [program.demands[number] for number in program.groups[place]]
            if not all(_never_handed_in(demand, decision.state) for demand in group):
                yield place, False


def include(program: Program, bits: int, items: Sequence[ItemId] | None) -> tuple[list[bool | None], int]:
    """Return by slot whether its item is in the case, and what that leaves of the terms."""
    included: list[bool | None] = [True] * len(program.slots)
    hanging = program.memberships
    if items is None:
        hanging = program.conditional
        bits &= program.unconditional
    for slot, item, held, possible, by_truth in hanging:
        truth = True if bits & held else None if bits & possible else False
        if items is not None and item not in items:
            truth = False
        included[slot] = truth
        bits &= by_truth[truth]
    return included, bits


def _fates(program: Program, bits: int, state: State) -> list[Fate]:
    """Decide every demand as if no other demanded the same material.

    All are decided at once as if what is not certain did not hold; then those again that read
    something undecided, and those that have no lane.
    """
    table = program.table
    fates = list(map(getitem, program.fates, table.lanes.lowest(table.lanes_of(bits))))
    for number in program.wide:
        fates[number] = _fate(program.demands[number], state)
    if state.held != state.possible:
        undecided = state.held ^ state.possible
        for number, read in enumerate(program.read):
            if undecided & read:
                fates[number] = _fate(program.demands[number], state)
    return fates


def _shared(program: Program, decision: Decision, group: Sequence[int]) -> Outcome:
    """Return what becomes of the material of a group: handed in if one demand needs it so.

    A demand that is open, but will not be handed in however it turns out, changes nothing for the
    applicant once another demand has the material replaced.
    """
    fates = decision.fates
    if len(group) == 1:
        return fates[group[0]].outcome
    outcomes = [fates[number].outcome for number in group]
    if Outcome.HAND_IN in outcomes:
        return Outcome.HAND_IN
    if Outcome.OPEN not in outcomes:
        return Outcome.REPLACED if Outcome.REPLACED in outcomes else Outcome.NOT_NEEDED
    still_open = [program.demands[n] for n in group if fates[n] is OPEN]
    if Outcome.REPLACED in outcomes and all(_never_handed_in(one, decision.state) for one in still_open):
        return Outcome.REPLACED
    return Outcome.OPEN


def _never_handed_in(demand: Demand, state: State) -> bool:
    return any(state.held & way.mask for way in demand.ways if not way.held_once)


def _fate(demand: Demand, state: State) -> Fate:
    """Return what becomes of a demand by itself."""
    if not state.possible & demand.mask:
        return NOT_NEEDED
    way, truth = _first_open(demand.ways, state)
    if truth is None or not state.held & demand.mask:
        return OPEN
    return replaced(way) if truth and way is not None else HAND_IN


def _first_open(ways: Sequence[CompiledWay], state: State) -> tuple[int | None, bool | None]:
    """Return the first way that may be open, and whether it is; (None, False) if there is none."""
    for number, way in enumerate(ways):
        if state.possible & way.mask and not way.held_once:
            return number, True if state.held & way.mask else None
    return None, False


def _pick_options(program: Program, decision: Decision) -> None:
    """Of each requirement's alternatives keep the option that leaves least, and pass over the rest.

    An option with a material that is not in force is none. One that leaves nothing is taken first. What
    remains is chosen together; where one of those that share a material cannot be decided yet, all of
    them stay open.
    """
    anyway = _provided_anyway(program, decision)
    left: list[tuple[Numbers, Sequence[Burdens]]] = []
    for written in program.choices:
        options = [numbers for numbers in written if decision.fates[numbers[0]] is not NOT_NEEDED]
        if not options:
            continue
        burdens = [_burdens(program, decision, option, anyway) for option in options]
        free = free_option(burdens)
        if free is None:
            left.append((options, burdens))
        else:
            _pass_over(decision, options, free)
    for group in sharing([burdens for _, burdens in left]):
        together = [left[number] for number in group]
        chosen = choose([burdens for _, burdens in together])
        if chosen is None:
            _leave_open(program, decision, [options for options, _ in together])
        else:
            for (picked, _), option in zip(together, chosen, strict=True):
                _pass_over(decision, picked, option)


def _provided_anyway(program: Program, decision: Decision) -> tuple[dict[Key, int], set[Key]]:
    """Return what requirements without alternatives leave to provide, and what they may yet leave."""
    certain: dict[Key, int] = {}
    possible: set[Key] = set()
    for number, demand in enumerate(program.demands):
        if demand.requirement.alternatives:
            continue
        if decision.fates[number] is OPEN:
            possible.add(demand.key)
        elif burden := _burden(program, decision, number):
            certain[demand.key] = max(burden, certain.get(demand.key, 0))
    return certain, possible


def _burdens(
    program: Program, decision: Decision, option: Sequence[int], anyway: tuple[dict[Key, int], set[Key]]
) -> Burdens:
    """Return what an option leaves to provide beyond what is provided anyway."""
    certain, possible = anyway
    found: dict[Key, int | None] = {}
    for number in option:
        key = program.demands[number].key
        is_open = decision.fates[number] is OPEN
        burden = (_HAND_IN if is_open else _burden(program, decision, number)) - certain.get(key, 0)
        if burden > 0:
            found[key] = None if is_open or key in possible else burden
    return found


def _burden(program: Program, decision: Decision, number: int) -> int:
    """Return what a decided demand costs the applicant by itself."""
    fate = decision.fates[number]
    if fate is HAND_IN:
        return _HAND_IN
    used = fate.used
    mode = program.demands[number].ways[used].way.mode if used is not None else None
    return {Mode.DEFERRAL: _DEFERRED, Mode.COMMITMENT: _PROMISED}.get(mode, 0) if mode else 0


def _pass_over(decision: Decision, options: Numbers, chosen: int) -> None:
    others = [number for option, numbers in enumerate(options) if option != chosen for number in numbers]
    for number in others:
        decision.fates[number] = NOT_NEEDED
    decision.passed_over |= frozenset(others)


def _leave_open(program: Program, decision: Decision, choices: Sequence[Numbers]) -> None:
    """Leave all options of these requirements open, and note which open demands they wait for."""
    numbers = [number for options in choices for option in options for number in option]
    keys = {program.demands[number].key for number in numbers}
    waiting = tuple(
        number
        for number, demand in enumerate(program.demands)
        if demand.key in keys and decision.fates[number] is OPEN
    )
    for number in numbers:
        decision.fates[number] = OPEN
    decision.waiting = {**decision.waiting, **dict.fromkeys(numbers, waiting)}


def _hold_once(program: Program, decision: Decision, group: Sequence[int]) -> None:
    """Where one demand has the material handed in, let the others use that piece if a rule says so."""
    alone = [decision.fates[number] for number in group]
    for place, number in enumerate(group):
        handed = _handed_elsewhere(alone, place)
        if handed is False or alone[place] in (NOT_NEEDED, OPEN):
            continue
        way = _held_once_way(program.demands[number], decision, alone[place].used)
        if way is None:
            continue
        sure = handed and decision.state.held & program.demands[number].ways[way].mask
        decision.fates[number] = replaced(way) if sure else OPEN


def _handed_elsewhere(alone: Sequence[Fate], place: int) -> bool | None:
    """Tell whether another demand of the group has it handed in, by itself.

    Of several that do, the first bears it; so one that would be handed in looks at those before it
    only, and one that is replaced looks at all the others.
    """
    others = alone[:place] if alone[place] is HAND_IN else [*alone[:place], *alone[place + 1 :]]
    if HAND_IN in others:
        return True
    return None if OPEN in others else False


def _held_once_way(demand: Demand, decision: Decision, used: int | None) -> int | None:
    """Return the number of the held-once way, if it may be open and comes before the way used."""
    before = demand.ways if used is None else demand.ways[:used]
    numbers = (number for number, way in enumerate(before) if way.held_once)
    return next((n for n in numbers if decision.state.possible & demand.ways[n].mask), None)
