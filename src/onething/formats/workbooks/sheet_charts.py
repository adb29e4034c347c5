"""Charts that Excel draws itself, of the cells of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onething.formats.reports.exhibits.exhibit import ChartKind

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, LineChart, ScatterChart
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["SheetChart", "draw"]

_COLOURS = ("A9B4C2", "0B5394")
_PARTS = ("0B5394", "9ECAE1", "D9600F")
_WIDTH, _HEIGHT, _PER_BAR = 22, 8, 0.7
"""In centimetres; a bar chart grows with its lines."""
_ROW = 0.53
"""The height of a row in centimetres, about."""


@dataclass(frozen=True, slots=True)
class SheetChart:
    """Which cells of a sheet are drawn, and how. Columns are counted from 1, the heads are row 1."""

    kind: ChartKind
    title: str
    columns: tuple[int, ...]
    rows: tuple[tuple[int, int], ...]
    """First and last row; of steps a pair for each stair."""
    names: int = 1
    """Of steps: the column in which the names of the stairs stand."""
    number_format: str = "General"
    middle: float = 0.0
    """From where bars begin."""


def draw(worksheet: Worksheet, charts: Sequence[SheetChart]) -> None:
    """Add charts to the right of the cells, one below the other."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional library, slow to load

    column = get_column_letter(worksheet.max_column + 2)
    row = 2
    for chart in charts:
        made = _made(worksheet, chart)
        made.title, made.width = chart.title, _WIDTH
        made.height = _height(chart)
        worksheet.add_chart(made, f"{column}{row}")
        row += int(made.height / _ROW) + 2


def _height(chart: SheetChart) -> int:
    first, last = chart.rows[0]
    bars = (last - first + 1) * len(chart.columns)
    return max(_HEIGHT, round(3 + _PER_BAR * bars)) if _is_bar(chart) else _HEIGHT + 2


def _is_bar(chart: SheetChart) -> bool:
    return chart.kind in (ChartKind.BARS, ChartKind.STACKED, ChartKind.TORNADO)


def _made(worksheet: Worksheet, chart: SheetChart) -> BarChart | LineChart | ScatterChart:
    if _is_bar(chart):
        return _bars(worksheet, chart)
    return _lines(worksheet, chart) if chart.kind is ChartKind.LINES else _stairs(worksheet, chart)


def _bars(worksheet: Worksheet, chart: SheetChart) -> BarChart:
    from openpyxl.chart import BarChart  # noqa: PLC0415 - as above

    made = BarChart()
    # Excel's `bar` lies, its `col` stands; its first line would be the lowest.
    made.type, made.gapWidth = "bar", 50
    made.x_axis.scaling.orientation = "maxMin"
    if chart.kind is ChartKind.STACKED:
        made.grouping, made.overlap = "percentStacked", 100
    elif chart.kind is ChartKind.TORNADO:
        made.overlap = 100
        made.x_axis.crosses, made.x_axis.crossesAt = None, chart.middle
    made.x_axis.tickLblPos = "low"
    _fill(made, worksheet, chart, _PARTS if chart.kind is ChartKind.STACKED else _COLOURS)
    return made


def _lines(worksheet: Worksheet, chart: SheetChart) -> LineChart:
    from openpyxl.chart import LineChart  # noqa: PLC0415 - as above

    made = LineChart()
    _fill(made, worksheet, chart, _COLOURS)
    return made


def _fill(
    made: BarChart | LineChart, worksheet: Worksheet, chart: SheetChart, colours: Sequence[str]
) -> None:
    from openpyxl.chart import Reference, Series  # noqa: PLC0415 - as above

    first, last = chart.rows[0]
    for number, column in enumerate(chart.columns):
        values = Reference(worksheet, min_col=column, min_row=first, max_row=last)
        series = Series(values, title=str(worksheet.cell(1, column).value))
        colour = colours[number if len(chart.columns) > 1 else -1]
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = colour
        series.smooth = False
        made.series.append(series)
    made.set_categories(Reference(worksheet, min_col=1, min_row=first, max_row=last))
    made.y_axis.number_format = chart.number_format
    if chart.kind is not ChartKind.TORNADO and _least(worksheet, chart) >= 0:
        # Excel begins elsewhere by itself where all values are alike.
        made.y_axis.scaling.min = 0
    _show_axes(made)
    if len(chart.columns) == 1:
        made.legend = None


def _least(worksheet: Worksheet, chart: SheetChart) -> float:
    first, last = chart.rows[0]
    cells = (worksheet.cell(row, column).value for row in range(first, last + 1) for column in chart.columns)
    return min((float(cell) for cell in cells if isinstance(cell, (int, float))), default=0.0)


def _stairs(worksheet: Worksheet, chart: SheetChart) -> ScatterChart:
    from openpyxl.chart import Reference, ScatterChart, Series  # noqa: PLC0415 - as above

    made = ScatterChart()
    made.style = 13
    x, y = chart.columns
    for (first, last), colour in zip(chart.rows, reversed(_COLOURS), strict=False):
        costs = Reference(worksheet, min_col=x, min_row=first, max_row=last)
        values = Reference(worksheet, min_col=y, min_row=first, max_row=last)
        name = str(worksheet.cell(first, chart.names).value)
        series = Series(values, costs, title=name)
        series.graphicalProperties.line.solidFill = colour
        series.smooth = False
        made.series.append(series)
    made.x_axis.number_format, made.y_axis.number_format = "#,##0", chart.number_format
    _show_axes(made)
    return made


def _show_axes(made: BarChart | LineChart | ScatterChart) -> None:
    """Show the axes: openpyxl hides them unless told otherwise."""
    made.x_axis.delete, made.y_axis.delete = False, False
