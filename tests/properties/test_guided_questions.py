"""The guided questions agree with the plan of every situation, and are few."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from proof_worlds import Promise, promises

from onething.model import Mode, Outcome, Plan
from onething.situations import EmptySpace, Space, aim_of, grow, space_of
from onething.situations.guiding import Diagram
from onething.workflows import Planner

NONE = st.just(0)
AIMS = (
    "plan",
    "visits",
    "days",
    "materials",
    "id-card-only",
    "at-most-one-visit",
    "no-visit",
    "decided-at-once",
)


def diagram(promise: Promise, planner: Planner, aim: str) -> Diagram:
    """Return the guided questions of a world."""
    onething = planner.catalogue.onethings["o0"]
    try:
        space = space_of(planner, onething, promise.case)
    except EmptySpace:
        assume(False)
    return grow(space, aim_of(aim, space.program))


def whole_situations(space: Space) -> list[dict[int, int]]:
    """Return every situation that the constraints allow."""
    found: list[dict[int, int]] = [{}]
    for number, variable in enumerate(space.variables):
        found = [{**one, number: value} for one in found for value in range(len(variable.values))]
    return [one for one in found if space.possible(one)]


def said(plan: Plan) -> Mapping[str, str]:
    """Return what a plan says, in the words of the guided questions."""
    return {
        **{f"item:{one.item}": str(one.inclusion) for one in plan.items},
        **{_name(one.material, one.holder): _outcome(one) for one in plan.materials},
        "visits": str(plan.visits),
        "days": str(plan.days),
        **{str(one.kind): "yes" if one.holds else "no" for one in plan.measures if one.holds is not None},
    }


def _name(material: str, holder: str) -> str:
    return f"material:{material}/{holder}" if holder else f"material:{material}"


def _outcome(material) -> str:
    if material.outcome is not Outcome.REPLACED:
        return str(material.outcome)
    modes = {one.used.mode for one in material.requirements if one.used}
    return str(next((mode for mode in (Mode.DEFERRAL, Mode.COMMITMENT) if mode in modes), Outcome.REPLACED))


@settings(phases=[Phase.generate], max_examples=400)
@given(promises(NONE), st.sampled_from(AIMS))
def test_whoever_answers_is_told_what_the_plan_of_their_situation_says(promise: Promise, aim: str) -> None:
    """Whatever the questions are that were not put."""
    planner = promise.planner
    grown = diagram(promise, planner, aim)
    for situation in whole_situations(grown.space):
        told, _ = grown.follow(situation)
        plan = planner.plan("o0", grown.space.case_of(situation))
        own = said(plan)
        assert {id: one for id, one in told.items() if own.get(id, one) != one} == {}
