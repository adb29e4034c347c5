"""A catalogue is loaded whole, with places, or every fault of every file is reported."""

import pytest

from onething.errors import BrokenInput, Place
from onething.formats.files.catalogue_files import load_catalogue, load_catalogues


def messages(load, folder, language="en"):
    """Return what a broken folder gives, by file and line, without the name of the folder."""
    with pytest.raises(BrokenInput) as raised:
        load(folder)
    assert raised.value.message("zh")
    return [
        f"{fault.place}: {fault.found.text(language)}".replace(f"{folder}/", "")
        for fault in raised.value.faults
    ]


def test_nouns_come_from_files_and_folders_of_each_kind(catalogue):
    """A list, a single mapping, and one file a noun read alike."""
    folder = catalogue(
        {
            "materials.yaml": "[{id: a, name: 甲}, {id: b, name: 乙}]",
            "materials/c.yaml": "{id: c, name: 丙}",
            "materials/more.yaml": "[{id: d, name: 丁}]",
            "questions.yaml": "{fact: age, label: 年龄, type: number}",
            "regions.yaml": "{code: 430100, name: 长沙}",
        }
    )
    loaded = load_catalogue(folder)
    assert list(loaded.materials) == ["a", "b", "c", "d"]
    assert loaded.declared["age"].type == "number"
    assert loaded.regions["430100"].name.zh == "长沙"
    assert loaded.jurisdiction.id == "testshire"


def test_every_noun_has_its_place(catalogue):
    """Findings lead to the line of a key within a noun."""
    text = "- id: a\n  name: x\n- id: b\n  name:\n    zh: y\n    en: z\n"
    loaded = load_catalogue(folder := catalogue({"materials.yaml": text}))
    file = str(folder / "materials.yaml")
    assert loaded.place("materials", "a") == Place(file, 1)
    assert loaded.place("materials", "b", "name", "en") == Place(file, 6)
    assert loaded.place("materials", "b", "origin") == Place(file, 3)


def test_other_files_are_passed_over(catalogue):
    """What is no YAML, what is hidden, the importer's names, schemas and reforms are nobody's fault."""
    files = ("names.yaml", "README.md", ".hidden.yaml", ".git/x.yaml", "schema/x.yaml", "reforms/x.yaml")
    assert load_catalogue(catalogue(dict.fromkeys(files, "}")))


@pytest.mark.parametrize(
    "name", ["extra.yaml", "items.yml", "items/deep/x.yaml", "misc/x.yaml", "jurisdiction/x.yaml"]
)
def test_yaml_that_belongs_nowhere_is_a_fault(catalogue, name):
    """A misspelt name would otherwise lose its content silently."""
    assert messages(load_catalogue, catalogue({name: "{}"})) == [f"{name}: unexpected file"]


def test_an_id_that_stands_twice_names_both_places(catalogue):
    """Also across files."""
    folder = catalogue({"materials.yaml": "{id: a, name: x}", "materials/b.yaml": "- {id: a, name: y}"})
    assert messages(load_catalogue, folder) == [
        "materials/b.yaml:1: material a stands twice; it stands at materials.yaml:1 too"
    ]


def test_faults_of_all_files_come_by_file_and_line(catalogue):
    """Syntax, types and names together."""
    folder = catalogue(
        {
            "departments.yaml": "id: @",
            "items/a.yaml": "id: a\nname: x\nonline: 5\nfoo: 1",
            "items/b.yaml": "id: b\nname: x\nresults:\n  - material: nothing",
            "sources.yaml": "id: s\nname: x\nkind: register\nprovider: some-department",
        }
    )
    assert [found.partition(" ")[0] for found in messages(load_catalogue, folder)] == [
        "departments.yaml:1:",
        "items/a.yaml:3:",
        "items/a.yaml:4:",
        "items/b.yaml:4:",
    ]


def test_a_broken_noun_is_not_missed_elsewhere(catalogue):
    """Whoever names it is not at fault."""
    folder = catalogue(
        {"materials.yaml": "{id: m, name: 5}", "items.yaml": "{id: i, name: x, results: [{material: m}]}"}
    )
    assert messages(load_catalogue, folder) == ["materials.yaml:1: material m name: “5”"]


def test_facts_are_not_missed_while_questions_cannot_be_read(catalogue):
    """A condition may read what stands in the broken file."""
    items = "{id: i, name: x, requirements: [{material: m, when: {age: '> 1'}}]}"
    folder = catalogue({"materials.yaml": "{id: m, name: x}", "questions.yaml": "[", "items.yaml": items})
    assert [found.partition(":")[0] for found in messages(load_catalogue, folder)] == ["questions.yaml"]


def test_a_folder_without_jurisdiction_is_no_catalogue(put):
    """The message says what is looked for."""
    folder = put({"items.yaml": "[]"})
    assert "there is no jurisdiction.yaml" in messages(load_catalogue, folder)[0]
    assert "there is no jurisdiction.yaml" in messages(load_catalogues, folder)[0]


@pytest.mark.parametrize("load", [load_catalogue, load_catalogues])
def test_a_folder_that_is_not_there(tmp_path, load):
    """No traceback, whatever the path."""
    (tmp_path / "file").touch()
    assert "no such folder" in messages(load, tmp_path / "none")[0]
    assert "not a folder" in messages(load, tmp_path / "file")[0]
    assert "cannot be read" in messages(load, tmp_path / "a\0b")[0]


def test_several_catalogues_load_by_the_names_of_their_folders(put):
    """Schemas and hidden folders beside them are passed over."""
    one, two = "{id: one, name: x, region: 430000}", "{id: two, name: x, region: 330000}"
    folder = put(
        {"b/jurisdiction.yaml": one, "a/jurisdiction.yaml": two, "schema/items.json": "", ".x/y.yaml": ""}
    )
    assert [catalogue.jurisdiction.id for catalogue in load_catalogues(folder)] == ["two", "one"]
    assert len(load_catalogues(folder / "a")) == 1


def test_two_catalogues_of_one_id_are_a_fault(put):
    """One-things are named with the id of their catalogue."""
    text = "{id: one, name: x, region: 430000}"
    folder = put({"a/jurisdiction.yaml": text, "b/jurisdiction.yaml": text})
    assert "jurisdiction one stands twice" in messages(load_catalogues, folder)[0]


def test_yaml_beside_catalogues_is_a_fault(put):
    """A folder whose jurisdiction.yaml is missing does not vanish silently."""
    folder = put({"a/jurisdiction.yaml": "{id: one, name: x, region: 430000}", "b/items.yaml": "[]"})
    assert messages(load_catalogues, folder) == ["b/items.yaml: a file that belongs to no catalogue"]


def test_the_faults_of_all_catalogues_come_together(put):
    """One run shows everything."""
    folder = put({"a/jurisdiction.yaml": "{", "b/jurisdiction.yaml": "[]"})
    assert len(messages(load_catalogues, folder)) == 2
