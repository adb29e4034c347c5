"""Reading the cases that stand in an Excel workbook: the rows of its first sheet, as texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from onething.errors import BrokenInput, Fault, MissingExtra, Place
from onething.language import Label

__all__ = ["plain_text", "workbook_rows"]


def workbook_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of the first sheet that has any, the names of the columns first.

    Raises BrokenInput for a file that is no workbook, MissingExtra where openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - loaded when a workbook is read
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - likewise
    except ImportError:
        raise MissingExtra("openpyxl", "simulate") from None
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise BrokenInput([_no_workbook(path)]) from None
    try:
        for sheet in workbook.worksheets:
            rows = ([plain_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
            filled = (row for row in rows if any(row))
            first = next(filled, None)
            if first is not None:
                yield first
                yield from filled
                return
    finally:
        workbook.close()


def plain_text(value: Any) -> str:
    """Return a value as a text that stands for it in a log: a day as 2025-01-31, a truth as true."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() | date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _no_workbook(path: Path) -> Fault:
    found = Label(
        zh="不是 Excel 工作簿（.xlsx），或已损坏", en="it is no Excel workbook (.xlsx), or a damaged one"
    )
    mend = Label(zh="在 Excel 中另存为 .xlsx 或 CSV", en="save it in Excel as .xlsx, or as CSV")
    return Fault(Place(str(path)), found, mend)
