"""Sheets of plain values, and how they are written as an Excel file that is always the same.

Texts are written as texts: one that begins with `=`, `+`, `-` or `@` never becomes a formula.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from onething.errors import MissingExtra
from onething.formats.reports.outline import one_line
from onething.formats.workbooks.sheet_charts import SheetChart, draw

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Number", "Row", "Sheet", "Value", "workbook_bytes"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the format in which Excel shows it, such as `#,##0` or `0.0%`."""

    value: float
    form: str


Value = str | int | float | date | bool | Number | None
"""What a cell can hold."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_NARROW, _WIDE = 6, 46
_LINE, _HIGHEST = 15.0, 409.0
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767
"""So many characters a cell of Excel holds."""


Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, the heads of its columns, rows of as many values, and charts beside them."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    charts: tuple[SheetChart, ...] = ()


def workbook_bytes(sheets: Sequence[Sheet], *, title: str, made: date) -> bytes:
    """Return an Excel workbook; the same sheets and day give the same bytes.

    Raises MissingExtra where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an optional library, slow to load
    except ImportError:
        raise MissingExtra("openpyxl", "export") from None
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    workbook.properties.title = one_line(title)
    workbook.properties.creator = "onething"
    return _repacked(workbook, datetime.combine(made, time()))


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    for values in (sheet.heads, *sheet.rows):
        worksheet.append([_cell(worksheet, value) for value in values])
    for head in worksheet[1]:
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
    widths = _widths(sheet)
    for column, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    for row, values in enumerate((sheet.heads, *sheet.rows), 1):
        # Not every program makes room for wrapped text by itself.
        worksheet.row_dimensions[row].height = _height(values, widths)
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = worksheet.dimensions
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = "1:1"
    draw(worksheet, sheet.charts)


def _cell(worksheet: Worksheet, value: Value) -> Cell:
    from openpyxl.cell import Cell  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment  # noqa: PLC0415 - as above

    if isinstance(value, Number):
        cell = _cell(worksheet, value.value)
        cell.number_format = value.form
        return cell
    text = one_line(value)[:_LONGEST] if isinstance(value, str) else None
    cell = Cell(worksheet, 1, 1, value=value if text is None else text or None)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if text and text.startswith(_FORMULA):
        cell.data_type = "s"
        # Shown as an apostrophe before the text: it stays a text when somebody edits the cell.
        cell.quotePrefix = True
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _widths(sheet: Sheet) -> list[int]:
    """Return the width of each column in characters: that of its longest text, within bounds."""
    columns = zip(sheet.heads, *sheet.rows, strict=True)
    return [min(max(max(map(_cells, column)) + 2, _NARROW), _WIDE) for column in columns]


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Return the height of a row in points: that of its longest wrapped text, within what Excel takes."""
    lines = (ceil(_cells(value) / (width - 2)) for value, width in zip(values, widths, strict=True))
    return min(max(1, *lines) * _LINE, _HIGHEST)


def _cells(value: Value) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - loaded only when something is made for people

    said = f"{value.value:,.2f}" if isinstance(value, Number) else value
    return cell_len("" if said is None else str(said))


def _repacked(workbook: Workbook, made: datetime) -> bytes:
    """Return the saved workbook with no time in it but `made`; openpyxl writes the clock's."""
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - as above

    written, packed = BytesIO(), BytesIO()
    workbook.properties.created = made
    workbook.save(written)
    workbook.properties.modified = made
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = tostring(workbook.properties.to_tree()) if name == _CORE else old.read(name)
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return packed.getvalue()
