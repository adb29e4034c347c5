"""Reforms that change nothing, or whose costs rest on nothing, are found."""

import pytest
from reform_nouns import abolish, allow, connect, cover, disconnect, reform, retire, rule
from tests.fictional.city import planner

from onething.model import Located
from onething.reforms import review_reforms

IDLE = [
    disconnect(),
    connect("sign-permit"),
    cover(r990100=0.9),
    {"do": "admit", "item": "food-permit"},
    {"do": "days", "item": "food-permit", "limit": 5},
    {"do": "join", "name": "x", "items": ["sign-notice", "sign-permit"]},
    allow("landlord-consent", "food-permit"),
    rule("new", match={"requirement": {"material": "no-such"}}),
]

WORKING = [
    connect("infant-card"),
    cover(r990100=1),
    {"do": "admit", "item": "fire-check"},
    allow("photo"),
    abolish("household-register"),
    {"do": "abolish", "item": "fire-check", "act": "site-inspection"},
    retire("insured-at-once"),
    rule("new"),
]


@pytest.mark.parametrize("change", IDLE)
def test_a_change_without_effect_is_found(change):
    """It is so already, or nothing asks for it."""
    codes = [finding.code for finding in review_reforms(planner(), [reform(change)])]
    assert codes == ["reform-change-without-effect"]


@pytest.mark.parametrize("change", WORKING)
def test_a_change_with_an_effect_is_not(change):
    """Whatever its kind."""
    assert review_reforms(planner(), [reform(change)]) == ()


def test_a_cost_that_rests_on_nothing_is_found():
    """Of the reform and of its changes, each where it stands."""
    costly = reform({**connect(), "cost": 3}, cost=5)
    lines = {(): 1, ("cost",): 4, ("changes", 0, "cost"): 8}
    found = review_reforms(planner(), [costly], {"try": Located("r.yaml", lines)})
    assert [(one.code, one.place.line) for one in found] == [
        ("reform-cost-without-basis", 4),
        ("reform-cost-without-basis", 8),
    ]


def test_a_cost_with_its_basis_is_fine():
    """A document, or why it is assumed."""
    told = reform({**connect(), "cost": 3, "cost_basis": {"assumed": "x"}}, cost=5, cost_basis="预算")
    assert review_reforms(planner(), [told]) == ()
