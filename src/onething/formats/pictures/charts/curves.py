"""Lines over categories such as months, and stairs over a cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from onething.formats.pictures.charts.canvas import (
    GREY,
    INK,
    RULE,
    SERIES,
    WIDTH,
    Canvas,
    Mark,
    label,
    legend,
    stroke,
    ticks,
)
from onething.formats.pictures.charts.series import Plot, Stair
from onething.formats.pictures.shapes import CELL
from onething.formats.pictures.svg import element, line_through

__all__ = ["curves", "stairs"]

_HEIGHT = 230.0
_MARGIN = 40.0
"""To the right of the field."""
_BELOW = 18.0
"""From the field to the base of the names below it."""
_LEFT = 60.0
"""Where legends begin."""
_BEFORE, _AFTER = (GREY, "6 4"), (SERIES[1], "")
"""Colour and dashes of the line that is compared with, and of the one that counts."""

Say = Callable[[float], str]
"""How a number on an axis is written."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of a chart with two axes: what its edges stand for, and where they are."""

    across: tuple[float, float]
    upwards: tuple[float, float]
    left: float
    top: float

    def x(self, value: float) -> float:
        """Return how far to the right a number stands."""
        lowest, highest = self.across
        return self.left + (value - lowest) / (highest - lowest) * (WIDTH - _MARGIN - self.left)

    def y(self, value: float) -> float:
        """Return how far down a number stands."""
        lowest, highest = self.upwards
        return self.top + _HEIGHT - (value - lowest) / (highest - lowest) * _HEIGHT


def curves(canvas: Canvas, plot: Plot, say: Say) -> None:
    """Draw a line for each of two series over the names: that before, and that after."""
    looks = (_BEFORE, _AFTER)
    names = zip(looks, plot.series, strict=False)
    legend(canvas, (Mark(colour, name, dashes) for (colour, dashes), name in names), x=_LEFT)
    values = [value for row in plot.values for value in row if value is not None]
    across = (0.0, max(1.0, len(plot.names) - 1.0))
    field = _field(canvas, ticks(0.0, max(values, default=1.0)), across, say)
    for series, (colour, dashes) in enumerate(looks[: len(plot.series)]):
        points = [
            (field.x(float(at)), field.y(row[series] or 0.0))
            for at, row in enumerate(plot.values)
            if row[series] is not None
        ]
        canvas.add(stroke(points, colour, dashes), *(_dot(x, y, colour) for x, y in points))
    _below(canvas, field, plot.names)


def _below(canvas: Canvas, field: _Field, names: Sequence[str]) -> None:
    """Write the names below the field, so many of them that none covers the next."""
    room = (WIDTH - _MARGIN - field.left) / max(1, len(names) - 1)
    widest = CELL * (max(map(cell_len, names), default=0) + 3)
    every = max(1, int(-(-widest // room)))
    canvas.y += _BELOW
    for at, name in enumerate(names):
        if at % every == 0:
            canvas.add(label(name, field.x(float(at)), canvas.y, text_anchor="middle"))
    canvas.y += 8


def stairs(
    canvas: Canvas, found: Sequence[Stair], point: tuple[float, float] | None, say: tuple[Say, Say]
) -> None:
    """Draw two stairs: a value stays until the next cost at which it changes; `point` is singled out."""
    drawn = list(zip((_AFTER, _BEFORE), found, strict=False))
    legend(canvas, (Mark(colour, stair.name, dashes) for (colour, dashes), stair in drawn), x=_LEFT)
    costs = ticks(0.0, max((x for stair in found for x, _ in stair.points), default=1.0))
    values = [y for stair in found for _, y in stair.points]
    field = _field(canvas, ticks(*_range(values)), (costs[0], costs[-1]), say[1])
    for (colour, dashes), stair in reversed(drawn):
        corners = [(field.x(x), field.y(y)) for x, y in _corners(sorted(stair.points))]
        canvas.add(stroke(corners, colour, dashes))
    if point:
        canvas.add(_dot(field.x(point[0]), field.y(point[1]), SERIES[2], radius=6.5))
    canvas.y += _BELOW
    canvas.add(*(label(say[0](cost), field.x(cost), canvas.y, text_anchor="middle") for cost in costs))
    canvas.y += 8


def _range(values: Sequence[float]) -> tuple[float, float]:
    """Return from where to where the axis runs: from 0, unless all values are far from it."""
    lowest, highest = min(values, default=0.0), max(values, default=1.0)
    return (lowest if lowest > highest / 2 else min(0.0, lowest)), highest


def _corners(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    between = [corner for (_, y), (x, after) in pairwise(points) for corner in ((x, y), (x, after))]
    return [*points[:1], *between]


def _field(canvas: Canvas, values: Sequence[float], across: tuple[float, float], say: Say) -> _Field:
    """Draw the grid and the numbers to its left; return the field."""
    texts = [say(value) for value in values]
    left = 12 + CELL * (max(map(cell_len, texts)) + 1)
    field = _Field(across, (values[0], values[-1]), left, canvas.y + 6)
    for value, text in zip(values, texts, strict=True):
        y = field.y(value)
        canvas.add(
            line_through([(left, y), (WIDTH - _MARGIN, y)], stroke=RULE),
            label(text, left - 6, y + 4.5, text_anchor="end", fill=GREY),
        )
    canvas.y = field.top + _HEIGHT
    return field


def _dot(x: float, y: float, colour: str, *, radius: float = 3.0) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=colour, stroke=INK, stroke_width=0.75)
