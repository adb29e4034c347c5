"""The in-person acts of a case: which are due, when, and what lightens them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onething.model import ActKind, ActStage, StepKind
from onething.workflows.duties import Act
from onething.workflows.flow.net import Node
from onething.workflows.flow.setting import APPLICANT, Application, Setting
from onething.workflows.flow.wording import ACTS

__all__ = ["acts_of", "draw_act"]


class DueAct(NamedTuple):
    """An in-person act that is due, or may be."""

    act: Act
    stage: ActStage
    open: bool


def acts_of(setting: Setting, application: Application, stage: ActStage) -> Iterator[DueAct]:
    """Yield the in-person acts of an application that are or may be due at a stage."""
    items = {item for item, _ in application.items}
    state = setting.decision.state
    for act in setting.program.duties.acts:
        if act.item not in items:
            continue
        truth = act.truth(state)
        if truth is not False and _stage(setting, act) is stage:
            yield DueAct(act, stage, open=truth is None)


def draw_act(setting: Setting, due: DueAct) -> Node:
    """Return the step of an in-person act."""
    act = due.act.act
    return Node(
        StepKind.IN_PERSON,
        f"{due.act.item}/{act.id}",
        setting.item(due.act.item).name,
        (APPLICANT,),
        act.reason,
        title=ACTS[act.kind],
        items=(due.act.item,),
        spot=setting.place_of(due.act.item, act),
        basis=act.basis,
        open=due.open,
    )


def _stage(setting: Setting, act: Act) -> ActStage:
    """Return when an act is due; one that a rule postpones is done when the result is collected.

    It is postponed only where the result is certainly collected in person at the same place, so that
    postponing never adds a visit.
    """
    others = setting.program.duties.acts
    if act.postponer(setting.decision.state) and any(_collected_there(setting, act, one) for one in others):
        return ActStage.COLLECT
    return act.act.due


def _collected_there(setting: Setting, act: Act, other: Act) -> bool:
    """Tell whether `other` is the collecting of the same item's result, at the place of `act`."""
    return (
        other.item == act.item
        and other.act.kind is ActKind.COLLECT_RESULT
        and other.truth(setting.decision.state) is True
        and setting.place_of(act.item, other.act) == setting.place_of(act.item, act.act)
    )
