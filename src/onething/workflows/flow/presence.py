"""The in-person acts of a case: which are due, when, and what lightens them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onething.model import ActStage, StepKind
from onething.workflows.duties import Act
from onething.workflows.flow.net import Node
from onething.workflows.flow.setting import APPLICANT, Application, Setting
from onething.workflows.flow.wording import ACTS

__all__ = ["acts_of", "draw_act"]


class DueAct(NamedTuple):
    """An in-person act that is due, or may be."""

    act: Act
    open: bool
    postponed: bool | None
    """Whether a rule lets it wait until the applicant comes for a result anyway."""


def acts_of(setting: Setting, application: Application, stage: ActStage) -> Iterator[DueAct]:
    """Yield the in-person acts of an application that are or may be due at a stage."""
    items = {item for item, _ in application.items}
    for act, truth in setting.acts:
        if act.item in items:
            postponed = _postponed(setting, act)
            if (ActStage.COLLECT if postponed else act.act.due) is stage:
                yield DueAct(act, open=truth is None, postponed=postponed)


def draw_act(setting: Setting, due: DueAct) -> Node:
    """Return the step of an in-person act."""
    act = due.act.act
    rule = due.act.postponer(setting.decision.state) if due.postponed else None
    return Node(
        StepKind.IN_PERSON,
        f"{due.act.item}/{act.id}",
        setting.item(due.act.item).name,
        (APPLICANT,),
        act.reason,
        title=act.name or ACTS[act.kind],
        items=(due.act.item,),
        spot=setting.place_of(due.act.item, act),
        spared=due.postponed is None,
        basis=(*act.basis, *(rule.basis if rule else ())),
        open=due.open,
    )


def _postponed(setting: Setting, act: Act) -> bool | None:
    """Tell whether an act waits until the applicant comes for a result.

    It does only where the applicant certainly comes to the same place then, so that postponing never
    adds a visit, nor does relieving the applicant of something else.
    """
    may_wait = act.may_wait(setting.decision.state)
    if may_wait is False:
        return False
    spot = setting.place_of(act.item, act.act)
    coming = {
        truth
        for other, truth in setting.acts
        if other.act.due is ActStage.COLLECT and setting.place_of(other.item, other.act) == spot
    }
    if not coming:
        return False
    return True if may_wait and True in coming else None
