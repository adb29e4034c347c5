"""All checks of a catalogue together."""

from __future__ import annotations

import pytest
from graph_nouns import TOWN, catalogue, item, material, need, onething, source

from onething.graph import CHECKS, Check, find
from onething.model import Catalogue

BOUND = need("card", published={"waiver": "none", "code": "L1"})
WAIVED = need("card", necessity="optional", published={"waiver": "e-licence"})
FEES = [{"name": "工本费"}]
SIGNING = {"id": "sign", "kind": "signing", "reason": "面签"}
FIGURES = {"before": {"days": 3}, "after": {"days": 3, "materials": 9}}

WRONG = catalogue(
    material("marriage", name="结婚证"),
    material("card", kind="licence", codes=["L1"]),
    material("spare", codes=["L1"]),
    item("a", "y", gives=("x", "marriage"), published_visits=1, promised_days=9, statutory_days=5),
    item("b", "x", BOUND, BOUND, gives=("y",), fees=FEES, published_visits=0, visit_reason="面签"),
    item("c", WAIVED, basis={"assumed": "按惯例"}, acts=[SIGNING], single_window=False),
    item("d", "book", gives=("book",)),
    onething("short", "a", promised_days=2, figures=FIGURES),
    onething("long", "a", promised_days=20, questions=[{"fact": "q", "label": "q", "to_model": True}]),
    onething("bare", questions=[{"fact": "q", "label": "q", "type": "number"}]),
    onething("self", "a", {"onething": "self"}),
    source("shut", "spare", connected=False),
)
"""A catalogue in which everything is wrong that can be."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_finds_what_its_name_says(check: Check) -> None:
    """Every check finds something in a catalogue where all is wrong; the code is its name."""
    assert {finding.code for finding in check(WRONG)} == {check.__name__.replace("_", "-")}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_runs_on_an_empty_catalogue(check: Check) -> None:
    """Where there is nothing, nothing is wrong."""
    assert list(check(Catalogue(TOWN))) == []


def test_every_finding_speaks_both_languages() -> None:
    """Message and suggestion are there in Chinese and in English, and are not the same text."""
    for finding in find(WRONG):
        for label in (finding.message, finding.suggestion):
            assert label.zh
            assert label.en
            assert label.zh != label.en


def test_findings_come_in_the_order_of_the_checks() -> None:
    """The codes follow the list of checks, and asking again gives the same."""
    codes = list(dict.fromkeys(finding.code for finding in find(WRONG)))
    assert codes == [check.__name__.replace("_", "-") for check in CHECKS]
    assert find(WRONG) == find(WRONG)


def test_a_selection_of_checks_can_be_run() -> None:
    """Only the checks handed over are run."""
    only = [check for check in CHECKS if check.__name__ == "fee_without_basis"]
    assert [finding.subject for finding in find(WRONG, only)] == ["item b"]
