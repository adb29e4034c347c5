"""Situations with no way through: something is required, and nothing that the policy offers leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.conditions import Formula, compile_condition, conjunction, disjunction, negate
from onething.graph.circles import CircularProof, circular_proofs
from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Channel, Entry, Finding, ItemId, MaterialId, Mode, Severity
from onething.situations.reviews.everywhere import Everywhere, Gone
from onething.workflows import Planner
from onething.workflows.program import Demand

__all__ = ["no_way_through"]

_OF_OTHERS = (Mode.UPSTREAM_RESULT, Mode.HELD_ONCE)
"""The ways by which a material comes from another item of the case, or from the applicant after all."""


def no_way_through(planner: Planner, worlds: Sequence[Everywhere]) -> Iterator[Finding]:
    """Yield a warning for each one-thing some of whose situations lead nowhere, with one of them.

    An item that cannot be applied for remotely is in the case, and no window is published; of
    alternatives of which one is to apply none does; items wait for one another's results, and nothing
    else replaces these.
    """
    circles = circular_proofs(planner.catalogue)
    for world in worlds:
        yield from _without_channel(world)
        yield from _without_alternative(world)
        yield from (found for circle in circles for found in _in_a_circle(world, circle))


def _without_channel(world: Everywhere) -> Iterator[Finding]:
    onething, items = world.program.onething, world.program.catalogue.items
    if not onething.channels or Channel.WINDOW in onething.channels:
        return
    for slot in world.program.slots:
        if items[slot.item].online is False:
            yield from _met(
                world,
                world.formula(slot.mask),
                ("channels",),
                Label(
                    zh=f"“{slot.name.text('zh')}”不能远程申请，而该一件事没有公布窗口渠道",
                    en=f"“{slot.name.text('en')}” cannot be applied for remotely, and no window is published",
                ),
            )


def _without_alternative(world: Everywhere) -> Iterator[Finding]:
    for path, outer, entry in _choices(world, world.program.onething.items, ("items",), ()):
        none = [negate(_written(world, member)) for member in entry.one_of]
        what = Label(zh="几个事项中必有一项适用，却一项也不适用", en="of alternatives none applies")
        yield from _met(world, conjunction(*outer, *none), (*path, "one_of"), what)


def _choices(
    world: Everywhere, parts: Sequence[Entry], path: tuple[str | int, ...], outer: Sequence[Formula]
) -> Iterator[tuple[tuple[str | int, ...], Sequence[Formula], Entry]]:
    """Yield the alternatives of which one is to apply, with where they stand and when they count."""
    for number, entry in enumerate(parts):
        here, inside = (*path, number), (*outer, _written(world, entry))
        if entry.one_of:
            yield here, inside, entry
        yield from _choices(world, entry.one_of, (*here, "one_of"), inside)


def _written(world: Everywhere, entry: Entry) -> Formula:
    return compile_condition(entry.when, world.program.questions)


def _in_a_circle(world: Everywhere, circle: CircularProof) -> Iterator[Finding]:
    slots = {slot.item: slot for slot in world.program.slots}
    if not set(circle.items) <= slots.keys():
        return
    waits = [
        _waits(world, item, material) for item, material in zip(circle.items, circle.materials, strict=True)
    ]
    names = [slots[item].name for item in circle.items]
    zh, en = (" → ".join(name.text(language) for name in (*names, names[0])) for language in ("zh", "en"))
    what = Label(zh=f"互等结果，没有别的替代方式：{zh}", en=f"items wait for one another's results: {en}")
    yield from _met(world, conjunction(*waits), ("items",), what)


def _waits(world: Everywhere, item: ItemId, material: MaterialId) -> Formula:
    """Return: an item demands a material, and no source or promise replaces it."""
    own = (one for one in world.program.demands if one.owner == item and one.material.id == material)
    return disjunction(*(_stuck(world, one) for one in own))


def _stuck(world: Everywhere, demand: Demand) -> Formula:
    others = (way for way in demand.ways if way.way.mode not in _OF_OTHERS)
    return conjunction(world.formula(demand.mask), *(negate(world.formula(way.mask)) for way in others))


def _met(world: Everywhere, formula: Formula, path: tuple[str | int, ...], what: Label) -> Iterator[Finding]:
    """Yield a finding with a situation in which a formula holds, if there is one."""
    try:
        found = world.meeting(formula)
    except Gone:
        return
    if found is None:
        return
    said = world.text(found)
    yield Subject.of(world.program.catalogue, NodeKind.ONE_THING, world.program.onething.id, *path).finding(
        "no-way-through",
        Severity.WARNING,
        Label(zh=f"{what.zh}；例如：{said.text('zh')}", en=f"{what.en}; so it is when {said.text('en')}"),
        Label(
            zh="补上适用的事项、渠道或替代方式，或用 constraints 写明这种情形不会出现",
            en="add an item, a channel or a way for it, or write constraints that say it cannot occur",
        ),
    )
