"""What is wrong or odd about materials."""

from __future__ import annotations

from graph_nouns import catalogue, item, material, need, onething, source, subjects

from onething.graph.findings.materials import (
    duplicate_standard_code,
    issued_yet_demanded,
    material_nobody_demands,
    material_without_basis,
    waived_here_demanded_there,
)

CARD = material("card", kind="licence", origin="government")


def test_what_is_issued_and_demanded_is_told_once_a_material() -> None:
    """The finding is about the material and names all who demand it."""
    (finding,) = issued_yet_demanded(
        catalogue(CARD, item("a", "card"), onething("b", requirements=[need("card")]))
    )
    assert finding.subject == "material card"
    assert finding.message.text("zh").endswith("a、b")


def test_long_lists_of_names_are_cut() -> None:
    """After five names the rest is counted."""
    (finding,) = issued_yet_demanded(catalogue(CARD, *(item(f"i{n}", "card") for n in range(9))))
    assert finding.message.text("en").endswith("i0, i1, i2, i3, i4 and 4 more")
    assert finding.message.text("zh").endswith("i0、i1、i2、i3、i4等 9 个")


def test_who_waives_and_who_demands_are_named() -> None:
    """The finding sets the guides side by side."""
    waiving = item("a", need("card", published={"waiver": "verification"}))
    (finding,) = waived_here_demanded_there(catalogue(CARD, waiving, item("b", "card")))
    assert finding.message.text("en") == "card: waived by a; demanded by b"


def test_a_demand_without_basis_is_found() -> None:
    """Neither the material nor the requirement says on what it rests."""
    grounded = need("form", basis="某办法")
    assert subjects(material_without_basis, item("a", "card", grounded)) == ["material card"]


def test_a_material_that_nothing_names_is_noted() -> None:
    """Being demanded, or produced, is a use; being supplied by a source is none."""
    assert subjects(
        material_nobody_demands,
        item("a", "form", gives=("letter",)),
        material("spare"),
        source("store", "spare"),
    ) == ["material spare"]


def test_one_code_on_two_materials_is_found_once() -> None:
    """The finding stands at the first and names the others."""
    first, second = material("first", codes=["L1", "L1"]), material("second", codes=["L1", "L2"])
    (finding,) = duplicate_standard_code(catalogue(first, second))
    assert finding.subject == "material first"
    assert finding.message.text("en") == "first: the standard code L1 is also that of second"
