"""Tests of what is said of a flow."""

from datetime import date

import pytest
from tests.unit.formats import teahouse

from onething.formats.reports.flow_words import MEASURES, duration, headline, span
from onething.formats.reports.speech import Speech
from onething.model import MeasureKind

ZH, EN = Speech("zh"), Speech("en")


def test_every_measure_has_a_name():
    """A measure that is added to the model needs one."""
    assert set(MEASURES) == set(MeasureKind)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 9, 25), date(2026, 10, 9), "25 Sep–9 Oct"),
        (date(2026, 9, 25), date(2026, 9, 25), "25 Sep"),
        (date(2026, 9, 25), None, ""),
    ],
)
def test_a_span_runs_from_the_first_day_to_the_last(first, last, said):
    """Where the calendar does not reach nothing is said."""
    assert span(first, last, EN) == said


def test_a_step_that_takes_no_day_has_no_duration():
    """What does not count into the time limit is said."""
    assert duration(teahouse.step("accept", "受理", "Accept"), ZH) == ""
    hearing = teahouse.step("procedure:x", "听证", "Hearing", days=1, counted=False)
    assert duration(hearing, EN) == "1 working day (outside the time limit)"
    assert duration(hearing, ZH) == "1 个工作日（不计入时限）"


def test_a_flow_in_one_line():
    """Channel, visits, days, from which day to which."""
    assert headline(teahouse.flow(), EN) == "at the window · 3 visits · 7 working days · 1 Jun–10 Jun"


def test_a_flow_with_open_questions_spans_its_figures():
    """From the least to the most."""
    flow = teahouse.flow().model_copy(update={"visits_at_least": 1, "days_at_least": 2, "schedule": None})
    assert headline(flow, ZH) == "窗口 · 1–3 次跑动 · 2–7 个工作日"
