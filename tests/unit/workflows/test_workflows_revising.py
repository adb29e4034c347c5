"""A planner takes a change in, and keeps what the change does not touch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fictional.city import planner

from onething.language import Label
from onething.model import Duration, RulePack
from onething.workflows import Planner

TEAHOUSE, CHILD = "open-a-teahouse", "welcome-a-child"


def compiled() -> Planner:
    """Return a planner of the city that has compiled all its one-things."""
    made = Planner(planner().catalogue, planner().packs)
    for onething in made.catalogue.onethings:
        made.program(onething)
    return made


def changed_item(before: Planner, item: str, **update: object) -> Planner:
    """Return the planner after a change of an item."""
    noun = before.catalogue.items[item].model_copy(update=update)
    return before.revised(before.catalogue.with_noun(noun), before.packs)


def kept(before: Planner, after: Planner) -> set[str]:
    """Return the one-things that were not compiled anew."""
    return {one for one in before.catalogue.onethings if after.program(one) is before.program(one)}


def test_without_a_change_it_stays_as_it_is() -> None:
    """The planner itself is handed back."""
    before = compiled()
    assert before.revised(before.catalogue, before.packs) is before


@pytest.mark.parametrize(
    "update", [{"single_window": True}, {"promised_days": Duration(days=1)}, {"statutory_days": None}]
)
def test_what_no_rule_matches_in_an_item_touches_its_one_things(update: dict[str, object]) -> None:
    """And no others."""
    before = compiled()
    after = changed_item(before, "fire-check", **update)
    assert after.rulings.on == before.rulings.on
    assert kept(before, after) == before.catalogue.onethings.keys() - {TEAHOUSE}


@pytest.mark.parametrize("update", [{"type": "x"}, {"acts": ()}, {"name": Label(en="x")}])
def test_what_rules_or_questions_see_makes_all_of_it_anew(update: dict[str, object]) -> None:
    """Then nothing is kept."""
    before = compiled()
    assert kept(before, changed_item(before, "fire-check", **update)) == set()


def test_a_rule_that_goes_touches_what_it_spoke_of() -> None:
    """The rule that insures an infant at once is one of a birth."""
    before = compiled()
    packs = [
        pack.model_copy(update={"rules": tuple(one for one in pack.rules if one.id != "insured-at-once")})
        for pack in before.packs
    ]
    after = before.revised(before.catalogue, packs)
    assert kept(before, after) == before.catalogue.onethings.keys() - {CHILD}


def test_a_question_that_comes_makes_all_of_it_anew() -> None:
    """For any condition may read it."""
    before = compiled()
    question = {"fact": "new", "label": "new?"}
    more = RulePack.model_validate({"id": "m", "title": "m", "region": "000000", "questions": [question]})
    after = before.revised(before.catalogue, (*before.packs, more))
    assert "new" in after.questions
    assert kept(before, after) == set()


def test_another_catalogue_makes_all_of_it_anew() -> None:
    """One with other items, or of another place."""
    before = compiled()
    fewer = {id: one for id, one in before.catalogue.onethings.items() if id != TEAHOUSE}
    after = before.revised(replace(before.catalogue, onethings=fewer), before.packs)
    assert TEAHOUSE not in after.catalogue.onethings
