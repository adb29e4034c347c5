"""What is odd about the results of items."""

from __future__ import annotations

import pytest
from graph_nouns import catalogue, item, material, subjects

from onething.graph.findings.results import result_kind_against_name, unused_result
from onething.model import MaterialKind


def test_a_result_that_nobody_demands_is_noted() -> None:
    """The note stands at the item and names the result."""
    (finding,) = unused_result(catalogue(item("a", gives=("letter",))))
    assert finding.subject == "item a"
    assert "“letter”" in finding.message.text("en")


def test_a_result_that_somebody_demands_is_used() -> None:
    """A demand anywhere in the catalogue is enough."""
    assert subjects(unused_result, item("a", gives=("letter",)), item("b", "letter")) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("结婚证", MaterialKind.LICENCE), ("审批文", MaterialKind.PROOF), ("立项批复", MaterialKind.PROOF)],
)
def test_the_end_of_a_name_says_the_kind(name: str, kind: MaterialKind) -> None:
    """A result of the kind that its name says is in order, one of another kind is noted."""
    right, wrong = material("right", name=name, kind=kind), material("wrong", name=name, kind="other")
    givers = item("a", gives=("right",)), item("b", gives=("wrong",))
    assert subjects(result_kind_against_name, right, wrong, *givers) == ["item b"]


def test_the_name_of_the_result_goes_before_that_of_the_material() -> None:
    """What the item calls its result is what is looked at."""
    named = item("a", gives=({"material": "paper", "name": "登记证"},))
    assert subjects(result_kind_against_name, named) == ["item a"]
