"""Tests of a plan as an Excel workbook."""

import io
from datetime import datetime
from functools import cache

from openpyxl import load_workbook
from tests.fictional import city
from tests.unit.formats import teahouse

from onething.formats.workbooks.plan_workbook import plan_workbook

CATALOGUE = teahouse.catalogue()


@cache
def rows(title):
    """Return the rows of a sheet of the English workbook, as dictionaries by head."""
    heads, *rows = load_workbook(io.BytesIO(plan_workbook(teahouse.plan(), CATALOGUE, "en")))[title].values
    return [dict(zip(heads, row, strict=True)) for row in rows]


def row(title, **by):
    """Return the first row with these values."""
    return next(one for one in rows(title) if by.items() <= one.items())


def test_it_has_six_sheets_in_either_language():
    """Overview first, what is open last."""
    book = load_workbook(io.BytesIO(plan_workbook(teahouse.plan(), CATALOGUE, "zh")))
    assert book.sheetnames == ["概览", "材料", "数据资源", "部门", "办理环节", "问题与假设"]


def test_the_same_plan_gives_the_same_bytes():
    """A file under version control changes only if the plan does."""
    made = [plan_workbook(teahouse.plan(), CATALOGUE, "zh") for _ in range(2)]
    assert made[0] == made[1]


def test_the_overview_puts_computed_beside_published():
    """Three visits in this case, five published before, one after."""
    found = row("Overview", What="Visits")
    assert (found["This case"], found["Published before"], found["Published after"]) == (3, 5, 1)
    assert "The inspectors" in found["Remarks"]


def test_a_material_bears_its_fate_source_and_basis():
    """One row a material, in the order of the plan."""
    card = row("Materials", Id="id-card")
    assert (card["Outcome"], card["Replaced by"], card["Source"]) == (
        "replaced",
        "e-licence",
        "Identity card store",
    )
    assert "数据共享条例" in card["Rule and basis"]


def test_a_source_is_listed_with_what_it_replaces_and_fills_in():
    """Fallbacks too, in a column of their own."""
    assert row("Sources", Id="id-card-store")["Materials it replaces"] == "Identity card"
    assert "Telephone" in row("Sources", Id="one-form")["Fields it fills in"]
    assert row("Sources", Id="company-space")["Fallback for"] == "Floor plan of the premises"


def test_a_department_is_listed_with_its_items_and_days():
    """The longest item tells how long a department takes."""
    market = row("Departments", Id="market-regulation")
    assert market["Items"] == "Business registration, Food permit"
    assert market["Promised working days (longest item)"] == 5


def test_a_step_has_dates_days_and_its_predecessors_by_number():
    """What the picture shows, as a table."""
    review = row("Steps", Id="review:food-permit")
    assert (review["No."], review["After"], review["Working days"]) == (10, "9", 5)
    assert review["Begins"] == datetime(2026, 6, 3)
    assert review["Critical"] == "yes"
    assert row("Steps", Id="in-person:collect-result")["Visit"] == 3


def test_what_is_open_and_assumed_is_listed():
    """Nobody takes an assumption for a fact."""
    plan = city.plan("open-a-teahouse")
    sheet = load_workbook(io.BytesIO(plan_workbook(plan, CATALOGUE, "en")))["Questions, assumptions"]
    assert {kind for kind, *_ in sheet.values} >= {"Kind", "Open question"}


def test_hostile_names_are_text():
    """A name that begins like a formula is no formula."""
    book = load_workbook(io.BytesIO(plan_workbook(teahouse.hostile(), CATALOGUE, "en")))
    assert not any(cell.data_type == "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
