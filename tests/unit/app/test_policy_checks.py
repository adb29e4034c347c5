"""Each expectation is checked by itself: what holds is silent, what does not says what was found."""

import pytest
from tests.fictional import city

from onething.app.policy_checks import check
from onething.model.policy_case import Expectation

KNOWN = {"父母婚姻状况": "已婚", "wants.infant-card": False, "child.born": "2026-05-30"}


def failures(expected, **case):
    """Return what is otherwise than expected of the birth of a child."""
    plan = city.plan("welcome-a-child", region="990102", **case)
    return check(Expectation.model_validate(expected), plan)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ({"visits": 0}, "2"),
        ({"days": 9}, "1"),
        ({"materials": 0}, "1"),
        ({"channel": "mail"}, "it is not published for this one-thing"),
        (
            {"asked_for": ["id-card"]},
            "it is replaced (e-licence) [mother]; it is replaced (e-licence) [father]",
        ),
        ({"not_asked_for": ["photo"]}, "it is handed in"),
        ({"not_asked_for": {"birth-certificate": "e-licence"}}, "it is replaced (data-check)"),
        ({"not_asked_for": {"birth-certificate": "not-needed"}}, "it is replaced (data-check)"),
        ({"in_case": ["infant-card"]}, "it is not handled"),
        ({"not_in_case": ["birth-registration"]}, "it is handled"),
        ({"order": ["infant-insurance", "birth-registration"]}, "it is the other way round"),
        ({"order": ["fetch:one-form", "fetch:birth-register"]}, "neither waits for the other"),
        ({"order": ["birth-registration", "infant-card"]}, "the flow has no infant-card"),
        ({"in_flow": ["in-person:infant-card/collect-card"]}, "it is not in the plan"),
        ({"not_in_flow": ["review:birth-registration"]}, "there is"),
        ({"measures": {"no-visit": True}}, "does not hold"),
        ({"measures": {"online-depth": 5}}, "1 stars"),
    ],
)
def test_what_is_otherwise_is_told(expected, found):
    """One failure, with what was found in place of it."""
    (failure,) = failures(expected, facts=KNOWN)
    assert failure.found.en == found


@pytest.mark.parametrize(
    "expected",
    [
        {"visits": 2, "days": {"about": 2, "within": 1}, "materials": 1, "questions": 0},
        {"not_asked_for": {"household-register[child]": "upstream-result", "id-card": "e-licence"}},
        {"order": ["inform", "accept", "birth-registration", "infant-insurance", "issue"]},
        {"in_flow": ["accept"], "not_in_flow": ["in-person:infant-card/sign-receipt"]},
        {"measures": {"at-most-one-visit": False, "online-depth": 1}},
    ],
)
def test_what_is_so_is_silent(expected):
    """Steps are named by their ids, those of a kind of their own without a subject."""
    assert failures(expected, facts=KNOWN) == ()


def test_a_range_is_told_as_one():
    """Where questions are open, with what it depends on."""
    (failure,) = failures({"materials": 1}, facts={})
    assert "depending on open questions" in failure.found.en


def test_a_material_that_is_open_is_neither_asked_for_nor_not():
    """Both expectations fail until the question is answered."""
    plan = city.plan("open-a-teahouse")
    name = next(one.material for one in plan.materials if one.outcome == "open")
    expected = Expectation.model_validate({"asked_for": [name], "not_asked_for": [name]})
    assert [failure.found.en for failure in check(expected, plan)] == ["it is open", "it is open"]
