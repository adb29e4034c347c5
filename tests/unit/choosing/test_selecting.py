"""The best set of reforms, where it is hard to find."""

import math

from onething.choosing.curves import best_by_cost
from onething.choosing.greedy import one_by_one
from onething.choosing.problem import problem_of
from onething.choosing.programme import Programme
from onething.choosing.selecting import best_within, cheapest_reaching

A, B, C, D = 1, 2, 4, 8
TOGETHER = (10.0, {0: 0.0, A: 0.0, B: 0.0, A | B: 1.0})
"""Ten cases that come once less if both are done."""


def problem(functions, costs, **more):
    """Return a problem of reforms a, b, c, …."""
    return problem_of([chr(97 + number) for number in range(len(costs))], costs, functions, **more)


def test_reforms_that_only_help_together_are_found():
    """No order of one at a time, each for what it gains, begins with them."""
    made = problem([TOGETHER, (3.0, {0: 0.0, C: 1.0})], [2, 2, 1])
    assert best_within(Programme(made), 4).chosen == A | B
    assert next(place for place, _ in one_by_one(made) if place >= 0) == 2


def test_what_costs_nothing_and_gains_nothing_is_not_done():
    """The smallest of equal sets is taken."""
    made = problem([(1.0, {0: 0.0, A: 1.0})], [0, 0])
    assert best_within(Programme(made)).chosen == A


def test_of_equal_sets_the_first_by_id_is_taken():
    """Each time."""
    same = [(1.0, {0: 0.0, bit: 1.0}) for bit in (A, B, C, D)]
    assert best_within(Programme(problem(same, [1, 1, 1, 1])), 2).chosen == A | B
    assert cheapest_reaching(Programme(problem(same, [1, 1, 1, 1])), 1.0).chosen == A


def test_a_reform_that_does_harm_is_left_out():
    """Even if it costs nothing."""
    made = problem([(1.0, {0: 0.0, A: 1.0, B: -2.0, A | B: -1.0})], [0, 0])
    assert best_within(Programme(made)).chosen == A


def test_what_excludes_one_another_is_not_chosen_together():
    """The better one is."""
    functions = [(1.0, {0: 0.0, A: 1.0}), (1.0, {0: 0.0, B: 2.0})]
    assert best_within(Programme(problem(functions, [1, 1], apart=[A | B]))).chosen == B


def test_a_target_beyond_the_best_is_reached_by_no_set():
    """There is none, however dear."""
    assert cheapest_reaching(Programme(problem([TOGETHER], [1, 1])), 10.5) is None


def test_what_is_found_is_proven():
    """The bound is what it comes to."""
    choice = best_within(Programme(problem([TOGETHER], [1, 1])), math.inf)
    assert (choice.optimal, choice.value, choice.bound) == (True, 10.0, 10.0)


def test_a_single_case_of_ten_million_counts():
    """The solver is precise enough to tell it."""
    functions = [(1e7, {0: 0.0, A: 1.0}), (1e7 + 1, {0: 0.0, B: 1.0})]
    assert best_within(Programme(problem(functions, [1, 1])), 1).chosen == B


def test_the_curve_leaves_steps_out_where_they_are_too_many():
    """And says so."""
    functions = [(float(2**place), {0: 0.0, 1 << place: 1.0}) for place in range(6)]
    programme = Programme(problem(functions, [2**place for place in range(6)]))
    found, complete = best_by_cost(programme, best_within(programme), points=8)
    assert len(found) == 8
    assert not complete
    assert [choice.value for choice in found] == [choice.cost for choice in found]


def test_no_candidates_gain_nothing():
    """A problem in which nothing changes anything."""
    made = problem([(5.0, {0: 1.0})], [1.0])
    assert (best_within(Programme(made)).chosen, best_within(Programme(made)).value) == (0, 5.0)
