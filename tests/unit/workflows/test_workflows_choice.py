"""Which alternatives leave the applicant least."""

from __future__ import annotations

from onething.workflows.choice import choose, free_option, sharing

A, B, C, D = (("a", ""), ("b", ""), ("c", ""), ("d", ""))


def test_an_option_that_costs_nothing_is_free() -> None:
    """The first option that leaves nothing to provide is the free one."""
    assert free_option([{A: 1}, {}, {}]) == 1


def test_there_may_be_no_free_option() -> None:
    """Where each option leaves something, none is free."""
    assert free_option([{A: 1}, {B: 1}]) is None


def test_an_earlier_option_that_may_become_free_keeps_a_free_one_waiting() -> None:
    """Ties go to the option written first, so a later free one is not sure while an earlier may be."""
    assert free_option([{A: None}, {}]) is None


def test_an_earlier_option_that_surely_costs_something_keeps_nobody_waiting() -> None:
    """An option of which one material costs something will not be free whatever the rest costs."""
    assert free_option([{A: 1, B: None}, {}]) == 1


def test_the_option_with_the_least_burden_is_chosen() -> None:
    """Two promises are lighter than one thing to hand in."""
    assert choose([[{A: 10}, {B: 1, C: 1}]]) == (1,)


def test_of_equal_options_the_first_is_chosen() -> None:
    """Ties go to the option written first."""
    assert choose([[{A: 5}, {B: 5}]]) == (0,)


def test_requirements_that_share_a_material_are_chosen_together() -> None:
    """One material that serves three requirements is handed in rather than three."""
    options = [[{A: 1}, {D: 1}], [{B: 1}, {D: 1}], [{C: 1}, {D: 1}]]
    assert choose(options) == (1, 1, 1)


def test_a_material_costs_what_the_most_demanding_requirement_makes_of_it() -> None:
    """What one may hand in later and another needs now is handed in now, once."""
    assert choose([[{A: 9}, {B: 9}], [{A: 10}, {C: 10}]]) == (0, 0)
    assert choose([[{A: 9}, {B: 8}], [{A: 10}, {C: 10}]]) == (0, 0)


def test_nothing_is_chosen_while_a_burden_is_open() -> None:
    """An option that may turn out lighter keeps the choice open."""
    assert choose([[{A: 1}, {B: None}]]) is None


def test_many_choices_that_hang_together_are_made_quickly() -> None:
    """Thirty requirements that share one material do not take all combinations of their options."""
    options = [[{(f"x{number}", ""): 2, A: 1}, {(f"y{number}", ""): 3}] for number in range(30)]
    assert choose(options) == (0,) * 30


def test_requirements_that_share_nothing_are_chosen_apart() -> None:
    """Requirements belong together if they share a material, be it through a third one."""
    options = [[{A: 1}], [{D: 1}], [{A: 1}, {B: 1}], [{B: 1}, {C: 1}]]
    assert list(sharing(options)) == [(0, 2, 3), (1,)]
