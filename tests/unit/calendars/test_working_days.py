"""Which days are worked, as far as anybody knows."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from onething.calendars import OFFICIAL, Override, WorkingDays
from onething.errors import BeyondCalendar


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 24), True),
        (date(2026, 9, 25), False),  # 中秋节
        (date(2026, 9, 20), True),  # moved: a Sunday
        (date(2026, 10, 1), False),  # 国庆节
        (date(2026, 10, 10), True),  # moved: a Saturday
        (date(2026, 10, 11), False),  # a Sunday
    ],
)
def test_holidays_are_free_and_moved_days_are_worked(day: date, *, worked: bool):
    """As the State Council's notice for the year says."""
    assert OFFICIAL.is_working(day) is worked


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2099, 1, 1)])
def test_a_day_that_no_notice_covers_is_refused(day: date):
    """In either direction."""
    with pytest.raises(BeyondCalendar) as raised:
        OFFICIAL.is_working(day)
    assert (raised.value.day, raised.value.known_until) == (day, OFFICIAL.known_until)


def test_the_calendar_knows_whole_years():
    """From a first of January to a thirty-first of December."""
    first, last = OFFICIAL.known_from, OFFICIAL.known_until
    assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    assert last.year >= 2026


def test_working_days_are_counted_from_a_day_on():
    """The day itself is one of them if it is worked."""
    assert list(islice(OFFICIAL.from_day(date(2026, 9, 24)), 2)) == [date(2026, 9, 24), date(2026, 9, 28)]
    assert next(OFFICIAL.from_day(date(2026, 9, 25))) == date(2026, 9, 28)


def test_counting_stops_where_the_calendar_ends():
    """Nothing is guessed."""
    days = OFFICIAL.from_day(OFFICIAL.known_until)
    with pytest.raises(BeyondCalendar):
        list(days)


def test_a_year_that_is_added_has_its_weekends_free():
    """But for what is said of single days."""
    year = OFFICIAL.known_until.year + 1
    new_year, sunday = (
        date(year, 1, 1),
        next(d for d in (date(year, 1, n) for n in range(2, 9)) if d.weekday() == 6),
    )
    made = WorkingDays(
        Override(years=frozenset({year}), holidays=frozenset({new_year}), workdays=frozenset({sunday}))
    )
    assert (made.is_working(new_year), made.is_working(sunday)) == (False, True)
    assert made.known_until == date(year, 12, 31)


def test_a_year_that_does_not_join_on_is_not_reached():
    """Between it and what is known lies a gap."""
    year = OFFICIAL.known_until.year + 2
    assert WorkingDays(Override(years=frozenset({year}))).known_until == OFFICIAL.known_until


def test_years_before_the_first_notice_can_be_added_too():
    """For cases of long ago."""
    year = OFFICIAL.known_from.year - 1
    assert WorkingDays(Override(years=frozenset({year}))).known_from == date(year, 1, 1)


def test_a_day_of_a_known_year_can_be_corrected():
    """A free day that a city adds, a day on which it works."""
    made = WorkingDays(
        Override(holidays=frozenset({date(2026, 6, 1)}), workdays=frozenset({date(2026, 6, 6)}))
    )
    assert (made.is_working(date(2026, 6, 1)), made.is_working(date(2026, 6, 6))) == (False, True)


def test_the_last_day_of_all_ends_the_counting():
    """No day comes after it."""
    years = frozenset(range(OFFICIAL.known_until.year + 1, date.max.year + 1))
    made = WorkingDays(Override(years=years))
    with pytest.raises(BeyondCalendar):
        list(made.from_day(date(9999, 12, 30)))


def test_how_a_year_is_added_is_shown_with_its_holidays():
    """A year without them would have the Spring Festival worked."""
    with pytest.raises(BeyondCalendar) as raised:
        OFFICIAL.is_working(date(2099, 3, 2))
    assert "years: [2099], holidays: [2099-01-01, …]" in raised.value.message("en")
