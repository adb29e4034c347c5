"""What is wrong or odd about single requirements."""

from __future__ import annotations

from dataclasses import replace

from graph_nouns import catalogue, item, need, onething, subjects

from onething.errors import Place
from onething.graph.findings.requirements import (
    bound_but_not_waived,
    duplicate_requirement,
    optional_requirement_without_condition,
)
from onething.model import Located


def test_an_optional_requirement_says_when_it_applies() -> None:
    """Required ones and those with a condition are in order."""
    in_order = need("a"), need("b", necessity="optional", when={"married": True})
    assert subjects(
        optional_requirement_without_condition,
        item("x", *in_order),
        item("y", need("c", necessity="optional")),
    ) == ["item y"]


def test_a_finding_about_a_requirement_has_its_line() -> None:
    """The place is that of the requirement within its owner."""
    lines = {("items", "x"): Located("items/x.yaml", {(): 1, ("requirements", 1): 9})}
    x = item("x", "a", need("b", necessity="optional"))
    (finding,) = optional_requirement_without_condition(replace(catalogue(x), places=lines))
    assert finding.place == Place("items/x.yaml", 9)


def test_one_id_twice_in_one_owner_is_found() -> None:
    """Two owners may ask for the same; one that needs it of two holders names them apart."""
    holders = need("card"), need("card", holder="mother")
    assert subjects(
        duplicate_requirement,
        item("x", *holders),
        item("y", "card", "card"),
        onething("z", requirements=[need("card")]),
    ) == ["item y"]


def test_what_is_bound_and_not_waived_is_found() -> None:
    """A waiver, or no binding, is in order."""
    waived = need("a", published={"waiver": "e-licence", "code": "L1"})
    unbound = need("b", published={"waiver": "none"})
    bound = need("c", published={"waiver": "none", "code": "L1"})
    (finding,) = bound_but_not_waived(catalogue(item("x", waived, unbound, bound)))
    assert finding.message.text("en") == (
        "x: the requirement c (c) is bound to the standard material L1, and yet not waived"
    )
