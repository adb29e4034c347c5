"""What is odd about data sources."""

from __future__ import annotations

import pytest
from graph_nouns import item, material, source, subjects

from onething.graph.findings.sources import source_connected_to_nobody, source_nobody_needs

FORM = material("form", kind="form", fields=[{"id": "name", "label": "姓名"}])


def test_a_source_of_what_nobody_demands_is_noted() -> None:
    """A source is needed for a material that is demanded."""
    assert subjects(
        source_nobody_needs, item("a", "card"), source("used", "card"), source("idle", "spare")
    ) == ["source idle"]


def test_a_source_is_needed_for_a_field_of_a_form_too() -> None:
    """Filling in a field of a form that is demanded is a use."""
    filling = source("used", fields=["name"])
    assert subjects(source_nobody_needs, FORM, item("a", "form"), filling) == []
    assert subjects(source_nobody_needs, FORM, filling) == ["source used"]


@pytest.mark.parametrize("connected", [False, []])
def test_a_source_that_nobody_may_ask_is_found(connected) -> None:
    """Connected to nobody, or to an empty list, it supplies nobody."""
    assert subjects(source_connected_to_nobody, source("shut", "card", connected=connected)) == [
        "source shut"
    ]


@pytest.mark.parametrize("connected", [True, ["a"]])
def test_a_source_that_somebody_may_ask_is_in_order(connected) -> None:
    """One owner is enough."""
    assert subjects(source_connected_to_nobody, source("open", "card", connected=connected)) == []
