"""Outlines laid out for a terminal, as renderables of rich: the only module that loads it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from onething.formats.outline import Cell, Column, Outline, Row, Section, Shape, Table, one_line
from onething.formats.speech import Speech

__all__ = ["outline_text"]

_NARROWEST, _WIDEST = 12, 30
"""Between how many columns the first column of all tables takes, so that they stand in line."""


def outline_text(outline: Outline) -> RenderableType:
    """Return an outline as something that a rich console prints, at any width."""
    width = _subject_width(outline)
    return Group(
        Text(one_line(outline.title), style="bold"),
        Text(one_line(outline.about), style="dim"),
        *(Text(one_line(line), style="bold green") for line in ("", *outline.answers)),
        *(Text(one_line(line)) for line in outline.remarks),
        *(part for section in outline.sections for part in _section(section, outline.speech, width)),
    )


def _subject_width(outline: Outline) -> int:
    """Return the width of the first column: that of the longest subject, within bounds."""
    tables = (section.table for section in outline.sections if section.table)
    widths = [cell_len(one_line(row.subject)) for table in tables for row in table.rows]
    return min(max(_NARROWEST, *widths, _NARROWEST), _WIDEST)


def _section(section: Section, speech: Speech, width: int) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(one_line(section.title), style="bold cyan")
    if section.lines:
        yield _lines(section)
    if section.table and section.table.rows:
        yield Padding(_grid(section.table, speech, width), (0, 0, 0, 1))


def _lines(section: Section) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, min_width=3)
    grid.add_column(overflow="fold")
    for number, line in enumerate(section.lines, start=1):
        grid.add_row(f"{number}." if section.numbered else "·", Text(one_line(line)))
    return grid


def _grid(table: Table, speech: Speech, width: int) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, min_width=2, style="dim")
    grid.add_column(width=width, overflow="fold")
    grid.add_column(overflow="fold")
    for number, row in enumerate(table.rows, start=1):
        mark = f"{number}." if table.numbered else "·"
        details = Text("\n").join(_details(row, table.columns, speech))
        grid.add_row(mark, Text(one_line(row.subject)), details)
    return grid


def _details(row: Row, columns: tuple[Column, ...], speech: Speech) -> Iterator[Text]:
    cells = [(column, _said(cell)) for column, cell in zip(columns, row.cells, strict=True)]
    inline = [line for column, lines in cells if column.shape is Shape.INLINE for line in lines]
    if inline:
        yield Text(" · ".join(inline))
    for column, lines in cells:
        if column.shape is Shape.LABELLED and lines:
            yield Text(speech.labelled(column.title, speech.clauses(lines)), style="dim")
        if column.shape is Shape.STACKED:
            yield from map(Text, lines)


def _said(cell: Cell) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, cell)))
