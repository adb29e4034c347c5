"""What always holds between the facts of a case."""

from __future__ import annotations

from datetime import date

import pytest

from onething.model import Catalogue, Constraint, Jurisdiction, OneThing

SPRING = Constraint.model_validate(
    {"always": {"married": False}, "valid": {"from": "2026-03-01", "until": "2026-05-31"}}
)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (None, True),
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_a_constraint_counts_from_its_first_day_to_its_last(day: date | None, counts: bool) -> None:
    """Both included; without a day everything counts."""
    assert SPRING.in_force(day) is counts


def test_constraints_of_a_one_thing_are_its_own_those_of_nested_ones_and_those_of_the_jurisdiction() -> None:
    """In this order, as far as they are in force."""
    own, nested = ({"always": {"a": True}}, {"always": {"b": True}})
    town = {"id": "town", "name": "x", "region": "990100", "constraints": [{"always": {"c": True}}, SPRING]}
    inner = OneThing.model_validate({"id": "inner", "name": "x", "constraints": [nested]})
    whole = {"id": "whole", "name": "x", "items": [{"onething": "inner"}], "constraints": [own]}
    catalogue = Catalogue(Jurisdiction.model_validate(town)).with_noun(inner)
    found = catalogue.constraints_of(OneThing.model_validate(whole), date(2026, 8, 1))
    assert [one.always.facts() for one in found] == [("a",), ("b",), ("c",)]
