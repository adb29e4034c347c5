"""Procedures of departments: on site, hearings, experts, publicity; joint ones at one appointment."""

from __future__ import annotations

from collections.abc import Iterator

from onething.language import Label
from onething.model import Duration, ItemId, StepKind
from onething.workflows.duties import TimedProcedure
from onething.workflows.flow.joints import Joint
from onething.workflows.flow.net import Net, Node
from onething.workflows.flow.setting import Setting
from onething.workflows.flow.wording import REASONS

__all__ = ["draw_joint_procedures", "procedures_of", "working_days"]


def working_days(duration: Duration | None) -> int:
    """Return a duration in working days; of calendar days five in seven count, rounded up."""
    if duration is None:
        return 0
    return duration.days if duration.unit == "working-days" else -(-duration.days * 5 // 7)


def procedures_of(setting: Setting, item: ItemId, *, on_top: bool) -> Iterator[Node]:
    """Yield the procedures of an item that stand beside its review, or come on top of it; no joint ones."""
    state = setting.decision.state
    joined = [timed for joint in setting.joints if joint.sure for timed, sure in joint.members if sure]
    for timed in setting.program.duties.procedures:
        if timed.item != item or timed.procedure.on_top is not on_top or timed in joined:
            continue
        truth = state.truth(timed.mask)
        if truth is not False:
            yield _procedure(setting, timed, sure=truth is True)


def draw_joint_procedures(net: Net, setting: Setting) -> None:
    """Draw each joint procedure once: after all its items are forwarded, before any of them is decided.

    Where it is not certain that one takes part it stands by itself too: the flow is as long as either.
    """
    for joint in setting.joints:
        step = net.add(_joint_procedure(setting, joint))
        certain = {timed.item for timed, sure in joint.members if sure and joint.sure}
        for item in joint.items:
            received = next(iter(net.nodes[f"{StepKind.REVIEW}:{item}"].after))
            net.link(received, step, unsure=item not in certain)
            net.link(step, f"{StepKind.DECIDE}:{item}", unsure=item not in certain)


def _procedure(setting: Setting, timed: TimedProcedure, *, sure: bool) -> Node:
    procedure, days = timed.procedure, working_days(timed.procedure.days)
    return Node(
        StepKind.PROCEDURE,
        f"{timed.item}/{procedure.id}",
        setting.item(timed.item).name,
        (setting.department(timed.item),),
        _reason(setting, timed),
        title=procedure.name,
        items=(timed.item,),
        days=days,
        least_days=days,
        statutory_days=days,
        counted=not procedure.on_top,
        basis=procedure.basis,
        open=not sure,
    )


def _joint_procedure(setting: Setting, joint: Joint) -> Node:
    rule, first = joint.rule, joint.members[0][0].procedure
    days = [working_days(timed.procedure.days) for timed, _ in joint.members]
    certain = [working_days(timed.procedure.days) for timed, sure in joint.members if sure]
    return Node(
        StepKind.PROCEDURE,
        f"joint/{first.kind}/{rule.id}",
        None,
        tuple(dict.fromkeys(setting.department(item) for item in joint.items)),
        REASONS["joint"],
        title=Label(zh=rule.then.join, en=rule.title.text("en")),
        items=joint.items,
        days=max(days),
        least_days=max(certain, default=0),
        statutory_days=max(days),
        basis=rule.basis,
        joint=rule.then.join,
        open=not joint.sure,
    )


def _reason(setting: Setting, timed: TimedProcedure) -> Label:
    name = setting.item(timed.item).name
    zh, en = f"办理“{name.text('zh')}”所需", f"“{name.text('en')}” needs it"
    if timed.procedure.on_top:
        zh, en = f"{zh}，所需时间不计入办理时限", f"{en}; its days are not counted into the time limit"
    return Label(zh=zh, en=en)
