"""Rule packs are loaded with the places of their rules, and checked against a catalogue."""

import pytest

from onething.errors import BrokenInput, Place
from onething.formats.files.catalogue_files import check_packs, load_catalogue, load_packs

PACK = """\
id: {id}
title: x
region: "{region}"
questions: {questions}
rules:
  - id: {rule}
    title: x
    basis: x
    match: {{requirement: {{}}}}
    when:
      {when}
    then: {{replace_by: commitment}}
"""


def pack(id="p", region="430000", questions="[]", rule="r", when="consent: true"):
    """Return a pack of one rule."""
    return PACK.format(id=id, region=region, questions=questions, rule=rule, when=when)


def messages(folder):
    """Return what is wrong in a folder, without its name."""
    with pytest.raises(BrokenInput) as raised:
        load_packs(folder)
    assert raised.value.message("zh")
    return [f"{fault.place}: {fault.found.en}".replace(f"{folder}/", "") for fault in raised.value.faults]


def test_packs_stand_one_a_file_in_folders_of_jurisdictions(put):
    """Targets and schemas beside them are passed over."""
    files = {
        "b/x.yaml": pack("p1"),
        "a/y.yaml": pack("p2", rule="s"),
        "a/targets/t.yaml": "}",
        "schema/s.yaml": "}",
    }
    loaded = load_packs(put(files))
    assert [found.id for found in loaded.packs] == ["p2", "p1"]


def test_a_rule_has_its_place(put):
    """Findings on a rule lead to its line."""
    folder = put({"a/x.yaml": pack()})
    assert load_packs(folder).rule_places == {"r": Place(str(folder / "a/x.yaml"), 6)}


def test_the_folder_of_one_jurisdiction_will_do(put):
    """As will a folder without any packs."""
    folder = put({"a/x.yaml": pack(), "b/.gitkeep": ""})
    assert len(load_packs(folder / "a").packs) == 1
    assert load_packs(folder / "b").packs == ()


def test_ids_are_unique_over_all_packs(put):
    """A plan names a rule by its id alone."""
    assert messages(put({"a/x.yaml": pack(), "b/y.yaml": pack()})) == [
        "b/y.yaml:1: rule pack p stands twice; it stands at a/x.yaml:1 too",
        "b/y.yaml:6: rule r stands twice; it stands at a/x.yaml:6 too",
    ]


@pytest.mark.parametrize("name", ["a/b/x.yaml", "a/x.yml"])
def test_yaml_that_belongs_nowhere_is_a_fault(put, name):
    """A misspelt name would otherwise lose its rules silently."""
    assert messages(put({name: pack()})) == [f"{name}: unexpected file"]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    """No traceback, whatever the path."""
    assert "no such folder" in messages(tmp_path / "none")[0]


def test_faults_within_packs_have_lines(put):
    """A wrong consequence is found with its rule."""
    text = pack().replace("replace_by", "replaced_by")
    assert messages(put({"a/x.yaml": text})) == [
        "a/x.yaml:12: rule pack p rules[0].then: unknown key “replaced_by”"
    ]


@pytest.fixture
def checked(put):
    """Return what is wrong in a pack beside a catalogue for 430000 that declares the fact `age`."""

    def check(text):
        folder = put(
            {
                "c/jurisdiction.yaml": "{id: c, name: x, region: 430000}",
                "c/questions.yaml": "{fact: age, label: x, type: number}",
                "r/a/x.yaml": text,
            }
        )
        faults = check_packs(load_packs(folder / "r"), load_catalogue(folder / "c"))
        return [(fault.place.line, fault.found.en) for fault in faults]

    return check


@pytest.mark.parametrize("when", ["consent: true", "age: '> 1'", "own: true"])
def test_conditions_may_read_what_pack_and_catalogue_declare(checked, when):
    """And what every case has."""
    assert checked(pack(questions="[{fact: own, label: x}]", when=when)) == []


def test_a_condition_on_an_unknown_fact_is_a_fault_at_its_line(checked):
    """The rule would never count."""
    assert checked(pack(when="aeg: '> 1'")) == [(11, "there is no fact “aeg”, which the condition reads")]


def test_packs_for_elsewhere_are_not_checked_here(checked):
    """Their facts belong to another catalogue."""
    assert checked(pack(region="330000", when="aeg: 1")) == []
    assert checked(pack(region="430100", when="aeg: 1"))
    assert checked(pack(region="000000", when="aeg: 1"))


def test_a_question_declared_otherwise_than_in_the_catalogue_is_a_fault(checked):
    """One fact has one meaning."""
    ((line, found),) = checked(pack(questions="\n  - {fact: age, label: y}"))
    assert line == 5
    assert found.startswith("“age” is declared otherwise than ")
