"""The guided questions agree with the plan of every situation, and are few."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import mean

from hypothesis import assume, given
from hypothesis import strategies as st
from proof_worlds import Promise, promises

from onething.model import Mode, Outcome, Plan, PlannedMaterial
from onething.situations import EmptySpace, Space, aim_of, grow, space_of
from onething.workflows import Planner

NOTHING_DOWN = st.just(0)
AIMS = (
    "plan",
    "visits",
    "days",
    "materials",
    "material:m0",
    "id-card-only",
    "at-most-one-visit",
    "no-visit",
    "decided-at-once",
)


@given(promises(NOTHING_DOWN), st.sampled_from(AIMS))
def test_whoever_answers_is_told_what_the_plan_of_their_situation_says(promise: Promise, aim: str) -> None:
    """Whatever the answers to the questions that were not put."""
    planner = promise.planner
    space = space_in(promise, planner)
    asked = {str(demand.material.id) for demand in space.program.demands}
    assume(not aim.startswith("material:") or aim.removeprefix("material:") in asked)
    guided = grow(space, aim_of(aim, space.program))
    for situation in whole_situations(space):
        told, _ = guided.follow(situation)
        own = said(planner.plan("o0", space.case_of(situation)))
        assert {id: one for id, one in told.items() if own.get(id, one) != one} == {}


def test_fewer_questions_are_put_than_in_the_order_of_the_plan() -> None:
    """On average over random one-things; in one alone looking one step ahead may miss the best order."""
    own: list[float] = []
    of_plan: list[float] = []

    @given(promises(NOTHING_DOWN))
    def count(promise: Promise) -> None:
        planner = promise.planner
        assume("channel" in promise.case.facts)  # else the plan's order may end before the best is known
        space = space_in(promise, planner)
        guided = grow(space, aim_of("plan", space.program))
        situations = whole_situations(space)[:40]
        own.append(mean(len(guided.follow(one)[1]) for one in situations))
        of_plan.append(mean(asked_by_plan(planner, space, one) for one in situations))
        assert guided.most <= len(space.variables)

    count()
    assert sum(own) < sum(of_plan)


def space_in(promise: Promise, planner: Planner) -> Space:
    """Return the situations of a world that has some."""
    try:
        return space_of(planner, planner.catalogue.onethings["o0"], promise.case)
    except EmptySpace:
        assume(False)
        raise


def whole_situations(space: Space) -> list[dict[int, int]]:
    """Return every situation that the constraints allow."""
    found: list[dict[int, int]] = [{}]
    for number, variable in enumerate(space.variables):
        found = [{**one, number: value} for one in found for value in range(len(variable.values))]
    return [one for one in found if space.possible(one)]


def asked_by_plan(planner: Planner, space: Space, situation: Mapping[int, int]) -> int:
    """Return how many questions are put to somebody in the order in which their plan lists them."""
    case, asked = space.case, 0
    while True:
        open_ = [one.question.fact for one in planner.plan("o0", case).questions]
        fact = next((fact for fact in open_ if fact in space.numbers and fact not in case.facts), None)
        if fact is None:
            return asked
        number, asked = space.numbers[fact], asked + 1
        case = case.with_fact(fact, space.variables[number].values[situation[number]])


def said(plan: Plan) -> Mapping[str, str]:
    """Return what a plan says, in the words of the guided questions; of no item there is no measure."""
    return {
        **{f"item:{one.item}": str(one.inclusion) for one in plan.items},
        **{name_of(one): outcome(one) for one in plan.materials},
        "visits": str(plan.visits),
        "days": str(plan.days),
        **{str(one.kind): "yes" if one.holds else "no" for one in plan.measures if one.holds is not None},
    }


def name_of(material: PlannedMaterial) -> str:
    """Return the id of what is told of a material."""
    id = f"material:{material.material}"
    return f"{id}/{material.holder}" if material.holder else id


def outcome(material: PlannedMaterial) -> str:
    """Return what becomes of a material, and what the applicant still has to do where it is replaced."""
    if material.outcome is not Outcome.REPLACED:
        return str(material.outcome)
    modes = {one.used.mode for one in material.requirements if one.used}
    return str(next((mode for mode in (Mode.DEFERRAL, Mode.COMMITMENT) if mode in modes), Outcome.REPLACED))
