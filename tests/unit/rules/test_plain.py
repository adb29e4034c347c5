"""The plain matcher: what a match is. What holds here holds for every matcher, see the properties."""

from collections.abc import Callable

from onething.model import Catalogue, Rule
from onething.rules import CatalogueFact, CompiledRule, PlainMatcher, catalogue_facts, compile_rules

MakeRule = Callable[..., Rule]
MakeFact = Callable[..., CatalogueFact]


def keys(rule: Rule, *facts: CatalogueFact) -> set[tuple[str, ...]]:
    """Return the facts that the rule joins, by key."""
    return {match.facts for match in PlainMatcher().match(compile_rules([rule]), facts)}


def test_a_licence_meets_the_source_that_supplies_it(
    catalogue: Catalogue, pairs: tuple[CompiledRule, ...]
) -> None:
    """A rule joins the facts that fit together, and no others."""
    found = PlainMatcher().match(pairs, tuple(catalogue_facts(catalogue)))
    assert {match.facts for match in found} == {
        ("open-shop/id-card-owner/id-card", "id-cards/id-card"),
        ("open-shop/premises/id-card", "id-cards/id-card"),
    }


def test_a_rule_of_one_variable_selects_facts(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """A pattern without joins is a filter."""
    rule = make_rule(item={"online": "true"})
    facts = [make_fact("item", "a", online=True), make_fact("item", "b", online=False)]
    assert keys(rule, *facts) == {("a",)}


def test_what_is_missing_equals_nothing(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """Two departments that nobody published are not one department."""
    rule = make_rule(item={}, act={"department": "{item.department}"})
    assert keys(rule, make_fact("item", "a"), make_fact("act", "b")) == set()


def test_empty_texts_are_equal(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """An empty text is a value: it says that there is none."""
    rule = make_rule(requirement={}, result={"holder": "{requirement.holder}"})
    facts = [make_fact("requirement", "a", holder=""), make_fact("result", "b", holder="")]
    assert keys(rule, *facts) == {("a", "b")}


def test_two_variables_stand_for_different_facts(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """An item is not paired with itself, and a pair is found in both orders."""
    rule = make_rule(one={"is": "item"}, other={"is": "item", "department": "{one.department}"})
    facts = [make_fact("item", key, department="市场监管局") for key in ("a", "b")]
    assert keys(rule, *facts) == {("a", "b"), ("b", "a")}


def test_all_joins_of_a_variable_count(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """A fact that is equal in one attribute only is not joined."""
    rule = make_rule(
        requirement={},
        result={"material": "{requirement.material}", "holder": "{requirement.holder}"},
    )
    requirement = make_fact("requirement", "r", material="deed", holder="wife")
    wife, husband = (
        make_fact("result", whose, material="deed", holder=whose) for whose in ("wife", "husband")
    )
    assert keys(rule, requirement, wife, husband) == {("r", "wife")}


def test_three_facts_are_joined_in_any_order_of_writing(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """Keys stand in the order in which the variables are written."""
    rule = make_rule(
        source={"supplies": "{requirement.material}"}, item={}, requirement={"item": "{item.id}"}
    )
    facts = [
        make_fact("item", "i", id="i"),
        make_fact("requirement", "r", item="i", material="m"),
        make_fact("source", "s", supplies="m"),
    ]
    assert keys(rule, *facts) == {("s", "i", "r")}


def test_no_facts_give_no_matches(pairs: tuple[CompiledRule, ...]) -> None:
    """An empty catalogue is no error."""
    assert PlainMatcher().match(pairs, ()) == frozenset()
