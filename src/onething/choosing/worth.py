"""What each reform is worth in company: its Shapley value.

Of all orders in which the reforms could be done, each as likely as any other, the mean of what a reform
gains when its turn comes; one that is excluded by a reform done before is left out and gains nothing.
What sets come to is a sum of tables, and the value of a sum is the sum of the values, so it is worked
out table by table, exactly where a table hangs on few reforms (Shapley 1953).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from onething.choosing.problem import Problem
from onething.choosing.tables import Table, places

__all__ = ["Worth", "worth"]

EXACT = 12
"""A table that hangs on so many reforms, with those that they exclude, is reckoned exactly."""
ORDERS = 2000
"""So many orders are drawn for tables that hang on more."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A Shapley value."""

    value: float
    standard_error: float = 0.0
    """0: it is exact."""


def worth(problem: Problem, *, exact: int = EXACT, orders: int = ORDERS, seed: int = 0) -> tuple[Worth, ...]:
    """Return the Shapley value of each reform, in the order of the candidates."""
    values = [0.0] * len(problem.ids)
    large: list[Table] = []
    for reforms, tables in _by_company(problem).items():
        if reforms.bit_count() > exact:
            large += tables
            continue
        for place, value in _expected(problem, reforms, tables).items():
            values[place] += value
    errors = _drawn(problem, large, values, orders, Random(seed)) if large else [0.0] * len(values)  # noqa: S311
    return tuple(map(Worth, values, errors))


def _by_company(problem: Problem) -> Mapping[int, Sequence[Table]]:
    """Return the tables by the reforms that decide what is gained: their own, and whatever excludes them."""
    found: defaultdict[int, list[Table]] = defaultdict(list)
    for table in problem.tables:
        found[_closed(problem, table.reforms)].append(table)
    return found


def _closed(problem: Problem, reforms: int) -> int:
    """Return a set with all that excludes one of it, with all that excludes those, and so on."""
    grown = reforms
    for place in places(reforms):
        grown |= problem.excluded_by[place]
    return reforms if grown == reforms else _closed(problem, grown)


def _expected(problem: Problem, reforms: int, tables: Sequence[Table]) -> Mapping[int, float]:
    """Return what each reform gains on average over all orders, by how likely each state is.

    A state is which reforms have had their turn, and which of them were done.
    """
    gained: defaultdict[int, float] = defaultdict(float)
    states: Mapping[tuple[int, int], float] = {(0, 0): 1.0}
    values: dict[int, float] = {}

    def value(chosen: int) -> float:
        if chosen not in values:
            values[chosen] = sum(table.value(chosen) for table in tables)
        return values[chosen]

    for turn in range(reforms.bit_count(), 0, -1):
        following: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (past, done), likely in states.items():
            for place in places(reforms & ~past):
                after = done if problem.excluded_by[place] & done else done | 1 << place
                gained[place] += likely / turn * (value(after) - value(done))
                following[past | 1 << place, after] += likely / turn
        states = following
    return gained


def _drawn(
    problem: Problem, tables: Sequence[Table], values: list[float], orders: int, random: Random
) -> list[float]:
    """Add to `values` what the reforms gain in tables on average over drawn orders; return its errors."""
    sums, squares = [0.0] * len(values), [0.0] * len(values)
    part = Problem(problem.ids, problem.costs, tuple(tables), apart=problem.apart)
    turns = list(places(_closed(problem, _together(tables))))
    for _ in range(orders):
        random.shuffle(turns)
        for place, gain in _gains_in(part, turns):
            sums[place] += gain
            squares[place] += gain * gain
    for place, total in enumerate(sums):
        values[place] += total / orders
    pairs = zip(sums, squares, strict=True)
    return [
        math.sqrt(max(0.0, square - total * total / orders) / (orders - 1) / orders)
        for total, square in pairs
    ]


def _gains_in(part: Problem, turns: Sequence[int]) -> Iterator[tuple[int, float]]:
    done = 0
    for place in turns:
        if part.excluded_by[place] & done:
            continue
        after = done | 1 << place
        yield place, sum(table.value(after) - table.value(done) for table in part.tables_of[place])
        done = after


def _together(tables: Sequence[Table]) -> int:
    together = 0
    for table in tables:
        together |= table.reforms
    return together
