"""Results of items: whoever waits for one can be served, and nobody waits for himself."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from plan_worlds import World, worlds_and_cases

from onething.model import Case, Inclusion, Plan


def waits(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each item that uses a result, or could, with the item that produces it."""
    for material in plan.materials:
        for demand in material.requirements:
            ways = (demand.used, *demand.fallbacks)
            yield from ((demand.owner, way.producer) for way in ways if way and way.producer)


@given(worlds_and_cases())
def test_nobody_waits_for_himself(drawn: tuple[World, Case]) -> None:
    """However items produce what others need, there is an order in which all can be handled."""
    world, case = drawn
    left = set(waits(world.planner().plan("o0", case)))
    while left:
        ready = {producer for _, producer in left} - {waiting for waiting, _ in left}
        assert ready, f"a circle: {left}"
        left = {(waiting, producer) for waiting, producer in left if producer not in ready}


@given(worlds_and_cases())
def test_a_result_comes_from_an_item_of_the_case(drawn: tuple[World, Case]) -> None:
    """What a plan counts on is produced by an item that is in it."""
    world, case = drawn
    plan = world.planner().plan("o0", case)
    included = {one.item for one in plan.items if one.inclusion is Inclusion.IN}
    assert {producer for _, producer in waits(plan)} <= included
