"""The best set of reforms for each budget at which it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onething.choosing.problem import EQUAL, Choice, Problem
from onething.choosing.programme import Programme
from onething.choosing.rows import unit_of
from onething.choosing.selecting import best_within

__all__ = ["POINTS", "best_by_cost"]

POINTS = 24
"""So many sets are looked for at most on the way from no reform to the best set."""


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
    # What a row of costs lets through is a millionth of their unit.
    return cost - 1.0 if whole else cost - max(cost * EQUAL, 2e-6 * unit_of(problem.costs))


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
