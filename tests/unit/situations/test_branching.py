"""The situations of a case: its open questions, answered in every way that matters."""

from __future__ import annotations

import pytest
from tests.unit.workflows.small_worlds import CITY, EAST, case, item, need, planner, source, whole

from onething.model import Case
from onething.situations import TooManySituations, situations
from onething.workflows import Planner


def answered(made: Planner, known: Case | None = None, **more: int) -> list[dict[str, object]]:
    """Return the answers of each situation."""
    return [dict(one.answers) for one in situations(made, "whole", known or case(), **more)]


def test_a_case_without_open_questions_is_one_situation():
    """Nothing has to be answered."""
    (only,) = situations(planner(item("a", "card")), "whole", case())
    assert dict(only.answers) == {}
    assert not only.plan.questions


def test_a_question_is_answered_both_ways():
    """Yes first."""
    made = planner(item("a", need("lease", when={"rented": True})))
    assert answered(made) == [{"rented": True}, {"rented": False}]


def test_a_number_is_answered_once_for_each_class_that_conditions_tell_apart():
    """Two tests make three classes."""
    made = planner(item("a", need("plan", when={"area": ">= 50"}), need("permit", when={"area": ">= 200"})))
    areas = [one["area"] for one in answered(made)]
    assert len(areas) == 3
    assert sorted((area >= 50) + (area >= 200) for area in areas) == [0, 1, 2]


def test_what_an_answer_makes_irrelevant_is_not_asked():
    """Whether someone is married matters to tenants only."""
    one = whole({"item": "a", "when": {"rented": True}})
    made = planner(item("a", need("consent", when={"married": True})), one)
    assert answered(made) == [
        {"rented": True, "married": True},
        {"rented": True, "married": False},
        {"rented": False},
    ]


def test_in_no_situation_is_anything_open():
    """Each has its own plan."""
    made = planner(item("a", need("lease", when={"rented": True})))
    plans = [one.plan for one in situations(made, "whole", case())]
    assert [[one.outcome.value for one in plan.materials] for plan in plans] == [["hand-in"], ["not-needed"]]


def test_a_region_is_answered_by_what_decides_and_lies_within_the_case():
    """Not by the city, where the district decides, nor by another province."""
    store = source("store", "card", coverage=[{"region": EAST}])
    made = planner(item("a", "card"), store)
    regions = [one["region"] for one in answered(made, case(region=CITY))]
    assert len(regions) == 2
    assert EAST in regions
    assert all(str(region).startswith("9901") and region != CITY for region in regions)


def test_known_facts_are_not_asked_again():
    """They narrow the situations."""
    made = planner(item("a", need("lease", when={"rented": True})))
    assert answered(made, case({"rented": False})) == [{}]


def test_more_situations_than_wanted_are_refused_with_the_questions():
    """So that some of them are answered first."""
    made = planner(item("a", need("lease", when={"rented": True}), need("proof", when={"married": True})))
    assert len(answered(made, most=4)) == 4
    with pytest.raises(TooManySituations) as raised:
        answered(made, most=3)
    assert (raised.value.most, [one.fact for one in raised.value.questions]) == (3, ["rented", "married"])
    assert raised.value.message("en").startswith("--all-situations: there are more than 3 situations")


def test_a_fact_is_answered_once_in_a_situation():
    """An item that comes in later asks about the district too; no situation is met twice."""
    nouns = (
        item("a", "card"),
        item("b", "lease"),
        whole("a", {"item": "b", "when": {"rented": True}}),
        source("cards", "card", coverage=[{"region": CITY}]),
        source("leases", "lease", coverage=[{"region": EAST}]),
    )
    met = answered(planner(*nouns), case(region="990000"))
    assert len(met) == 6
    assert len({tuple(sorted(one.items(), key=str)) for one in met}) == 6
