"""What reforms are worth in company."""

from onething.choosing.problem import problem_of
from onething.choosing.worth import worth

A, B = 1, 2


def test_reforms_that_only_help_together_share_what_they_gain():
    """Alone neither is worth anything."""
    problem = problem_of(["a", "b"], [1, 1], [(10.0, {0: 0.0, A: 0.0, B: 0.0, A | B: 1.0})])
    assert [one.value for one in worth(problem)] == [5.0, 5.0]


def test_reforms_that_stand_for_each_other_share_it_too():
    """The second gains nothing any more."""
    problem = problem_of(["a", "b"], [1, 1], [(10.0, {0: 0.0, A: 1.0, B: 1.0, A | B: 1.0})])
    assert [one.value for one in worth(problem)] == [5.0, 5.0]


def test_of_two_that_exclude_each_other_the_first_in_order_counts():
    """Half of the orders begin with either."""
    functions = [(1.0, {0: 0.0, A: 4.0}), (1.0, {0: 0.0, B: 6.0})]
    found = worth(problem_of(["a", "b"], [1, 1], functions, apart=[A | B]))
    assert [one.value for one in found] == [2.0, 3.0]


def test_beyond_some_reforms_orders_are_drawn():
    """The same ones each time, and their error is told."""
    all_of = (1 << 14) - 1
    values = {one: float(one.bit_count() >= 7) for one in range(1 << 14)}
    problem = problem_of([str(n) for n in range(14)], [1] * 14, [(1.0, values)])
    found = worth(problem, orders=200)
    assert found == worth(problem, orders=200)
    assert all(one.standard_error > 0 for one in found)
    assert abs(sum(one.value for one in found) - problem.value(all_of)) < 1e-9
