"""What people read of a flow: visits, steps, time, channels, measures."""

from __future__ import annotations

from datetime import date

import pytest
from tests.fictional.city import planner

from onething.formats.reports import plan_flow
from onething.formats.reports.names import Names
from onething.formats.reports.outline import Section
from onething.model import Case, Flow

FACTS = {"shop.area": 600, "sign.area": 2, "shop.street": "新街", "房屋来源": "租用", "信用等级": "A"}


def made(start: str = "2026-09-25", **facts: object) -> Flow:
    """Return the flow of a large teahouse."""
    case = Case.model_validate({"facts": {**FACTS, **facts}, "as_of": "2026-06-01", "start": start})
    flow = planner().plan("open-a-teahouse", case).flow
    assert flow is not None
    return flow


@pytest.fixture
def en() -> Names:
    """Speak English."""
    return Names("en", planner().catalogue)


@pytest.fixture
def zh() -> Names:
    """Speak Chinese."""
    return Names("zh", planner().catalogue)


def cells(section: Section) -> dict[str, list[str]]:
    """Return the rows of a section: what each is about, and its cells."""
    assert section.table is not None
    return {row.subject: [" / ".join(cell) for cell in row.cells] for row in section.table.rows}


def test_each_visit_says_where_what_and_why(en: Names):
    """In order."""
    section = plan_flow.visits(made(), en)
    assert section.title == "Visits (4)"
    assert cells(section)["经营场所"] == [
        "Being there when the premises are inspected: Fire safety check",
        "The inspectors look at the place",
    ]


def test_each_step_says_by_whom_how_long_and_when(en: Names):
    """What is critical and what is outside the limit is said."""
    steps = cells(plan_flow.steps(made(), en))
    assert steps["Review: Business registration"][:3] == [
        "Market Regulation Bureau",
        "2 working days (critical)",
        "28 Sep–30 Sep",
    ]
    hearing = steps["Hearing of the neighbours: Fire safety check"]
    assert hearing[1] == "5 working days (outside the time limit) (critical)"
    assert steps["Informing"][1] == ""


def test_the_time_says_when_what_counts_and_what_is_critical(en: Names):
    """The start was no working day."""
    lines = plan_flow.course(made(), en).lines
    assert lines[0] == "Accepted: 28 September 2026 (25 September 2026 is no working day)"
    text = "\n".join(lines)
    assert "Promised by: " in text
    assert "what counts takes longer" in text
    assert "Counted into the time limit: 7 working days" in text
    assert "Critical path: " in text
    assert "done at once would save" in text


def test_what_the_calendar_does_not_reach_is_said(zh: Names):
    """And no date is made up."""
    lines = plan_flow.course(made(start="2026-12-25"), zh).lines
    assert any("工作日历只到 2026-12-31" in line for line in lines)
    assert not any(line.startswith("办结") for line in lines)


def test_what_is_deferred_suspends_the_limit(en: Names):
    """With its deadline, or without one."""
    flow = made(**{"shop.area": 80, "consent": False})
    lines = plan_flow.course(flow, en).lines
    assert any(line.startswith("Time limit suspended: ") and "10 working days" in line for line in lines)


def test_channels_are_compared_side_by_side(en: Names):
    """The one taken is marked, the others have their figures or the reason why not."""
    rows = cells(plan_flow.channels(made(), en))
    assert rows["at the window"][-1] == "taken"
    assert rows["online"] == ["", "", "", "“Fire safety check” cannot be applied for remotely"]


def test_measures_say_whether_they_are_met_and_why(en: Names, zh: Names):
    """In stars where they are counted so."""
    plan = planner().plan("open-a-teahouse", Case.model_validate({"facts": FACTS}))
    rows = cells(plan_flow.measured(plan.measures, en))
    assert rows["At most one visit"] == ["no", "visits: 4"]
    assert rows["Online depth"] == ["1 star", "it cannot be applied for online"]
    assert cells(plan_flow.measured(plan.measures, zh))["零上门"][0] == "否"


def test_a_measure_that_hangs_on_answers_is_open(en: Names):
    """Nobody is promised anything."""
    plan = planner().plan("three-registrations", Case(as_of=date(2026, 6, 1)))
    assert cells(plan_flow.measured(plan.measures, en))["Decided at once"][0] == "open"
