"""The best set for each budget."""

from __future__ import annotations

import pytest

from onething.choosing.curves import best_by_cost
from onething.choosing.problem import problem_of
from onething.choosing.programme import Programme
from onething.choosing.selecting import best_within


@pytest.mark.parametrize("costs", [(1.0, 2.0), (1.5, 2.5), (0.1, 0.3), (1_000_000.5, 3.25)])
def test_every_set_that_is_best_for_some_budget_is_found(costs: tuple[float, float]) -> None:
    """Whatever the costs are, whole or not, near or far apart."""
    problem = problem_of(["a", "b"], costs, [(1.0, {0: 0.0, 1: 1.0, 2: 2.0, 3: 3.0})])
    programme = Programme(problem, seconds=20)
    found, complete = best_by_cost(programme, best_within(programme))
    cheapest = [0.0] + ([costs[0]] if costs[0] < costs[1] else []) + [costs[1], sum(costs)]
    assert complete
    assert [one.cost for one in found] == pytest.approx(cheapest)
