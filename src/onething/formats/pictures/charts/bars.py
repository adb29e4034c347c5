"""Bars from left to right: beside one another, stacked to 100 %, or around a middle (a tornado)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from onething.formats.pictures.charts.canvas import (
    INK,
    LABELS,
    PARTS,
    SERIES,
    WIDTH,
    Canvas,
    Mark,
    label,
    legend,
    names_height,
    rule,
    subject,
)
from onething.formats.pictures.charts.series import Plot
from onething.formats.pictures.shapes import CELL
from onething.formats.pictures.svg import rect

__all__ = ["bars", "stacked", "tornado"]

_THICK = 16.0
_APART = 12.0
_OUTLINE: dict[str, object] = {"stroke": INK, "stroke_width": 0.5}


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where numbers stand between the names on the left and the figures on the right."""

    lowest: float
    highest: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Return how far to the right a number stands."""
        span = self.highest - self.lowest or 1.0
        return self.left + (value - self.lowest) / span * (self.right - self.left)


def bars(canvas: Canvas, plot: Plot, marks: Sequence[float | None] = ()) -> None:
    """Draw for each line a bar for each series from 0, with the figure at its end, and `marks` across."""
    axis = _axis(plot, marks)
    colours = SERIES if len(plot.series) > 1 else SERIES[1:2]
    if len(plot.series) > 1:
        legend(canvas, map(Mark, colours, plot.series))
    height = _THICK * len(plot.series)
    canvas.y += max(0.0, (names_height(plot.names) - height) / 2)
    top = canvas.y
    apart = max(_APART / 2 * len(plot.series[:2]), names_height(plot.names) + 2 - height)
    for at, name in enumerate(plot.names):
        canvas.add(subject(name, canvas.y + height / 2))
        for series, colour in zip(range(len(plot.series)), colours, strict=False):
            _bar(canvas, axis, plot, (at, series), colour)
            canvas.y += _THICK
        mark = marks[at] if marks else None
        if mark is not None:
            canvas.add(rule(axis.x(mark), canvas.y - height - 3, canvas.y + 3, stroke=INK, stroke_width=3))
        canvas.y += apart
    canvas.add(rule(axis.x(0), top - 3, canvas.y - 3, stroke=INK))


def _axis(plot: Plot, marks: Sequence[float | None]) -> _Axis:
    values = [value for row in plot.values for value in row if value is not None]
    values += [mark for mark in marks if mark is not None]
    lowest, highest = min((0.0, *values)), max((0.0, *values))
    room = CELL * (max((cell_len(text) for row in plot.texts for text in row), default=0) + 2)
    return _Axis(lowest, highest, LABELS + (room if lowest < 0 else 0), WIDTH - room)


def _bar(canvas: Canvas, axis: _Axis, plot: Plot, cell: tuple[int, int], colour: str) -> None:
    at, series = cell
    value, text = plot.values[at][series], plot.texts[at][series]
    zero, end = axis.x(0), axis.x(value or 0.0)
    base = canvas.y + _THICK / 2 + 4.5
    if value:
        left, right = sorted((zero, end))
        canvas.add(rect(left, canvas.y + 1.5, max(right - left, 0.5), _THICK - 3, fill=colour, **_OUTLINE))
    if (value or 0) < 0:
        canvas.add(label(text, end - 5, base, text_anchor="end"))
    else:
        canvas.add(label(text, end + 5, base))


_LEAST_SEGMENT = 46.0
"""A segment narrower than this has no room for its figure."""


def stacked(canvas: Canvas, plot: Plot) -> None:
    """Draw for each line one bar of all series, which together make up 1."""
    legend(canvas, map(Mark, PARTS, plot.series))
    width, thick = WIDTH - LABELS - 8, _THICK + 10
    for at, name in enumerate(plot.names):
        canvas.add(subject(name, canvas.y + thick / 2))
        x = LABELS
        for value, text, colour in zip(plot.values[at], plot.texts[at], PARTS, strict=False):
            part = width * (value or 0.0)
            canvas.add(rect(x, canvas.y, part, thick, fill=colour, stroke="#ffffff", stroke_width=1.5))
            if part >= _LEAST_SEGMENT:
                ink = INK if colour == PARTS[1] else "#ffffff"
                canvas.add(
                    label(text, x + part / 2, canvas.y + thick / 2 + 4.5, text_anchor="middle", fill=ink)
                )
            x += part
        canvas.y += thick + _APART


def tornado(canvas: Canvas, plot: Plot, middle: float) -> None:
    """Draw for each line a bar from its first figure to its second, around the result as it is."""
    legend(canvas, map(Mark, SERIES, plot.series))
    values = [value for row in plot.values for value in row if value is not None]
    room = CELL * (max((cell_len(text) for row in plot.texts for text in row), default=0) + 2)
    axis = _Axis(min((middle, *values)), max((middle, *values)), LABELS + room, WIDTH - room)
    top = canvas.y
    for at, name in enumerate(plot.names):
        canvas.add(subject(name, canvas.y + _THICK / 2 + 2))
        _swing(canvas, axis, plot, at, middle)
        canvas.y += max(_THICK + _APART, names_height(plot.names) + 6)
    canvas.add(rule(axis.x(middle), top - 3, canvas.y - 4, stroke=INK, stroke_width=1.5))


def _swing(canvas: Canvas, axis: _Axis, plot: Plot, at: int, middle: float) -> None:
    base = canvas.y + _THICK / 2 + 6.5
    ends = sorted(zip(plot.values[at], plot.texts[at], strict=True), key=lambda end: end[0] or 0.0)
    for (value, _), colour in zip(zip(plot.values[at], plot.texts[at], strict=True), SERIES, strict=False):
        left, right = sorted((axis.x(middle), axis.x(value or 0.0)))
        canvas.add(rect(left, canvas.y + 1, right - left, _THICK + 2, fill=colour, **_OUTLINE))
    (least, low), (most, high) = ends
    left, right = min(axis.x(least or 0.0), axis.x(middle)), max(axis.x(most or 0.0), axis.x(middle))
    canvas.add(label(low, left - 5, base, text_anchor="end"), label(high, right + 5, base))
