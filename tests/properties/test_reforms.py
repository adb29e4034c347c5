"""Reforms compose in any order, undo exactly, and touch no more than they say."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plan_worlds import World
from reform_worlds import worlds_cases_and_reforms

from onething.model import Case, Plan
from onething.reforms import Reform, RetireRule, reformed, touched, with_reforms
from onething.rules import PlainMatcher
from onething.workflows import Planner

Drawn = tuple[World, Case, tuple[Reform, ...]]


def figures(plan: Plan) -> tuple[object, ...]:
    """Return what a plan comes to, whatever the rules are called by which it does."""
    outcomes = tuple((one.material, one.holder, one.outcome, one.count) for one in plan.materials)
    modes = tuple(demand.used and demand.used.mode for one in plan.materials for demand in one.requirements)
    steps = plan.flow and tuple((step.kind, step.days) for step in plan.flow.steps)
    return outcomes, modes, steps, plan.visits, plan.days, plan.form


@given(worlds_cases_and_reforms(), st.randoms())
def test_the_order_in_which_reforms_are_made_does_not_matter(drawn: Drawn, random) -> None:
    """At once in any order, or one by one on top of those before, they come to the same."""
    world, case, reforms = drawn
    shuffled = random.sample(reforms, len(reforms))
    at_once = with_reforms(world.planner(), reforms).plan("o0", case)
    assert with_reforms(world.planner(), shuffled).plan("o0", case) == at_once
    retired = [one.rule for reform in reforms for one in set(reform.changes) if isinstance(one, RetireRule)]
    assume(len(set(retired)) == len(retired))  # what is gone already cannot be retired
    planner = world.planner()
    for reform in shuffled:
        planner = with_reforms(planner, [reform])
    assert figures(planner.plan("o0", case)) == figures(at_once)


@settings(max_examples=20)
@given(worlds_cases_and_reforms())
def test_a_reform_made_and_undone_changes_nothing(drawn: Drawn) -> None:
    """What is left is what the others alone come to; with all undone, what there was, to each figure."""
    world, case, reforms = drawn
    made = reformed(world.catalogue, world.packs, reforms)
    assert made.without(reforms[-1].id) == reformed(world.catalogue, world.packs, reforms[:-1])
    undone = made.without(*(reform.id for reform in reforms))
    assert (undone.catalogue, undone.packs) == (world.catalogue, world.packs)
    after = Planner(undone.catalogue, undone.packs, matcher=PlainMatcher())
    assert after.plan("o0", case) == world.planner().plan("o0", case)


@settings(max_examples=20)
@given(worlds_cases_and_reforms())
def test_a_reform_made_twice_is_made_once(drawn: Drawn) -> None:
    """A reform under another name that says the same changes nothing more."""
    world, case, reforms = drawn
    twins = [reform.model_copy(update={"id": f"{reform.id}-again"}) for reform in reforms]
    once, twice = (
        with_reforms(world.planner(), made).plan("o0", case) for made in (reforms, (*reforms, *twins))
    )
    assert figures(once) == figures(twice)


@given(worlds_cases_and_reforms())
def test_what_a_reform_does_not_touch_it_does_not_change(drawn: Drawn) -> None:
    """A one-thing that is not touched comes to what it does without the reform, in any company."""
    world, case, reforms = drawn
    planner = world.planner()
    idle = {one.id for one in reforms if "o0" not in touched(planner, one, among=reforms)}
    left = [one for one in reforms if one.id not in idle]
    with_all, without_idle = (
        with_reforms(world.planner(), made).plan("o0", case) for made in (reforms, left)
    )
    assert figures(with_all) == figures(without_idle)


@given(worlds_cases_and_reforms())
def test_compiling_only_what_is_touched_gives_the_same_plans(drawn: Drawn) -> None:
    """A planner that keeps what a reform does not touch plans as one that is made anew."""
    world, case, reforms = drawn
    before = world.planner()
    before.plan("o0", case)
    made = reformed(world.catalogue, world.packs, reforms)
    anew = Planner(made.catalogue, made.packs, matcher=PlainMatcher())
    assert with_reforms(before, reforms).plan("o0", case) == anew.plan("o0", case)
