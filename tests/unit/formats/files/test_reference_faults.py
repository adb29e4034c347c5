"""Names, circles and declarations within a catalogue are checked, each fault with its line."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.catalogue_files import load_catalogue


@pytest.fixture
def faults(catalogue):
    """Return the faults of a catalogue, as line, what was found, how to mend it."""

    def read(files):
        with pytest.raises(BrokenInput) as raised:
            load_catalogue(catalogue(files))
        assert all(fault.found.zh and fault.mend.zh for fault in raised.value.faults)
        return [(fault.place.line, fault.found.en, fault.mend.en) for fault in raised.value.faults]

    return read


def test_a_missing_name_comes_with_what_is_near(faults):
    """At the line of the name."""
    items = "id: i\nname: x\nresults:\n  - material: birth-certifcate"
    files = {"materials.yaml": "{id: birth-certificate, name: x}", "items.yaml": items}
    assert faults(files) == [
        (4, "item i: there is no material “birth-certifcate”", "did you mean birth-certificate?")
    ]


def test_a_missing_name_like_no_other_says_where_to_add_it(faults):
    """Whoever may be an owner is looked for in two places."""
    assert faults({"sources.yaml": "id: s\nname: x\nkind: register\nconnected:\n  - nobody"}) == [
        (
            5,
            "source s: there is no item or one-thing “nobody”",
            "mend the name, or add it to items.yaml, onethings.yaml",
        )
    ]


def test_a_region_elsewhere_than_those_listed_is_a_fault(faults):
    """What lies below a listed one, or covers it, need not be listed itself."""
    source = "id: s\nname: x\nkind: register\ncoverage:\n"
    covered = "".join(f"  - {{region: '{code}'}}\n" for code in ("000000", "430199", "340100"))
    listed = "- {code: '430000', name: x}\n- {code: '430100', name: x}"
    assert faults({"regions.yaml": listed, "sources.yaml": source + covered}) == [
        (7, "source s: there is no region “340100”", "did you mean 430100?")
    ]


def test_one_things_in_a_circle_are_a_fault(faults):
    """The ring is told once."""
    text = "- id: {}\n  name: x\n  items:\n    - onething: {}\n"
    assert faults({"onethings.yaml": text.format("a", "b") + text.format("b", "a")}) == [
        (8, "one-things nest each other in a circle: a → b → a", "take one of them out")
    ]


def test_an_item_twice_in_a_one_thing_names_both_places(faults):
    """Alternatives count too."""
    text = "id: o\nname: x\nitems:\n  - item: i\n  - one_of:\n      - item: i\n      - item: j"
    ((line, found, _),) = faults(
        {"items.yaml": "[{id: i, name: x}, {id: j, name: x}]", "onethings.yaml": text}
    )
    assert line == 6
    assert found.startswith("one-thing o: the item “i” stands twice; it stands at ")
    assert found.endswith("onethings.yaml:4 too")


def test_a_question_declared_otherwise_names_both_places(faults):
    """One fact has one meaning in a catalogue."""
    text = "id: o\nname: x\nquestions:\n  - fact: age\n    label: 几岁\n    type: number"
    ((line, found, _),) = faults({"questions.yaml": "{fact: age, label: 年龄}", "onethings.yaml": text})
    assert line == 4
    assert found.startswith("“age” is declared otherwise than ")
    assert found.endswith("questions.yaml:1")


def test_a_question_declared_equally_is_none(catalogue):
    """Each one-thing can be read by itself."""
    question = "{fact: age, label: 年龄, type: number}"
    onethings = f"[{{id: a, name: x, questions: [{question}]}}, {{id: b, name: x, questions: [{question}]}}]"
    assert load_catalogue(catalogue({"onethings.yaml": onethings})).questions["age"]


def test_what_every_case_has_cannot_mean_something_else(faults):
    """`consent` is declared already."""
    assert faults({"questions.yaml": "{fact: consent, label: 您好, type: string}"}) == [
        (
            1,
            "“consent” is declared otherwise than the one that every case has",
            "declare it equally, or give it another name",
        )
    ]
