"""The greedy order: one reform at a time, each the best for its cost given those before."""

from __future__ import annotations

import math
from collections.abc import Iterator

from onething.choosing.problem import EQUAL, Choice, Problem
from onething.choosing.tables import places

__all__ = ["one_by_one"]


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
