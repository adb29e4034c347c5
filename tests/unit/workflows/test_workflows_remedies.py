"""The smallest changes after which a material is not asked for any more."""

from __future__ import annotations

from typing import Any

from small_worlds import (
    CHECKS,
    LICENCES,
    ONCE,
    RULES,
    WEST,
    case,
    item,
    need,
    planner,
    replacing,
    rule,
    source,
)

from onething.model import Change, Remedy
from onething.workflows.explaining import explain


def found(
    *nouns: Any, material: str = "deed", facts: Any = None, rules: Any = RULES, **more: Any
) -> tuple[Remedy, ...]:
    """Return the remedies for a material in a small world."""
    return explain(planner(*nouns, rules=rules), "whole", material, case(facts, **more)).remedies


def kinds(remedies: tuple[Remedy, ...]) -> list[list[str]]:
    """Return the kinds of change of each remedy."""
    return [[change.kind.value for change in remedy.changes] for remedy in remedies]


def first(remedies: tuple[Remedy, ...]) -> Change:
    """Return the only change of the first remedy."""
    (change,) = remedies[0].changes
    return change


def test_a_source_could_answer() -> None:
    """Where a store is down, its answer would end the asking."""
    remedies = found(item("a", "deed"), source("store", "deed"), rules=[LICENCES], given={"store": "down"})
    assert (first(remedies).kind.value, first(remedies).source, remedies[0].mode) == (
        "answer",
        "store",
        "e-licence",
    )


def test_a_source_could_be_opened() -> None:
    """The change says which source is opened to whom."""
    remedies = found(item("a", "deed"), source("store", "deed", connected=False), rules=[LICENCES])
    assert (first(remedies).kind.value, first(remedies).source, first(remedies).owner) == (
        "connect",
        "store",
        "a",
    )


def test_a_source_that_two_items_need_has_to_be_opened_to_both() -> None:
    """What is held once for the second item would be asked for by it if the first did not."""
    nouns = item("a", "deed"), item("b", "deed"), source("store", "deed", connected=False)
    remedies = found(*nouns, rules=[ONCE, LICENCES])
    assert [change.owner for change in remedies[0].changes] == ["a", "b"]
    assert kinds(remedies) == [["connect", "connect"], ["new-rule"]]


def test_a_fact_could_be_otherwise() -> None:
    """The change names a value that the fact could have."""
    rules = [replacing("commitment", "deed", when={"area": "> 6"})]
    remedies = found(item("a", "deed"), rules=rules, facts={"area": 5})
    assert (first(remedies).kind.value, first(remedies).fact, first(remedies).value) == ("fact", "area", 7)
    assert kinds(remedies) == [["fact"]]


def test_the_requirement_could_not_apply() -> None:
    """Then there is no mode: the material is not needed."""
    remedies = found(item("a", need("deed", when={"rented": True})), rules=[], facts={"rented": True})
    assert (first(remedies).fact, first(remedies).value, remedies[0].mode) == ("rented", False, None)


def test_the_case_could_lie_elsewhere() -> None:
    """A source of the eastern district helps whoever moves there."""
    store = source("store", "deed", coverage=[{"region": "990102"}])
    remedies = found(item("a", "deed"), store, rules=[LICENCES], region=WEST)
    assert (first(remedies).fact, first(remedies).value) == ("region", "990102")


def test_the_case_could_be_decided_on_another_day() -> None:
    """A rule that comes into force helps whoever waits."""
    remedies = found(item("a", "deed"), rules=[replacing("abolished", "deed", valid={"from": "2027-01-01"})])
    assert (first(remedies).fact, str(first(remedies).value)) == ("date", "2027-01-01")


def test_a_source_could_be_set_up() -> None:
    """Every kind of source that a rule would accept and that is not there is offered once."""
    remedies = found(item("a", "deed"), item("b", "deed"), rules=[ONCE, LICENCES, CHECKS])
    assert kinds(remedies) == [["new-source"], ["new-source"], ["new-rule"]]
    assert [remedy.changes[0].source_kind for remedy in remedies[:2]] == ["e-licence", "verification"]


def test_a_rule_could_be_made() -> None:
    """Where no rule speaks of promises, one could let a promise stand."""
    (remedy,) = found(item("a", "deed"), rules=[])
    assert (first((remedy,)).kind.value, remedy.mode) == ("new-rule", "commitment")


def test_no_rule_is_proposed_against_a_prohibition() -> None:
    """What a rule forbids is no remedy."""
    assert found(item("a", "deed"), rules=[rule("no-promise", {"forbid": "commitment"})]) == ()


def test_several_things_may_have_to_change_together() -> None:
    """A source that is down and not open needs both."""
    nouns = item("a", "deed"), source("store", "deed", connected=False)
    remedies = found(*nouns, rules=[LICENCES], given={"store": "down"})
    assert kinds(remedies)[0] == ["connect", "answer"]


def test_what_does_not_help_is_not_offered() -> None:
    """A store of uploads that no rule accepts is left out."""
    rules = [
        replacing(
            "e-licence", source={"kind": "e-licence", "supplies": "{requirement.material}", "trust": "A"}
        )
    ]
    remedies = found(item("a", "deed"), source("uploads", "deed", trust="C"), rules=rules)
    assert kinds(remedies) == [["new-rule"]]


def test_a_remedy_does_not_move_the_asking_to_another_holder() -> None:
    """A change after which the father's card is asked for instead of the mother's is none."""
    needs = (
        need("card", holder="mother", when={"married": False}),
        need("card", holder="father", when={"married": True}),
    )
    assert (
        found(item("a", *needs), material="card", rules=[], facts={"married": True})[0].mode == "commitment"
    )


def test_a_material_that_an_open_item_may_hand_in_can_be_explained() -> None:
    """Where it is not decided who hands it in, the remedies are for both."""
    nouns = item("a", need("deed", when={"rented": True})), item("b", "deed")
    remedies = found(*nouns, rules=[ONCE, LICENCES])
    assert kinds(remedies) == [["new-source"], ["new-rule"]]


def test_many_items_that_ask_for_a_material_are_no_burden() -> None:
    """The combinations that are tried stay few however many items there are."""
    nouns = [item(f"i{number}", "deed") for number in range(12)]
    stores = [source(f"s{number}", "deed", connected=False) for number in range(4)]
    assert found(*nouns, *stores, rules=[ONCE, LICENCES])
