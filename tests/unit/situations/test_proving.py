"""Proofs of small worlds that can be read at a glance."""

from __future__ import annotations

from typing import Any

import pytest
import small_promises as small

from onething.model import Assume, FigureKind
from onething.situations import Claim, EmptySpace, prove


def test_a_claim_that_no_answer_breaks_is_proven_in_one_part() -> None:
    """What holds whatever is answered is not split."""
    proof = prove(small.planner(), "whole", Claim(visits=2), small.CASE)
    assert proof.holds
    assert proof.cubes == 1
    assert proof.counterexample is None


def test_a_counterexample_says_only_what_matters() -> None:
    """Of all questions the one that brings the second visit is named, with the plan that comes of it."""
    proof = prove(small.planner(), "whole", Claim(visits=1), small.CASE)
    assert not proof.holds
    found = proof.counterexample
    assert found
    assert [(one.fact, one.value) for one in found.answers] == [("married", True)]
    assert found.fewest
    assert found.figures == {FigureKind.VISITS: 2}
    assert found.plan.visits == 2
    assert [visit.spot for visit in found.plan.flow.visits] if found.plan.flow else False


def test_situations_are_counted_by_classes() -> None:
    """A number that conditions split in two has two classes; the questions that nobody reads none."""
    proof = prove(small.planner(), "whole", Claim(visits=2), small.CASE)
    assert {one.fact: one.classes for one in proof.questions} == {"married": 2, "area": 2}
    assert proof.situations == 4


def test_what_a_constraint_excludes_is_no_counterexample() -> None:
    """Nobody is married here, so nobody goes twice."""
    never = [{"always": {"married": False}}]
    proof = prove(small.planner(constraints=never), "whole", Claim(visits=1), small.CASE)
    assert proof.holds
    assert proof.situations == 2


def test_a_constraint_out_of_force_excludes_nothing() -> None:
    """It says on which days it counts."""
    never = [{"always": {"married": False}, "valid": {"until": "2020-01-01"}}]
    assert not prove(small.planner(constraints=never), "whole", Claim(visits=1), small.CASE).holds


def test_constraints_that_contradict_one_another_are_said_to() -> None:
    """Nothing is proven of an empty space."""
    both = [{"always": {"married": True}}, {"always": {"married": False}}]
    with pytest.raises(EmptySpace):
        prove(small.planner(constraints=both), "whole", Claim(visits=0), small.CASE)


def test_given_facts_that_constraints_exclude_leave_no_situation() -> None:
    """What is given is part of every situation."""
    never = [{"always": {"married": False}}]
    known = small.case(facts={"married": True})
    with pytest.raises(EmptySpace):
        prove(small.planner(constraints=never), "whole", Claim(visits=0), known)


@pytest.mark.parametrize(("outages", "holds"), [(0, True), (1, False)])
def test_a_source_that_is_down_brings_a_material_back(*, outages: int, holds: bool) -> None:
    """The licence comes from one store, so the promise rests on it."""
    known = small.case(facts={"married": False, "area": 10})
    proof = prove(small.planner(), "whole", Claim(materials=0), known, outages=outages)
    assert proof.holds is holds
    if proof.counterexample:
        assert proof.counterexample.down == ("store",)
        assert proof.counterexample.answers == ()


def test_only_what_is_certain_counts_where_that_is_assumed() -> None:
    """The store does not cover every case, so the licence may have to be handed in."""
    known = small.case(facts={"area": 10}, assume=Assume.GUARANTEED)
    assert not prove(small.planner(), "whole", Claim(materials=0), known).holds


def test_a_claim_limits_something() -> None:
    """An empty claim is refused."""
    with pytest.raises(ValueError, match="at least one of"):
        Claim()


@pytest.mark.parametrize(
    ("limits", "en"),
    [
        ({"visits": 1}, "at most 1 visit"),
        ({"days": 5, "materials": 2}, "at most 5 working days, at most 2 materials"),
    ],
)
def test_a_claim_is_said_in_words(limits: dict[str, Any], en: str) -> None:
    """Each limit is said, the visits first."""
    assert Claim.model_validate(limits).text.en == en
