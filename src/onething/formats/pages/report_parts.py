"""Of what a report consists before it is laid out: an answer, big figures, chapters of exhibits."""

from __future__ import annotations

from dataclasses import dataclass

from onething.formats.pictures.charts.drawing import charts_svg
from onething.formats.reports.exhibits.exhibit import Exhibit, Form
from onething.formats.reports.exhibits.numbers import shown
from onething.formats.reports.exhibits.simulation_head import BigFigure
from onething.formats.reports.speech import Speech
from onething.language import Language

__all__ = ["Cell", "Chapter", "Display", "Report", "Row", "display"]


_SHORT = 9
"""A table of more rows is broken over pages, as is one without a chart."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, and whether it is a number."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The name of a row, its cells, and whether it is the total."""

    name: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """An exhibit ready for a page: title, reading, charts, table, notes; the last three may be missing."""

    key: str
    title: str
    reading: str = ""
    pictures: tuple[str, ...] = ()
    """SVG."""
    subject: str = ""
    heads: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it but its title."""
        return not self.rows

    @property
    def short(self) -> bool:
        """Whether its table fits on one page of paper together with its charts."""
        return bool(self.pictures) and len(self.rows) <= _SHORT


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title, lines, points, and exhibits; on paper it begins on a page of its own."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    displays: tuple[Display, ...] = ()
    points_title: str = ""
    points: tuple[str, ...] = ()
    joins: bool = False
    """True: it stands on the page of the chapter before it."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing beyond its title."""
        return not (self.lines or self.points or self.displays)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    language: Language
    title: str
    about: str
    banner: str
    """What must be read on each page, such as that the cases are synthetic; empty: nothing."""
    answers: tuple[str, ...]
    figures: tuple[BigFigure, ...]
    cautions: tuple[str, ...]
    """What must be known before the figures are believed."""
    chapters: tuple[Chapter, ...]
    contents: str
    """The title over the list of chapters."""


def display(exhibit: Exhibit, speech: Speech, *, most: int | None = None) -> Display:
    """Return an exhibit as it stands on a page, at most so many lines; without any it is empty."""
    rows = tuple(
        Row(
            line.subject,
            tuple(Cell(text, _numeric(exhibit, at)) for at, text in enumerate(texts)),
            line.total,
        )
        for line, texts in zip(exhibit.lines, shown(exhibit, speech), strict=True)
    )
    return Display(
        key=exhibit.key,
        title=exhibit.title,
        reading=exhibit.reading,
        pictures=charts_svg(exhibit, speech),
        subject=exhibit.subject,
        heads=tuple(Cell(head.title, _numeric(exhibit, at)) for at, head in enumerate(exhibit.heads)),
        rows=rows[:most],
        notes=(*exhibit.notes, *_left_out(len(rows), most, speech)),
    )


def _numeric(exhibit: Exhibit, column: int) -> bool:
    return exhibit.heads[column].form is not Form.TEXT


def _left_out(lines: int, most: int | None, speech: Speech) -> tuple[str, ...]:
    if most is None or lines <= most:
        return ()
    left = lines - most
    return (speech.say(f"其余 {left} 行见工作簿。", f"Lines in the workbook alone: {left}."),)
