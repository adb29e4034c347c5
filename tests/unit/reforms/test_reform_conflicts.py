"""Reforms say when they contradict themselves or one another."""

import pickle

import pytest
from reform_nouns import abolish, allow, connect, cover, disconnect, reform, retire, rule
from tests.fictional.city import hongzhou, planner

from onething.reforms import ReformConflict, conflicts, reformed, with_reforms


def days(limit, **what):
    """Return a change of a time limit."""
    return {"do": "days", **(what or {"item": "fire-check"}), "limit": limit}


def join(name, *items):
    """Return a change that joins items."""
    return {"do": "join", "name": name, "items": items}


CONTRADICTING = {
    "disconnects it": (connect("infant-card", "fire-check"), disconnect("fire-check")),
    "to everyone, the other disconnects": (connect(), disconnect()),
    "covers 0.5 of 990100 by one, 0.6": (cover(r990100=0.5), cover(r990000=0.1, r990100=0.6)),
    "sharing type": (
        {"do": "share", "source": "photo-store"},
        {"do": "share", "source": "photo-store", "sharing": "none"},
    ),
    "abolishes the material photo": (abolish("photo"), allow("photo", "infant-card")),
    "is 3 working-days by one, 4": (days(3), days(4)),
    "fire-check fire-inspection": (
        days(1, item="fire-check", procedure="fire-inspection"),
        days(2, item="fire-check", procedure="fire-inspection"),
    ),
    "takes part in “a” by one": (join("a", "fire-check"), join("b", "food-permit", "fire-check")),
    "both add a rule new": (rule("new"), rule("new", then={"replace_by": "deferral"})),
    "both ask a question": (
        {**rule("new"), "questions": [{"fact": "own", "label": "x"}]},
        {**rule("newer"), "questions": [{"fact": "own", "label": "y"}]},
    ),
    "the other retires it": (rule("insured-at-once"), retire("insured-at-once")),
}

AGREEING = [
    (connect("infant-card"), connect("infant-card", "fire-check")),
    (connect("infant-card"), disconnect("fire-check")),
    (cover(r990100=0.5), cover(r990103=0.6)),
    (cover(r990100=0.5), cover("photo-store", r990100=0.6)),
    (abolish("photo", "infant-card"), allow("photo", "residence-registration")),
    (abolish("photo", when={"newcomer": True}), allow("photo")),
    (allow("photo"), allow("photo", mode="deferral")),
    (days(3), days(3)),
    (days(3), days(2, item="fire-check", procedure="fire-inspection")),
    (join("a", "fire-check"), join("b", "food-permit")),
    (rule("new"), rule("new")),
    (retire("insured-at-once"), retire("insured-at-once")),
]


@pytest.mark.parametrize("said", CONTRADICTING)
def test_two_reforms_that_settle_a_thing_differently_contradict(said):
    """In whatever order they are handed over."""
    one, other = (reform(change, id=id) for change, id in zip(CONTRADICTING[said], "ab", strict=True))
    (found,) = conflicts([other, one])
    assert (found.first, found.second) == ("a", "b")
    assert said in found.message.en
    assert found.message.zh


@pytest.mark.parametrize("said", CONTRADICTING)
def test_a_reform_can_contradict_itself(said):
    """The message then names its changes by their numbers."""
    (found,) = conflicts([reform(*CONTRADICTING[said])])
    assert found.message.en.startswith("changes 1 and 2 of try")


@pytest.mark.parametrize("changes", AGREEING)
def test_changes_that_can_stand_together_do_not_contradict(changes):
    """Different things, or the same said twice."""
    assert not conflicts([reform(changes[0], id="a"), reform(changes[1], id="b")])


def test_contradicting_reforms_are_refused_with_every_contradiction():
    """One fault for each."""
    torn = reform(connect(), disconnect(), days(3), days(4))
    with pytest.raises(ReformConflict) as refused:
        with_reforms(planner(), [torn])
    assert len(refused.value.faults) == len(refused.value.conflicts) == 2


def test_two_reforms_of_one_name_are_refused():
    """Unless they are the same."""
    city = hongzhou()
    with pytest.raises(ReformConflict, match="bear the id try"):
        reformed(city.catalogues[0], city.packs, [reform(connect()), reform(days(3))])
    assert len(reformed(city.catalogues[0], city.packs, [reform(connect())] * 2).reforms) == 1


def test_a_rule_cannot_be_added_under_the_name_of_another():
    """What a rule says is known by its id."""
    city = hongzhou()
    with pytest.raises(ReformConflict, match="there is another one of that id"):
        reformed(city.catalogues[0], city.packs, [reform(rule("insured-at-once"))])


def test_a_contradiction_can_be_handed_to_another_process():
    """With all that it says."""
    error = ReformConflict(conflicts([reform(connect(), disconnect())]))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - its own
