"""Plans of half-answered cases, and of every case that they can become."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from plan_worlds import FACTS, World, half_answered, worlds_and_cases

from onething.model import Case, FactName, Inclusion, Outcome, Plan, wish


@st.composite
def halves_and_wholes(draw: st.DrawFn) -> tuple[World, Case, Case]:
    """Draw a world, a half-answered case in it, and one of its completions."""
    world, whole = draw(worlds_and_cases())
    return world, draw(half_answered(whole)), whole


def outcomes(plan: Plan) -> dict[tuple[str, ...], str]:
    """Return what the plan says of each item and each material."""
    items = {("item", item.item): item.inclusion.value for item in plan.items}
    return items | {
        (material.material, material.holder): material.outcome.value for material in plan.materials
    }


def demands(plan: Plan) -> Iterator[tuple[tuple[str, ...], Outcome, object]]:
    """Yield what the plan says of each demand."""
    for material in plan.materials:
        for number, demand in enumerate(material.requirements):
            key = (material.material, material.holder, demand.owner, demand.requirement, str(number))
            yield key, demand.outcome, demand.used


@given(halves_and_wholes())
def test_what_is_decided_stays(drawn: tuple[World, Case, Case]) -> None:
    """No completion of a half-answered case contradicts what was decided of an item or a material."""
    world, half, whole = drawn
    planner = world.planner()
    before, after = outcomes(planner.plan("o0", half)), outcomes(planner.plan("o0", whole))
    assert {key: value for key, value in before.items() if value != "open"}.items() <= after.items()


@given(halves_and_wholes())
def test_what_is_decided_of_a_demand_stays(drawn: tuple[World, Case, Case]) -> None:
    """Nor does one contradict what was decided of a single requirement, the way used included."""
    world, half, whole = drawn
    planner = world.planner()
    after = {key: (outcome, used) for key, outcome, used in demands(planner.plan("o0", whole))}
    for key, outcome, used in demands(planner.plan("o0", half)):
        assert outcome is Outcome.OPEN or after[key] == (outcome, used)


@given(halves_and_wholes())
def test_there_are_questions_exactly_while_something_is_open(drawn: tuple[World, Case, Case]) -> None:
    """Each question decides something open, and whatever is open waits for a question."""
    world, half, _ = drawn
    plan = world.planner().plan("o0", half)
    items = {f"item:{item.item}" for item in plan.items if item.inclusion is Inclusion.OPEN}
    materials = {material.material for material in plan.having(Outcome.OPEN)}
    decided = {waiting for question in plan.questions for waiting in question.decides}
    assert plan.flow is not None
    steps = {step.id for step in plan.flow.steps}
    assert items | materials <= decided <= items | materials | steps


@given(halves_and_wholes())
def test_what_is_not_asked_does_not_matter(drawn: tuple[World, Case, Case]) -> None:
    """Answering what the plan does not ask changes nothing for any item or material."""
    world, half, whole = drawn
    planner = world.planner()
    plan = planner.plan("o0", half)
    asked = {open_question.question.fact for open_question in plan.questions}
    extra = {name: value for name, value in whole.facts.items() if name not in asked}
    fuller = planner.plan("o0", half.model_copy(update={"facts": {**extra, **half.facts}}))
    assert outcomes(fuller) == outcomes(plan)


@given(halves_and_wholes())
def test_only_what_is_not_known_is_asked(drawn: tuple[World, Case, Case]) -> None:
    """No answered question is asked again, but for the region, which may be known too roughly."""
    world, half, _ = drawn
    asked = {open_question.question.fact for open_question in world.planner().plan("o0", half).questions}
    wishes = {wish(item) for item in world.catalogue.items}
    assert asked <= {*map(FactName, FACTS), *wishes, "region"}
    assert not asked & half.facts.keys()
