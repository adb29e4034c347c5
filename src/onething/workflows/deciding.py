"""Deciding a case: which items apply, what becomes of every demand, in a few integer operations.

The order is that of the law, not of convenience: first the items, then each demand by itself, then
the alternatives, then what is held once. Whatever is not decided by the known facts stays open, and
no later fact contradicts what was decided without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onething.model import FactName, ItemId, Mode, Outcome, Value
from onething.workflows.choice import Burdens, Key, choose, free_option, sharing
from onething.workflows.program import CompiledWay, Demand, Program
from onething.workflows.terms import State

__all__ = ["Decision", "decide"]

_HAND_IN, _DEFERRED, _PROMISED = 1_000_000, 999_000, 1
"""The burden of one material: any number of promises is lighter than one thing to hand in."""


Numbers = Sequence[Sequence[int]]
"""The demands of each option of a requirement, by number."""


@dataclass(slots=True)
class Decision:
    """What a case comes to, by the numbers of the program's slots and demands."""

    state: State
    included: tuple[bool | None, ...]
    """By slot: is the item in the case; None is open."""
    outcomes: list[Outcome]
    """By demand."""
    used: list[int | None]
    """By demand: the number of the way used, for one that is replaced."""
    passed_over: frozenset[int] = frozenset()
    """The demands of alternatives that were not chosen."""
    waiting: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """By demand of alternatives that are left open: the demands that have to be decided first."""
    groups: tuple[Outcome, ...] = ()
    """By group of demands: what becomes of the material that they share."""


def decide(
    program: Program, known: Mapping[FactName, Value], items: Sequence[ItemId] | None = None
) -> Decision:
    """Decide a case from the facts that are known; `items` limits it to these items."""
    table = program.table
    state = table.state(known)
    included = []
    for slot in program.slots:
        truth = state.truth(slot.mask) if items is None or slot.item in items else False
        included.append(truth)
        table.settle(state, slot.fact, truth=truth)
    count = len(program.demands)
    decision = Decision(state, tuple(included), [Outcome.NOT_NEEDED] * count, [None] * count)
    for number, demand in enumerate(program.demands):
        _decide_alone(decision, number, demand)
    if program.choices:
        _pick_options(program, decision)
    decision.groups = tuple([_shared(program, decision, group) for group in program.groups])
    for group, outcome in zip(program.groups, decision.groups, strict=True):
        if len(group) > 1 and outcome in (Outcome.HAND_IN, Outcome.OPEN):
            _hold_once(program, decision, group)
    return decision


def _shared(program: Program, decision: Decision, group: Sequence[int]) -> Outcome:
    """Return what becomes of the material of a group: handed in if one demand needs it so.

    A demand that is open, but will not be handed in however it turns out, changes nothing for the
    applicant once another demand has the material replaced.
    """
    if len(group) == 1:
        return decision.outcomes[group[0]]
    outcomes = {decision.outcomes[number] for number in group}
    if Outcome.HAND_IN in outcomes:
        return Outcome.HAND_IN
    if Outcome.OPEN not in outcomes:
        return Outcome.REPLACED if Outcome.REPLACED in outcomes else Outcome.NOT_NEEDED
    still_open = [program.demands[n] for n in group if decision.outcomes[n] is Outcome.OPEN]
    harmless = Outcome.REPLACED in outcomes and all(
        _never_handed_in(one, decision.state) for one in still_open
    )
    return Outcome.REPLACED if harmless else Outcome.OPEN


def _never_handed_in(demand: Demand, state: State) -> bool:
    return any(state.held & way.mask for way in demand.ways if not way.held_once)


def _decide_alone(decision: Decision, number: int, demand: Demand) -> None:
    """Decide a demand as if no other demanded the same material."""
    state = decision.state
    if not state.possible & demand.mask:
        return
    way, truth = _first_open(demand.ways, state)
    if truth is None or not state.held & demand.mask:
        decision.outcomes[number] = Outcome.OPEN
    elif truth:
        decision.outcomes[number] = Outcome.REPLACED
        decision.used[number] = way
    else:
        decision.outcomes[number] = Outcome.HAND_IN


