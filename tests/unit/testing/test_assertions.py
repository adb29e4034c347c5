"""Assertions hold where they should, and tell why where they do not."""

import pytest
from tests.fictional.city import DAY, hongzhou

from onething import UnknownName
from onething.testing import (
    NotAsExpected,
    assert_asked_for,
    assert_before,
    assert_channel,
    assert_days,
    assert_in_case,
    assert_in_flow,
    assert_materials,
    assert_measure,
    assert_no_open_question,
    assert_not_asked_for,
    assert_not_in_case,
    assert_not_in_flow,
    assert_visits,
)
from onething.testing.planning import planning

MARRIED = {"父母婚姻状况": "已婚", "wants.infant-card": False, "child.born": "2026-05-30"}


@pytest.fixture
def child():
    """Plan the birth of a child to married parents, in the district where all sources answer."""
    return planning(hongzhou(), "en")("welcome-a-child", facts=MARRIED, as_of=DAY, region="990102")


@pytest.fixture
def half():
    """Plan the same birth with nothing known."""
    return planning(hongzhou(), "zh")("welcome-a-child", as_of=DAY)


def test_what_holds_is_silent(child):
    """Every assertion, on a case of which all is known."""
    assert_visits(child, exactly=2)
    assert_visits(child, at_least=1, at_most=2)
    assert_days(child, exactly=2, within=1)
    assert_materials(child, at_most=1)
    assert_asked_for(child, "photo")
    assert_not_asked_for(child, "birth-certificate", by="data-check")
    assert_not_asked_for(child, "household-register[child]", by="upstream-result")
    assert_in_case(child, "birth-registration", "infant-insurance")
    assert_not_in_case(child, "infant-card")
    assert_before(child, "birth-registration", "infant-insurance")
    assert_in_flow(child, "in-person:birth-registration/see-original")
    assert_not_in_flow(child, "in-person:infant-card/sign-receipt")
    assert_channel(child, "window")
    assert_measure(child, "at-most-one-visit", holds=False)
    assert_no_open_question(child)


def test_a_bare_plan_will_do(child):
    """As `onething.plan` returns it, in a test without any fixture."""
    assert_visits(child.plan, exactly=2)
    assert_not_asked_for(child.plan, "birth-certificate", by="data-check")
    assert_before(child.plan, "birth-registration", "infant-insurance")
    with pytest.raises(NotAsExpected):
        assert_visits(child.plan, at_most=1)


def test_a_visit_too_many_is_told_with_its_causes_and_what_would_spare_it(child):
    """Each visit with its place, its acts and why; then the smallest set of acts to be waived."""
    with pytest.raises(NotAsExpected) as failed:
        assert_visits(child, at_most=1)
    (failure,) = failed.value.failures
    assert (failure.expected.en, failure.found.en) == ("at most 1", "2")
    assert len(failure.causes) == 2
    assert any("waive" in change.en or "remotely" in change.en for change in failure.changes)
    said = str(failed.value)
    assert "visit 1" in said
    assert "the plan:" in said


def test_a_promise_on_a_half_answered_case_is_one_for_every_answer(half):
    """What holds for some answers only is not asserted."""
    with pytest.raises(NotAsExpected) as failed:
        assert_no_open_question(half)
    assert "未答的问题" in str(failed.value)


def test_a_material_asked_for_comes_with_what_would_end_that(child):
    """The remedies that `onething explain` tells."""
    with pytest.raises(NotAsExpected) as failed:
        assert_not_asked_for(child, "photo")
    assert failed.value.failures[0].changes


def test_the_wrong_way_is_a_failure(child):
    """Replaced, but otherwise than promised."""
    with pytest.raises(NotAsExpected):
        assert_not_asked_for(child, "birth-certificate", by="e-licence")


@pytest.mark.parametrize(
    "asserting",
    [
        lambda case: assert_not_asked_for(case, "passport"),
        lambda case: assert_not_asked_for(case, "premises-deed"),
        lambda case: assert_not_asked_for(case, "household-register[nobody]"),
        lambda case: assert_not_in_case(case, "fire-check"),
        lambda case: assert_before(case, "birth-registration", "fire-check"),
        lambda case: assert_not_in_flow(case, "in-person:infant-card/sign-recipt"),
    ],
)
def test_no_assertion_holds_because_of_a_slip(child, asserting):
    """What the one-thing does not have is an unknown name, not something that is not asked for."""
    with pytest.raises(UnknownName):
        asserting(child)


def test_the_order_is_told_if_it_is_the_other_way_round(child):
    """And if neither waits for the other."""
    with pytest.raises(NotAsExpected) as failed:
        assert_before(child, "infant-insurance", "birth-registration")
    assert failed.value.failures[0].found.en == "it is the other way round"
