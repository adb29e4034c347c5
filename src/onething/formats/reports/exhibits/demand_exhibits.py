"""Who needs which data, and who has to provide it (数据共享需求清单, 数据提供责任清单)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from onething.choosing.advice import SharingDemand
from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head, Line
from onething.formats.reports.speech import Speech

__all__ = ["demands", "duties"]


def demands(found: Iterable[SharingDemand], speech: Speech) -> Exhibit:
    """Return by department the data that it needs of others."""
    say = speech.say
    asked = sorted(
        ((speech.text(name), one) for one in found for name in one.consumer_names),
        key=lambda pair: (pair[0], -pair[1].cases),
    )
    heads = (
        Head(say("需要的数据资源", "Data it needs")),
        Head(say("提供部门", "Provided by")),
        *_counted(speech),
    )
    lines = [
        Line(name, (speech.text(one.name), speech.text(one.provider_name), *_counts(one)))
        for name, one in asked
    ]
    return Exhibit(
        key="demands",
        title=say("数据共享需求清单", "Data that departments need of one another"),
        subject=say("需求部门", "Department"),
        heads=heads,
        lines=tuple(_grouped(lines)),
        sheet=say("需求清单", "Demands"),
    )


def duties(found: Iterable[SharingDemand], speech: Speech) -> Exhibit:
    """Return by department the data that it has to provide, and to whom."""
    say = speech.say
    owed = sorted(
        ((speech.text(one.provider_name), one) for one in found), key=lambda pair: (pair[0], -pair[1].cases)
    )
    heads = (
        Head(say("要提供的数据资源", "Data it has to provide")),
        Head(say("提供给", "To whom")),
        *_counted(speech),
    )
    lines = [
        Line(
            name, (speech.text(one.name), speech.listed(map(speech.text, one.consumer_names)), *_counts(one))
        )
        for name, one in owed
    ]
    return Exhibit(
        key="duties",
        title=say("数据提供责任清单", "Data that departments have to provide"),
        subject=say("提供部门", "Department"),
        heads=heads,
        lines=tuple(_grouped(lines)),
        sheet=say("责任清单", "Duties"),
    )


def _counted(speech: Speech) -> tuple[Head, ...]:
    return (
        Head(speech.say("一件事（项）", "One-things"), Form.COUNT),
        Head(speech.say("等着它的办件（件）", "Cases that wait for it"), Form.COUNT),
        Head(speech.say("可少交材料（份）", "Materials it would spare"), Form.COUNT),
    )


def _counts(one: SharingDemand) -> tuple[float, float, float]:
    return float(len(one.onethings)), one.cases, one.materials


def _grouped(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines of departments, the one for which most cases wait first."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.subject)]
    groups.sort(key=lambda group: (-sum(_cases(line) for line in group), group[0].subject))
    yield from (line for group in groups for line in group)


def _cases(line: Line) -> float:
    cases = line.cells[-2]
    return cases if isinstance(cases, (int, float)) else 0.0
