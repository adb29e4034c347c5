"""Conditions that no situation meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from onething.conditions import Formula, compile_condition
from onething.graph.findings.subject import Subject
from onething.graph.node import Node, NodeKind
from onething.language import Label
from onething.model import Condition, Finding, ItemId, OneThing, Severity
from onething.model.references import entries
from onething.situations.reviews.everywhere import Everywhere, Gone
from onething.workflows import Planner

__all__ = ["condition_never_holds"]

_Path = tuple[str | int, ...]


class _Written(NamedTuple):
    """A condition as written, and where."""

    node: Node
    path: _Path
    when: Condition
    name: Label
    """What hangs on it."""


class _Why(StrEnum):
    """Why a condition never holds."""

    ITSELF = "itself"
    CONSTRAINTS = "constraints"
    CONTEXT = "context"


def condition_never_holds(planner: Planner, worlds: Sequence[Everywhere]) -> Iterator[Finding]:
    """Yield a warning for each “when” that no situation meets: it contradicts itself or what is around it."""
    idle: dict[_Written, Everywhere] = {}
    living: set[_Written] = set()
    handled = {
        slot.item for world in worlds for slot in world.program.slots if _may(world, world.formula(slot.mask))
    }
    for world in worlds:
        for written, formula in _conditions(planner, world):
            if written not in living and _may(world, formula):
                living.add(written)
            idle.setdefault(written, world)
    for written, world in idle.items():
        vain = written.node.kind is NodeKind.ITEM and written.node.id not in handled  # as all of the item is
        if written not in living and not vain:
            yield _finding(planner, written, _why(written, world))


def _conditions(planner: Planner, world: Everywhere) -> Iterator[tuple[_Written, Formula]]:
    """Yield each condition of a one-thing as written, with all that has to hold where it counts."""
    program, catalogue = world.program, planner.catalogue
    wholes, items = program.onething.members(catalogue.onethings)
    for whole in wholes:
        yield from _of_entries(world, whole)
    for demand in program.demands:
        requirement = demand.requirement
        if requirement.when:
            kind = NodeKind.ITEM if demand.owner in catalogue.items else NodeKind.ONE_THING
            number = catalogue.owner(demand.owner).requirements.index(requirement)
            name = requirement.name or demand.material.name
            written = _Written(
                Node(kind, demand.owner), ("requirements", number, "when"), requirement.when, name
            )
            yield written, world.formula(demand.mask)
    for id in items:
        yield from _of_duties(world, id)


def _of_entries(world: Everywhere, whole: OneThing) -> Iterator[tuple[_Written, Formula]]:
    slots = {slot.item: slot for slot in world.program.slots}
    for path, entry in entries(whole.items):
        if entry.when and entry.item:
            slot = slots[entry.item]
            node = Node(NodeKind.ONE_THING, whole.id)
            yield _Written(node, (*path, "when"), entry.when, slot.name), world.formula(slot.mask)


def _of_duties(world: Everywhere, id: ItemId) -> Iterator[tuple[_Written, Formula]]:
    node, item, duties = Node(NodeKind.ITEM, id), world.program.catalogue.items[id], world.program.duties
    for act in duties.acts:
        if act.item == id and act.act.when and act.act in item.acts:
            path = ("acts", item.acts.index(act.act), "when")
            yield _Written(node, path, act.act.when, act.act.reason), world.formula(act.mask)
    for timed in duties.procedures:
        if timed.item == id and timed.procedure.when:
            path = ("procedures", item.procedures.index(timed.procedure), "when")
            yield _Written(node, path, timed.procedure.when, timed.procedure.name), world.formula(timed.mask)


def _may(world: Everywhere, *formulas: Formula) -> bool:
    """Tell whether formulas hold together in some situation, or that is not found out."""
    try:
        return world.meeting(*formulas) is not None
    except Gone:
        return True


def _why(written: _Written, world: Everywhere) -> _Why:
    alone = compile_condition(written.when, world.program.questions)
    if world.meeting_at_all(alone) is None:
        return _Why.ITSELF
    return _Why.CONTEXT if _may(world, alone) else _Why.CONSTRAINTS


_REASONS = {
    _Why.ITSELF: Label(zh="它自相矛盾", en="it contradicts itself"),
    _Why.CONSTRAINTS: Label(zh="与 constraints 矛盾", en="the constraints exclude it"),
    _Why.CONTEXT: Label(
        zh="与它所在之处的条件矛盾（事项本身的条件、有效期等）",
        en="it contradicts what it stands in, such as the condition of the item",
    ),
}


def _finding(planner: Planner, written: _Written, why: _Why) -> Finding:
    reason, name = _REASONS[why], written.name
    return Subject(planner.catalogue, written.node, written.path).finding(
        "condition-never-holds",
        Severity.WARNING,
        Label(
            zh=f"“{name.text('zh')}”的条件在任何情形下都不成立：{reason.zh}",
            en=f"the condition of “{name.text('en')}” holds in no situation: {reason.en}",
        ),
        Label(zh="改正 when，或删去这一项", en="mend the “when”, or let what hangs on it go"),
    )
