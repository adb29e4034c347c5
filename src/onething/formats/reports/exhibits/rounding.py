"""Numbers rounded so that they hang together as they are shown: parts add up, differences are differences.

Each number is within one step of what it is; within half a step wherever nothing has to add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from onething.formats.reports.exhibits.exhibit import Exhibit, Figure, Form, Line

__all__ = ["apportioned", "nearest", "rounded"]

_NOISE = 1e-9
"""What floating-point sums are off by, in steps."""


def nearest(value: float, step: float) -> int:
    """Return a number in whole steps, halves upwards.

    >>> nearest(2.5, 1), nearest(0.1234, 0.001)
    (3, 123)
    """
    return floor(value / step + 0.5 + _NOISE)


def apportioned(values: Sequence[float], step: float, whole: float | None = None) -> list[int]:
    """Return numbers in whole steps that add up to their rounded sum: the largest remainders are rounded up.

    `whole` is the sum where it is known better than by adding up (Hamilton's method).

    >>> apportioned([1.4, 1.4, 1.2], 1)
    [2, 1, 1]
    """
    steps = [value / step for value in values]
    floors = [floor(value + _NOISE) for value in steps]
    missing = nearest(sum(values) if whole is None else whole, step) - sum(floors)
    order = sorted(range(len(steps)), key=lambda at: floors[at] - steps[at])
    up = set(order[: max(0, missing)])
    return [least + (at in up) for at, least in enumerate(floors)]


def rounded(exhibit: Exhibit) -> list[list[Figure]]:
    """Return the cells of an exhibit line by line, every number rounded as it is shown."""
    grid = [_line(line, exhibit) for line in exhibit.lines]
    for column, head in enumerate(exhibit.heads):
        if head.adds_up:
            _add_up(grid, exhibit, column)
    for at, line in enumerate(exhibit.lines):
        _across(grid[at], line, exhibit)
        for column, head in enumerate(exhibit.heads):
            if head.difference:
                grid[at][column] = _difference(grid[at], head.difference)
    return grid


def _form(line: Line, exhibit: Exhibit, column: int) -> Form:
    return line.form or exhibit.heads[column].form


def _line(line: Line, exhibit: Exhibit) -> list[Figure]:
    forms = (_form(line, exhibit, column) for column in range(len(exhibit.heads)))
    return [_cell(cell, form) for cell, form in zip(line.cells, forms, strict=True)]


def _cell(cell: Figure, form: Form) -> Figure:
    if cell is None or isinstance(cell, str) or not form.step:
        return cell
    return nearest(cell, form.step) * form.step


def _add_up(grid: list[list[Figure]], exhibit: Exhibit, column: int) -> None:
    """Round a column anew so that the parts add up to the total line, or to their own sum without one."""
    step = exhibit.heads[column].form.step
    parts = [at for at, line in enumerate(exhibit.lines) if not line.total]
    values = [_number(exhibit.lines[at].cells[column]) for at in parts]
    totals = [_number(line.cells[column]) for line in exhibit.lines if line.total]
    for at, steps in zip(parts, apportioned(values, step, totals[0] if totals else None), strict=True):
        grid[at][column] = steps * step


def _across(row: list[Figure], line: Line, exhibit: Exhibit) -> None:
    values = [_number(line.cells[column]) for column in exhibit.across]
    if not sum(values):
        return
    step = exhibit.heads[exhibit.across[0]].form.step
    for column, steps in zip(exhibit.across, apportioned(values, step, 1.0), strict=True):
        row[column] = steps * step


def _difference(row: Sequence[Figure], columns: tuple[int, int]) -> Figure:
    after, before = (row[column] for column in columns)
    if isinstance(after, (int, float)) and isinstance(before, (int, float)):
        return after - before
    return None


def _number(cell: Figure) -> float:
    return float(cell) if isinstance(cell, (int, float)) else 0.0
