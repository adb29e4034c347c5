"""Questions that a source answers are put to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.workflows.small_worlds import CITY, WEST, case, catalogue, item, need, pack, source, whole

from onething.model import Question
from onething.rules import PlainMatcher
from onething.situations import answered_by_sources
from onething.workflows import Planner

TENANT = Question.model_validate({"fact": "tenant", "label": "tenant?", "answered_by": ["register"]})


def answered(known: dict[str, Any] | None = None, **register: Any) -> dict[str, str]:
    """Return what the register answers in a case of a small world."""
    nouns = (
        item("a", need("lease", when={"tenant": True})),
        whole("a", questions=[TENANT]),
        source("register", kind="register", **register),
    )
    world = Planner(catalogue(*nouns), [pack()], matcher=PlainMatcher())
    return dict(answered_by_sources(world, world.catalogue.onething("whole"), case(**(known or {}))))


def test_a_connected_source_answers() -> None:
    """The applicant is not asked."""
    assert answered() == {"tenant": "register"}


@pytest.mark.parametrize(
    "register",
    [
        {"connected": False},
        {"connected": []},
        {"coverage": [{"region": WEST}]},
        {"valid": {"until": "2020-01-01"}},
        {"valid": {"from": "2030-01-01"}},
    ],
)
def test_one_that_cannot_be_asked_does_not(register: dict[str, Any]) -> None:
    """Not connected, elsewhere, not in force."""
    assert answered(**register) == {}


def test_one_connected_to_an_item_of_the_case_answers() -> None:
    """That is enough to ask it once."""
    assert answered(connected=["a"]) == {"tenant": "register"}


def test_on_what_is_certain_it_must_know_everybody() -> None:
    """Nine in ten is not certain."""
    known = {"assume": "guaranteed"}
    share = [{"region": CITY, "share": 0.9}]
    assert answered(coverage=share) == {"tenant": "register"}
    assert answered(known, coverage=share) == {}
    assert answered(known) == {"tenant": "register"}


def test_consent_must_not_be_refused() -> None:
    """Where it is not certain that it is given, the applicant is asked."""
    assert answered(consent=True) == {"tenant": "register"}
    assert answered({"facts": {"consent": False}}, consent=True) == {}
    assert answered({"assume": "guaranteed"}, consent=True) == {}


def test_a_source_given_as_down_or_not_knowing_does_not_answer() -> None:
    """Then the applicant is asked after all."""
    assert answered({"given": {"register": "down"}}) == {}
    assert answered({"given": {"register": "miss"}}) == {}
    assert answered({"given": {"register": "hit"}}) == {"tenant": "register"}


def test_a_fact_that_is_known_is_no_question() -> None:
    """Whoever said it need not be asked."""
    assert answered({"facts": {"tenant": True}}) == {}
