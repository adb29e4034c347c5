"""Each thing that is wrong in a noun is one fault with a line, a name and a way to mend it."""

import pytest

from onething.formats.files.kinds import FILE_KINDS
from onething.formats.files.noun_files import read_nouns


@pytest.fixture
def faults(put):
    """Return the faults of a file of a kind, as line, what was found, how to mend it."""

    def read(kind, text):
        folder = put({"file.yaml": text})
        found = read_nouns(folder / "file.yaml", FILE_KINDS[kind]).faults
        assert all(fault.found.zh and fault.mend.zh for fault in found)
        return [(fault.place.line, fault.found.en, fault.mend.en) for fault in found]

    return read


def test_an_unknown_key_comes_with_what_is_near(faults):
    """A slip of the keyboard is mended at a glance."""
    assert faults("materials", "- id: a\n  nmae: x\n  name: x") == [
        (2, "material a: unknown key “nmae”", "did you mean name?")
    ]


def test_an_unknown_key_like_no_other_comes_with_the_known_ones(faults):
    """Nested nouns know their own keys."""
    text = "- id: a\n  name: x\n  fields:\n    - id: b\n      label: y\n      xyz: 1"
    assert faults("materials", text) == [
        (6, "material a fields[0]: unknown key “xyz”", "remove it; the keys known here are id, label")
    ]


def test_a_missing_key_is_reported_where_the_noun_begins(faults):
    """There is no line for what is not there."""
    assert faults("materials", "- id: a\n  name: x\n- id: b") == [
        (3, "material b: the key “name” is missing", "add “name: …”")
    ]


def test_a_wrong_type_deep_within_has_its_own_line(faults):
    """The path says where, the line leads there."""
    text = """\
        id: a
        name: x
        requirements:
          - material: m
            count: two
    """
    assert faults("items", text) == [(5, "item a requirements[0].count: “two”", "write a whole number")]


def test_a_number_in_place_of_a_text_wants_quotes(faults):
    """The usual slip with codes."""
    assert faults("materials", "id: a\nname: x\ncodes: [110]") == [
        (3, "material a codes[0]: “110”", "write a text: put it in quotes")
    ]


def test_a_word_that_is_no_option_comes_with_what_is_near(faults):
    """Options are listed too."""
    ((line, found, mend),) = faults("materials", "id: a\nname: x\nkind: licens")
    assert (line, found) == (3, "material a kind: “licens”")
    assert mend == "write one of 'form', 'licence', 'proof' or 'other'; did you mean licence?"


def test_a_rule_over_several_keys_is_told_as_it_stands(faults):
    """What the model demands is the way to mend it."""
    text = "id: a\nname: x\nrequirements:\n  - note: nothing asked for"
    assert faults("items", text) == [
        (
            4,
            "item a requirements[0]: not as it has to be",
            "a requirement names a material or alternatives, and not both",
        )
    ]


def test_where_two_types_would_do_one_fault_names_both(faults):
    """Who may ask a source is a truth or a list."""
    assert faults("sources", "id: a\nname: x\nkind: register\nconnected: 5") == [
        (4, "source a connected: “5”", "write true or false, or a list")
    ]


def test_where_a_list_was_meant_only_its_element_is_wrong(faults):
    """A branch of a union that was not meant stays unmentioned."""
    assert faults("sources", "id: a\nname: x\nkind: register\nconnected:\n  - b\n  - 5") == [
        (6, "source a connected[1]: “5”", "write a text: put it in quotes")
    ]


def test_all_faults_of_all_nouns_are_reported(faults):
    """One run shows everything."""
    assert len(faults("materials", "- id: A\n  x: 1\n- 5\n- id: b\n  name: '  '\n- id: c\n  name: ok")) == 5


def test_words_are_no_truths(faults):
    """`yes` is a text in YAML 1.2, and it is not read as true behind one's back."""
    assert faults("sources", "id: a\nname: x\nkind: register\nconsent: yes") == [
        (4, "source a consent: “yes”", "write true or false")
    ]


@pytest.mark.parametrize("text", ["5", "text", "- 1", "a: 1"])
def test_a_file_of_another_shape_is_a_fault(faults, text):
    """A rule pack is one mapping."""
    assert faults("rules", text)


def test_of_thousands_of_unknown_keys_few_are_compared(faults):
    """What may have been meant is said of the first hundred faults of a noun."""
    keys = "".join(f"nam{number}: 1\n" for number in range(10_000))
    found = faults("materials", f"id: a\nname: x\n{keys}")
    assert len(found) == 10_000
    assert (found[0][2], found[-1][2].partition(";")[0]) == ("did you mean name?", "remove it")
