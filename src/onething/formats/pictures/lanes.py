"""The lanes of a flow: one for the applicant, the window, each department, and one for all sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onething.formats.reports.speech import Speech
from onething.language import Label
from onething.model import Actor, ActorKind, Flow, Step

__all__ = ["Lane", "arrows", "generations", "lane_keys", "lanes", "visit_numbers"]

_ORDER = tuple(ActorKind)
_SOURCES = Label(zh="查询数据资源", en="Data sources asked")
_APPLICANT = ActorKind.APPLICANT.value


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: a key, a name, and the steps that are done in it, in the order of the flow."""

    key: str
    name: str
    steps: tuple[Step, ...]


def lanes(flow: Flow, speech: Speech) -> tuple[Lane, ...]:
    """Return the lanes in which something is done: applicant, window, departments, sources.

    A source does one thing, and its name stands in that step: one lane is enough for all of them. A
    joint step stands in the lane of each department that takes part.
    """
    named = {_lane_key(actor): _name(actor, speech) for step in flow.steps for actor in step.actors}
    applicant = {_APPLICANT: speech.say("申请人", "Applicant")}
    held: dict[str, list[Step]] = {}
    for step in flow.steps:
        for key in lane_keys(step):
            held.setdefault(key, []).append(step)
    order = sorted(held, key=lambda key: _ORDER.index(ActorKind(key.partition(":")[0])))
    return tuple(Lane(key, (named | applicant)[key], tuple(held[key])) for key in order)


def lane_keys(step: Step) -> tuple[str, ...]:
    """Return the lanes in which a step stands: the applicant's alone if the applicant acts or has to go."""
    keys = tuple(dict.fromkeys(map(_lane_key, step.actors)))
    if step.in_person or _APPLICANT in keys:
        return (_APPLICANT,)
    departments = tuple(key for key in keys if key.startswith(ActorKind.DEPARTMENT))
    return departments or keys[:1]


def generations(flow: Flow) -> Mapping[str, int]:
    """Return how many steps must be done one after another before each of them."""
    before: dict[str, int] = {}
    for step in flow.steps:
        before[step.id] = max((before[one] + 1 for one in step.after if one in before), default=0)
    return before


def arrows(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield which step comes right before which; what follows from other arrows is left out."""
    above: dict[str, frozenset[str]] = {}
    for step in flow.steps:
        after = tuple(dict.fromkeys(one for one in step.after if one in above))
        implied = frozenset().union(*(above[one] for one in after))
        yield from ((one, step.id) for one in after if one not in implied)
        above[step.id] = implied | frozenset(after)


def visit_numbers(flow: Flow) -> Mapping[str, int]:
    """Return by step in which visit it is done, counted from 1."""
    return {step: number for number, visit in enumerate(flow.visits, 1) for step in visit.steps}


def _lane_key(actor: Actor) -> str:
    return f"{actor.kind}:{actor.id}" if actor.kind is ActorKind.DEPARTMENT else actor.kind.value


def _name(actor: Actor, speech: Speech) -> str:
    name = speech.text(_SOURCES if actor.kind is ActorKind.SOURCE else actor.name)
    return name[:1].upper() + name[1:]
