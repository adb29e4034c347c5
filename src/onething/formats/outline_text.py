"""Outlines laid out for a terminal, as renderables of rich."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table as Grid

from onething.formats.outline import Cell, Column, Outline, Row, Section, Shape, Table, one_line
from onething.formats.prose import Prose
from onething.formats.speech import Speech

__all__ = ["OutlineText"]

_NARROWEST, _WIDEST = 12, 40
"""Between how many cells the first column of all tables takes; never more than two fifths of the width."""


@dataclass(frozen=True, slots=True)
class OutlineText:
    """An outline that a rich console prints, at any width."""

    outline: Outline

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        outline = self.outline
        width = _subject_width(outline, options.max_width)
        yield _prose(outline.title, "bold")
        yield _prose(outline.about, "dim")
        yield ""
        yield from (_prose(line, "bold green") for line in outline.answers)
        yield from map(_prose, outline.remarks)
        for section in outline.sections:
            yield from _section(section, outline.speech, width)


def _prose(text: str, style: str = "") -> Prose:
    return Prose(one_line(text), style)


def _subject_width(outline: Outline, available: int) -> int:
    """Return one width for the first column of all tables, so that they stand in line."""
    tables = (section.table for section in outline.sections if section.table)
    longest = max((cell_len(one_line(row.subject)) for table in tables for row in table.rows), default=0)
    return max(_NARROWEST, min(longest, _WIDEST, available * 2 // 5))


def _section(section: Section, speech: Speech, width: int) -> Iterator[RenderableType]:
    yield ""
    yield _prose(section.title, "bold cyan")
    if section.lines:
        yield _lines(section)
    if section.table and section.table.rows:
        yield _rows(section.table, speech, width)


def _lines(section: Section) -> Grid:
    grid = _grid()
    for number, line in enumerate(section.lines, start=1):
        grid.add_row(_mark(number, numbered=section.numbered), _prose(line))
    return grid


def _rows(table: Table, speech: Speech, width: int) -> Grid:
    grid = _grid()
    grid.columns[1].width = width
    grid.add_column(overflow="fold")
    for number, row in enumerate(table.rows, start=1):
        details = Group(*_details(row, table.columns, speech))
        grid.add_row(_mark(number, numbered=table.numbered), _prose(row.subject), details)
    return grid


def _grid() -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, min_width=3, style="dim")
    grid.add_column(overflow="fold")
    return grid


def _mark(number: int, *, numbered: bool) -> str:
    return f"{number}." if numbered else "·"


def _details(row: Row, columns: tuple[Column, ...], speech: Speech) -> Iterator[Prose]:
    cells = [(column, _said(cell)) for column, cell in zip(columns, row.cells, strict=True)]
    inline = [line for column, lines in cells if column.shape is Shape.INLINE for line in lines]
    if inline:
        yield Prose(" · ".join(inline))
    for column, lines in cells:
        if column.shape is Shape.LABELLED and lines:
            yield Prose(speech.labelled(column.title, speech.clauses(lines)), "dim")
        if column.shape is Shape.STACKED:
            yield from map(Prose, lines)


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, cell)))
