"""What a process says to its reader: the documentation, the notes and the names of its elements."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.bpmn.deadlines import Deadline
from onething.formats.reports.names import Names
from onething.model import Flow, MaterialId, Plan, Step

__all__ = ["datum_name", "process_text", "step_note", "step_text"]

_DATA = {
    "form": ("申请表单", "application form"),
    "application": ("申请", "application"),
    "acceptance-number": ("受理编号", "acceptance number"),
}
"""What steps hand to each other beside materials, in Chinese and English."""


def datum_name(datum: str, names: Names) -> str:
    """Return the name of what a step uses or brings forth: a material by id, `form`, `acceptance-number`."""
    if datum in _DATA:
        return names.say(*_DATA[datum])
    known = names.catalogue.materials.get(MaterialId(datum))
    return names.text(known.name) if known else datum


def step_text(step: Step, flow: Flow, deadline: Deadline | None, names: Names) -> str:
    """Return the documentation of a step: why it exists, on what ground, who, where, when, with what."""
    say, labelled = names.say, names.labelled
    lines = (
        names.text(step.reason),
        _optional(say("依据", "Basis"), names.basis(step.basis), names),
        _optional(say("事项", "Items"), names.listed(map(names.item, step.items)), names),
        labelled(say("办理者", "Done by"), names.listed(names.text(actor.name) for actor in step.actors)),
        _optional(say("联合办理", "Joint appointment"), step.joint, names),
        *_whereabouts(step, flow, names),
        *_times(step, deadline, names),
        _optional(say("使用", "Uses"), _data(step.inputs, names), names),
        _optional(say("产生", "Brings forth"), _data(step.outputs, names), names),
        _if_open(step, names),
    )
    return "\n".join(filter(None, lines))


def step_note(step: Step, flow: Flow, names: Names) -> str:
    """Return what is written beside a step for all to see: the visit it belongs to, who comes together."""
    together = names.listed(names.text(actor.name) for actor in step.actors) if step.joint else ""
    lines = (*_whereabouts(step, flow, names), _optional(step.joint, together, names))
    return "\n".join(filter(None, lines))


def process_text(plan: Plan, flow: Flow, promise: Deadline | None, names: Names) -> str:
    """Return the documentation of the process: for what it holds and what it comes to."""
    say, labelled = names.say, names.labelled
    promised = promise.documentation(names) if promise else ""
    lines = (
        names.about(plan),
        labelled(say("跑动次数", "Visits"), _range(flow.visits_at_least, len(flow.visits))),
        labelled(say("受理后工作日", "Working days from acceptance"), _range(flow.days_at_least, flow.days)),
        _optional(say("承诺时限", "Promised"), promised, names),
    )
    return "\n".join(filter(None, lines))


def _range(least: int, most: int) -> str:
    """Return a figure that open questions may lower."""
    return f"{least}–{most}" if least < most else str(most)


def _whereabouts(step: Step, flow: Flow, names: Names) -> Iterator[str]:
    """Yield the visits in which a step is done, with their places; a step without a visit just its place."""
    spots = {spot.id: names.text(spot.name) for spot in flow.spots}
    place = spots.get(step.spot, step.spot)
    visits = [number for number, visit in enumerate(flow.visits, 1) if step.id in visit.steps]
    for number in visits:
        yield names.labelled(names.say(f"第{number}次跑动", f"Visit {number}"), place)
    if place and not visits:
        yield names.labelled(names.say("地点", "Place"), place)


def _times(step: Step, deadline: Deadline | None, names: Names) -> Iterator[str]:
    say = names.say
    if deadline:
        yield names.labelled(say("时限", "Time limit"), deadline.documentation(names))
    if step.statutory_days and step.statutory_days != step.days:
        law = say(f"{step.statutory_days} 个工作日", f"{step.statutory_days} working days")
        yield names.labelled(say("法定时限", "Limit by law"), law)
    if not step.counted:
        yield say("所需时间不计入办理时限", "Its time is not counted into the time limit")


def _if_open(step: Step, names: Names) -> str:
    if not step.open:
        return ""
    return names.say(
        "尚未确定是否需要此环节；按需要绘制，不需要时直接办结此环节",
        "Whether it is needed is not decided yet; it is drawn as if it were, to be completed at once if not",
    )


def _data(data: tuple[str, ...], names: Names) -> str:
    return names.listed(datum_name(datum, names) for datum in data)


def _optional(label: str, text: str, names: Names) -> str:
    return names.labelled(label, text) if text else ""
