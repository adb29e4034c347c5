"""Outlines laid out for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions
from rich.text import Text

from onething.formats.reports.outline import Cell, Column, Outline, Row, Section, Shape, Table, one_line
from onething.formats.reports.speech import Speech
from onething.formats.reports.wrapping import wrapped

__all__ = ["OutlineText"]

_NARROWEST, _WIDEST = 12, 40
"""Between how many cells what a row is about takes; never more than two fifths of the width."""

_MARK = 4
"""The cells that a number or a bullet takes, with the blank behind it."""

_LEAST = 8
"""The cells that details keep on a terminal that is too narrow for anything."""


@dataclass(frozen=True, slots=True)
class OutlineText:
    """An outline that a rich console prints, at any width, without blanks at the ends of lines."""

    outline: Outline

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        outline, available = self.outline, options.max_width
        subject = _subject_width(outline, available)
        yield from _lines(outline.title, available, "bold")
        yield from _lines(outline.about, available, "dim")
        yield Text()
        for line in outline.answers:
            yield from _lines(line, available, "bold green")
        for line in outline.remarks:
            yield from _lines(line, available)
        for section in outline.sections:
            yield from _section(section, outline.speech, subject, available)


def _subject_width(outline: Outline, available: int) -> int:
    """Return one width for what the rows of all tables are about, so that they stand in line."""
    tables = (section.table for section in outline.sections if section.table)
    longest = max((cell_len(one_line(row.subject)) for table in tables for row in table.rows), default=0)
    return max(_NARROWEST, min(longest, _WIDEST, available * 2 // 5))


def _lines(text: str, width: int, style: str = "") -> Iterator[Text]:
    for line in wrapped(one_line(text), max(width, _LEAST)):
        yield Text(line, style=style)


def _section(section: Section, speech: Speech, subject: int, available: int) -> Iterator[Text]:
    yield Text()
    yield from _lines(section.title, available, "bold cyan")
    for number, line in enumerate(section.lines, start=1):
        told = list(_lines(line, available - _MARK))
        yield from _beside(_mark(number, numbered=section.numbered), told, (), available - _MARK)
    if section.table:
        yield from _table(section.table, speech, subject, available)


def _table(table: Table, speech: Speech, subject: int, available: int) -> Iterator[Text]:
    for number, row in enumerate(table.rows, start=1):
        about = list(_lines(row.subject, subject))
        details = list(_details(row, table.columns, speech, available - _MARK - subject - 1))
        yield from _beside(_mark(number, numbered=table.numbered), about, details, subject)


def _beside(mark: str, left: Sequence[Text], right: Sequence[Text], width: int) -> Iterator[Text]:
    """Yield a mark, the lines to the right of it, and those further right, as lines."""
    marks = (Text(f"{mark:>{_MARK - 1}} ", style="dim"),)
    blank = Text(" " * _MARK)
    for first, about, detail in zip_longest(marks, left, right):
        cells = set_cell_size(about.plain if about else "", width)
        line = Text.assemble(first or blank, cells, " ", detail or "")
        line.rstrip()
        yield line


def _mark(number: int, *, numbered: bool) -> str:
    return f"{number}." if numbered else "·"


def _details(row: Row, columns: tuple[Column, ...], speech: Speech, width: int) -> Iterator[Text]:
    cells = [(column, _said(cell)) for column, cell in zip(columns, row.cells, strict=True)]
    inline = " · ".join(
        filter(None, (_beside_others(column, line) for column, lines in cells for line in lines))
    )
    if inline:
        yield from _lines(inline, width)
    for column, lines in cells:
        if column.shape is Shape.LABELLED and lines:
            yield from _lines(speech.labelled(column.title, speech.clauses(lines)), width, "dim")
        if column.shape is Shape.STACKED:
            yield from (told for line in lines for told in _lines(line, width))


def _beside_others(column: Column, line: str) -> str:
    """Return what stands in one line with other columns; nothing of a column that has lines of its own."""
    if column.shape is Shape.TITLED:
        return f"{column.title} {line}"
    return line if column.shape is Shape.INLINE else ""


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, cell)))
