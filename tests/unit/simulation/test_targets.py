"""Published targets: measured on the cases that they are about, in every scenario."""

import numpy as np
import pytest
from pydantic import ValidationError
from test_burden import figures
from tests.made_tally import PRICES

from onething.model import Channel, ItemId, OneThingId
from onething.simulation.counting import Cases
from onething.simulation.kinds import Kinds, Outcome
from onething.simulation.target import Target, TargetList
from onething.simulation.targets import measured
from onething.simulation.totals import Reckoner

FIGURES = [
    figures(visits=2, days=9, stars=1, materials=4, items=(ItemId("i"), ItemId("j"))),
    figures(visits=0, days=3, stars=5, materials=1, online=True, id_card_only=True, channel=Channel.ONLINE),
]
"""A case at the window, and one online."""


def result(**known):
    """Return what a target comes to of three cases of one kind and one of another, before and after.

    Before both kinds are at the window; after, the first, of the one-thing `a`, is online.
    """
    target = Target.model_validate({"id": "t", "name": "t", "basis": "plan", **known})
    before, after = (Outcome(0, 1.0),), (Outcome(1, 1.0),)
    kinds = Kinds(2, FIGURES, [OneThingId("a"), OneThingId("b")], [(before, after), (before, before)])
    whole = Cases(("",), np.array([0, 0]), np.array([0, 1]), np.array([3.0, 1.0]))
    (found,) = measured([target], Reckoner(kinds, PRICES), whole)
    return found


@pytest.mark.parametrize(
    ("measure", "before", "after"),
    [
        ("no-visit", 0, 0.75),
        ("at-most-one-visit", 0, 0.75),
        ("id-card-only", 0, 0.75),
        ("four-stars", 0, 0.75),
        ("five-stars", 0, 0.75),
        ("can-apply-online", 0, 0.75),
        ("applied-online", 0, 0.75),
        ("decided-at-once", 0, 0),
        ("longest-days", 9, 9),
        ("one-things-online", 0, 1),
        ("fewer-materials", 0, 1 - 7 / 16),
        ("fewer-items", 0, 1 - 5 / 8),
    ],
)
def test_a_measure_is_taken_in_every_scenario(measure, before, after):
    """Three cases of four come to be handled online."""
    assert result(measure=measure, at_least=0.5).figures == pytest.approx((before, after))


def test_a_target_counts_only_the_one_things_that_it_is_about():
    """Of `a` every case is online after."""
    found = result(measure="no-visit", at_least=1, onethings=["a"])
    assert (found.figures, found.met) == ((0, 1), (False, True))
    assert (found.gap(0), found.gap(1)) == (1, 0)


def test_a_target_of_which_there_is_no_case_is_not_measured():
    """The note says so."""
    found = result(measure="no-visit", at_least=1, onethings=["c"])
    assert (found.figures, found.met) == ((None, None), (None, None))
    assert found.note.en == "the log has no such case"


def test_what_a_log_does_not_tell_is_recorded_and_not_measured():
    """With the reason."""
    found = result(measure="not-measured", at_least=0.6, note="why")
    assert (found.figures, found.threshold, found.note.zh) == ((None, None), 0.6, "why")


@pytest.mark.parametrize(("limit", "met"), [("at_least", True), ("above", False), ("at_most", True)])
def test_reaching_a_limit_is_not_exceeding_it(limit, met):
    """Three quarters are at least and at most three quarters, and not above."""
    assert result(**{"measure": "no-visit", limit: 0.75}).met[1] is met


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"measure": "no-visit"}, "names one of"),
        ({"measure": "no-visit", "above": 1, "at_most": 1}, "names one of"),
        ({"measure": "not-measured"}, "says why"),
        ({"measure": "no-visit", "above": 1, "basis": []}, "document that published"),
    ],
)
def test_a_target_that_says_too_little_is_refused(known, said):
    """It needs one limit, a document, and a note where it is not measured."""
    with pytest.raises(ValidationError, match=said):
        result(**known)


def test_a_target_stands_once_in_its_list():
    """By its id."""
    target = {"id": "t", "name": "t", "measure": "no-visit", "above": 1, "basis": "x"}
    with pytest.raises(ValidationError, match="stands twice"):
        TargetList.model_validate({"id": "l", "name": "l", "region": "330000", "targets": [target, target]})
