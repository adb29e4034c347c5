"""The facts of a catalogue, shape by shape."""

from onething.model import Catalogue
from onething.rules import SHAPES, CatalogueFact, catalogue_facts, facts_of_item, facts_of_source


def fact(catalogue: Catalogue, shape: str, key: str) -> CatalogueFact:
    """Return the fact with this shape and key."""
    return next(f for f in catalogue_facts(catalogue) if (f.shape, f.key) == (shape, key))


def test_every_fact_has_the_attributes_of_its_shape(catalogue: Catalogue) -> None:
    """No fact lacks an attribute that its shape declares, and none has another."""
    for found in catalogue_facts(catalogue):
        assert set(found.values) == set(SHAPES[found.shape])


def test_every_shape_is_made(catalogue: Catalogue) -> None:
    """Items, requirements, results, acts and sources all become facts."""
    assert {found.shape for found in catalogue_facts(catalogue)} == set(SHAPES)


def test_keys_are_unique_within_a_shape(catalogue: Catalogue) -> None:
    """Shape and key name a fact."""
    named = [(found.shape, found.key) for found in catalogue_facts(catalogue)]
    assert len(set(named)) == len(named)


def test_a_requirement_carries_its_material(catalogue: Catalogue) -> None:
    """What is known of the material stands in the requirement's fact."""
    values = fact(catalogue, "requirement", "open-shop/id-card-owner/id-card").values
    assert values["material.kind"] == "licence"
    assert values["material.issuer"] == "public-security"
    assert values["department"] == "market"
    assert values["published"] == "e-licence"


def test_alternatives_give_one_fact_a_material(catalogue: Catalogue) -> None:
    """Every material of every alternative is a fact of its own."""
    keys = [found.key for found in catalogue_facts(catalogue) if "/premises/" in found.key]
    assert keys == ["open-shop/premises/deed", "open-shop/premises/id-card", "open-shop/premises/lease"]


def test_a_reference_that_leads_nowhere_has_no_value(catalogue: Catalogue) -> None:
    """A material that the catalogue lacks has no kind, origin or issuer."""
    values = fact(catalogue, "requirement", "open-shop/premises/lease").values
    assert [values[name] for name in ("material.kind", "material.origin", "material.issuer")] == [None] * 3


def test_a_requirement_of_the_whole_has_no_item(catalogue: Catalogue) -> None:
    """Its owner is the one-thing, its item is empty, its department not known."""
    values = fact(catalogue, "requirement", "shop/form/form").values
    assert (values["owner"], values["item"], values["department"]) == ("shop", "", None)


def test_nothing_published_is_an_empty_text(catalogue: Catalogue) -> None:
    """Where a guide publishes no waiver, `published` is empty rather than missing."""
    assert fact(catalogue, "requirement", "open-shop/premises/deed").values["published"] == ""


def test_a_source_gives_one_fact_a_material(catalogue: Catalogue) -> None:
    """Each material that a source supplies is a fact of its own."""
    facts = list(facts_of_source(catalogue, catalogue.sources["id-cards"]))
    assert [found.key for found in facts] == ["id-cards/id-card", "id-cards/deed"]
    assert facts[0].values["provider"] == "data-office"


def test_facts_of_one_item_are_part_of_all_facts(catalogue: Catalogue) -> None:
    """What one item yields alone is what it yields within the catalogue."""
    every = list(catalogue_facts(catalogue))
    assert all(found in every for found in facts_of_item(catalogue, catalogue.items["open-shop"]))
