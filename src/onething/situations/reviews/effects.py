"""What conditions bring about in a one-thing: everything that a rule or an answer can decide, as formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onething.conditions import Formula, conjunction, disjunction, negate
from onething.model import Rule, RuleId
from onething.situations.reviews.everywhere import Everywhere
from onething.workflows.duties import Relief
from onething.workflows.program import CompiledWay, Demand

__all__ = ["Effect", "decisions", "effects"]


class Effect(NamedTuple):
    """Something that a rule brings about, where, and when."""

    rule: RuleId
    what: tuple[str, ...]
    """The same for rules that bring about the same in the same place."""
    holds: Formula
    """It is brought about, or would be but for what comes before it."""
    decides: Formula
    """It is, and nothing that comes before it makes it vain."""


def effects(world: Everywhere) -> Iterator[Effect]:
    """Yield what rules bring about in a one-thing."""
    program, own = world.program, world.program.onething.id
    for number, demand in enumerate(program.demands):
        yield from _of_ways(world, f"{own}/{number}", demand)
    for act in program.duties.acts:
        place, applies = f"{own}/{act.item}/{act.act.id}", world.formula(act.mask)
        for what, reliefs in (("waive", act.waived), ("postpone", act.postponed)):
            yield from (_of_relief(world, (place, what), applies, relief) for relief in reliefs)
    for item, relief in program.duties.at_once:
        yield _of_relief(world, (f"{own}/{item}", "at-once"), world.formula(relief.mask), relief)
    for item, relief in program.duties.joins:
        appointment = (f"{own}/{item}", "join", relief.rule.then.join)
        yield _of_relief(world, appointment, world.formula(relief.mask), relief)


def decisions(world: Everywhere) -> Iterator[Formula]:
    """Yield everything that answers can decide in a one-thing."""
    program = world.program
    yield from (world.formula(slot.mask) for slot in program.slots)
    yield from (world.formula(demand.mask) for demand in program.demands)
    yield from (world.formula(act.mask) for act in program.duties.acts)
    yield from (world.formula(timed.mask) for timed in program.duties.procedures)
    yield from (effect.decides for effect in effects(world))


def _of_ways(world: Everywhere, place: str, demand: Demand) -> Iterator[Effect]:
    applies = world.formula(demand.mask)
    before: list[Formula] = []
    for compiled in demand.ways:
        open_ = conjunction(applies, world.formula(compiled.mask))
        yield Effect(compiled.way.rule, _what(place, compiled), open_, _first(open_, before))
        if not compiled.held_once:
            before.append(world.formula(compiled.mask))


def _what(place: str, compiled: CompiledWay) -> tuple[str, ...]:
    way = compiled.way
    return place, str(way.mode), way.source or "", way.producer or ""


def _first(open_: Formula, before: Sequence[Formula]) -> Formula:
    return conjunction(open_, negate(disjunction(*before))) if before else open_


def _of_relief(world: Everywhere, what: tuple[str, ...], applies: Formula, relief: Relief) -> Effect:
    rule: Rule = relief.rule
    holds = conjunction(applies, world.formula(relief.mask))
    return Effect(rule.id, what, holds, holds)
