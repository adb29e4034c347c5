"""Advice on small random worlds is that of planning every case in every set of reforms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from advice_worlds import log_of, questions
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_worlds import DAY, World
from tests.made_log import MadeLog
from tests.made_tally import PRICES

from onething.choosing import Advice, Aim, Goal, advise, goal_of, valuing
from onething.model import Case
from onething.reforms import Reform, conflicts, with_reforms
from onething.simulation.terms import Terms

GOALS = ("visits-at-most-one", "no-visit", "materials", "days", "yuan")


def tried(world: World, made: tuple[Reform, ...], log: MadeLog, goal: Goal) -> Iterator[tuple[Any, float]]:
    """Yield every set of reforms that can be made together, with what the goal comes to."""
    planner, cases_ = world.planner(), sum(log.weights)
    for count in range(len(made) + 1):
        for chosen in combinations(made, count):
            if not conflicts(chosen):
                reformed = with_reforms(planner, chosen)
                value = sum(
                    weight
                    * goal.expected(
                        reformed.chances(one.onething, Case(facts=one.facts, region=one.region, as_of=DAY))
                    )
                    for one, weight in zip(log.profiles, log.weights, strict=True)
                )
                yield tuple(sorted(one.id for one in chosen)), value / cases_


def advised(drawn: Any, goal: Goal, **aim: Any) -> tuple[Advice, MadeLog]:
    """Return the advice, and the log that it is of."""
    world, made, told, costs = drawn
    log = log_of(told)
    terms = Terms(prices=PRICES, as_of=DAY)
    return advise(world.planner(), made, log, Aim(goal=goal, costs=costs, **aim), terms), log


@settings(max_examples=25)
@given(questions(), st.sampled_from(GOALS), st.sampled_from((0.0, 1.0, 3.0, 5.5)))
def test_the_best_set_within_a_budget_is_that_of_planning_all(drawn: Any, id: str, budget: float) -> None:
    """Whatever the reforms do, for better or worse, alone or together."""
    world, made, _, costs = drawn
    goal = goal_of(id, PRICES)
    advice, log = advised(drawn, goal, budget=budget)
    within = [
        (-round(value, 9), sum(costs[one] for one in ids), len(ids), ids)
        for ids, value in tried(world, made, log, goal)
        if sum(costs[one] for one in ids) <= budget
    ]
    assert advice.optimal
    assert goal.sign * advice.value == pytest.approx(-min(within)[0], abs=1e-8)
    assert tuple(sorted(one.id for one in advice.candidates if one.chosen)) == min(within)[-1]


@settings(max_examples=25)
@given(questions(), st.sampled_from(GOALS))
def test_few_plans_lead_to_the_same_sets(drawn: Any, id: str) -> None:
    """Where not all sets are looked at, what makes cases worse is noticed by those that are."""
    world, made, _, _ = drawn
    goal, kept = goal_of(id, PRICES), valuing.LOOKS
    valuing.LOOKS = 0
    try:
        advice, log = advised(drawn, goal)
    finally:
        valuing.LOOKS = kept
    values = [value for _, value in tried(world, made, log, goal)]
    assert goal.sign * advice.best_possible == pytest.approx(max(values), abs=1e-8)
