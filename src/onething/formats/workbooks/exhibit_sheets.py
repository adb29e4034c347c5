"""Exhibits as sheets: the figures behind each chart unrounded, and the chart that Excel draws of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Figure, Form, Head, Line
from onething.formats.workbooks.cells import Number, Sheet, Value
from onething.formats.workbooks.sheet_charts import SheetChart

__all__ = ["sheet_of", "sheets_of", "text_sheet"]

_FORMATS: Mapping[Form, str] = {
    Form.TEXT: "General",
    Form.COUNT: "#,##0",
    Form.MEAN: "#,##0.00",
    Form.SHARE: "0.0%",
    Form.POINTS: "0.0%",
}


def sheets_of(exhibits: Iterable[Exhibit]) -> Iterator[Sheet]:
    """Yield a sheet for each exhibit that has lines."""
    return (sheet_of(exhibit) for exhibit in exhibits if exhibit.lines)


def sheet_of(exhibit: Exhibit) -> Sheet:
    """Return an exhibit as a sheet with its charts."""
    return Sheet(
        title=exhibit.sheet or exhibit.title,
        heads=(exhibit.subject, *(head.title for head in exhibit.heads)),
        rows=tuple(_row(line, exhibit.heads) for line in exhibit.lines),
        charts=tuple(_chart(exhibit, chart) for chart in exhibit.charts if exhibit.drawn(chart)),
    )


def text_sheet(title: str, heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Sheet:
    """Return a sheet of texts in two columns."""
    return Sheet(title, heads, tuple(rows))


def _row(line: Line, heads: tuple[Head, ...]) -> tuple[Value, ...]:
    cells = (_cell(cell, line, head) for cell, head in zip(line.cells, heads, strict=True))
    return (line.subject, *cells)


def _cell(cell: Figure, line: Line, head: Head) -> Value:
    if cell is None or isinstance(cell, str):
        return cell
    form = _FORMATS[line.form or head.form]
    return Number(cell, f"+{form};-{form};{form}" if head.signed else form)


def _chart(exhibit: Exhibit, chart: Chart) -> SheetChart:
    alone = len(exhibit.charts) == 1
    value = exhibit.heads[chart.columns[-1]]
    form = exhibit.parts[0].form or value.form
    return SheetChart(
        kind=chart.kind,
        title=exhibit.title if alone else value.title,
        columns=tuple(column + 2 for column in chart.columns),
        rows=tuple(_rows(exhibit, chart)),
        names=chart.by + 2,
        number_format=_FORMATS[form],
        middle=chart.middle,
    )


def _rows(exhibit: Exhibit, chart: Chart) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each series; of all charts but stairs there is one pair."""
    drawn = exhibit.drawn(chart)
    if chart.kind is not ChartKind.STEPS:
        yield 2, len(drawn) + 1
        return
    at = 2
    for _, group in groupby(drawn, key=lambda line: line.cells[chart.by]):
        last = at + len(list(group)) - 1
        yield at, last
        at = last + 1
