"""Published targets: what they ask, what the scenarios reach, and by how much they miss."""

from __future__ import annotations

from collections.abc import Mapping

from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.speech import Speech
from onething.simulation.result import TargetResult

__all__ = ["targets"]

_FORMS: Mapping[str, Form] = {"share": Form.SHARE, "count": Form.COUNT}


def targets(seen: Compared) -> Exhibit:
    """Return the targets: those of a share that is measured first, which are drawn."""
    say = seen.speech.say
    found = sorted(seen.simulation.targets, key=lambda target: not _drawn(target))
    heads = (
        Head(say("文件与期限", "Document and date")),
        Head(say("要求", "Asks")),
        Head(say("目标", "Target"), Form.MEAN),
        Head(say("改革前", "Before"), Form.MEAN),
        Head(say("改革后", "After"), Form.MEAN),
        Head(say("改革前是否达到", "Met before")),
        Head(say("改革后是否达到", "Met after")),
        Head(say("还差", "Short by")),
    )
    return Exhibit(
        key="targets",
        title=say("公布的目标达到了没有", "Published targets, met or missed"),
        subject=say("目标", "Target"),
        heads=heads,
        lines=tuple(_line(target, seen) for target in found),
        reading=say("竖线是目标值。", "The upright marks are the targets."),
        charts=(Chart(ChartKind.BARS, (3, 4), marked=2, most=sum(map(_drawn, found))),),
        notes=tuple(dict.fromkeys(seen.speech.text(one.note) for one in found if one.note)),
        sheet=say("目标", "Targets"),
    )


def _drawn(target: TargetResult) -> bool:
    return target.unit == "share" and target.figures[0] is not None


def _line(target: TargetResult, seen: Compared) -> Line:
    speech, at = seen.speech, seen.at
    least = speech.say("至少", "at least") if target.at_least else speech.say("至多", "at most")
    unit = "" if target.unit == "share" else _unit(target.unit, seen)
    cells = (
        speech.aside(target.document, target.due),
        f"{least}{unit}",
        target.threshold if any(figure is not None for figure in target.figures) else None,
        target.figures[0],
        target.figures[at],
        _met(target.met[0], seen),
        _met(target.met[at], seen),
        _gap(target, at, speech),
    )
    return Line(speech.text(target.name), cells, form=_form(target))


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


def _met(met: bool | None, seen: Compared) -> str:  # noqa: FBT001 - what is said is whether it is met
    words = {True: ("✓ 达到", "✓ met"), False: ("✗ 未达到", "✗ missed"), None: ("无法衡量", "not measured")}
    return seen.speech.say(*words[met])
