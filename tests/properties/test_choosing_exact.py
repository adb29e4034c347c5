"""Choosing is exact: the best set is that of trying all, and the Shapley value that of all orders."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import permutations

import pytest
from choice_problems import Drawn, problems, union
from hypothesis import given, settings
from hypothesis import strategies as st

from onething.choosing.curves import best_by_cost
from onething.choosing.eliciting import NeverWorse, steps_found
from onething.choosing.greedy import one_by_one
from onething.choosing.programme import Programme
from onething.choosing.selecting import best_within, cheapest_reaching
from onething.choosing.tables import places
from onething.choosing.worth import worth


def tried(drawn: Drawn, allowed: Callable[[float, float], bool], *, by_cost: bool) -> int | None:
    """Return the best set of all that are allowed, by trying each."""
    found = []
    for chosen in drawn.sets():
        value, cost = round(drawn.value(chosen), 6), round(drawn.problem.cost(chosen), 6)
        if allowed(value, cost):
            order = (cost, -value) if by_cost else (-value, cost)
            found.append((order, chosen.bit_count(), tuple(places(chosen)), chosen))
    return min(found)[-1] if found else None


@settings(max_examples=60)
@given(problems())
def test_tables_add_up_to_the_functions_that_they_are_made_of(drawn: Drawn) -> None:
    """For every set that can be done together."""
    for chosen in drawn.sets():
        assert drawn.problem.value(chosen) == pytest.approx(drawn.value(chosen))


@settings(max_examples=60)
@given(problems(), st.sampled_from((0.0, 1.0, 2.75, 4.0, 8.0, math.inf)))
def test_the_best_set_within_a_budget_is_that_of_trying_all(drawn: Drawn, budget: float) -> None:
    """Equal ones are told apart by cost, then number, then ids."""
    choice = best_within(Programme(drawn.problem), budget)
    assert choice.optimal
    assert choice.chosen == tried(drawn, lambda _, cost: cost <= budget, by_cost=False)


@settings(max_examples=4)
@given(problems(least=13, most=15), st.sampled_from((4.0, 12.0)))
def test_the_best_of_fifteen_reforms_is_that_of_trying_all(drawn: Drawn, budget: float) -> None:
    """There are up to 32,768 sets."""
    choice = best_within(Programme(drawn.problem), budget)
    assert choice.chosen == tried(drawn, lambda _, cost: cost <= budget, by_cost=False)


@settings(max_examples=60)
@given(problems(), st.floats(0, 1.2))
def test_the_cheapest_set_that_reaches_a_target_is_that_of_trying_all(drawn: Drawn, share: float) -> None:
    """There is none where the target is beyond the best."""
    programme = Programme(drawn.problem)
    target = round(drawn.problem.base + share * (best_within(programme).value - drawn.problem.base), 3)
    choice = cheapest_reaching(programme, target)
    expected = tried(drawn, lambda value, _: value >= target - 1e-6, by_cost=True)
    assert (choice and choice.chosen) == expected


@settings(max_examples=25)
@given(problems(most=6))
def test_the_curve_holds_the_best_set_of_every_budget(drawn: Drawn) -> None:
    """Each of its points is better than all that cost no more."""
    programme = Programme(drawn.problem)
    found, complete = best_by_cost(programme, best_within(programme), points=200)
    assert complete
    costs = sorted({round(drawn.problem.cost(chosen), 6) for chosen in drawn.sets()})
    best = [tried(drawn, lambda _, cost, most=most: cost <= most, by_cost=False) for most in costs]
    assert [choice.chosen for choice in found] == list(dict.fromkeys(best))


@settings(max_examples=40)
@given(problems(most=5))
def test_the_worth_of_a_reform_is_its_mean_gain_over_all_orders(drawn: Drawn) -> None:
    """One that is excluded by a reform before it gains nothing."""
    count = len(drawn.problem.ids)
    gained = [0.0] * count
    for order in permutations(range(count)):
        done = 0
        for place in order:
            after = done | 1 << place
            if drawn.problem.fits(after):
                gained[place] += drawn.value(after) - drawn.value(done)
                done = after
    mean = [gain / math.factorial(count) for gain in gained]
    assert [one.value for one in worth(drawn.problem)] == pytest.approx(mean)


@settings(max_examples=40)
@given(problems())
def test_the_worth_of_all_reforms_adds_up_to_what_they_gain_together(drawn: Drawn) -> None:
    """Where none excludes another."""
    if not drawn.problem.apart:
        whole = drawn.value(drawn.problem.all) - drawn.value(0)
        assert sum(one.value for one in worth(drawn.problem)) == pytest.approx(whole, abs=1e-9)


@settings(max_examples=20)
@given(problems(most=5))
def test_a_drawn_worth_is_near_the_exact_one(drawn: Drawn) -> None:
    """Within five standard errors."""
    drawn_worth, exact = worth(drawn.problem, exact=0, orders=500), worth(drawn.problem)
    for near, true in zip(drawn_worth, exact, strict=True):
        assert near.value == pytest.approx(true.value, abs=5 * near.standard_error + 1e-9)


@settings(max_examples=40)
@given(problems())
def test_the_greedy_order_tells_what_its_sets_come_to(drawn: Drawn) -> None:
    """Each reform once, and no two that exclude each other."""
    steps = list(one_by_one(drawn.problem))
    added = [place for place, _ in steps[1:]]
    assert len(set(added)) == len(added)
    for _, choice in steps:
        assert drawn.problem.fits(choice.chosen)
        assert choice.value == pytest.approx(drawn.value(choice.chosen))


@settings(max_examples=60)
@given(problems())
def test_few_looks_are_enough_where_no_reform_makes_anything_worse(drawn: Drawn) -> None:
    """Else it is noticed, or the function is still found."""
    for _, values in drawn.functions:
        rising = all(values[one] >= values[one ^ 1 << place] for one in values for place in places(one))
        try:
            found = steps_found(values.__getitem__, union(values), drawn.problem.apart)
        except NeverWorse:
            assert not rising
            continue
        if rising:
            assert found.slack == 0
            assert {one: found.base + found.table.value(one) for one in values} == pytest.approx(values)
