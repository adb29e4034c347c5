"""What becomes of items, requirements and materials in a case."""

from __future__ import annotations

import pytest
from small_worlds import (
    EAST,
    LICENCES,
    ONCE,
    RULES,
    asked,
    demand,
    handed_in,
    inclusions,
    item,
    mode,
    need,
    outcomes,
    plan,
    planner,
    replacing,
    source,
    whole,
)

from onething.model import Case, Material


def test_an_item_is_in_the_case_if_its_condition_holds() -> None:
    """A condition that holds brings an item in, one that fails keeps it out."""
    one = whole({"item": "move", "when": {"area": ">= 100"}})
    assert inclusions(plan(item("move"), one, facts={"area": 100})) == {"move": "in"}
    assert inclusions(plan(item("move"), one, facts={"area": 99})) == {"move": "out"}


def test_an_item_whose_condition_is_not_decided_is_open() -> None:
    """Without the fact the item is open, and the fact is asked for."""
    made = plan(item("move", "deed"), whole({"item": "move", "when": {"rented": True}}))
    assert (inclusions(made), outcomes(made), asked(made)) == ({"move": "open"}, {"deed": "open"}, ["rented"])


def test_of_alternatives_the_first_whose_condition_holds_applies() -> None:
    """In a one_of no more than one item is in the case."""
    parts = [{"item": "permit", "when": {"area": "> 6"}}, {"item": "notice", "when": {"area": "> 3"}}]
    items = item("permit"), item("notice"), whole({"one_of": parts})
    assert inclusions(plan(*items, facts={"area": 7})) == {"permit": "in", "notice": "out"}
    assert inclusions(plan(*items, facts={"area": 4})) == {"permit": "out", "notice": "in"}
    assert inclusions(plan(*items, facts={"area": 3})) == {"permit": "out", "notice": "out"}


def test_after_a_member_without_condition_nothing_applies() -> None:
    """The first member that always holds shuts out the rest."""
    made = plan(item("a"), item("b"), whole({"one_of": [{"item": "a"}, {"item": "b"}]}))
    assert inclusions(made) == {"a": "in", "b": "out"}


def test_an_optional_item_is_asked_for() -> None:
    """It is open until the applicant has said whether it is wanted."""
    items = item("birth"), item("card"), whole("birth", {"item": "card", "optional": True})
    assert asked(plan(*items)) == ["wants.card"]
    assert inclusions(plan(*items, facts={"wants.card": True}))["card"] == "in"
    assert inclusions(plan(*items, items=("birth",)))["card"] == "out"
    assert inclusions(plan(*items, items=("birth", "card")))["card"] == "in"


def test_only_the_items_wanted_are_in_the_case() -> None:
    """An item that is not among those wanted is out, and so are its materials."""
    made = plan(item("a", "deed"), item("b", "lease"), items=("b",))
    assert (inclusions(made), handed_in(made)) == ({"a": "out", "b": "in"}, ["lease"])


def test_a_nested_one_thing_brings_its_items_and_its_own_requirements() -> None:
    """Under its condition the nested one-thing is handled within the outer one."""
    inner = whole("b", name="inner", requirements=[need("inner-form")])
    nouns = (
        item("a", "deed"),
        item("b", "lease"),
        inner,
        whole("a", {"onething": "inner", "when": {"rented": True}}),
    )
    assert handed_in(plan(*nouns, facts={"rented": True})) == ["inner-form", "deed", "lease"]
    assert handed_in(plan(*nouns, facts={"rented": False})) == ["deed"]


def test_an_item_reached_by_two_paths_is_in_if_one_of_them_is() -> None:
    """An item of the outer one-thing and of a nested one stands in the plan once."""
    inner = whole("a", name="inner")
    outer = whole({"item": "a", "when": {"rented": True}}, {"onething": "inner", "when": {"married": True}})
    made = plan(item("a"), inner, outer, facts={"rented": False, "married": True})
    assert inclusions(made) == {"a": "in"}


