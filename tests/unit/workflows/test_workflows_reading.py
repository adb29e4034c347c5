"""Reading a case that is decided without its plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from small_worlds import EAST, case, item, need, planner, source

from onething.errors import BrokenInput, UnknownName
from onething.workflows import Planner


def large() -> Planner:
    """Return a planner that asks for the deed of a place of sixty square metres."""
    return planner(item("a", need("deed", when={"area": ">= 60"}), need("note", when={"rented": True})))


def decided(made: Planner, facts: dict[str, Any], **more: Any) -> list[str]:
    """Return what becomes of the demands of a case."""
    return [outcome.value for outcome in made.decide("whole", case(facts, **more)).outcomes]


@pytest.mark.parametrize(
    ("area", "expected"), [(60, "hand-in"), (60.0, "hand-in"), (59.5, "not-needed"), (None, "not-needed")]
)
def test_equal_values_of_any_type_are_read_alike(area: object, expected: str) -> None:
    """A number is a number, be it written whole or with decimals."""
    assert decided(large(), {"area": area, "rented": False})[0] == expected


def test_a_truth_is_no_number_though_python_takes_them_for_one() -> None:
    """Having read 1 does not make True an area, nor 1 a truth."""
    made = large()
    assert decided(made, {"area": 1, "rented": True}) == ["not-needed", "hand-in"]
    for wrong in ({"area": True}, {"rented": 1}):
        with pytest.raises(BrokenInput):
            made.decide("whole", case(wrong))


def test_a_fact_that_nothing_reads_is_checked_too() -> None:
    """A slip in it is no smaller than in another."""
    assert decided(large(), {"area": 70, "rented": False, "married": True}) == ["hand-in", "not-needed"]
    with pytest.raises(BrokenInput):
        decided(large(), {"married": "yes"})
    with pytest.raises(UnknownName):
        decided(large(), {"maried": True})


def test_more_values_than_are_kept_are_read() -> None:
    """Values are looked up, not limited."""
    made = large()
    assert [decided(made, {"area": number})[0] for number in range(300)] == ["not-needed"] * 60 + [
        "hand-in"
    ] * 240


def test_given_answers_are_read_anew() -> None:
    """What a source answers in one case is not remembered for the next."""
    made = planner(item("a", "deed"), source("store", "deed"))
    answers = ({}, {"store": "down"}, {}, {"store": "hit"})
    assert [decided(made, {}, given=given) for given in answers] == [
        ["replaced"],
        ["hand-in"],
        ["replaced"],
        ["replaced"],
    ]


def test_every_day_and_region_is_read_for_itself() -> None:
    """Where and when a case lies is part of what is looked up."""
    store = source("store", "deed", coverage=[{"region": EAST}], valid={"until": "2026-06-30"})
    made = planner(item("a", "deed"), store)
    assert decided(made, {}, as_of=date(2026, 6, 30)) == ["replaced"]
    assert decided(made, {}, as_of=date(2026, 7, 1)) == ["hand-in"]
    assert decided(made, {}, region="990103") == ["hand-in"]
    assert decided(made, {}, assume="guaranteed") == ["replaced"]
    assert decided(made, {"region": EAST, "date": date(2026, 6, 1)}, region=None, as_of=None) == ["replaced"]


def test_region_and_date_are_given_once() -> None:
    """Two different values for one thing are refused, two equal ones are not."""
    made = large()
    assert made.plan("whole", case({"region": EAST})).region == EAST
    with pytest.raises(BrokenInput):
        made.plan("whole", case({"region": "990103"}))


def test_numbers_are_compared_exactly() -> None:
    """A tenth is a tenth, however a float writes it."""
    made = planner(item("a", need("deed", when={"area": "0.3"})))
    assert decided(made, {"area": 0.1 + 0.2}) == ["hand-in"]
    assert float(Decimal("0.3")) != 0.1 + 0.2
