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


def test_what_holds_for_an_entry_holds_for_what_is_in_it() -> None:
    """The condition and the wish written at alternatives count for each of them."""
    entry = {"one_of": [{"item": "a"}], "optional": True}
    assert [(part.optional, part.conditional) for part in parts(onething("whole", entry))] == [(True, True)]


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
