"""Deadlines in calendar days."""

from datetime import date, timedelta

import pytest
from tests.unit.formats.bpmn.small_flows import catalogue, flow, moving, plan, step

from onething.formats.bpmn.deadlines import Deadline, promise_of, step_deadline
from onething.formats.reports.speech import Speech
from onething.model import Duration


def days_until(working_days: int, start: date) -> int:
    """Return how many days later so many working days have passed, holidays left out."""
    day = start
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < 5
    return (day - start).days


@pytest.mark.parametrize("working_days", [1, 4, 5, 6, 10, 23])
def test_working_days_never_come_too_early(working_days: int) -> None:
    """The calendar days are those from the weekday on which the limit takes longest."""
    week = [date(2026, 6, 1) + timedelta(days=n) for n in range(5)]
    latest = max(days_until(working_days, start) for start in week)
    assert Deadline(Duration(days=working_days)).calendar_days == latest


def test_the_dates_of_the_schedule_are_taken_where_they_are_known() -> None:
    """Five working days over the National Day holidays are fourteen days."""
    made = moving()
    deadline = step_deadline(made.step("review:police"), made)
    assert deadline
    assert deadline.calendar_days == 14
    assert "from 2026-09-25 to 2026-10-09, 14 calendar days" in deadline.documentation(Speech("en"))


def test_calendar_days_stay_what_they_are() -> None:
    """A limit that was published in calendar days needs no conversion and says nothing of one."""
    deadline = Deadline(Duration(days=30, unit="calendar-days"))
    assert (deadline.calendar_days, deadline.documentation(Speech("zh"))) == (30, "30 日")


def test_a_step_that_takes_no_time_has_no_deadline() -> None:
    """Nobody can be late with what is done at once."""
    assert step_deadline(step("accept"), flow(step("accept"))) is None


def test_what_is_deferred_is_due_when_the_suspension_ends() -> None:
    """The deadline of handing in later is that of the suspension, not of the step."""
    made = moving()
    deadline = step_deadline(made.step("supply-later:moving"), made)
    assert deadline
    assert deadline.name(Speech("zh")) == "10 个工作日"


def test_the_promise_for_the_whole_runs_from_acceptance_to_its_date() -> None:
    """Twenty days lie between acceptance and the day on which the promise runs out."""
    promise = promise_of(plan(moving()), catalogue(Duration(days=10)))
    assert promise
    assert promise.calendar_days == 20


def test_without_a_promise_there_is_no_deadline_for_the_whole() -> None:
    """The one-thing publishes none, or is not in the catalogue any more."""
    assert promise_of(plan(moving()), catalogue()) is None
