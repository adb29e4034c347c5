"""The lanes of a process: the applicant, the window, the data sources in one, each department."""

from __future__ import annotations

from onething.formats.bpmn.element_ids import element_id
from onething.formats.bpmn.process import Lane
from onething.formats.reports.names import Names
from onething.model import Actor, ActorKind, Flow, Step

__all__ = ["APPLICANT_LANE", "lane_of", "lanes_of"]

APPLICANT_LANE = element_id("Lane", ActorKind.APPLICANT)

_RANKS = (ActorKind.APPLICANT, ActorKind.WINDOW, ActorKind.SOURCE, ActorKind.DEPARTMENT)
"""From top to bottom: first who deals with the applicant, then who decides in the back."""


def lanes_of(flow: Flow, names: Names) -> tuple[Lane, ...]:
    """Return the lanes from top to bottom, departments in the order in which they first act."""
    actors = sorted(
        (step.actors[0] for step in flow.steps if step.actors), key=lambda a: _RANKS.index(a.kind)
    )
    applicant = Lane(APPLICANT_LANE, names.say("申请人", "Applicant"))
    found = {applicant.id: applicant}
    for actor in actors:
        found.setdefault(_lane_id(actor), Lane(_lane_id(actor), _lane_name(actor, names)))
    return tuple(found.values())


def lane_of(step: Step) -> str:
    """Return the lane of a step: of the first who does it, for one that several do together."""
    return _lane_id(step.actors[0]) if step.actors else APPLICANT_LANE


def _lane_id(actor: Actor) -> str:
    if actor.kind is ActorKind.SOURCE or not actor.id:
        return element_id("Lane", actor.kind)
    return element_id("Lane", actor.kind, actor.id)


def _lane_name(actor: Actor, names: Names) -> str:
    if actor.kind is ActorKind.SOURCE:
        return names.say("数据资源", "Data sources")
    name = names.text(actor.name)
    return name[:1].upper() + name[1:]
