"""Which days are working days: the State Council's yearly notices, and what a file says of other years.

A year for which no notice is known is never guessed: the days that move are decided each autumn for
the year to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from onething.errors import BeyondCalendar

__all__ = ["OFFICIAL", "Override", "WorkingDays"]

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Override:
    """What is added to the official calendar: years that it does not know, and days that differ."""

    years: frozenset[int] = frozenset()
    """Years that are fully said here: weekends are free and all else is worked, but for what follows."""
    holidays: frozenset[date] = frozenset()
    """Days that are free."""
    workdays: frozenset[date] = frozenset()
    """Days that are worked, such as a moved Sunday."""


@dataclass(frozen=True)
class WorkingDays:
    """A calendar of working days; it knows whole years, and refuses every day beyond them."""

    override: Override = Override()

    @cached_property
    def known_until(self) -> date:
        """The last day of the last year that is known without a gap."""
        year = _official_years()[-1]
        while year + 1 in self.override.years:
            year += 1
        return date(year, 12, 31)

    @cached_property
    def known_from(self) -> date:
        """The first day of the first year that is known without a gap."""
        year = _official_years()[0]
        while year - 1 in self.override.years:
            year -= 1
        return date(year, 1, 1)

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked; BeyondCalendar for a day in a year that is not known."""
        if not self.known_from <= day <= self.known_until:
            raise BeyondCalendar(day, self.known_from, self.known_until)
        if day in self.override.holidays or day in self.override.workdays:
            return day in self.override.workdays
        if day.year in self.override.years:
            return day.weekday() < _SATURDAY
        return _is_officially_worked(day)

    def from_day(self, day: date) -> Iterator[date]:
        """Yield the working days from `day` on, `day` included if it is one.

        Raises BeyondCalendar when the next one would lie beyond what is known.
        """
        while True:
            if self.is_working(day):
                yield day
            if day == date.max:
                raise BeyondCalendar(day, self.known_from, self.known_until)
            day += _DAY


def _official_years() -> tuple[int, int]:
    import chinese_calendar  # noqa: PLC0415 - loaded when a day is asked for

    return min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year


@cache  # of as many days as the notices cover
def _is_officially_worked(day: date) -> bool:
    import chinese_calendar  # noqa: PLC0415 - loaded when a day is asked for

    return bool(chinese_calendar.is_workday(day))


OFFICIAL = WorkingDays()
"""The calendar of the State Council's notices, as far as they are known here."""
