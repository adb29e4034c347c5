"""Deciding a case: which items apply, what becomes of every demand, in a few integer operations.

The order is that of the law, not of convenience: first the items, then each demand by itself, then
the alternatives, then what is held once. Whatever is not decided by the known facts stays open, and
no later fact contradicts what was decided without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onething.model import FactName, ItemId, Mode, Outcome, Value
from onething.workflows.choice import choose
from onething.workflows.program import CompiledWay, Demand, Program
from onething.workflows.terms import State

__all__ = ["Decision", "decide"]

_HAND_IN, _DEFERRED, _PROMISED = 1_000_000, 999_000, 1
"""The burden of one material: any number of promises is lighter than one thing to hand in."""


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
        table.settle(state, slot.fact, truth)
    count = len(program.demands)
    decision = Decision(state, tuple(included), [Outcome.NOT_NEEDED] * count, [None] * count)
    for number, demand in enumerate(program.demands):
        _decide_alone(decision, number, demand)
    if program.choices:
        _pick_options(program, decision)
    decision.groups = tuple([_shared(decision, group) for group in program.groups])
    for group, outcome in zip(program.groups, decision.groups, strict=True):
        if len(group) > 1 and outcome in (Outcome.HAND_IN, Outcome.OPEN):
            _hold_once(program, decision, group)
    return decision


def _shared(decision: Decision, group: Sequence[int]) -> Outcome:
    """Return what becomes of the material of a group: handed in if one demand needs it so."""
    if len(group) == 1:
        return decision.outcomes[group[0]]
    outcomes = {decision.outcomes[number] for number in group}
    order = (Outcome.HAND_IN, Outcome.OPEN, Outcome.REPLACED, Outcome.NOT_NEEDED)
    return next(outcome for outcome in order if outcome in outcomes)


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
    """Of each requirement's alternatives keep the option that leaves least, and pass over the rest."""
    plain = _provided_anyway(program, decision)
    applying = []
    for options in program.choices:
        outcomes = [[decision.outcomes[number] for number in option] for option in options]
        if outcomes[0][0] is Outcome.NOT_NEEDED:
            continue
        free = _free_option(program, decision, options, plain)
        if free is not None:
            _pass_over(decision, options, free)
        elif any(outcome is Outcome.OPEN for option in outcomes for outcome in option):
            _leave_open(decision, options)
        else:
            applying.append(options)
    keys = [[_to_provide(program, decision, option, plain) for option in options] for options in applying]
    costs = {key: cost for options in keys for option in options for key, cost in option.items()}
    chosen = choose([[frozenset(option) for option in options] for options in keys], costs)
    for options, option in zip(applying, chosen, strict=True):
        _pass_over(decision, options, option)


def _provided_anyway(program: Program, decision: Decision) -> set[tuple[str, str]]:
    """Return the materials that requirements without alternatives have handed in."""
    return {
        demand.key
        for number, demand in enumerate(program.demands)
        if not demand.requirement.alternatives and decision.outcomes[number] is Outcome.HAND_IN
    }


def _free_option(
    program: Program, decision: Decision, options: Sequence[Sequence[int]], plain: set[tuple[str, str]]
) -> int | None:
    """Return the first option that costs nothing, if no earlier one may turn out to cost nothing."""
    for number, option in enumerate(options):
        if any(decision.outcomes[demand] is Outcome.OPEN for demand in option):
            return None
        if not _to_provide(program, decision, option, plain):
            return number
    return None


def _to_provide(
    program: Program, decision: Decision, option: Sequence[int], plain: set[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Return what the applicant would have to provide for an option, with its burden."""
    costs: dict[tuple[str, str], int] = {}
    for number in option:
        demand, used = program.demands[number], decision.used[number]
        mode = demand.ways[used].way.mode if used is not None else None
        cost = {None: _HAND_IN, Mode.DEFERRAL: _DEFERRED, Mode.COMMITMENT: _PROMISED}.get(mode, 0)
        if cost and demand.key not in plain:
            costs[demand.key] = cost
    return costs


def _pass_over(decision: Decision, options: Sequence[Sequence[int]], chosen: int) -> None:
    others = [number for option, numbers in enumerate(options) if option != chosen for number in numbers]
    for number in others:
        decision.outcomes[number] = Outcome.NOT_NEEDED
        decision.used[number] = None
    decision.passed_over |= frozenset(others)


def _leave_open(decision: Decision, options: Sequence[Sequence[int]]) -> None:
    for option in options:
        for number in option:
            decision.outcomes[number] = Outcome.OPEN
            decision.used[number] = None


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