def test_two_one_things_may_share_an_item() -> None:
    """Each plans it by itself."""
    nouns = item("a", "deed"), item("b", "lease"), whole("a", name="first"), whole("a", "b", name="second")
    plans = [planner(*nouns).plan(name) for name in ("first", "second")]
    assert [handed_in(one) for one in plans] == [["deed"], ["deed", "lease"]]


def test_an_empty_one_thing_asks_for_nothing() -> None:
    """A one-thing without items and requirements has an empty plan."""
    made = plan(whole())
    assert (made.items, made.materials, made.questions) == ((), (), ())


@pytest.mark.parametrize(
    ("valid", "expected"),
    [({"until": "2026-05-31"}, "out"), ({"until": "2026-06-01"}, "in"), ({"from": "2026-06-02"}, "out")],
)
def test_an_item_applies_while_it_is_in_force(valid: dict[str, str], expected: str) -> None:
    """The first and the last day belong to it."""
    assert inclusions(plan(item("a", valid=valid))) == {"a": expected}


def test_a_requirement_applies_while_it_is_in_force_and_its_condition_holds() -> None:
    """A requirement that ended, or whose condition fails, is not needed."""
    one = item(
        "a", need("old", valid={"until": "2025-12-31"}), need("lease", when={"rented": True}), need("deed")
    )
    assert outcomes(plan(one, facts={"rented": False})) == {
        "old": "not-needed",
        "lease": "not-needed",
        "deed": "hand-in",
    }


def test_a_material_that_is_out_of_force_is_not_asked_for() -> None:
    """A requirement of a material that nobody issues any more is not needed, and the plan says why."""
    ended = Material.model_validate({"id": "deed", "name": "deed", "valid": {"until": "2026-05-31"}})
    made = plan(item("a", "deed", "lease"), ended)
    assert outcomes(made) == {"deed": "not-needed", "lease": "hand-in"}
    assert [failed.fact for failed in demand(made, "a", "deed").reason] == ["date"]


def test_an_alternative_with_a_material_out_of_force_is_none() -> None:
    """What remains of the alternatives is asked for, though it would not be the lightest."""
    ended = Material.model_validate({"id": "old", "name": "old", "valid": {"until": "2026-05-31"}})
    either = {"alternatives": [["old"], ["old", "photo"], ["deed", "card"]]}
    assert handed_in(plan(item("a", need(**either)), ended)) == ["deed", "card"]


def test_a_source_replaces_a_material() -> None:
    """A rule and a source that answers make a way, which is used."""
    made = plan(item("a", "deed"), source("store", "deed"))
    used = demand(made, "a", "deed").used
    assert used is not None
    assert (used.mode.value, used.source, used.basis[0].document) == (
        "e-licence",
        "store",
        "law on e-licence",
    )


def test_the_way_of_the_least_burden_is_used_and_the_rest_are_fallbacks() -> None:
    """An e-licence comes before a check, a check before a deferral."""
    made = plan(
        item("a", need("deed", necessity="deferrable")),
        source("check", "deed", kind="verification"),
        source("store", "deed"),
    )
    assert mode(made, "a", "deed") == "e-licence"
    assert [way.mode.value for way in demand(made, "a", "deed").fallbacks] == ["data-check", "deferral"]


def test_a_way_that_cannot_be_decided_keeps_a_material_open() -> None:
    """While the first way is not decided, it is not known which way will be used."""
    rules = [replacing("e-licence", when={"rented": False}, source={"supplies": "{requirement.material}"})]
    made = plan(item("a", "deed"), source("store", "deed"), rules=rules)
    assert (outcomes(made), asked(made)) == ({"deed": "open"}, ["rented"])


def test_a_material_is_handed_in_once_for_all() -> None:
    """The first demand has it handed in, the others use that piece by rule."""
    made = plan(item("a", "deed"), item("b", "deed"), item("c", "deed"))
    assert handed_in(made) == ["deed"]
    assert [mode(made, owner, "deed") for owner in "abc"] == [None, "held-once", "held-once"]


def test_without_a_rule_a_material_still_stands_in_the_plan_once() -> None:
    """A plan has one line a material, whether or not a rule lets one piece serve all."""
    made = plan(item("a", "deed"), item("b", "deed"), rules=[])
    assert (len(made.materials), [mode(made, owner, "deed") for owner in "ab"]) == (1, [None, None])


