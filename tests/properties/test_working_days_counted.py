"""Days are counted as anybody would with the calendar of the notices in hand."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars import OFFICIAL
from onething.workflows.flow.schedule import Days


@given(st.dates(date(2023, 1, 1), date(2025, 9, 30)), st.integers(0, 45))
def test_the_day_of_acceptance_does_not_count_and_days_off_do_not_either(start: date, number: int) -> None:
    """Day 0 is the start or the next working day; each working day after it is one more."""
    day = start
    while not chinese_calendar.is_workday(day):
        day += timedelta(days=1)
    for _ in range(number):
        day += timedelta(days=1)
        while not chinese_calendar.is_workday(day):
            day += timedelta(days=1)
    assert Days(OFFICIAL, start).on(number) == day
