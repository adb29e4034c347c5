"""Rules and conditions reviewed over all situations: each fault is found where it was put, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.unit.workflows.small_worlds import (
    LICENCES,
    RESULTS,
    item,
    need,
    planner,
    replacing,
    rule,
    source,
    whole,
)

from onething.errors import Place
from onething.model import Finding
from onething.situations.reviews import review_situations

STORE = source("store", "card")


def found(code: str, *nouns: Any, rules: Sequence[Any] = (LICENCES,), **more: Any) -> list[Finding]:
    """Return the findings with a code on a small world."""
    every = review_situations(planner(*nouns, rules=rules), **more)
    return [one for one in every if one.code == code]


def test_a_condition_that_contradicts_itself_is_found() -> None:
    """Nobody is below 18 and above 60."""
    when = {"all": [{"area": "< 18"}, {"area": ">= 60"}]}
    (finding,) = found("condition-never-holds", item("a", need("card", when=when)))
    assert (finding.subject, finding.severity) == ("item a", "warning")
    assert "contradicts itself" in finding.message.en


def test_a_condition_that_constraints_exclude_is_found() -> None:
    """Who rents is not married."""
    always = [{"always": {"not": {"rented": True, "married": True}}}]
    needs = need("card", when={"rented": True, "married": True})
    (finding,) = found("condition-never-holds", item("a", needs), whole("a", constraints=always))
    assert "the constraints exclude it" in finding.message.en


def test_a_condition_that_the_item_itself_excludes_is_found() -> None:
    """The item is for tenants only."""
    parts = {"item": "a", "when": {"rented": True}}
    (finding,) = found("condition-never-holds", item("a", need("card", when={"rented": False})), whole(parts))
    assert "it stands in" in finding.message.en


def test_an_item_that_is_never_in_the_case_is_found_once() -> None:
    """Not with all that it asks."""
    parts = {"item": "a", "when": {"all": [{"rented": True}, {"rented": False}]}}
    (finding,) = found("condition-never-holds", item("a", need("card", when={"married": True})), whole(parts))
    assert finding.subject == "one-thing whole"


def test_a_condition_that_holds_in_another_one_thing_is_none() -> None:
    """An item has one condition for all that it is part of."""
    parts = {"item": "a", "when": {"rented": True}}
    nouns = (item("a", need("card", when={"rented": False})), whole(parts), whole("a", name="other"))
    assert found("condition-never-holds", *nouns) == []


def test_a_rule_whose_conditions_never_hold_decides_nothing() -> None:
    """What it asks for is never the case."""
    never = {"all": [{"area": "< 18"}, {"area": ">= 60"}]}
    idle = replacing("commitment", when=never)
    (finding,) = found("rule-never-decides", item("a", "card"), rules=(idle,))
    assert finding.subject == "rule commitment"
    assert "there is no situation" in finding.message.en


def test_a_rule_behind_two_that_together_always_hold_decides_nothing() -> None:
    """Each of them alone would leave it something."""
    rules = (
        replacing("abolished", when={"rented": True}),
        rule("free", {"replace_by": "abolished"}, when={"rented": False}),
        replacing("commitment"),
    )
    (finding,) = found("rule-never-decides", item("a", "card"), rules=rules)
    assert finding.subject == "rule commitment"
    assert "something else always comes first" in finding.message.en


def test_a_fallback_for_a_source_that_is_down_decides_something() -> None:
    """It is used where the store does not answer."""
    rules = (LICENCES, replacing("commitment"))
    assert found("rule-never-decides", item("a", "card"), STORE, rules=rules) == []


def test_two_rules_of_which_one_is_enough_are_found() -> None:
    """Their conditions are written otherwise, and say the same."""
    rules = (
        replacing("abolished", when={"rented": True}),
        rule("free", {"replace_by": "abolished"}, when={"not": {"rented": False}}),
    )
    (finding,) = found("rules-always-agree", item("a", "card"), rules=rules)
    assert finding.subject == "rule free"
    assert '"rented?" is yes' in finding.message.en


def test_rules_that_come_apart_in_some_situation_are_not() -> None:
    """A larger area tells them apart."""
    rules = (
        replacing("abolished", when={"area": "< 50"}),
        rule("free", {"replace_by": "abolished"}, when={"area": "< 51"}),
    )
    assert found("rules-always-agree", item("a", "card"), rules=rules) == []


def test_a_question_that_nothing_reads_changes_nothing() -> None:
    """Of the four that the town declares one is read."""
    every = found("question-changes-nothing", item("a", need("card", when={"rented": True})))
    assert [one.subject for one in every] == ["question married", "question area", "question born"]


def test_a_question_whose_readers_come_out_alike_changes_nothing() -> None:
    """The card is asked for either way."""
    when = {"any": [{"rented": True}, {"rented": False}]}
    every = found("question-changes-nothing", item("a", need("card", when=when)))
    told = {one.subject: one.message.en for one in every}
    assert "come out alike" in told["question rented"]


def test_what_only_an_item_outside_all_one_things_asks_is_passed_over() -> None:
    """Nothing is planned of it."""
    nouns = (item("a", "card"), item("b", need("card", when={"rented": True})), whole("a"))
    assert "question rented" not in {one.subject for one in found("question-changes-nothing", *nouns)}


def test_an_item_for_which_no_channel_is_open_has_no_way_through() -> None:
    """It cannot be applied for remotely, and there is no window."""
    parts = {"item": "a", "when": {"rented": True}}
    nouns = (item("a", "card", online=False), whole(parts, channels=["online"]))
    (finding,) = found("no-way-through", *nouns)
    assert finding.message.en.endswith('so it is when "rented?" is yes')


def test_alternatives_none_of_which_applies_have_no_way_through() -> None:
    """There is an area for which none was written."""
    one_of = [{"item": "a", "when": {"area": "< 50"}}, {"item": "b", "when": {"area": "> 50"}}]
    (finding,) = found("no-way-through", item("a"), item("b"), whole({"one_of": one_of}))
    assert '"area?" is 50' in finding.message.en


def test_items_that_wait_for_one_another_have_no_way_through() -> None:
    """Unless a source has what they wait for."""
    nouns = (item("a", "y", gives=["x"]), item("b", "x", gives=["y"]))
    (finding,) = found("no-way-through", *nouns, rules=(RESULTS, LICENCES))
    assert "wait for one another's results: a → b → a" in finding.message.en
    assert found("no-way-through", *nouns, rules=(RESULTS, replacing("abolished", "x"))) == []


def test_a_finding_on_a_rule_says_where_it_stands() -> None:
    """The place comes from whoever read its file."""
    idle = replacing("commitment", when={"all": [{"area": "< 18"}, {"area": ">= 60"}]})
    place = Place("rules.yaml", 7)
    (finding,) = found("rule-never-decides", item("a", "card"), rules=(idle,), places={"commitment": place})
    assert finding.place == place