def _first_open(ways: Sequence[CompiledWay], state: State) -> tuple[int | None, bool | None]:
    """Return the first way that may be open, and whether it is; (None, False) if there is none."""
    for number, way in enumerate(ways):
        if state.possible & way.mask and way.way.mode is not Mode.HELD_ONCE:
            return number, True if state.held & way.mask else None
    return None, False


def _pick_options(program: Program, decision: Decision) -> None:
    """Of each requirement's alternatives keep the option that leaves least, and pass over the rest.

    An option that leaves nothing is taken first. What remains is chosen together; where one of those
    that share a material cannot be decided yet, all of them stay open.
    """
    anyway = _provided_anyway(program, decision)
    left: list[tuple[Numbers, Sequence[Burdens]]] = []
    for options in program.choices:
        if decision.outcomes[options[0][0]] is Outcome.NOT_NEEDED:
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
        if decision.outcomes[number] is Outcome.OPEN:
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
        is_open = decision.outcomes[number] is Outcome.OPEN
        burden = (_HAND_IN if is_open else _burden(program, decision, number)) - certain.get(key, 0)
        if burden > 0:
            found[key] = None if is_open or key in possible else burden
    return found


def _burden(program: Program, decision: Decision, number: int) -> int:
    """Return what a decided demand costs the applicant by itself."""
    if decision.outcomes[number] is Outcome.HAND_IN:
        return _HAND_IN
    used = decision.used[number]
    mode = program.demands[number].ways[used].way.mode if used is not None else None
    return {Mode.DEFERRAL: _DEFERRED, Mode.COMMITMENT: _PROMISED}.get(mode, 0) if mode else 0


def _pass_over(decision: Decision, options: Numbers, chosen: int) -> None:
    others = [number for option, numbers in enumerate(options) if option != chosen for number in numbers]
    for number in others:
        decision.outcomes[number] = Outcome.NOT_NEEDED
        decision.used[number] = None
    decision.passed_over |= frozenset(others)


def _leave_open(program: Program, decision: Decision, choices: Sequence[Numbers]) -> None:
    """Leave all options of these requirements open, and note which open demands they wait for."""
    numbers = [number for options in choices for option in options for number in option]
    keys = {program.demands[number].key for number in numbers}
    waiting = tuple(
        number
        for number, demand in enumerate(program.demands)
        if demand.key in keys and decision.outcomes[number] is Outcome.OPEN
    )
    for number in numbers:
        decision.outcomes[number] = Outcome.OPEN
        decision.used[number] = None
        decision.waiting[number] = waiting


def _hold_once(program: Program, decision: Decision, group: Sequence[int]) -> None:
    """Where one demand has the material handed in, let the others use that piece if a rule says so."""
    alone = [decision.outcomes[number] for number in group]
    for place, number in enumerate(group):
        handed = _handed_elsewhere(alone, place)
        if handed is False or alone[place] in (Outcome.NOT_NEEDED, Outcome.OPEN):
            continue
        way = _held_once_way(program.demands[number], decision, decision.used[number])
        if way is None:
            continue
        sure = handed and decision.state.held & program.demands[number].ways[way].mask
        decision.outcomes[number] = Outcome.REPLACED if sure else Outcome.OPEN
        decision.used[number] = way if sure else None


def _handed_elsewhere(alone: Sequence[Outcome], place: int) -> bool | None:
    """Tell whether another demand of the group has it handed in, by itself.

    Of several that do, the first bears it; so one that would be handed in looks at those before it
    only, and one that is replaced looks at all the others.
    """
    others = alone[:place] if alone[place] is Outcome.HAND_IN else [*alone[:place], *alone[place + 1 :]]
    if Outcome.HAND_IN in others:
        return True
    return None if Outcome.OPEN in others else False


def _held_once_way(demand: Demand, decision: Decision, used: int | None) -> int | None:
    """Return the number of the held-once way, if it may be open and comes before the way used."""
    before = demand.ways if used is None else demand.ways[:used]
    numbers = (number for number, way in enumerate(before) if way.held_once)
    return next((n for n in numbers if decision.state.possible & demand.ways[n].mask), None)
