"""Of what a guide consists before it is laid out: parts with lines and a table, in chapters."""

from __future__ import annotations

from dataclasses import dataclass

from onething.language import Language

__all__ = ["Answer", "Card", "Chapter", "Grid", "Guide", "Part", "Row"]

Row = tuple[str, ...]
"""The cells of a row; a line break within a cell is kept."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is about, the heads of its columns, and its rows, headed by their first cell."""

    caption: str
    heads: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A title, lines, points, numbered steps, tables and pictures; all but the title may be missing."""

    title: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()
    """Lines that must not be overlooked, such as what is assumed."""
    pictures: tuple[str, ...] = ()
    """SVG, one below the other."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing beyond its title."""
        grids = any(grid.rows for grid in self.grids)
        return not (self.lines or self.points or self.steps or grids or self.warnings or self.pictures)


@dataclass(frozen=True, slots=True)
class Card:
    """A figure that is seen first: what it is of, the figure, and a remark."""

    label: str
    figure: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and how it is answered in a case."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One case: what it is, the figures seen first, and the parts in the order in which they are read."""

    id: str
    title: str
    """Empty where the guide is of this case alone."""
    answers: tuple[Answer, ...]
    cards: tuple[Card, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole guide: the beginning, a chapter for each case, and the end that they share."""

    language: Language
    title: str
    about: str
    answers_title: str
    answers: tuple[Answer, ...]
    """Those that several cases have in common."""
    overview: Grid | None
    chapters: tuple[Chapter, ...]
    ending: tuple[Part, ...]
