"""What a change of the world does to plans: it helps where it should, and never harms."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from plan_worlds import World, sources, worlds_and_cases

from onething.model import Case, DataSource, ItemId, Mode, Outcome, Plan


@st.composite
def worlds_cases_and_sources(draw: st.DrawFn) -> tuple[World, Case, DataSource]:
    """Draw a world, a fully answered case, and a source that the world does not have yet."""
    world, case = draw(worlds_and_cases())
    return world, case, draw(sources(9, (*world.catalogue.items, "o0")))


def left(plan: Plan) -> int:
    """Count the materials that the applicant hands in, now or later."""
    return sum(material.outcome is Outcome.HAND_IN or _deferred(material) for material in plan.materials)


def _deferred(material) -> bool:
    return any(demand.used and demand.used.mode is Mode.DEFERRAL for demand in material.requirements)


@given(worlds_cases_and_sources())
def test_one_more_source_never_adds_a_material(drawn: tuple[World, Case, DataSource]) -> None:
    """Where a further source exists, the applicant hands in no more than before."""
    world, case, source = drawn
    more = replace(world, catalogue=world.catalogue.with_noun(source))
    assert left(more.planner().plan("o0", case)) <= left(world.planner().plan("o0", case))


@given(worlds_and_cases())
def test_connecting_never_adds_and_disconnecting_never_removes(drawn: tuple[World, Case]) -> None:
    """A source that is open to all leaves the applicant no more, one open to nobody no less."""
    world, case = drawn
    source = next(iter(world.catalogue.sources.values()))
    opened, closed = (
        replace(
            world, catalogue=world.catalogue.with_noun(source.model_copy(update={"connected": connected}))
        )
        for connected in (True, False)
    )
    now = left(world.planner().plan("o0", case))
    assert left(opened.planner().plan("o0", case)) <= now <= left(closed.planner().plan("o0", case))


@given(worlds_and_cases())
def test_an_answer_never_adds_and_an_outage_never_removes(drawn: tuple[World, Case]) -> None:
    """A source that answers leaves the applicant no more, one that is down no less."""
    world, case = drawn
    planner, source = world.planner(), next(iter(world.catalogue.sources))
    hit, now, down = (
        left(planner.plan("o0", case.model_copy(update={"given": {**case.given, **given}})))
        for given in ({source: "hit"}, {}, {source: "down"})
    )
    assert hit <= now <= down


@given(worlds_and_cases())
def test_a_guarantee_never_promises_more_than_an_assumption(drawn: tuple[World, Case]) -> None:
    """Where only what is certain counts, the applicant hands in at least as much."""
    world, case = drawn
    planner = world.planner()
    sure, hoped = (
        left(planner.plan("o0", case.model_copy(update={"assume": assume})))
        for assume in ("guaranteed", "connected")
    )
    assert hoped <= sure


@given(worlds_and_cases(), st.integers(0, 3))
def test_an_item_less_never_adds_a_material_but_for_its_results(
    drawn: tuple[World, Case], number: int
) -> None:
    """Taking an item away that produces nothing leaves the applicant no more."""
    world, case = drawn
    everything = tuple(world.catalogue.items)
    taken = everything[number % len(everything)]
    assume(not world.catalogue.items[taken].results)
    planner = world.planner()
    fewer: tuple[ItemId, ...] = tuple(item for item in everything if item != taken)
    plans = [planner.plan("o0", case.model_copy(update={"items": items})) for items in (fewer, everything)]
    assert left(plans[0]) <= left(plans[1])