def test_a_piece_handed_in_for_another_comes_before_a_source() -> None:
    """Where the piece is there anyway, no source is asked."""
    made = plan(item("a", "deed"), item("b", "deed"), source("store", "deed", connected=["b"]))
    assert [mode(made, owner, "deed") for owner in "ab"] == [None, "held-once"]


def test_documents_of_two_holders_are_two_materials() -> None:
    """The cards of mother and father are asked for apart."""
    made = plan(item("a", need("card", holder="mother"), need("card", holder="father")))
    assert handed_in(made) == ["card of mother", "card of father"]


def test_a_material_in_hand_for_one_is_decided_though_another_is_open() -> None:
    """Where one item needs it for certain, nothing is asked for the sake of another."""
    made = plan(item("a", need("deed", when={"rented": False})), item("b", "deed"))
    assert (outcomes(made), asked(made)) == ({"deed": "hand-in"}, [])


def test_a_replaced_material_stays_so_if_no_open_demand_can_change_that() -> None:
    """An open demand that would be met by the same source asks nothing."""
    nouns = item("a", "deed"), item("b", need("deed", when={"rented": False})), source("store", "deed")
    made = plan(*nouns)
    assert (outcomes(made), asked(made)) == ({"deed": "replaced"}, [])


def test_an_open_demand_that_may_be_handed_in_keeps_the_material_open() -> None:
    """The store serves the first item alone, so the second may still ask for the deed."""
    made = plan(
        item("a", "deed"),
        item("b", need("deed", when={"rented": False})),
        source("store", "deed", connected=["a"]),
    )
    assert (outcomes(made), asked(made)) == ({"deed": "open"}, ["rented"])


def test_of_alternatives_the_one_that_leaves_least_is_kept() -> None:
    """The lease alone is less than deed and consent; what is passed over is said to be."""
    made = plan(item("a", need(alternatives=[["deed", "consent"], ["lease"]])))
    assert outcomes(made) == {"deed": "not-needed", "consent": "not-needed", "lease": "hand-in"}
    assert demand(made, "a", "deed").passed_over


def test_of_equal_alternatives_the_first_is_kept() -> None:
    """Ties go in the order written."""
    assert handed_in(plan(item("a", need(alternatives=[["deed"], ["lease"]])))) == ["deed"]


def test_an_alternative_that_a_source_supplies_is_kept() -> None:
    """What government holds leaves nothing to the applicant."""
    made = plan(item("a", need(alternatives=[["deed"], ["lease"]])), source("store", "lease"))
    assert outcomes(made) == {"deed": "not-needed", "lease": "replaced"}


def test_an_alternative_that_is_handed_in_anyway_is_kept() -> None:
    """Another item needs the lease, so it serves here too."""
    made = plan(item("a", need(alternatives=[["deed"], ["lease"]])), item("b", "lease"))
    assert handed_in(made) == ["lease"]


def test_an_alternative_that_is_handed_in_later_anyway_is_kept() -> None:
    """Two materials to hand in later are more than one."""
    later = {"necessity": "deferrable"}
    made = plan(
        item("a", need(alternatives=[["deed"], ["lease"]], **later)), item("b", need("lease", **later))
    )
    assert outcomes(made) == {"deed": "not-needed", "lease": "replaced"}


def test_what_one_may_hand_in_later_and_another_now_counts_as_now() -> None:
    """The burden of a shared material is that of the item that is strictest."""
    made = plan(
        item("a", need(alternatives=[["deed"], ["bill"]], necessity="deferrable")),
        item("b", need(alternatives=[["deed"], ["lease"]])),
        rules=RULES,
    )
    assert outcomes(made) == {"deed": "hand-in", "bill": "not-needed", "lease": "not-needed"}


