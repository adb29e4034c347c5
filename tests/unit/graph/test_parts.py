"""What one-things consist of."""

from __future__ import annotations

from graph_nouns import catalogue, item, onething

from onething.graph.parts import items_within, onethings_within, parts


def test_parts_stand_in_the_order_written_with_their_path() -> None:
    """Alternatives inside alternatives are found, each with the path of its entry."""
    nested = {"one_of": [{"item": "b"}, {"one_of": [{"item": "c"}]}]}
    assert [(part.entry.item, part.path) for part in parts(onething("whole", "a", nested))] == [
        ("a", ("items", 0)),
        ("b", ("items", 1, "one_of", 0)),
        ("c", ("items", 1, "one_of", 1, "one_of", 0)),
    ]


def test_parts_under_a_condition_and_alternatives_are_conditional() -> None:
    """Only what is in every case, if perhaps by wish, is not."""
    whole = onething(
        "whole",
        "a",
        {"item": "b", "when": {"married": True}},
        {"one_of": [{"item": "c"}]},
        {"item": "d", "optional": True},
    )
    assert [part.entry.item for part in parts(whole) if part.conditional] == ["b", "c"]


def test_items_of_nested_one_things_belong_to_the_outer() -> None:
    """Items count at any depth, each once."""
    outer = onething("outer", "a", {"onething": "inner"})
    made = catalogue(item("a"), item("b"), onething("inner", "b", "a"), outer)
    assert [found.id for found in items_within(made, outer)] == ["a", "b"]


def test_one_things_inside_each_other_come_to_an_end() -> None:
    """A circle of one-things is walked once."""
    outer = onething("outer", {"onething": "inner"})
    made = catalogue(onething("inner", {"onething": "outer"}), outer)
    assert [found.id for found in onethings_within(made, outer)] == ["outer", "inner"]
