"""The in-person acts of a case: which are due, when, and what lightens them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.model import ActStage, ItemId, StepKind
from onething.workflows.flow.dues import DueAct
from onething.workflows.flow.net import Node
from onething.workflows.flow.setting import APPLICANT, Setting
from onething.workflows.flow.wording import ACTS

__all__ = ["acts_of", "draw_act"]


def acts_of(setting: Setting, items: Iterable[ItemId], stage: ActStage) -> Iterator[DueAct]:
    """Yield the in-person acts of items that are or may be due at a stage."""
    for item in items:
        for due in setting.dues.get(item, ()):
            if due.stage is stage:
                yield due


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
        spot=due.spot,
        spared=due.postponed is None,
        basis=(*act.basis, *(rule.basis if rule else ())),
        open=due.open,
    )
