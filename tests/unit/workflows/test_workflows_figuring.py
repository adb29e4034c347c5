"""Figures and chances of cases, without the reasons."""

from __future__ import annotations

from collections import Counter

import pytest
from small_worlds import EAST, case, item, need, planner, source

from onething.workflows import Planner

HALF = {"coverage": [{"region": EAST, "share": 0.9}]}


def chances(made: Planner, **more: object) -> dict[int, float]:
    """Return how probable each number of materials is."""
    found: Counter[int] = Counter()
    for chance in made.chances("whole", case(**more)):
        found[chance.figures.materials] += chance.probability
    return {materials: round(probability, 9) for materials, probability in found.items()}


def test_figures_tell_what_is_handed_in_and_what_sources_spare() -> None:
    """A piece that a source makes unnecessary counts for that source, the others are handed in."""
    figures = planner(item("a", "licence", "photo"), source("store", "licence")).figures("whole", case())
    assert (figures.asked, figures.answered, figures.materials) == (("photo",), ("store",), 1)


def test_a_source_that_knows_every_case_is_certain() -> None:
    """There is one chance where nothing is uncertain."""
    made = planner(item("a", "licence"), source("store", "licence"))
    assert chances(made) == {0: 1.0}


def test_a_source_that_knows_nine_in_ten_splits_a_case() -> None:
    """With the share of its coverage the source spares the material."""
    made = planner(item("a", "licence"), source("store", "licence", **HALF))
    assert chances(made) == {0: 0.9, 1: 0.1}


def test_two_materials_of_one_source_are_spared_together() -> None:
    """One answer decides both; they are not taken for independent."""
    made = planner(item("a", "licence", "deed"), source("store", "licence", "deed", **HALF))
    assert chances(made) == {0: 0.9, 2: 0.1}


def test_materials_of_two_sources_are_spared_apart() -> None:
    """What one source knows says nothing of the other."""
    sources = source("store", "licence", **HALF), source("register", "deed", **HALF)
    assert chances(planner(item("a", "licence", "deed"), *sources)) == {0: 0.81, 1: 0.18, 2: 0.01}


def test_a_second_source_answers_where_the_first_does_not() -> None:
    """The material is handed in only if neither knows it."""
    sources = source("store", "licence", **HALF), source("copy", "licence", **HALF)
    assert chances(planner(item("a", "licence"), *sources)) == {0: 0.99, 1: 0.01}


def test_an_answer_that_is_given_is_certain() -> None:
    """Who knows what the source answered does not weigh it."""
    made = planner(item("a", "licence"), source("store", "licence", **HALF))
    assert chances(made, given={"store": "miss"}) == {1: 1.0}


def test_a_source_that_nothing_hangs_on_splits_nothing() -> None:
    """A source of a material that is not needed in this case does not tell cases apart."""
    made = planner(
        item("a", "photo", need("licence", when={"rented": True})), source("store", "licence", **HALF)
    )
    assert len(made.chances("whole", case({"rented": False}))) == 1


def test_an_open_question_is_told() -> None:
    """The figures of a case that is not fully answered are the most, and say so."""
    made = planner(item("a", need("licence", when={"rented": True})))
    figures = made.figures("whole", case())
    assert (figures.materials, figures.open) == (1, True)


@pytest.mark.parametrize("rented", [True, False])
def test_cases_that_differ_in_nothing_that_matters_have_one_plan(rented: bool) -> None:
    """What a plan repeats of a case is its own, though the rest was made for another."""
    made = planner(item("a", need("licence", when={"rented": True})))
    made.plan("whole", case({"rented": rented, "married": True}))
    plan = made.plan("whole", case({"rented": rented, "married": False}))
    assert dict(plan.facts) == {"rented": rented, "married": False}
    assert plan == planner(item("a", need("licence", when={"rented": True}))).plan(
        "whole", case({"rented": rented, "married": False})
    )
