"""Lines are found by path, whole or from a point within."""

from onething.errors import Place
from onething.formats.files.yaml_reader import parse_yaml

TEXT = """\
# a comment
items:
  - id: a
    tags: [x,
      y]
  - id: b
"""


def test_a_key_stands_where_its_name_stands():
    """Keys of mappings have the line of the key, not of the value."""
    assert parse_yaml(TEXT, file="f").lines["items", 0, "tags"] == 4


def test_an_element_stands_where_it_begins():
    """Elements of lists have their own line, also within brackets."""
    assert parse_yaml(TEXT, file="f").lines["items", 0, "tags", 1] == 5


def test_many_keys_are_found_by_one_index():
    """Of thousands, each has its line, and what is not among them has none."""
    lines = parse_yaml("".join(f"k{number}: {number}\n" for number in range(20_000)), file="f").lines
    assert [lines[f"k{number}",] for number in range(20_000)] == list(range(1, 20_001))
    assert ("k20000",) not in lines
    assert [len(index) for index in lines._columns.wide.values()] == [20_000]


def test_the_lines_are_a_mapping_of_all_paths():
    """Iterating gives every path once, the empty one first."""
    lines = parse_yaml("a: [1, {b: 2}]\nc: 3", file="f").lines
    assert list(lines) == [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b"), ("c",)]
    assert len(lines) == 6


def test_parts_are_the_lines_below_each_element():
    """A part begins at an element and counts paths from there."""
    document = parse_yaml("- a: 1\n- a: 1\n  b: 2", file="f")
    assert [dict(part) for part in document.lines.parts()] == [
        {(): 1, ("a",): 1},
        {(): 2, ("a",): 2, ("b",): 3},
    ]


def test_the_place_of_what_is_missing_is_the_nearest_above():
    """A key that is not there is reported where its mapping stands."""
    assert parse_yaml(TEXT, file="f").place("items", 1, "name", "zh") == Place("f", 6)


def test_below_an_alias_the_place_is_the_alias():
    """What an anchor holds is reported where it is used."""
    document = parse_yaml("a: &x {b: 1}\nc: *x", file="f")
    assert document.place("c", "b") == Place("f", 2)
