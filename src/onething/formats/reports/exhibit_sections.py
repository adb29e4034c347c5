"""Exhibits as sections of an outline: the first lines of their tables, without the charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head
from onething.formats.reports.exhibits.numbers import NOTHING, shown
from onething.formats.reports.outline import Column, Row, Section, Shape, Table, one_line
from onething.formats.reports.speech import Speech

__all__ = ["sections"]


def sections(exhibits: Iterable[Exhibit], speech: Speech, *, most: int | None = None) -> Iterator[Section]:
    """Yield a section for each exhibit that has lines, at most so many lines of each; totals stay."""
    return (_section(exhibit, speech, most) for exhibit in exhibits if exhibit.lines)


def _section(exhibit: Exhibit, speech: Speech, most: int | None) -> Section:
    rows = [
        (line.total, Row(line.subject, tuple(_cell(text) for text in texts)))
        for line, texts in zip(exhibit.lines, shown(exhibit, speech), strict=True)
    ]
    parts = [row for total, row in rows if not total]
    told = (*parts[:most], *(row for total, row in rows if total))
    columns = tuple(Column(one_line(head.title), _shape(head)) for head in exhibit.heads)
    return Section(
        speech.aside(exhibit.title, _of(len(parts), most, speech)),
        table=Table(exhibit.subject, columns, told),
    )


def _of(lines: int, most: int | None, speech: Speech) -> str:
    if most is None or lines <= most:
        return ""
    return speech.say(f"前 {most} 项，共 {lines} 项", f"the first {most} of {lines}")


def _shape(head: Head) -> Shape:
    return Shape.LABELLED if head.form is Form.TEXT else Shape.TITLED


def _cell(text: str) -> tuple[str, ...]:
    return () if text == NOTHING else tuple(text.split("\n"))
