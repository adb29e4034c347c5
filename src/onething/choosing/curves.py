"""What the goal comes to from the first reform to the last: one by one, and by the best set of each cost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from onething.choosing.problem import Choice, Problem
from onething.choosing.programme import EQUAL, Programme
from onething.choosing.selecting import best_within
from onething.choosing.tables import places

__all__ = ["POINTS", "best_by_cost", "one_by_one"]

POINTS = 24
"""So many sets are looked for at most on the way from no reform to the best set."""


def one_by_one(problem: Problem) -> Iterator[tuple[int, Choice]]:
    """Yield reforms in greedy order, each with what has been reached with it; -1 for the start.

    Next is always the one that gains most for its cost, given those before; of equal ones the cheapest,
    then the first. What gains nothing comes last, and what is excluded by one before is left out.
    """
    chosen, left = 0, problem.all
    yield -1, Choice(0, problem.base, 0.0)
    gains = {place: _gain(problem, place, 0) for place in places(left)}
    value = problem.base
    while left:
        place = max(places(left), key=lambda place: _urge(problem, place, gains[place]))
        value += gains[place]
        chosen |= 1 << place
        left &= ~(chosen | problem.excluded_by[place])
        yield place, Choice(chosen, value, problem.cost(chosen))
        for other in places(_acting_together(problem, place) & left):
            gains[other] = _gain(problem, other, chosen)


def _gain(problem: Problem, place: int, chosen: int) -> float:
    bit = 1 << place
    return sum(one.value(chosen | bit) - one.value(chosen) for one in problem.tables_of[place])


def _acting_together(problem: Problem, place: int) -> int:
    together = 0
    for one in problem.tables_of[place]:
        together |= one.reforms
    return together


def _urge(problem: Problem, place: int, gain: float) -> tuple[float, float, float, int]:
    """Return by what reforms are put in order: gain by cost, then gain, then cost, then place."""
    cost = problem.costs[place]
    gain = gain if abs(gain) > EQUAL * problem.spread else 0.0
    rate = gain / cost if cost else math.copysign(math.inf, gain) if gain else 0.0
    return rate, gain, -cost, -place


@dataclass(frozen=True, slots=True)
class _Gap:
    """Two sets between whose costs there may be a better one than the first."""

    low: Choice
    high: Choice
    empty_to: float
    """Up to this cost there is none."""


def best_by_cost(
    programme: Programme, best: Choice, *, points: int = POINTS
) -> tuple[tuple[Choice, ...], bool]:
    """Return the best set for each budget at which it changes, and whether these are all of them.

    From what costs nothing to `best`, the best set of all. Where there are more than `points` they are
    looked for where the goal rises most.
    """
    problem = programme.problem
    low, high = best_within(programme, 0.0), best
    found = {choice.chosen: choice for choice in (low, high)}
    gaps = [_Gap(low, high, low.cost)] if high.cost > low.cost else []
    while gaps and len(found) < points and not programme.late:
        gap = max(gaps, key=lambda gap: (gap.high.value - gap.low.value, -gap.low.cost))
        gaps.remove(gap)
        middle = _budget_within(problem, gap)
        choice = best_within(programme, middle)
        found[choice.chosen] = choice
        gaps += _split(problem, gap, middle, choice)
    return tuple(sorted(found.values(), key=lambda choice: choice.cost)), not gaps


def _budget_within(problem: Problem, gap: _Gap) -> float:
    """Return a budget between two sets: first the middle, then just below the dearer one."""
    if gap.empty_to > gap.low.cost:
        return _below(problem, gap.high.cost)
    return min((gap.low.cost + gap.high.cost) / 2, _below(problem, gap.high.cost))


def _below(problem: Problem, cost: float) -> float:
    """Return the greatest budget that does not pay for a cost."""
    whole = all(float(one).is_integer() for one in problem.costs)
    return cost - 1.0 if whole else cost * (1 - EQUAL)


def _split(problem: Problem, gap: _Gap, middle: float, choice: Choice) -> Iterator[_Gap]:
    """Yield what may still lie below and above a set that was found between two others."""
    last = middle >= _below(problem, gap.high.cost)
    if choice.chosen == gap.low.chosen:
        if not last:
            yield _Gap(gap.low, gap.high, middle)
        return
    if _below(problem, choice.cost) > gap.empty_to:
        yield _Gap(gap.low, choice, gap.empty_to)
    if not last:
        yield _Gap(choice, gap.high, middle)
