"""Nouns are written so that people like to read them, and load back equal."""

import pytest

from onething.errors import NotWritten
from onething.formats.files.kinds import FILE_KINDS
from onething.formats.files.noun_files import read_nouns
from onething.formats.files.yaml_writer import dump_nouns, write_nouns
from onething.model import Material, OneThing, Region, RulePack, ServiceItem

ITEM = {
    "id": "birth",
    "name": {"zh": "出生登记", "en": "Birth registration"},
    "codes": ["000123", "12:30", "1e3", "yes"],
    "region": "430100",
    "promised_days": 3,
    "requirements": [
        {"material": "id-card", "holder": "mother"},
        {"id": "proof", "alternatives": [["a", "b"], ["c"]], "when": {"married": True, "age": ">= 60"}},
    ],
    "valid": {"from": "2020-01-02"},
    "basis": "国办函〔2016〕108号",
}

WRITTEN = """\
id: birth
name:
  zh: 出生登记
  en: Birth registration
codes:
  - '000123'
  - '12:30'
  - '1e3'
  - 'yes'
region: '430100'
promised_days: 3
requirements:
  - material: id-card
    holder: mother
  - id: proof
    alternatives:
      - - a
        - b
      - - c
    when:
      married: true
      age: '>= 60'
valid:
  from: 2020-01-02
basis:
  - 国办函〔2016〕108号
"""


def test_a_noun_is_written_in_the_order_of_its_fields_without_defaults():
    """Own fields first, in blocks, Chinese as it is, quotes where a reader needs them."""
    assert dump_nouns("items", ServiceItem.model_validate(ITEM)) == WRITTEN


def test_several_nouns_are_a_list():
    """Also where there is none."""
    assert (
        dump_nouns("regions", [Region(code="430000", name="湖南省")]) == "- code: '430000'\n  name: 湖南省\n"
    )
    assert dump_nouns("regions", []) == "[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "a\n b\n",
        "a \nb",
        "\n\na",
        "a\u2028b",
        "a\x85b",
        "a\r\nb",
        "\ufeffa",
        "a" * 300 + " " + "b" * 300,
        "- a",
        "a: b",
        "#",
        "'\"",
    ],
)
def test_every_text_loads_back_as_it_was(tmp_path, text):
    """Line breaks of every kind, signs of YAML, long lines."""
    item = ServiceItem.model_validate({"id": "a", "name": "x", "visit_reason": text})
    write_nouns(tmp_path / "items.yaml", "items", [item])
    (read,) = read_nouns(tmp_path / "items.yaml", FILE_KINDS["items"]).standings
    assert read.noun == item


def test_texts_of_several_lines_stand_as_blocks():
    """As whoever wrote them saw them."""
    item = ServiceItem.model_validate({"id": "a", "name": "x", "visit_reason": "一\n二\n"})
    assert "visit_reason: |\n  一\n  二\n" in dump_nouns("items", item)


@pytest.mark.parametrize(
    ("path", "kind", "noun", "schema"),
    [
        ("hunan/materials.yaml", "materials", Material(id="a", name="x"), "../schema/materials.json"),
        ("hunan/materials/a.yaml", "materials", Material(id="a", name="x"), "../../schema/materials.json"),
        ("hunan/onethings/a.yaml", "onethings", OneThing(id="a", name="x"), "../../schema/onethings.json"),
        ("hunan/a.yaml", "rules", RulePack(id="a", title="x", region="430000"), "../schema/rules.json"),
        ("rules/a.yaml", "rules", RulePack(id="a", title="x", region="430000"), "../schema/rules.json"),
    ],
)
def test_the_first_line_leads_an_editor_to_the_schema(tmp_path, path, kind, noun, schema):
    """The schemas stand beside the folders of the jurisdictions."""
    write_nouns(tmp_path / path, kind, noun, header="湖南省\n\nas published")
    lines = (tmp_path / path).read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [f"# yaml-language-server: $schema={schema}", "# 湖南省", "#", "# as published"]


def test_a_noun_of_another_kind_is_refused(tmp_path):
    """A mistake of the program, found before anything is written."""
    with pytest.raises(TypeError):
        write_nouns(tmp_path / "a.yaml", "items", Material(id="a", name="x"))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(tmp_path):
    """With the path and the reason."""
    (tmp_path / "items").touch()
    with pytest.raises(NotWritten, match="items"):
        write_nouns(tmp_path / "items" / "a.yaml", "items", ServiceItem(id="a", name="x"))
