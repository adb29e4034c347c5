"""YAML is read safely: plain data or clear faults, from both parsers alike."""

import pytest

from onething.errors import BrokenInput, Place
from onething.formats.files.yaml_reader import parse_yaml, read_yaml

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
)


@pytest.fixture(params=[False, True], ids=["libyaml", "pure"])
def fault(request):
    """Return the only fault of a text, as place and English message, from either parser."""

    def read(text):
        with pytest.raises(BrokenInput) as raised:
            parse_yaml(text, file="f.yaml", pure=request.param)
        (found,) = raised.value.faults
        assert found.message("zh") != found.message("en")
        return found.place.line, found.found.en

    return read


def test_plain_data_comes_out():
    """Mappings, lists, texts, numbers, truths and null, in the order written."""
    text = "b: [1, 2.5, 'x', true, ~]\na: {k: v}"
    assert parse_yaml(text, file="f").data == {"b": [1, 2.5, "x", True, None], "a": {"k": "v"}}


def test_keys_are_text():
    """A key is what was written, whatever it looks like."""
    assert parse_yaml("{1: a, true: b, 430100: c}", file="f").data == {"1": "a", "true": "b", "430100": "c"}


def test_quoted_words_stay_text():
    """Quotes keep numbers and truths from being read as such."""
    assert parse_yaml("['1', \"true\", '']", file="f").data == ["1", "true", ""]


def test_core_tags_are_understood():
    """The tags of the core schema say what a value is to be."""
    assert parse_yaml("[!!str 12, !!int '3', !!map {a: !!seq [b]}]", file="f").data == ["12", 3, {"a": ["b"]}]


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system [x]", "!!binary aGk=", "!mine x", "!!int x"]
)
def test_other_tags_are_faults(fault, tag):
    """Nothing in a file can name a type of the program."""
    line, found = fault(f"a: 1\nb: {tag}")
    assert line == 2
    assert "the tag" in found


def test_a_key_that_stands_twice_names_both_lines(fault):
    """YAML forbids what many parsers let pass."""
    line, found = fault("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3")
    assert (line, found) == (5, "the key “c” stands twice; it is on line 3 too")


def test_all_repeated_keys_are_reported_together():
    """One run shows every one of them."""
    with pytest.raises(BrokenInput) as raised:
        parse_yaml("a: 1\na: 2\nb: 1\nb: 2", file="f")
    assert [fault.place.line for fault in raised.value.faults] == [2, 4]


def test_a_merge_key_is_a_fault(fault):
    """`<<` is not part of YAML 1.2."""
    assert fault("a: &x {b: 1}\nc:\n  <<: *x")[0] == 3


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("", None, "the file is empty"),
        ("# nothing\n", None, "the file is empty"),
        ("a: 1\n---\nb: 2", 2, "a second document begins here"),
        ("a: 1\nb: 'x\nc: 2", 2, "a quote is opened here and not closed"),
        ("a:\n\tb: 1", 2, "a tab stands where the line is indented"),
        ("a: b: c", 1, "“: ” cannot stand here"),
        ("a: 1\nb\nc: 2", 3, "“: ” is missing after a key"),
        ("a: [1, 2\nb: 3", 1, "a bracket is opened here and not closed, or a comma is missing"),
        ("a: {x: 1\nb: 3", 1, "a brace is opened here and not closed, or a comma is missing"),
        ("a: @x", 1, "a text cannot begin with “@”"),
        ('a: "\\q"', 1, "an unknown escape stands in double quotes"),
        ('a: "\\ud800"', 1, "an unknown escape stands in double quotes"),
        ("a: !x!y z", 1, "a tag, which begins with “!”, is not accepted"),
        ("a: * b", 1, "a name is missing after “*” or “&”"),
        ("[a]]", 1, "the document ended before this, and more follows"),
        ("? [a]\n: b", 1, "a key is not a text"),
        ("a: *x", 1, "no “&x” ends before the alias “*x”"),
        ("a: &x [*x]", 1, "no “&x” ends before the alias “*x”"),
    ],
)
def test_a_syntax_fault_tells_line_and_matter(fault, text, line, found):
    """Each thing that is no YAML has its own words."""
    said_line, said = fault(text)
    if found.startswith("“: ” is missing"):
        assert said in (found, "“: ” cannot stand here")
    else:
        assert said == found
    assert said_line == line


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 1000, "{a: " * 1000, "? " * 1000])
def test_deep_nesting_is_refused(fault, text):
    """A parser that composed first would overflow the stack."""
    assert "60 levels" in fault(text)[1] or "key" in fault(text)[1]


def test_a_yaml_bomb_is_refused_before_it_unfolds(fault):
    """Aliases count for what they stand for."""
    assert "more than 2000000 values" in fault(BOMB)[1]


def test_too_many_aliases_are_refused(fault):
    """A catalogue has no use for hundreds of them."""
    assert fault("a: &x 1\nb: [" + "*x, " * 101 + "]") == (2, "more than 100 aliases")


def test_a_hundred_repeated_keys_end_the_reading():
    """A broken file does not fill the screen."""
    with pytest.raises(BrokenInput) as raised:
        parse_yaml("a: 1\n" * 100_000, file="f")
    assert len(raised.value.faults) == 100


def test_a_file_is_read_with_its_place(tmp_path, monkeypatch):
    """Messages name a file from the current directory."""
    (tmp_path / "a.yaml").write_text("k: v", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_yaml(tmp_path / "a.yaml").place("k") == Place("a.yaml", 1)
