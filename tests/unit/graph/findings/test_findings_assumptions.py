"""What rests on an assumption, counted."""

from __future__ import annotations

from graph_nouns import catalogue, item, material, need, onething

from onething.graph.findings.assumptions import assumed_basis

ASSUMED = {"basis": {"assumed": "按惯例"}}
ACT = {"id": "sign", "kind": "signing", "reason": "面签", **ASSUMED}


def told(*nouns):
    """Return the subjects and how much each assumes."""
    return {
        finding.subject: int(finding.message.text("en").split()[-1])
        for finding in assumed_basis(catalogue(*nouns))
    }


def test_a_one_thing_answers_for_its_items_and_what_they_ask() -> None:
    """The item, its requirement and its act count one each."""
    assuming = item("a", need("card", **ASSUMED), acts=[ACT], **ASSUMED)
    assert told(assuming, onething("x", "a")) == {"one-thing x": 3}


def test_what_all_share_is_counted_for_the_catalogue() -> None:
    """Materials, and items of no one-thing, belong to the catalogue."""
    assert told(material("card", **ASSUMED), item("alone", **ASSUMED)) == {"catalogue town": 2}


def test_a_document_is_no_assumption() -> None:
    """Where a document is cited nothing is counted."""
    assert told(item("a", basis="某办法"), onething("x", "a", basis="某方案")) == {}
