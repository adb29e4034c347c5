"""Whatever bytes a file holds, it is read or refused: no other error, and the same from both parsers."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from onething.errors import BrokenInput
from onething.formats.files.catalogue_files import load_catalogue, load_packs
from onething.formats.files.facts_file import load_facts
from onething.formats.files.kinds import CATALOGUE_KINDS
from onething.formats.files.yaml_reader import parse_yaml
from onething.model import BUILT_IN

VALID = """\
id: birth-registration
name: {zh: 出生登记, en: "Birth registration"}
promised_days: 3
basis: [国办函〔2016〕108号, {document: x, article: 第一条}]
requirements:
  - material: &m id-card
    when: {all: [{age: ">= 60"}, {not: {region: ['330100', 330200]}}], any: []}
  - alternatives: [[*m, b], [c]]
    note: |
      one
      two
results: [{material: m}]
valid: {from: 2020-01-01, until: ~}
"""

QUESTIONS = {question.fact: question for question in BUILT_IN}
SIGNS = [*"[]{}:,-?&*!|>'\"%@`#~\t\n \\0：\x85\u2028"]
WORDS = [": ", "- ", "\n  ", "<<: ", "!!int ", "&m ", "*m", "---\n", "...", "true", "null", "id: ", "\\ud800"]
PIECES = st.sampled_from(SIGNS + WORDS)


@st.composite
def mutated(draw):
    """Return a valid file with pieces put in, cut out and doubled."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = begin + draw(st.integers(0, 20))
        text = (
            text[:begin]
            + draw(st.one_of(PIECES, st.just(text[begin:end] * 2), st.text(max_size=5)))
            + text[end:]
        )
    return text


def read(text, *, pure):
    """Return what a parser makes of a text: the data, or that there is none."""
    try:
        return parse_yaml(text, file="f", pure=pure).data
    except BrokenInput as error:
        return BrokenInput if told(error) else None


def told(error):
    """Tell whether an error has words in both languages, and lines where it has any."""
    lines = [fault.place.line for fault in error.faults]
    return error.message("zh") and error.message("en") and all(line is None or line > 0 for line in lines)


def as_bytes(text):
    """Return a text as a file would hold it."""
    return text.encode("utf-8", "replace")


YAML_BYTES = st.one_of(st.binary(max_size=200), st.text(max_size=200).map(as_bytes), mutated().map(as_bytes))
JSON_BYTES = st.recursive(st.floats() | st.text() | st.none(), st.lists).map(json.dumps).map(as_bytes)


@given(YAML_BYTES, st.sampled_from(sorted(CATALOGUE_KINDS)))
@example(b"alternatives: 5", "items")
@example(b"requirements: [{alternatives: 5}, {alternatives: [5]}, {material: [x]}]", "items")
@example(b"match: {x: {y: [null, {}]}}", "items")
def test_any_bytes_in_a_catalogue_are_read_or_refused(tmp_path_factory, content, kind):
    """With faults in both languages."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "jurisdiction.yaml").write_text("{id: a, name: x, region: 430000}")
    (folder / f"{kind}.yaml").write_bytes(content)
    try:
        loaded = load_catalogue(folder)
    except BrokenInput as error:
        loaded = told(error)
    assert loaded


@given(YAML_BYTES)
@example(b"rules: [{match: {x: {y: [null, {}]}}}]")
def test_any_bytes_in_a_rules_folder_are_read_or_refused(tmp_path_factory, content):
    """As in a catalogue."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "pack.yaml").write_bytes(content)
    try:
        loaded = load_packs(folder)
    except BrokenInput as error:
        loaded = told(error)
    assert loaded


@given(st.one_of(YAML_BYTES, JSON_BYTES), st.sampled_from(["yaml", "json"]))
def test_any_bytes_are_facts_or_refused(tmp_path_factory, content, suffix):
    """In YAML and in JSON."""
    path = tmp_path_factory.mktemp("fuzz") / f"facts.{suffix}"
    path.write_bytes(content)
    try:
        facts = load_facts(path, QUESTIONS)
    except BrokenInput:
        return
    assert facts.keys() <= QUESTIONS.keys()


@given(mutated())
def test_both_parsers_read_the_same(text):
    """What one accepts as data, the other does not read as other data."""
    fast, pure = read(text, pure=False), read(text, pure=True)
    if BrokenInput not in (fast, pure):
        assert fast == pure


@given(mutated())
def test_every_part_of_the_data_has_a_line(text):
    """Findings never point beyond the file."""
    try:
        document = parse_yaml(text, file="f")
    except BrokenInput:
        return
    last = len(text.splitlines()) + 1
    assert all(1 <= line <= last for line in document.lines.values())
