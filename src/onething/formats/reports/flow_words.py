"""What is said of an acceptance flow wherever people read of it: times, places, visits, measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onething.formats.reports.speech import Speech
from onething.language import Label
from onething.model import Flow, Measure, MeasureKind, Step, Visit

__all__ = [
    "MEASURES",
    "day",
    "days",
    "duration",
    "headline",
    "lasting",
    "met",
    "place",
    "span",
    "step_name",
    "times",
]

MEASURES: Mapping[MeasureKind, Label] = {
    MeasureKind.AT_MOST_ONE_VISIT: Label(zh="最多跑一次", en="At most one visit"),
    MeasureKind.NO_VISIT: Label(zh="零上门", en="No visit"),
    MeasureKind.ID_CARD_ONLY: Label(zh="一证通办", en="Only the identity document"),
    MeasureKind.DECIDED_AT_ONCE: Label(zh="秒办、即办", en="Decided at once"),
    MeasureKind.NO_APPLICATION: Label(zh="免申即享", en="No application"),
    MeasureKind.ONLINE_DEPTH: Label(zh="网上办理深度", en="Online depth"),
}
"""The measures of a plan by their names."""


def met(measure: Measure, speech: Speech) -> str:
    """Return whether a measure is met, in a word; the online depth in stars."""
    if measure.kind is MeasureKind.ONLINE_DEPTH:
        stars = measure.stars
        return speech.say(f"{stars} 星", f"{stars} star{'' if stars == 1 else 's'}")
    words = {True: ("是", "yes"), False: ("否", "no"), None: ("待定", "open")}
    return speech.say(*words[measure.holds])


def step_name(step: Step, speech: Speech) -> str:
    """Return the name of a step, and that it may not apply where questions are open."""
    return speech.aside(speech.text(step.name), speech.say("视情形", "if it applies") if step.open else "")


def day(when: date, speech: Speech) -> str:
    """Return a day as people write it.

    >>> day(date(2026, 9, 25), Speech("zh")), day(date(2026, 9, 25), Speech("en"))
    ('2026年9月25日', '25 September 2026')
    """
    return speech.say(
        f"{when.year}年{when.month}月{when.day}日", f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    )


def span(first: date | None, last: date | None, speech: Speech) -> str:
    """Return the days from the first to the last, one day where they are the same, nothing for none.

    >>> span(date(2026, 9, 25), date(2026, 10, 9), Speech("zh"))
    '9月25日—10月9日'
    """
    if not first or not last:
        return ""
    ends = [speech.say(f"{d.month}月{d.day}日", f"{d.day} {_MONTHS[d.month - 1][:3]}") for d in (first, last)]
    return speech.say("—", "–").join(dict.fromkeys(ends))


def days(number: int, speech: Speech) -> str:
    """Return a number of working days."""
    return speech.say(f"{number} 个工作日", f"{number} working day{'' if number == 1 else 's'}")


def times(number: int, speech: Speech) -> str:
    """Return a number of visits."""
    return speech.say(f"{number} 次跑动", f"{number} visit{'' if number == 1 else 's'}")


def duration(step: Step, speech: Speech) -> str:
    """Return how long a step takes, nothing where it takes no day; what does not count is said."""
    if not step.days:
        return ""
    uncounted = speech.say("不计入时限", "outside the time limit")
    return speech.aside(days(step.days, speech), "" if step.counted else uncounted)


def place(flow: Flow, visit: Visit, speech: Speech) -> str:
    """Return the name of the place to which a visit goes."""
    return next((speech.text(spot.name) for spot in flow.spots if spot.id == visit.spot), visit.spot)


def headline(flow: Flow, speech: Speech) -> str:
    """Return a flow in one line: channel, visits, working days, from which day to which."""
    schedule = flow.schedule
    parts = [
        speech.text(flow.channel.label),
        _between(flow.visits_at_least, len(flow.visits), times(len(flow.visits), speech)),
        lasting(flow, speech),
        span(schedule.accepted_on, schedule.ends_on, speech) if schedule else "",
    ]
    return " · ".join(filter(None, parts))


def lasting(flow: Flow, speech: Speech) -> str:
    """Return how long a flow takes, from the least to the most where questions are open."""
    return _between(flow.days_at_least, flow.days, days(flow.days, speech))


def _between(least: int, most: int, text: str) -> str:
    """Return the text for the most, behind the least where open questions set them apart."""
    return text if least >= most else f"{least}–{text}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
