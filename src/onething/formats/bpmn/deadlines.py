"""Deadlines in calendar days, for process engines know no working days.

Where the schedule tells the dates, the days between them are taken. Elsewhere working days are put at
five a week, holidays left out, and so that the deadline never comes too early: from any day of a week
five working days end seven calendar days later at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onething.formats.reports.speech import Speech
from onething.model import Catalogue, Duration, Flow, Plan, Step

__all__ = ["Deadline", "promise_of", "step_deadline"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit as published, and the calendar days that it comes to."""

    limit: Duration
    dates: tuple[date, date] | None = None
    """From when to when by the official calendar; None: the calendar does not tell."""

    @property
    def calendar_days(self) -> int:
        """How many calendar days it is put at."""
        if self.dates:
            return (self.dates[1] - self.dates[0]).days
        days = self.limit.days
        return days if self.limit.unit == "calendar-days" else days + 2 * -(-days // 5)

    def name(self, speech: Speech) -> str:
        """Return the limit in a few words.

        >>> Deadline(Duration(days=5)).name(Speech("en"))
        '5 working days'
        """
        days = self.limit.days
        if self.limit.unit == "calendar-days":
            return speech.say(f"{days} 日", f"{days} days" if days != 1 else "1 day")
        return speech.say(f"{days} 个工作日", f"{days} working days" if days != 1 else "1 working day")

    def documentation(self, speech: Speech) -> str:
        """Return the limit and how its calendar days were found."""
        days = self.calendar_days
        if self.dates:
            begin, end = self.dates
            how = speech.say(
                f"按官方日历自 {begin} 至 {end}，共 {days} 个自然日",
                f"by the official calendar from {begin} to {end}, {days} calendar days",
            )
        else:
            how = speech.say(
                f"每周按五个工作日、不计节假日，折合最多 {days} 个自然日",
                f"at five working days a week and without holidays at most {days} calendar days",
            )
        stated = self.limit.unit == "calendar-days" and not self.dates
        return self.name(speech) if stated else f"{self.name(speech)}{speech.say('；', '; ')}{how}"


def step_deadline(step: Step, flow: Flow) -> Deadline | None:
    """Return by when a step is to be done; None where it takes no time or nothing was published."""
    waits = {one.step: one.days for one in flow.suspensions if one.days}
    days = waits.get(step.id, step.days)
    if not days:
        return None
    dates = _dates(step.begins_on, step.ends_on) if days == step.days else None
    return Deadline(Duration(days=days), dates)


def promise_of(plan: Plan, catalogue: Catalogue) -> Deadline | None:
    """Return the time limit promised for the whole, counted from acceptance."""
    onething = catalogue.onethings.get(plan.onething)
    limit = onething.promised_days if onething else None
    if not limit or not limit.days:
        return None
    schedule = plan.flow.schedule if plan.flow else None
    return Deadline(limit, _dates(schedule.accepted_on, schedule.limit_on) if schedule else None)


def _dates(begin: date | None, end: date | None) -> tuple[date, date] | None:
    return (begin, end) if begin and end and begin < end else None
