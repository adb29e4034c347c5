"""Procedures of departments: on site, hearings, experts, publicity; joint ones at one appointment."""

from __future__ import annotations

from collections.abc import Iterator

from onething.language import Label
from onething.model import Duration, ItemId, ProcedureKind, Rule, StepKind
from onething.workflows.duties import JOINABLE, TimedProcedure
from onething.workflows.flow.net import Net, Node
from onething.workflows.flow.setting import Setting
from onething.workflows.flow.wording import REASONS

__all__ = ["draw_joint_procedures", "procedures_of", "working_days"]

Joint = tuple[Rule, list[TimedProcedure]]
"""The rule that joins procedures, and these."""


def working_days(duration: Duration | None) -> int:
    """Return a duration in working days; of calendar days five in seven count, rounded up."""
    if duration is None:
        return 0
    return duration.days if duration.unit == "working-days" else -(-duration.days * 5 // 7)


def procedures_of(setting: Setting, item: ItemId, *, on_top: bool) -> Iterator[Node]:
    """Yield the procedures of an item that stand beside its review, or come on top of it; no joint ones."""
    state = setting.decision.state
    joined = [timed for _, members in _joint(setting) for timed in members]
    for timed in setting.program.duties.procedures:
        if timed.item != item or timed.procedure.on_top is not on_top or timed in joined:
            continue
        truth = state.truth(timed.mask)
        if truth is not False:
            yield _procedure(setting, timed, sure=truth is True)


def draw_joint_procedures(net: Net, setting: Setting) -> None:
    """Draw each joint procedure once: after all its items are forwarded, before any of them is decided."""
    for rule, members in _joint(setting):
        items = tuple(dict.fromkeys(timed.item for timed in members))
        received = [next(iter(net.nodes[f"{StepKind.REVIEW}:{item}"].after)) for item in items]
        joint = net.add(_joint_procedure(setting, rule, members, items), received)
        for item in items:
            net.link(joint, f"{StepKind.DECIDE}:{item}")


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


def _joint_procedure(
    setting: Setting, rule: Rule, members: list[TimedProcedure], items: tuple[ItemId, ...]
) -> Node:
    days = max(working_days(timed.procedure.days) for timed in members)
    first = members[0].procedure
    return Node(
        StepKind.PROCEDURE,
        f"joint/{first.kind}/{rule.id}",
        None,
        tuple(dict.fromkeys(setting.department(item) for item in items)),
        REASONS["joint"],
        title=Label(zh=rule.then.join, en=rule.title.text("en")),
        items=items,
        days=days,
        least_days=days,
        statutory_days=days,
        basis=rule.basis,
        joint=rule.then.join,
    )


def _joint(setting: Setting) -> list[Joint]:
    """Return the procedures that rules certainly join, those of at least two items together."""
    state, duties = setting.decision.state, setting.program.duties
    joining = [(item, relief.rule) for item, relief in duties.joins if state.held & relief.mask]
    if not joining:
        return []
    groups: dict[tuple[str, ProcedureKind], Joint] = {}
    for timed in duties.procedures:
        kind = timed.procedure.kind
        rule = next((rule for item, rule in joining if item == timed.item), None)
        if rule and kind in JOINABLE and state.held & timed.mask and not timed.procedure.on_top:
            groups.setdefault((rule.then.join, kind), (rule, []))[1].append(timed)
    several = (joint for joint in groups.values() if len({timed.item for timed in joint[1]}) > 1)
    return list(several)


def _reason(setting: Setting, timed: TimedProcedure) -> Label:
    name = setting.item(timed.item).name
    zh, en = f"办理“{name.text('zh')}”所需", f"“{name.text('en')}” needs it"
    if timed.procedure.on_top:
        zh, en = f"{zh}，所需时间不计入办理时限", f"{en}; its days are not counted into the time limit"
    return Label(zh=zh, en=en)
