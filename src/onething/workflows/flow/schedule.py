"""Putting a flow on the official calendar: from a start to the day of each step."""

from __future__ import annotations

from datetime import date, timedelta

from onething.calendars import WorkingDays
from onething.errors import BeyondCalendar
from onething.language import Label
from onething.model import Duration, Schedule

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

    def after(self, duration: Duration) -> date | None:
        """Return the day on which a time limit that starts on day 0 runs out."""
        if duration.unit == "working-days":
            return self.on(duration.days)
        begins = self.on(0)
        if begins is None or duration.days > (date.max - begins).days:
            return None
        return begins + timedelta(days=duration.days)


def schedule(
    days: Days, calendar: WorkingDays, *, length: int, counted: int, promise: Duration | None
) -> Schedule:
    """Return when a flow of `length` working days begins and ends, and when its promise runs out.

    Of its length `counted` days count into the promise.
    """
    accepted, ends = days.on(0), days.on(length)
    limit, due = (days.after(promise), days.on(counted)) if promise else (None, None)
    return Schedule(
        start=days.start,
        accepted_on=accepted,
        ends_on=ends,
        limit_on=limit,
        # A day that the calendar does not reach lies behind every day that it does.
        promise_kept=None if limit is None else due is not None and due <= limit,
        known_until=calendar.known_until,
        note=_note(days),
    )


def _note(days: Days) -> Label | None:
    """Return what has to be said where the calendar does not reach far enough."""
    if days.beyond is None:
        return None
    until = days.beyond.known_until
    return Label(
        zh=f"官方工作日历只公布到 {until}，此后的日期未推算",
        en=f"the official calendar is known until {until}; no day beyond it is guessed",
    )
