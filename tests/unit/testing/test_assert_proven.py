"""A promise for every situation is asserted as one, and refuted by the smallest case that breaks it."""

import pytest
from tests.fictional.city import DAY, hongzhou, planner

from onething.testing import NotProven, assert_proven


def test_what_holds_in_every_situation_returns_its_proof():
    """With the number of situations."""
    proof = assert_proven(hongzhou(), "welcome-a-child", max_visits=9, as_of=DAY)
    assert proof.holds
    assert proof.situations > 1


def test_what_does_not_hold_is_told_by_somebody_for_whom_it_does_not():
    """The answers, the plan that they get, the cause of each visit and what would spare one."""
    with pytest.raises(NotProven) as failed:
        assert_proven(planner(), "welcome-a-child", max_visits=1, as_of=DAY, region="990102")
    said = failed.value.message("en")
    assert said.startswith("“at most 1 visit” does not hold:")
    assert "visits: expected at most 1, found" in said
    assert failed.value.failures[0].causes


def test_the_answers_are_told_in_the_words_of_the_question():
    """Not by their values."""
    with pytest.raises(NotProven) as failed:
        assert_proven(planner(), "move-house", max_materials=0, as_of=DAY)
    assert all("True" not in answer.zh for answer in failed.value.situation)
