"""What names what in a catalogue is found out from the catalogue alone."""

import pytest

from onething.model import Catalogue, DataSource, Department, Jurisdiction, Material, OneThing, ServiceItem
from onething.model.references import Circle, Doubled, _Names, circles, doubled, entries, unresolved


def catalogue_of(*nouns):
    """Return a catalogue of nouns given as a type and its data."""
    catalogue = Catalogue(Jurisdiction(id="t", name="x", region="430000"))
    for model, data in nouns:
        catalogue = catalogue.with_noun(model.model_validate({"name": "x", **data}))
    return catalogue


def onething(id, *items):
    """Return a one-thing and its parts as a type and its data."""
    return OneThing, {"id": id, "items": items}


@pytest.mark.parametrize(
    ("model", "data", "path", "expected"),
    [
        (Material, {"issuer": "gone"}, ("issuer",), ("departments",)),
        (DataSource, {"kind": "register", "provider": "gone"}, ("provider",), ("departments",)),
        (DataSource, {"kind": "register", "supplies": ["gone"]}, ("supplies", 0), ("materials",)),
        (DataSource, {"kind": "register", "connected": ["gone"]}, ("connected", 0), ("items", "onethings")),
        (ServiceItem, {"department": "gone"}, ("department",), ("departments",)),
        (ServiceItem, {"results": [{"material": "gone"}]}, ("results", 0, "material"), ("materials",)),
        (
            ServiceItem,
            {"requirements": [{"material": "gone"}]},
            ("requirements", 0, "material"),
            ("materials",),
        ),
        (
            ServiceItem,
            {"requirements": [{"alternatives": [["gone"]]}]},
            ("requirements", 0, "alternatives", 0, 0),
            ("materials",),
        ),
        (OneThing, {"lead": "gone"}, ("lead",), ("departments",)),
        (OneThing, {"departments": ["gone"]}, ("departments", 0), ("departments",)),
        (OneThing, {"requirements": [{"material": "gone"}]}, ("requirements", 0, "material"), ("materials",)),
        (OneThing, {"items": [{"item": "gone"}]}, ("items", 0, "item"), ("items",)),
        (OneThing, {"items": [{"onething": "gone"}]}, ("items", 0, "onething"), ("onethings",)),
        (
            OneThing,
            {"items": [{"one_of": [{"item": "gone"}]}]},
            ("items", 0, "one_of", 0, "item"),
            ("items",),
        ),
        (
            OneThing,
            {"questions": [{"fact": "x", "label": "x?", "answered_by": ["gone"]}]},
            ("questions", 0, "answered_by", 0),
            ("sources",),
        ),
    ],
)
def test_every_name_that_nothing_bears_is_found(model, data, path, expected):
    """With the path of the name and where it was looked for."""
    (missing,) = unresolved(catalogue_of((model, {"id": "a", **data})))
    assert (missing.id, missing.path, missing.expected, missing.name) == ("a", path, expected, "gone")


def test_names_that_something_bears_are_fine():
    """An owner is an item or a one-thing."""
    catalogue = catalogue_of(
        (Department, {"id": "d"}),
        (Material, {"id": "m", "issuer": "d"}),
        (ServiceItem, {"id": "i", "department": "d", "results": [{"material": "m"}]}),
        onething("o", {"item": "i"}),
        (DataSource, {"id": "s", "kind": "register", "supplies": ["m"], "connected": ["i", "o"]}),
    )
    assert list(unresolved(catalogue)) == []


class Watched(str):
    """A name that counts how often any of them is looked at."""

    looks = 0
    __slots__ = ()

    def __hash__(self):
        Watched.looks += 1
        return super().__hash__()


def test_what_is_near_a_missing_name_is_found_among_thousands():
    """Few of those that look much alike are compared in earnest."""
    names = _Names([f"material-{n}" for n in range(20_000)])
    assert names.near("materiel-250")[0] == "material-250"
    assert len(names.candidates("materiel-250")) <= 30


def test_a_missing_name_is_not_held_against_every_known_one():
    """Though all of them share its letters, a fifth of them is looked at, and once."""
    names = _Names([Watched(f"material-{n}") for n in range(20_000)])
    names.near("materiel")
    Watched.looks = 0
    assert names.near("material-x") == names.near("material-x")
    assert 0 < Watched.looks < 20_000


def test_a_circle_is_found_once_wherever_one_enters_it():
    """One-things that only lead to it are not part of it."""
    nested = {"in": "a", "a": "b", "b": "c", "c": "a", "out": "end", "end": None}
    nouns = [onething(id, *([{"onething": to}] if to else [])) for id, to in nested.items()]
    assert list(circles(catalogue_of(*nouns))) == [Circle(("a", "b", "c"), ("items", 0))]


def test_a_one_thing_that_nests_itself_is_a_circle():
    """The smallest one."""
    assert [circle.onethings for circle in circles(catalogue_of(onething("a", {"onething": "a"})))] == [
        ("a",)
    ]


def test_a_one_thing_reached_by_two_ways_is_no_circle():
    """Nesting may share parts."""
    nouns = (
        onething("a", {"onething": "b"}, {"onething": "c"}),
        onething("b", {"onething": "c"}),
        onething("c"),
    )
    assert list(circles(catalogue_of(*nouns))) == []


def test_a_long_chain_of_one_things_needs_no_deep_stack():
    """Thousands of them nest without a RecursionError."""
    catalogue = catalogue_of(*(onething(f"a{n}", {"onething": f"a{n + 1}"}) for n in range(3000)))
    assert list(circles(catalogue)) == []


def test_an_item_that_stands_twice_is_found_among_alternatives_too():
    """With both paths."""
    catalogue = catalogue_of(onething("o", {"item": "i"}, {"one_of": [{"item": "j"}, {"item": "i"}]}))
    assert list(doubled(catalogue)) == [Doubled("o", "i", ("items", 1, "one_of", 1), ("items", 0))]


def test_entries_come_with_their_paths():
    """An alternative lies within the part that offers it."""
    parts = OneThing.model_validate(
        {"id": "o", "name": "x", "items": [{"item": "i"}, {"one_of": [{"item": "j"}]}]}
    ).items
    assert [path for path, _ in entries(parts)] == [("items", 0), ("items", 1), ("items", 1, "one_of", 0)]
