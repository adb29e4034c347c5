"""Which situations there are, and which there cannot be."""

from __future__ import annotations

import pytest
import small_promises as small

from onething.errors import BrokenInput
from onething.situations import Claim, EmptySpace, Space, certificate, proven, space_of, verify
from onething.workflows import Planner


def space(planner: Planner) -> Space:
    """Return the situations of the small world."""
    return space_of(planner, planner.catalogue.onething("whole"), small.CASE)


def test_a_question_that_nobody_reads_splits_nothing() -> None:
    """Of three questions two matter."""
    assert {one.fact for one in space(small.planner()).variables} == {"married", "area"}


def test_what_the_jurisdiction_says_counts_for_its_one_things() -> None:
    """Nobody there is married: there is one visit less to be proven, and a certificate says so."""
    planner = small.planner(of_all=[{"always": {"married": False}}])
    found = proven(planner, "whole", Claim(visits=1), small.CASE)
    assert found.proof.holds
    assert verify(planner, certificate(found)).refusals == ()


def test_what_the_jurisdiction_says_of_other_facts_splits_nothing() -> None:
    """A fact of other one-things makes no situation of its own."""
    planner = small.planner(of_all=[{"always": {"idle": True}}])
    assert {one.fact for one in space(planner).variables} == {"married", "area"}
    found = proven(planner, "whole", Claim(visits=2), small.CASE)
    assert verify(planner, certificate(found)).refusals == ()


def test_a_fact_that_is_tied_to_one_that_matters_is_asked_about() -> None:
    """A chain of constraints is followed to its end."""
    tied = [{"always": {"any": [{"idle": True}, {"married": False}]}}, {"always": {"idle": False}}]
    planner = small.planner(of_all=tied)
    assert "idle" in {one.fact for one in space(planner).variables}
    assert proven(planner, "whole", Claim(visits=1), small.CASE).proof.holds


def test_constraints_of_jurisdiction_and_one_thing_can_contradict_one_another() -> None:
    """Then there is no situation at all."""
    planner = small.planner(
        of_all=[{"always": {"married": True}}], constraints=[{"always": {"married": False}}]
    )
    with pytest.raises(EmptySpace):
        space(planner)


def test_a_constraint_on_what_a_source_answers_is_refused() -> None:
    """That is given, or said by the outages."""
    planner = small.planner(constraints=[{"always": {"source.store": "hit"}}])
    with pytest.raises(BrokenInput) as raised:
        space(planner)
    (fault,) = raised.value.faults
    assert fault.found.en == "a constraint says what people can be, not what a source answers: “source.store”"
    assert fault.mend.en == "give the answer by --given, or say by --outages how many may be down"
