"""Tests of how sheets are written as an Excel file."""

import io
import sys
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from onething.errors import MissingExtra
from onething.formats.workbooks.cells import Sheet, workbook_bytes

DAY = date(2026, 6, 1)


def sheet(*values):
    """Return the first sheet of a workbook with one row of these values, read back."""
    heads = tuple(f"head {number}" for number, _ in enumerate(values))
    written = workbook_bytes([Sheet("A", heads, (values,))], title="t", made=DAY)
    return load_workbook(io.BytesIO(written))["A"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_text_never_becomes_a_formula(text):
    """It is stored as a text, and stays one when the cell is edited."""
    cell = sheet(text)["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_day_is_a_day():
    """Excel can sort and subtract it."""
    cell = sheet(DAY)["A2"]
    assert cell.is_date
    assert cell.number_format == "yyyy-mm-dd"


def test_numbers_are_numbers_and_nothing_is_nothing():
    """An empty text leaves the cell empty, so that filters find it."""
    row = [cell.value for cell in sheet(3, 0.5, None, "")[2]]
    assert row == [3, 0.5, None, None]


def test_characters_that_excel_refuses_are_left_out():
    """A control character in a published name does not spoil the file."""
    assert sheet("身份\x00证\x1b")["A2"].value == "身份 证"


def test_heads_are_frozen_and_filtered():
    """A long sheet can be read and narrowed down."""
    shown = sheet("x", "y")
    assert shown.freeze_panes == "A2"
    assert shown.auto_filter.ref == "A1:B2"


def test_columns_are_as_wide_as_their_text_within_bounds():
    """A Chinese character takes two cells."""
    widths = sheet("居民身份证", "x" * 200).column_dimensions
    assert widths["A"].width == pytest.approx(12)
    assert widths["B"].width == pytest.approx(46)


def test_rows_are_as_high_as_their_wrapped_text():
    """Not every program makes room by itself."""
    heights = sheet("x" * 200).row_dimensions
    assert (heights[1].height, heights[2].height) == (15, 75)


def test_no_clock_stands_in_the_file():
    """Every entry bears the same time, and the properties the day given."""
    written = workbook_bytes([Sheet("A", ("h",), ())], title="t", made=DAY)
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        core = packed.read("docProps/core.xml").decode()
    assert core.count("2026-06-01T00:00:00") == 2


def test_a_missing_library_is_named_with_the_way_to_install_it(monkeypatch):
    """Who has not installed the extra is told how to."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"openpyxl .* pip install 'onething\[export\]'"):
        workbook_bytes([], title="t", made=DAY)
