"""What all charts share: their width, colours, text that fits, axes, legends, and the picture around them.

Colours differ in lightness as well as in hue, so that they are told apart by everybody and in a black and
white print. Lengths are in pixels; the width fits an A4 page in letters of eight to nine points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from rich.cells import cell_len

from onething.formats.pictures.shapes import CELL
from onething.formats.pictures.svg import element, line_through, lines, rect
from onething.formats.reports.outline import one_line
from onething.formats.reports.wrapping import wrapped

__all__ = [
    "GREY",
    "INK",
    "LABELS",
    "PARTS",
    "RULE",
    "SERIES",
    "WIDTH",
    "Canvas",
    "Mark",
    "label",
    "legend",
    "names_height",
    "picture",
    "rule",
    "stroke",
    "subject",
    "ticks",
]

WIDTH = 720.0
LABELS = 196.0
"""The width of the names to the left of bars."""
LINE = 16.0
"""From one line of text to the next."""

INK, GREY, RULE = "#1a1f26", "#4a5361", "#c5ccd6"
SERIES = ("#a9b4c2", "#0b5394", "#e69f00", "#56b4e9", "#5d3a7a", "#00795a")
"""Before stands in light grey, after in dark blue."""
PARTS = ("#0b5394", "#9ecae1", "#d9600f")
"""Of no visit, one, more: dark, light, and in between."""

_ELLIPSIS = "…"


class Canvas:
    """A drawing that grows downwards: pieces of SVG, and how far down they reach."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.y = 4.0

    def add(self, *pieces: str) -> None:
        """Add pieces of SVG."""
        self.pieces += pieces

    def headed(self, title: str) -> None:
        """Add a title, where several charts stand below one another."""
        self.add(label(title, LABELS, self.y + 11, font_weight="bold"))
        self.y += LINE + 6


def picture(canvas: Canvas, *, title: str, description: str) -> str:
    """Return the SVG of a chart, with its title and description for whoever does not see it."""
    height = canvas.y
    return element(
        "svg",
        "\n".join(
            (
                "",
                element("title", escape(one_line(title))),
                element("desc", escape(one_line(description))),
                *canvas.pieces,
                "",
            )
        ),
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        font_size=13,
        fill=INK,
    )


def label(text: str, x: float, y: float, **attributes: object) -> str:
    """Return one line of text with its base at `y`."""
    return lines([one_line(text)], x, y, step=LINE, **attributes)


def _fitting(text: str, width: float, *, most: int = 2) -> list[str]:
    """Return a text in lines that fit a width, at most so many; what is left out is an ellipsis."""
    cells = int(width / CELL)
    found = wrapped(one_line(text), cells)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and cell_len(last + _ELLIPSIS) > cells:
        last = last[:-1]
    return [*found[: most - 1], last + _ELLIPSIS]


def names_height(names: Iterable[str]) -> float:
    """Return the height that the highest of the names of bars takes."""
    return LINE * max((len(_fitting(name, LABELS - 12)) for name in names), default=1)


def subject(text: str, middle: float) -> str:
    """Return the name of a bar, to the right of which it begins, in one or two lines around a height."""
    found = _fitting(text, LABELS - 12)
    top = middle + 4.5 - (len(found) - 1) * LINE / 2
    return lines(found, LABELS - 8, top, step=LINE, text_anchor="end")


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of a legend: a colour and what it stands for; of a line also how it is dashed."""

    colour: str
    text: str
    dashes: str | None = None
    """None: it is a bar; empty: a line without gaps."""


def legend(canvas: Canvas, marks: Iterable[Mark], *, x: float = LABELS) -> None:
    """Add what the colours mean, in one line, or more where the names are long."""
    at = x
    for mark in marks:
        width = 28 + CELL * (cell_len(one_line(mark.text)) + 2)
        if at > x and at + width > WIDTH:
            at, canvas.y = x, canvas.y + LINE + 4
        canvas.add(_swatch(mark, at, canvas.y), label(mark.text, at + 28, canvas.y + 10.5))
        at += width
    canvas.y += LINE + 10


def _swatch(mark: Mark, x: float, y: float) -> str:
    if mark.dashes is None:
        return rect(x + 8, y, 14, 12, fill=mark.colour, stroke=INK, stroke_width=0.5)
    return stroke([(x, y + 6), (x + 22, y + 6)], mark.colour, mark.dashes)


def stroke(points: Sequence[tuple[float, float]], colour: str, dashes: str) -> str:
    """Return a thick line through points, dashed if `dashes` says how."""
    look: dict[str, object] = {"stroke": colour, "stroke_width": 2.5}
    if dashes:
        look["stroke_dasharray"] = dashes
    return line_through(points, **look)


def ticks(lowest: float, highest: float, *, about: int = 5) -> list[float]:
    """Return round numbers from below the lowest to above the highest, about so many.

    >>> ticks(0, 870)
    [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]
    """
    span = highest - lowest or abs(highest) or 1.0
    power = 10.0 ** floor(log10(span / about))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power * about >= span * (1 - 1e-9))
    first, last = floor(lowest / step + 1e-9), ceil(highest / step - 1e-9)
    return [round(number * step, 12) for number in range(first, max(last, first + 1) + 1)]


def rule(x: float, top: float, bottom: float, **attributes: object) -> str:
    """Return an upright line."""
    return line_through([(x, top), (x, bottom)], **{"stroke": RULE, "stroke_width": 1, **attributes})
