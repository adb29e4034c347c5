"""Tables of what sets of reforms gain: taken apart, and told by their steps."""

from onething.choosing.problem import problem_of
from onething.choosing.tables import Table, parts, places, subsets, table

A, B, C = 1, 2, 4


def values(function, reforms):
    """Return the values of a function of sets."""
    return {chosen: float(function(chosen)) for chosen in subsets(reforms)}


def test_subsets_come_after_their_own_subsets():
    """So that whoever goes through them knows the smaller ones."""
    found = list(subsets(0b1011))
    assert len(found) == 8
    assert all(found.index(one ^ 1 << place) < found.index(one) for one in found for place in places(one))


def test_what_excludes_one_another_is_in_no_subset_together():
    """The pair itself is left out, and all that holds it."""
    assert all(one & 0b11 != 0b11 for one in subsets(0b111, [0b11]))


def test_reforms_that_do_not_act_on_one_another_are_taken_apart():
    """Two materials, each spared by one reform."""
    found = list(parts(values(lambda chosen: chosen.bit_count(), A | B)))
    assert found == [{0: 0.0, A: 1.0}, {0: 0.0, B: 1.0}]


def test_reforms_that_only_help_together_stay_together():
    """A visit with two causes."""
    (found,) = parts(values(lambda chosen: chosen == A | B, A | B))
    assert found == {0: 0.0, A: 0.0, B: 0.0, A | B: 1.0}


def test_a_reform_that_changes_nothing_is_in_no_part():
    """However many others there are."""
    (found,) = parts(values(lambda chosen: bool(chosen & A), A | B | C))
    assert set(found) == {0, A}


def test_a_table_holds_the_steps_alone():
    """Three reforms of which any two are enough."""
    made = table(values(lambda chosen: chosen.bit_count() >= 2, A | B | C))
    assert made.steps == {A | B: 1.0, A | C: 1.0, B | C: 1.0}
    assert not made.strict
    assert [made.value(chosen) for chosen in (0, A, A | B, A | B | C)] == [0, 0, 1, 1]


def test_what_makes_something_worse_is_strict():
    """A reform that is good alone, and spoils another."""
    made = table({0: 0.0, A: 2.0, B: 1.0, A | B: 1.5})
    assert made.strict == B
    assert [made.value(chosen) for chosen in range(4)] == [0.0, 2.0, 1.0, 1.5]


def test_other_reforms_make_no_difference():
    """A table looks at its own."""
    assert Table(A, 0, {A: 3.0}).value(A | B | C) == 3.0


def test_a_problem_adds_up_equal_parts():
    """A hundred profiles that gain by the same reform are one table."""
    spared = {0: -1.0, A: 0.0}
    problem = problem_of(["a", "b"], [1, 1], [(1.0, spared)] * 60 + [(2.0, {0: -2.0, B: -2.0})] * 40)
    assert problem.tables == (Table(A, 0, {A: 60.0}),)
    assert (problem.base, problem.value(A), problem.value(A | B)) == (-220.0, -160.0, -160.0)
