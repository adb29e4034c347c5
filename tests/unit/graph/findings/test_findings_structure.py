"""What is missing in the structure of a catalogue."""

from __future__ import annotations

from graph_nouns import item, onething, subjects

from onething.graph.findings.structure import (
    item_in_no_one_thing,
    item_without_department,
    one_thing_without_items,
)


def test_a_one_thing_without_items_is_found() -> None:
    """Items of a nested one-thing count."""
    inner, outer = onething("inner", "a"), onething("outer", {"onething": "inner"})
    assert subjects(one_thing_without_items, item("a"), inner, outer, onething("bare")) == ["one-thing bare"]


def test_an_item_that_no_one_thing_includes_is_noted() -> None:
    """Being one of alternatives is being included."""
    whole = onething("whole", {"one_of": [{"item": "a"}]})
    assert subjects(item_in_no_one_thing, item("a"), item("b"), whole) == ["item b"]


def test_an_item_that_nobody_handles_is_noted() -> None:
    """An item has a department."""
    assert subjects(item_without_department, item("a", department="police"), item("b")) == ["item b"]
