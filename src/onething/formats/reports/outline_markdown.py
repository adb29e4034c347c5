"""Outlines written as GitHub Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onething.formats.reports.outline import Cell, Outline, Section, Table, one_line

__all__ = ["escape", "outline_markdown"]

_MARKS = re.compile(r"([\\`*_~\[\]<>|#&])")
_LIST_MARK = re.compile(r"^(\d*)([-+=.)])(?=[\s+=-]|$)")


def outline_markdown(outline: Outline) -> str:
    """Return an outline as a Markdown text with one table for each section that has rows."""
    head = (
        f"# {escape(outline.title)}",
        escape(outline.about),
        *(f"**{escape(line)}**" for line in outline.answers),
        *map(escape, outline.remarks),
    )
    parts = (part for section in outline.sections for part in _section(section))
    return "\n\n".join((*head, *parts)) + "\n"


def escape(text: str) -> str:
    r"""Return a text in one line in which nothing is a mark of Markdown.

    >>> print(escape("a|b\n*c*"))
    a\|b \*c\*
    """
    return _LIST_MARK.sub(r"\1\\\2", _MARKS.sub(r"\\\1", one_line(text)))


def _section(section: Section) -> Iterator[str]:
    yield f"## {escape(section.title)}"
    if section.lines:
        yield "\n".join(_lines(section))
    if section.table and section.table.rows:
        yield "\n".join(_table(section.table))


def _lines(section: Section) -> Iterator[str]:
    for number, line in enumerate(section.lines, start=1):
        yield f"{number}. {escape(line)}" if section.numbered else f"- {escape(line)}"


def _table(table: Table) -> Iterator[str]:
    """Yield the lines of a table; a column in which nothing stands is left out."""
    filled = [any(map(_cell, cells)) for cells in zip(*(row.cells for row in table.rows), strict=True)]
    titles = [column.title for column, said in zip(table.columns, filled, strict=True) if said]
    yield _line([*(["#"] if table.numbered else []), *map(escape, (table.subject, *titles))])
    yield _line([*(["--:"] if table.numbered else []), *(["---"] * (1 + len(titles)))])
    for number, row in enumerate(table.rows, start=1):
        cells = [_cell(cell) for cell, said in zip(row.cells, filled, strict=True) if said]
        yield _line([*([str(number)] if table.numbered else []), escape(row.subject), *cells])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(filter(None, map(escape, cell)))
