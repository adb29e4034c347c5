"""The best set of reforms, the same one each time: ties are broken by cost, number and ids."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from onething.choosing.problem import Choice, Problem
from onething.choosing.programme import Criterion, Limits, Programme, Solved

__all__ = ["affordable", "best_within", "cheapest_reaching"]

_BLOCK = 16
"""So many places are brought into order at once: their weights are powers of two, exact in the solver."""


def best_within(programme: Programme, budget: float = math.inf) -> Choice:
    """Return the set that comes to most and costs no more than `budget`.

    Of equal ones it is the cheapest, of these the smallest, of these the one whose candidates come
    first.
    """
    limits = {} if math.isinf(budget) else {Criterion.COST: (-math.inf, budget)}
    order, start = (Criterion.VALUE, Criterion.COST, Criterion.COUNT), affordable(programme, budget)
    found = _ordered(programme, order, limits, start)
    return found or Choice(0, programme.problem.base, 0.0, optimal=False, bound=math.inf)


def cheapest_reaching(programme: Programme, least: float) -> Choice | None:
    """Return the cheapest set that comes to `least`; None if there is none, or no time was left.

    Of equal ones it is the one that comes to most, of these the smallest, then as `best_within`.
    """
    order = (Criterion.COST, Criterion.VALUE, Criterion.COUNT)
    start = next((one.chosen for _, one in programme.greedy if one.value >= least), None)
    return _ordered(programme, order, {Criterion.VALUE: (least, math.inf)}, start)


def affordable(programme: Programme, budget: float) -> int:
    """Return the reforms of the greedy order that still fit into a budget when their turn comes."""
    problem, chosen = programme.problem, 0
    for (_, before), (place, after) in pairwise(programme.greedy):
        grown = chosen | 1 << place
        if after.value >= before.value and problem.cost(grown) <= budget:
            chosen = grown
    return chosen


def _ordered(
    programme: Programme, order: Sequence[Criterion], limits: Limits, start: int | None
) -> Choice | None:
    """Return the set that is best by the first criterion, of equal ones by the second, and so on.

    `start` is a set within the limits from which the solver begins.
    """
    problem, first = programme.problem, order[0]
    found = programme.best(first, limits, known=start)
    if found is None and programme.late and start is not None:
        found = Solved(start, optimal=False, bound=_unbounded(problem, first))
    if found is None:
        return None
    limits = {**limits, first: _held(problem, first, found.chosen, limits)}
    chosen = found.chosen
    if not programme.late and programme.has_another(chosen, limits, first):
        chosen = _told_apart(programme, order[1:], limits, chosen)
    value, cost = problem.value(chosen), problem.cost(chosen)
    own = value if first is Criterion.VALUE else cost
    return Choice(chosen, value, cost, found.optimal, own if found.optimal else found.bound)


def _unbounded(problem: Problem, criterion: Criterion) -> float:
    """Return what a criterion comes to at best if nothing else is known."""
    return problem.base + problem.spread if criterion is Criterion.VALUE else 0.0


def _told_apart(programme: Programme, order: Sequence[Criterion], limits: Limits, chosen: int) -> int:
    """Return the set within limits that is best by the other criteria, in their order, then by ids."""
    for criterion in order:
        found = programme.best(criterion, limits, known=chosen)
        if found is None:
            return chosen
        chosen = found.chosen
        limits = {**limits, criterion: _held(programme.problem, criterion, chosen, limits)}
    return _first(programme, chosen, limits)


def _held(problem: Problem, criterion: Criterion, chosen: int, limits: Limits) -> tuple[float, float]:
    """Return the limits within which a criterion is as good as it is for the set chosen."""
    least, most = limits.get(criterion, (-math.inf, math.inf))
    if criterion is Criterion.VALUE:
        return max(least, problem.value(chosen)), most
    return least, min(most, problem.cost(chosen) if criterion is Criterion.COST else chosen.bit_count())


def _first(programme: Programme, chosen: int, limits: Limits) -> int:
    """Return, of all sets within limits, the one whose candidates come first."""
    if not programme.has_another(chosen, limits, Criterion.COUNT):
        return chosen
    fixed: dict[int, int] = {}
    count = len(programme.problem.ids)
    for start in range(0, count, _BLOCK):
        block = range(start, min(start + _BLOCK, count))
        weights = {place: float(1 << (start + _BLOCK - 1 - place)) for place in block}
        found = programme.earliest(weights, limits, fixed)
        if found is None:
            break
        chosen = found
        fixed |= {place: chosen >> place & 1 for place in block}
    return chosen
