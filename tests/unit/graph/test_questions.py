"""Questions to a catalogue."""

from __future__ import annotations

import pytest
from graph_nouns import catalogue, item, material, need, onething, source

from onething.errors import UnknownName
from onething.graph import (
    demanded_by,
    issued_yet_demanded,
    made_unnecessary_by,
    materials_without_basis,
    unused_results,
    waived_here_demanded_there,
)
from onething.model import SourceId

CARD = {"kind": "licence", "origin": "government"}
WAIVED = {"waiver": "e-licence", "code": "L2000016"}
NOT_WAIVED = {"waiver": "none"}


def told(demands):
    """Return demands as owner and requirement."""
    return [f"{demand.owner} {demand.requirement.id}" for demand in demands]


def issued(*nouns):
    """Return the materials that are issued and yet demanded, each with those who demand it."""
    return {found.material: told(found.demands) for found in issued_yet_demanded(catalogue(*nouns))}


def test_a_source_makes_the_requirements_for_what_it_supplies_unnecessary() -> None:
    """Items and one-things that demand the material are found, and whether they may ask."""
    store = source("store", "id-card", connected=["birth"])
    made = catalogue(
        item("birth", "id-card"),
        item("other", "form"),
        onething("baby", requirements=[need("id-card")]),
        store,
    )
    found = made_unnecessary_by(made, SourceId("store"))
    assert told(each.demand for each in found) == ["item birth id-card", "one-thing baby id-card"]
    assert [each.connected for each in found] == [True, False]


def test_a_source_must_supply_an_alternative_as_a_whole() -> None:
    """Half of a pair of documents does not make the pair unnecessary."""
    either, both = (
        need(None, alternatives=[["card"], ["passport"]]),
        need(None, alternatives=[["card", "form"]]),
    )
    made = catalogue(item("birth", either, both), source("store", "card"))
    found = made_unnecessary_by(made, SourceId("store"))
    assert [each.demand.requirement for each in found] == [either]


def test_an_unknown_source_is_an_error() -> None:
    """A misspelt source names what may have been meant."""
    with pytest.raises(UnknownName, match="did you mean store"):
        made_unnecessary_by(catalogue(source("store", "card")), SourceId("stor"))


def test_who_demands_a_material_is_found_by_any_of_its_names() -> None:
    """Id, code and alias name the same material; alternatives demand it too."""
    card = material("card", codes=["L2000016"], aliases=["身份证"])
    made = catalogue(card, item("a", "card"), item("b", need(None, alternatives=[["form"], ["card"]])))
    found = {name: told(demanded_by(made, name)) for name in ("card", "L2000016", "身份证")}
    assert set(map(tuple, found.values())) == {("item a card", "item b form-or-card")}


def test_an_unknown_material_is_an_error() -> None:
    """A misspelt material names what may have been meant."""
    with pytest.raises(UnknownName, match="did you mean card"):
        demanded_by(catalogue(material("card")), "crad")


def test_what_government_issues_and_demands_is_found() -> None:
    """A licence that no guide waives and no source supplies is handed in without need."""
    assert issued(material("card", **CARD), item("a", "card"), item("b", "form")) == {"card": ["item a card"]}


def test_what_an_item_produces_is_issued_by_government() -> None:
    """A result counts as issued whatever its material says of its origin."""
    assert issued(item("a", gives=("letter",)), item("b", "letter")) == {"letter": ["item b letter"]}


def test_what_is_waived_is_not_demanded() -> None:
    """A published waiver ends the demand."""
    assert issued(material("card", **CARD), item("a", need("card", published=WAIVED))) == {}


def test_a_connected_source_ends_the_demand_of_those_who_may_ask_it() -> None:
    """Whoever may not ask the source still demands."""
    store = source("store", "card", connected=["a"])
    assert issued(material("card", **CARD), item("a", "card"), item("b", "card"), store) == {
        "card": ["item b card"]
    }


def test_an_alternative_of_ones_own_makes_the_demand_avoidable() -> None:
    """A statement instead of the licence leaves nothing that government must have from the applicant."""
    free = need(None, alternatives=[["card"], ["statement"]])
    assert issued(material("card", **CARD), item("a", free)) == {}


def contradictions(*nouns):
    """Return who waives and who demands, for each licence of a catalogue."""
    found = waived_here_demanded_there(catalogue(*nouns))
    return [(each.materials, told(each.waived), told(each.demanded)) for each in found]


def test_a_licence_waived_here_and_demanded_there_is_found() -> None:
    """Two guides treat one licence differently."""
    here, there = item("a", need("card", published=WAIVED)), item("b", need("card", published=NOT_WAIVED))
    assert contradictions(material("card", **CARD), here, there) == [
        (("card",), ["item a card"], ["item b card"])
    ]


@pytest.mark.parametrize(
    "other",
    [
        material("old", codes=["L2000016"], **CARD),
        material("old", aliases=["居民身份证"], **CARD),
        material("old", name="居民身份证", **CARD),
    ],
)
def test_a_licence_is_known_by_code_name_and_alias(other) -> None:
    """Two entries that share a code, a name or an alias are one licence."""
    card = material("card", name="居民身份证", codes=["L2000016"], **CARD)
    here, there = item("a", need("card", published=WAIVED)), item("b", "old")
    assert [materials for materials, _, _ in contradictions(card, other, here, there)] == [("card", "old")]


def test_a_guide_that_binds_a_code_says_which_licence_it_means() -> None:
    """The code bound to a requirement joins its material with the bearer of the code."""
    card, proof = material("card", codes=["L2000016"], **CARD), material("proof", **CARD)
    here, there = item("a", need("proof", published=WAIVED)), item("b", "card")
    assert [materials for materials, _, _ in contradictions(card, proof, here, there)] == [("card", "proof")]


def test_forms_of_one_name_are_not_one_licence() -> None:
    """What government does not issue is not compared."""
    filled = need("form", published={"waiver": "form-autofill"})
    assert contradictions(item("a", filled), item("b", "form")) == []


def test_one_owner_does_not_contradict_another_by_itself() -> None:
    """A guide that waives one requirement and not the other is no second guide."""
    twice = need("card", id="again", holder="mother")
    assert contradictions(material("card", **CARD), item("a", need("card", published=WAIVED), twice)) == []


def test_a_result_that_nobody_demands_is_unused() -> None:
    """A result is used if anybody in the catalogue demands its material."""
    made = catalogue(item("a", gives=("x", "y")), item("b", "x"))
    assert [(unused.item, unused.position, unused.material) for unused in unused_results(made)] == [
        ("a", 1, "y")
    ]


def test_a_material_without_basis_lists_those_who_demand_it() -> None:
    """A basis of the material covers all demands, one of a requirement only that one."""
    grounded = need("form", basis="某办法")
    made = catalogue(material("card", basis="某条例"), item("a", "card", grounded), item("b", "form"))
    found = materials_without_basis(made)
    assert [(each.material, told(each.demands)) for each in found] == [("form", ["item b form"])]