def test_alternatives_wait_for_what_may_be_handed_in_anyway() -> None:
    """While it is open whether the lease is needed elsewhere, nobody can say that the deed is."""
    nouns = (
        item("a", need(alternatives=[["deed"], ["lease"]])),
        item("b", need("lease", when={"rented": True})),
    )
    made = plan(*nouns)
    assert (outcomes(made), asked(made)) == ({"deed": "open", "lease": "open"}, ["rented"])
    assert made.questions[0].decides == ("deed", "lease")
    assert handed_in(plan(*nouns, facts={"rented": True})) == ["lease"]
    assert handed_in(plan(*nouns, facts={"rented": False})) == ["deed"]


def test_alternatives_wait_for_alternatives_that_share_a_material() -> None:
    """While it is open whether another choice applies, the best of both is open too."""
    nouns = (
        item("a", need(alternatives=[["deed"], ["lease"]])),
        item("b", need(alternatives=[["lease"], ["bill"]], when={"rented": True})),
    )
    assert asked(plan(*nouns)) == ["rented"]
    assert handed_in(plan(*nouns, facts={"rented": True})) == ["lease"]
    assert handed_in(plan(*nouns, facts={"rented": False})) == ["deed"]


def test_an_open_alternative_does_not_wait_if_it_cannot_be_the_least() -> None:
    """An option that surely costs something need not be decided beside one that is free."""
    nouns = (
        item("a", need(alternatives=[["deed", "bill"], ["lease"]])),
        source("store", "lease"),
        source("bills", "bill"),
    )
    rules = [LICENCES, replacing("abolished", "bill", when={"rented": True})]
    made = plan(*nouns, rules=rules)
    assert (outcomes(made)["lease"], asked(made)) == ("replaced", [])


def test_a_material_written_twice_in_an_option_counts_once() -> None:
    """A slip in a file makes no second demand."""
    made = plan(item("a", need(alternatives=[["deed", "deed"], ["lease", "bill"]])))
    assert handed_in(made) == ["deed"]
    assert [len(material.requirements) for material in made.materials] == [1, 1, 1]


def test_a_material_required_twice_by_an_item_is_two_requirements() -> None:
    """What a tenant may hand in later another hands in now, though both bear the name of the material."""
    later = need("deed", when={"rented": True}, necessity="deferrable")
    one = item("a", later, need("deed", when={"rented": False}))
    assert outcomes(plan(one, facts={"rented": True})) == {"deed": "replaced"}
    assert outcomes(plan(one, facts={"rented": False})) == {"deed": "hand-in"}


def test_alternatives_required_twice_by_an_item_are_two_choices() -> None:
    """Each of the two leaves one material at most."""
    either = {"alternatives": [["deed"], ["lease"]]}
    one = item("a", need(**either, when={"rented": False}), need(**either, when={"rented": True}))
    for rented in (True, False):
        assert handed_in(plan(one, facts={"rented": rented})) == ["deed"]


def test_a_material_of_two_options_is_handed_in_if_one_of_them_is_kept() -> None:
    """The deed alone is less than the deed and the lease."""
    made = plan(item("a", need(alternatives=[["deed", "lease"], ["deed"]])))
    assert outcomes(made) == {"deed": "hand-in", "lease": "not-needed"}


def test_a_piece_that_is_only_promised_serves_nobody_else() -> None:
    """Held once means handed in: a promise for one item does not meet another's demand."""
    rules = [ONCE, replacing("commitment", requirement={"material": "deed", "owner": "a"})]
    made = plan(item("a", "deed"), item("b", "deed"), rules=rules)
    assert [mode(made, owner, "deed") for owner in "ab"] == ["held-once", None]


def test_a_source_that_is_down_lets_the_next_way_serve() -> None:
    """The first way whose source answers is used."""
    nouns = item("a", "deed"), source("store", "deed"), source("check", "deed", kind="verification")
    assert mode(plan(*nouns, given={"store": "down"}), "a", "deed") == "data-check"
    assert handed_in(plan(*nouns, given={"store": "down", "check": "miss"})) == ["deed"]


def test_a_decision_counts_no_fact_that_was_not_given() -> None:
    """A case without facts is decided as far as it can be."""
    decision = planner(item("a", "deed", need("lease", when={"rented": True}))).decide(
        "whole", Case(region=EAST)
    )
    assert [outcome.value for outcome in decision.outcomes] == ["hand-in", "open"]
