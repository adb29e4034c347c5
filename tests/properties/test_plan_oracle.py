"""Plans of fully answered cases equal what a naive reading of the design comes to."""

from __future__ import annotations

from hypothesis import assume, given
from plan_oracle import Oracle
from plan_worlds import World, worlds_and_cases

from onething.model import Case, Inclusion


def waits_in_a_circle(world: World) -> bool:
    """Tell whether items wait for one another's results in a circle."""
    items = world.catalogue.items.values()
    needs = {
        item.id: {(m, r.holder) for r in item.requirements for option in r.options for m in option}
        for item in items
    }
    after = {
        item.id: {
            o for o in needs if o != item.id and any((r.material, r.holder) in needs[o] for r in item.results)
        }
        for item in items
    }
    left = dict(after)
    while ends := [id for id, others in left.items() if not others & left.keys()]:
        for id in ends:
            del left[id]
    return bool(left)


@given(worlds_and_cases())
def test_a_plan_is_what_a_naive_reading_of_the_design_comes_to(drawn: tuple[World, Case]) -> None:
    """Items, outcomes, ways used, fallbacks and alternatives are those that brute force finds."""
    world, case = drawn
    assume(not waits_in_a_circle(world))
    plan = world.planner().plan("o0", case)
    oracle = Oracle(world.catalogue, world.packs, case)

    assert {item.item: item.inclusion is Inclusion.IN for item in plan.items} == {
        id: oracle.items[id] for id in oracle.owners
    }
    assert {(m.material, m.holder): m.outcome for m in plan.materials} == oracle.materials
    demands = [demand for material in plan.materials for demand in material.requirements]
    expected = {(d.owner, d.requirement.id, d.option, d.material): d for d in oracle.demands}
    assert len(demands) == len(expected)
    found = sorted(_planned(demand) for demand in demands)
    assert found == sorted(_expected(demand) for demand in expected.values())
    assert plan.questions == ()


def _planned(demand):
    used = demand.used and (
        demand.used.mode.value,
        demand.used.rule,
        demand.used.source,
        demand.used.producer,
    )
    fallbacks = [(way.mode.value, way.rule, way.source, way.producer) for way in demand.fallbacks]
    return repr(
        (
            demand.owner,
            demand.requirement,
            demand.material,
            demand.outcome,
            used,
            fallbacks,
            demand.passed_over,
        )
    )


def _expected(demand):
    ways = (
        []
        if demand.passed_over
        else [way for way in demand.ways if way is not demand.used and not way.held_once]
    )
    used = demand.used and demand.used.named
    key = (demand.owner, demand.requirement.id, demand.material)
    return repr((*key, demand.outcome, used, [way.named for way in ways], demand.passed_over))
