"""From a handled case to the flow that people and programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.calendars import WorkingDays
from onething.model import (
    Actor,
    Flow,
    MaterialId,
    Shortening,
    Spot,
    Step,
    StepKind,
    Suspension,
    Visit,
)
from onething.workflows.flow.handling import Handling
from onething.workflows.flow.naming import actor_of, spot_id, spot_of, step_name
from onething.workflows.flow.net import ActorKey, Node
from onething.workflows.flow.reckoning import Timing
from onething.workflows.flow.schedule import Days, schedule

__all__ = ["report_flow"]


def report_flow(handling: Handling, calendar: WorkingDays) -> Flow:
    """Return the flow of a handled case, put on the calendar from its start on."""
    reckoning, case = handling.reckoning, handling.case
    start = case.start or case.as_of
    if start is None:
        raise ValueError("the date of a case is settled before its flow is reported")
    days = Days(calendar, start)
    timings = reckoning.timings()
    counted = handling.limit_days
    onething = handling.setting.program.onething
    return Flow(
        world=handling.setting.world,
        channel=handling.setting.channel,
        spots=tuple(_spots(handling)),
        steps=tuple(_steps(handling, timings, days)),
        visits=tuple(_visits(handling)),
        visits_at_least=reckoning.fewest_possible() if reckoning.is_open else len(handling.goings),
        days=handling.days,
        days_at_least=reckoning.shortest_possible() if reckoning.is_open else handling.days,
        limit_days=counted[1],
        statutory_days=reckoning.longest([node.statutory_days for node in reckoning.nodes]),
        critical=tuple(reckoning.nodes[place].id for place in _critical_path(handling, timings)),
        shortenings=tuple(_shortenings(handling, timings)),
        suspensions=tuple(_suspensions(handling)),
        unpublished=handling.unpublished,
        forms=handling.forms,
        fields=handling.fields,
        materials=handling.materials,
        departments=handling.departments,
        schedule=schedule(
            days, calendar, length=handling.days, counted=counted, promise=onething.promised_days
        ),
        channels=handling.compared,
    )


def _steps(handling: Handling, timings: list[Timing], days: Days) -> Iterator[Step]:
    reckoning, program = handling.reckoning, handling.setting.program
    actors: dict[ActorKey, Actor] = {}
    for node, timing, before in zip(reckoning.nodes, timings, reckoning.before, strict=True):
        for key in node.actors:
            if key not in actors:
                actors[key] = actor_of(key, program.catalogue, program.onething)
        yield Step.unchecked(
            id=node.id,
            kind=node.kind,
            name=step_name(node),
            actors=tuple(actors[key] for key in node.actors),
            spot=spot_id(node.spot),
            items=node.items,
            days=node.days,
            statutory_days=node.statutory_days,
            counted=node.counted,
            inputs=node.inputs,
            outputs=node.outputs,
            after=tuple(reckoning.nodes[place].id for place in before),
            reason=node.reason,
            basis=node.basis,
            source=node.source,
            joint=node.joint,
            open=node.open,
            starts=timing.starts,
            ends=timing.ends,
            slack=timing.slack,
            begins_on=days.on(timing.starts),
            ends_on=days.on(timing.ends),
        )


def _spots(handling: Handling) -> Iterator[Spot]:
    """Yield the places that the applicant goes to, in the order of the visits."""
    program = handling.setting.program
    sites = {act.act.place.text("zh"): act.act.place for act in program.duties.acts if act.act.place}
    for key in dict.fromkeys(going.spot for going in handling.goings):
        yield spot_of(key, program.catalogue, program.onething, sites)


def _visits(handling: Handling) -> Iterator[Visit]:
    nodes = handling.reckoning.nodes
    for going in handling.goings:
        done = [nodes[place] for place in going.acts]
        yield Visit(
            spot=spot_id(going.spot),
            steps=tuple(node.id for node in done),
            reasons=tuple(dict.fromkeys(node.reason for node in done)),
        )


def _critical(handling: Handling, timings: Sequence[Timing]) -> Iterator[tuple[Node, int]]:
    """Yield the steps that take time and cannot take longer, each with its place."""
    for place, (node, timing) in enumerate(zip(handling.reckoning.nodes, timings, strict=True)):
        if node.days and not timing.slack:
            yield node, place


def _critical_path(handling: Handling, timings: Sequence[Timing]) -> list[int]:
    """Return one chain of steps that takes the whole time, those that take no time left out.

    Of several that are equally long it is the first; see `Step.slack` for what else is critical.
    """
    path: list[int] = []
    ahead: Sequence[int] = range(len(timings))
    due = handling.days
    while due:
        place = next(place for place in ahead if timings[place].ends == due)
        if handling.reckoning.nodes[place].days:
            path.append(place)
        due, ahead = timings[place].starts, handling.reckoning.before[place]
    return path[::-1]


def _shortenings(handling: Handling, timings: Sequence[Timing]) -> list[Shortening]:
    """Return what it would bring to do each critical step at once, most first."""
    days = [node.days for node in handling.reckoning.nodes]
    found = []
    for node, place in _critical(handling, timings):
        without = [*days[:place], 0, *days[place + 1 :]]
        found.append(Shortening(step=node.id, saves=handling.days - handling.reckoning.longest(without)))
    return sorted(found, key=lambda one: -one.saves)


def _suspensions(handling: Handling) -> Iterator[Suspension]:
    for node in handling.reckoning.nodes:
        if node.kind is StepKind.SUPPLY_LATER:
            materials = tuple(map(MaterialId, node.inputs))
            yield Suspension(step=node.id, days=node.days or None, materials=materials)
