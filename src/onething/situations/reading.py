"""Which conditions of a one-thing a figure hangs on: all that can change it, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from onething.model import ActStage, Channel, FigureKind, Handover, Mode
from onething.workflows.program import Demand, Program

__all__ = ["Condition", "conditions"]


class Condition(NamedTuple):
    """The terms of a condition, and whether the figures hang on it at first hand."""

    mask: int
    urgent: bool
    """False: it changes a figure only through the time that something takes, or the order."""


def conditions(program: Program, channel: Channel, kind: FigureKind) -> tuple[Condition, ...]:
    """Return the conditions that a figure hangs on, through a channel, each once."""
    found: dict[int, bool] = {}
    for mask, urgent in _READERS[kind](program, channel):
        found[mask] = found.get(mask, False) or urgent
    return tuple(Condition(mask, urgent) for mask, urgent in found.items())


def _of_visits(program: Program, channel: Channel) -> Iterator[Condition]:
    """Yield what decides who has to go where, and what lies between: days, and handing on."""
    duties = program.duties
    for slot in program.slots:
        item = program.catalogue.items[slot.item]
        yield Condition(slot.mask, urgent=not item.single_window or item.online is False)
    for act in duties.acts:
        yield Condition(act.mask, urgent=True)
        for relief in (*act.waived, *act.postponed):
            yield Condition(relief.mask, urgent=True)
    yield from _of_time(program)
    yield Condition(_asked_for_the_whole(program), urgent=True)
    for mask in _of_demands(program, [n for n, one in enumerate(program.demands) if _on_site(one, channel)]):
        yield Condition(mask, urgent=True)
    if _order_matters(program):
        for mask in _of_demands(program, [n for n, one in enumerate(program.demands) if _handed_on(one)]):
            yield Condition(mask, urgent=False)


def _of_days(program: Program, _channel: Channel) -> Iterator[Condition]:
    for slot in program.slots:
        yield Condition(slot.mask, urgent=True)
    for condition in _of_time(program):
        yield condition._replace(urgent=True)
    for mask in _of_demands(program, [n for n, one in enumerate(program.demands) if _handed_on(one)]):
        yield Condition(mask, urgent=True)


def _of_materials(program: Program, _channel: Channel) -> Iterator[Condition]:
    for slot in program.slots:
        yield Condition(slot.mask, urgent=False)
    for mask in _of_demands(program, range(len(program.demands))):
        yield Condition(mask, urgent=True)


_READERS = {
    FigureKind.VISITS: _of_visits,
    FigureKind.DAYS: _of_days,
    FigureKind.MATERIALS: _of_materials,
}


def _of_time(program: Program) -> Iterator[Condition]:
    """Yield what decides how long things take: procedures, joint ones, what is decided at once or later."""
    duties = program.duties
    for timed in duties.procedures:
        yield Condition(timed.mask, urgent=False)
    for _, relief in (*duties.at_once, *duties.joins):
        yield Condition(relief.mask, urgent=False)
    for mask in _of_demands(program, [n for n, one in enumerate(program.demands) if _deferrable(one)]):
        yield Condition(mask, urgent=False)


def _asked_for_the_whole(program: Program) -> int:
    """Return the terms of anything's being asked for the whole, for which alone somebody has to apply."""
    items = {slot.item for slot in program.slots}
    return reduce(or_, (demand.mask for demand in program.demands if demand.owner not in items), 0)


def _on_site(demand: Demand, channel: Channel) -> bool:
    """Tell whether a demand can ask for presence where the channel does not anyway."""
    return demand.requirement.handover is Handover.ON_SITE and not channel.in_person


def _deferrable(demand: Demand) -> bool:
    return any(way.way.mode is Mode.DEFERRAL for way in demand.ways)


def _handed_on(demand: Demand) -> bool:
    return any(way.way.producer for way in demand.ways)


def _order_matters(program: Program) -> bool:
    """Tell whether it can change the visits that one item waits for the result of another.

    Within one application all is issued together, so it does only for what is done in person before
    the decisions, and between applications.
    """
    apart = any(not program.catalogue.items[slot.item].single_window for slot in program.slots)
    return apart or any(act.act.due is ActStage.REVIEW for act in program.duties.acts)


def _of_demands(program: Program, numbers: Sequence[int]) -> Iterator[int]:
    """Yield all conditions on which the fates of demands hang, those of others included.

    Demands for one material of one holder hang together, and so do those of alternatives.
    """
    wanted = set(numbers)
    seen: set[int] = set()
    while ahead := wanted - seen:
        seen |= ahead
        wanted |= {other for number in ahead for other in _bound_to(program, number)}
    for number in sorted(seen):
        demand = program.demands[number]
        yield demand.mask
        yield from (way.mask for way in demand.ways)


def _bound_to(program: Program, number: int) -> Iterator[int]:
    """Yield the demands for the same material of the same holder, and those of the same requirement."""
    demand = program.demands[number]
    for other, one in enumerate(program.demands):
        if one.key == demand.key or one.place == demand.place:
            yield other
