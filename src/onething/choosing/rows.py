"""The rows and columns of the programme that a problem becomes; see `onething.choosing.programme`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from onething.choosing.problem import Problem
from onething.choosing.tables import Table, places

__all__ = ["FIRST_ROWS", "SPREAD", "Rows", "rows_of", "unit_of"]

SPREAD = 1e6
"""Values are scaled so that they spread over so much: the precision of the solver is a millionth."""
FIRST_ROWS = 3
"""The rows that hold the value, the cost and the number of the reforms chosen."""


@dataclass(slots=True)
class Rows:
    """A programme as it grows: a column for each reform, then one for each step of a table.

    The first rows are the value, the cost and the number of what is chosen; their bounds are given when
    the programme is solved.
    """

    reforms: int
    gains: list[float]
    """By column what it adds to the value, scaled."""
    costs: list[float]
    """By reform, in units of `unit_of`."""
    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    entries: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def add(self, entries: Sequence[tuple[int, float]], lower: float, upper: float) -> None:
        """Add a row: columns with their entries, and between what it must lie."""
        self.starts.append(len(self.columns))
        self.columns.extend(column for column, _ in entries)
        self.entries.extend(entry for _, entry in entries)
        self.lower.append(lower)
        self.upper.append(upper)


def rows_of(problem: Problem) -> Rows:
    """Return a problem as a programme."""
    count, scale = len(problem.ids), SPREAD / problem.spread if problem.spread else 1.0
    unit = unit_of(problem.costs)
    first = _first_columns(problem)
    gains = _gains(problem, first, scale)
    rows = Rows(count, gains, [cost / unit for cost in problem.costs])
    rows.add([(column, gain) for column, gain in enumerate(gains) if gain], -math.inf, math.inf)
    rows.add([(place, cost) for place, cost in enumerate(rows.costs) if cost], -math.inf, math.inf)
    rows.add([(place, 1.0) for place in range(count)], -math.inf, math.inf)
    for pair in problem.apart:
        rows.add([(place, 1.0) for place in places(pair)], -math.inf, 1.0)
    for table, column in zip(problem.tables, first, strict=True):
        if column >= 0:
            _add_table(rows, table, column)
    return rows


def unit_of(costs: Sequence[float]) -> float:
    """Return in what costs are counted: the greatest common divisor of whole ones, else a millionth.

    Whole numbers in rows keep the solver from taking a set that costs a little more than it may.
    """
    if all(float(cost).is_integer() for cost in costs):
        return float(math.gcd(*map(int, costs))) or 1.0
    return max(costs) / SPREAD


def _first_columns(problem: Problem) -> list[int]:
    """Return by table the column of its first step; -1 for one of a single reform, which needs none."""
    found, column = [], len(problem.ids)
    for table in problem.tables:
        alone = table.reforms.bit_count() == 1
        found.append(-1 if alone else column)
        column += 0 if alone else len(table.steps)
    return found


def _gains(problem: Problem, first: Sequence[int], scale: float) -> list[float]:
    gains = [0.0] * len(problem.ids)
    for table, column in zip(problem.tables, first, strict=True):
        if column < 0:
            gains[table.reforms.bit_length() - 1] += scale * table.value(table.reforms)
        else:
            gains += [scale * value for value in table.steps.values()]
    return gains


def _add_table(rows: Rows, table: Table, column: int) -> None:
    """Add the rows of a table whose steps begin at `column`."""
    columns = range(column, column + len(table.steps))
    if len(columns) > 1:
        rows.add([(step, 1.0) for step in columns], -math.inf, 1.0)
    for place in places(table.reforms):
        taken = [
            (step, 1.0) for step, chosen in zip(columns, table.steps, strict=True) if chosen >> place & 1
        ]
        if taken:
            least = 0.0 if table.strict >> place & 1 else -math.inf
            rows.add([*taken, (place, -1.0)], least, 0.0)
