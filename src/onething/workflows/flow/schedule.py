"""Putting a flow on the official calendar: from a start to the day of each step."""

from __future__ import annotations

from datetime import date, timedelta

from onething.calendars import WorkingDays
from onething.errors import BeyondCalendar
from onething.language import Label
from onething.model import Duration, Schedule
from onething.workflows.flow.procedures import working_days

__all__ = ["Days", "schedule"]


class Days:
    """The working days from a start on, as far as the calendar knows them.

    Day 0 is the start if it is a working day, else the next one: the day of acceptance. The day of
    acceptance does not count, so what takes one day ends on day 1.
    """

    def __init__(self, calendar: WorkingDays, start: date) -> None:
        self.start = start
        self.beyond: BeyondCalendar | None = None
        self._calendar = calendar
        self._days: list[date] = []
        self._coming = calendar.from_day(start)

    def on(self, number: int) -> date | None:
        """Return the working day with this number; None if the calendar does not reach it."""
        while len(self._days) <= number and self.beyond is None:
            try:
                self._days.append(next(self._coming))
            except BeyondCalendar as beyond:
                self.beyond = beyond
        return self._days[number] if number < len(self._days) else None

    def limit(self, duration: Duration, *, more: int) -> date | None:
        """Return the day on which a time limit that starts on day 0 runs out, `more` working days later.

        One in calendar days that ends on a day off runs out on the next working day (民法典 第二百零三条).
        """
        if duration.unit == "working-days":
            return self.on(duration.days + more)
        begins = self.on(0)
        if begins is None or duration.days > (date.max - begins).days:
            return None
        return Days(self._calendar, begins + timedelta(days=duration.days)).on(more)


def schedule(
    days: Days, calendar: WorkingDays, *, length: int, counted: tuple[int, int], promise: Duration | None
) -> Schedule:
    """Return when a flow of `length` working days begins and ends, and when its promise runs out.

    `counted` is how many of its days count into the promise, at least and at most; what does not count
    puts the promise off.
    """
    _, most = counted
    return Schedule(
        start=days.start,
        accepted_on=days.on(0),
        ends_on=days.on(length),
        limit_on=days.limit(promise, more=length - most) if promise else None,
        promise_kept=_kept(counted, working_days(promise)) if promise else None,
        known_until=calendar.known_until,
        note=_note(days),
    )


def _kept(counted: tuple[int, int], promised: int) -> bool | None:
    least, most = counted
    return True if most <= promised else False if least > promised else None


def _note(days: Days) -> Label | None:
    """Return what has to be said where the calendar does not reach far enough."""
    if days.beyond is None:
        return None
    until = days.beyond.known_until
    return Label(
        zh=f"工作日历只到 {until}，此后的日期未推算",
        en=f"working days are known until {until}; no day beyond that is guessed",
    )
