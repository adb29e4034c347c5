"""Published targets: what they ask, what the scenarios reach, and by how much they miss."""

from __future__ import annotations

from collections.abc import Mapping

from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.speech import Speech
from onething.simulation.result import TargetResult

__all__ = ["targets", "unmeasured"]

_FORMS: Mapping[str, Form] = {"share": Form.SHARE, "count": Form.COUNT}


_MOST_DRAWN = 12


def targets(seen: Compared) -> Exhibit:
    """Return the targets that were measured: those of a share first, which are drawn."""
    say = seen.speech.say
    found = sorted(filter(_measured, seen.simulation.targets), key=lambda target: target.unit != "share")
    heads = (
        Head(say("文件、期限与说明", "Document, date, remarks")),
        Head(say("要求", "Asks")),
        Head(say("目标", "Target"), Form.MEAN),
        Head(say("改革前", "Before"), Form.MEAN),
        Head(say("改革后", "After"), Form.MEAN),
        Head(say("是否达到", "Met")),
        Head(say("还差", "Short by")),
    )
    drawn = sum(target.unit == "share" for target in found)
    return Exhibit(
        key="targets",
        title=say("公布的目标达到了没有", "Published targets, met or missed"),
        subject=say("目标", "Target"),
        heads=heads,
        lines=tuple(_line(target, seen) for target in found),
        reading=say("竖线是目标值。", "The upright marks are the targets."),
        charts=(Chart(ChartKind.BARS, (3, 4), marked=2, most=min(_MOST_DRAWN, drawn)),),
        sheet=say("目标", "Targets"),
    )


def unmeasured(seen: Compared) -> Exhibit:
    """Return the targets that the log does not tell, and why."""
    say, speech = seen.speech.say, seen.speech
    found = [target for target in seen.simulation.targets if not _measured(target)]
    return Exhibit(
        key="unmeasured",
        title=say("办件记录无法衡量的目标", "Targets that a log of cases does not tell"),
        subject=say("目标", "Target"),
        heads=(Head(say("文件、期限与原因", "Document, date, why")),),
        lines=tuple(Line(speech.text(one.name), (_document(one, speech),)) for one in found),
        sheet=say("无法衡量", "Not measured"),
    )


def _measured(target: TargetResult) -> bool:
    return any(figure is not None for figure in target.figures)


def _line(target: TargetResult, seen: Compared) -> Line:
    speech, at = seen.speech, seen.at
    least = speech.say("至少", "at least") if target.at_least else speech.say("至多", "at most")
    unit = "" if target.unit == "share" else _unit(target.unit, seen)
    cells = (
        _document(target, speech),
        f"{least}{unit}",
        target.threshold,
        target.figures[0],
        target.figures[at],
        _met(target.met[0], target.met[at], speech),
        _gap(target, at, speech),
    )
    return Line(speech.text(target.name), cells, form=_form(target))


def _document(target: TargetResult, speech: Speech) -> str:
    cited = speech.aside(target.document, target.due)
    return f"{cited}\n{speech.text(target.note)}" if target.note else cited


def _form(target: TargetResult) -> Form:
    return _FORMS.get(target.unit, Form.MEAN)


def _gap(target: TargetResult, at: int, speech: Speech) -> str | None:
    """Return by how much a scenario misses a target, that of a share in percentage points."""
    gap = target.gap(at)
    form = Form.POINTS if target.unit == "share" else _form(target)
    return number(gap, form, speech) if gap else None


def _unit(unit: str, seen: Compared) -> str:
    words = {"days": ("（工作日）", " (days)"), "count": ("（项）", " (number)")}
    return seen.speech.say(*words[unit]) if unit in words else f" ({unit})"


def _met(before: bool | None, after: bool | None, speech: Speech) -> str:  # noqa: FBT001 - whether it is met
    """Say whether a target is met with the reforms, and whether it was before."""
    words = {True: ("✓ 达到", "✓ met"), False: ("✗ 未达到", "✗ missed"), None: ("–", "–")}
    was, now = speech.say(*words[before]), speech.say(*words[after])
    return now if was == now else f"{was} → {now}"
