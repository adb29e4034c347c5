"""What is wrong or odd about promised days; a promise too short for its flow is found by the review.

Limits in working days and in calendar days are compared only where the answer is certain: so many
working days never last less than as many calendar days.
"""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.findings.subject import Subject, days
from onething.graph.node import NodeKind
from onething.graph.parts import items_within
from onething.language import Label
from onething.model import Catalogue, Duration, Finding, OneThing, ServiceItem, Severity

__all__ = [
    "days_disagree",
    "promise_above_statutory_limit",
    "promise_longer_than_slowest_item",
]


def promise_above_statutory_limit(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each item that promises more days than the law allows."""
    for item in catalogue.items.values():
        promised, allowed = item.promised_days, item.statutory_days
        if promised and allowed and _exceeds(promised, allowed):
            yield Subject.of(catalogue, NodeKind.ITEM, item.id, "promised_days").finding(
                "promise-above-statutory-limit",
                Severity.WARNING,
                Label(
                    zh=f"承诺 {days(promised).zh}，超过法定的 {days(allowed).zh}",
                    en=f"{days(promised).en} are promised, and the law allows {days(allowed).en}",
                ),
                Label(zh="将承诺时限降到法定时限以内", en="promise no more than the law allows"),
            )


def promise_longer_than_slowest_item(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each one-thing that promises more days than its slowest item takes."""
    for onething, promised, slowest in _promises(catalogue):
        if slowest.promised_days and _exceeds(promised, slowest.promised_days):
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, "promised_days").finding(
                "promise-longer-than-slowest-item",
                Severity.NOTE,
                Label(
                    zh=f"承诺 {days(promised).zh}，而最慢的事项只需 {days(slowest.promised_days).zh}",
                    en=f"{days(promised).en} are promised, and the slowest item takes only "
                    f"{days(slowest.promised_days).en}",
                ),
                Label(
                    zh="若各事项可并行，承诺可以更短",
                    en="if the items can run in parallel, less can be promised",
                ),
            )


def days_disagree(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each one-thing whose promise is not the figure published after the reform."""
    for onething in catalogue.onethings.values():
        promised, figure = onething.promised_days, onething.figures.after.days
        if promised and figure is not None and promised.days != figure:
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, "promised_days").finding(
                "days-disagree",
                Severity.WARNING,
                Label(
                    zh=f"承诺 {days(promised).zh}，公布的改革后时限却是 {figure:g} 日",
                    en=f"{days(promised).en} are promised, and the figure after the reform is {figure:g}",
                ),
                Label(zh="请向发布方核实以哪个为准", en="ask the publisher which one holds"),
            )


def _promises(catalogue: Catalogue) -> Iterator[tuple[OneThing, Duration, ServiceItem]]:
    """Yield each one-thing with a promise, the promise, and its slowest item."""
    for onething in catalogue.onethings.values():
        timed = [item for item in items_within(catalogue, onething) if item.promised_days]
        if timed and onething.promised_days:
            yield onething, onething.promised_days, max(timed, key=_length)


def _length(item: ServiceItem) -> tuple[int, bool]:
    promised = item.promised_days or Duration(days=0)
    return promised.days, promised.unit == "working-days"


def _exceeds(limit: Duration, other: Duration) -> bool:
    comparable = limit.unit in {other.unit, "working-days"}
    return comparable and limit.days > other.days
