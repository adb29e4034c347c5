"""Tests of the workbooks of simulations and of advice."""

import io

import pytest
from openpyxl import load_workbook
from tests.unit.formats import simulated

from onething.formats.workbooks.simulation_workbook import advice_workbook, simulation_workbook


def book(simulation=None, language="en"):
    """Return the workbook of a simulation with everything in it, read back."""
    written = simulation_workbook(
        simulation or simulated.simulation(),
        language,
        sensitivity=simulated.sensitivity(),
        advice=simulated.advice(),
    )
    return load_workbook(io.BytesIO(written))


def test_there_is_a_sheet_for_every_table():
    """With short names in either language."""
    assert book(language="zh").sheetnames == [
        "概览",
        "改革",
        "跑动次数",
        "每件平均",
        "全部指标",
        "逐月",
        "一件事",
        "地区",
        "部门",
        "材料",
        "数据资源",
        "目标",
        "无法衡量",
        "敏感性",
        "曲线",
        "候选改革",
        "需求清单",
        "责任清单",
        "办件记录",
        "价格与时间",
        "输入",
        "方法与假设",
    ]
    assert len(set(book().sheetnames)) == len(book().sheetnames)


def test_numbers_are_unrounded_numbers_with_formats():
    """Whoever works on with them loses nothing."""
    before = simulated.simulation().scenarios[0].totals
    cell = book()["Visits"]["B2"]
    assert cell.value == pytest.approx(before.mean("no_visit"), abs=1e-12)
    assert cell.number_format == "0.0%"
    assert book()["Months"]["B14"].number_format == "#,##0"


def test_all_parts_are_told():
    """A page cuts its tables, a workbook does not."""
    assert book()["Regions"].max_row == 1 + 14 + 1


@pytest.mark.parametrize(
    ("sheet", "charts"),
    [
        ("Visits", 1),
        ("A case on average", 3),
        ("Months", 1),
        ("Regions", 1),
        ("Sensitivity", 1),
        ("Curve", 1),
    ],
)
def test_charts_stand_beside_their_figures(sheet, charts):
    """Excel draws them itself, of the cells."""
    assert len(book()[sheet]._charts) == charts


def test_a_chart_leaves_out_the_total():
    """A bar for all would dwarf the parts."""
    (chart,) = book()["Regions"]._charts
    assert chart.series[0].val.numRef.f == "'Regions'!$E$2:$E$11"


def test_each_stair_of_the_curve_is_a_series():
    """The best sets, and one at a time."""
    (chart,) = book()["Curve"]._charts
    assert [one.yVal.numRef.f for one in chart.series] == ["'Curve'!$D$2:$D$8", "'Curve'!$D$9:$D$15"]


def test_heads_are_frozen():
    """A long table can be read."""
    assert {sheet.freeze_panes for sheet in book().worksheets} == {"A2"}


def test_no_name_becomes_a_formula():
    """Whatever it begins with."""
    cells = [
        cell for sheet in book(simulated.hostile()).worksheets for row in sheet.iter_rows() for cell in row
    ]
    assert not any(cell.data_type == "f" for cell in cells)


def test_synthetic_cases_are_announced():
    """On the first sheet."""
    overview = book()["Overview"]
    assert any("Synthetic data" in str(row[1].value) for row in overview.iter_rows())


def test_an_advice_alone_has_a_workbook():
    """With the curve, the candidates and both lists."""
    written = load_workbook(io.BytesIO(advice_workbook(simulated.advice(), "en")))
    assert written.sheetnames == ["Overview", "Curve", "Candidates", "Demands", "Duties", "Case log"]


def test_the_same_simulation_gives_the_same_bytes():
    """No clock stands in the file."""
    made = [simulation_workbook(simulated.simulation(), "zh") for _ in range(2)]
    assert made[0] == made[1]
