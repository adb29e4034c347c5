"""Whatever is wrong with the files, one run tells all of it, and nothing else happens."""

import tracemalloc

import pytest

from onething.app.catalogues import load
from onething.errors import BrokenInput

GOOD = {
    "jurisdiction.yaml": "{id: testshire, name: 测试省, region: '430000'}",
    "departments.yaml": "{id: police, name: 公安局}",
    "materials.yaml": "[{id: form, name: 申请表, kind: form}, {id: card, name: 身份证, kind: licence}]",
    "questions.yaml": "{fact: married, label: 已婚？}",
    "items.yaml": """
- id: registration
  name: 登记
  department: police
  requirements:
    - material: form
    - material: card
      when: {married: true}
""",
    "onethings.yaml": "{id: newborn, name: 新生儿, items: [{item: registration}]}",
}


@pytest.fixture
def faults(tmp_path):
    """Load a catalogue in which some files are replaced, and return what is wrong, in both languages."""
    (tmp_path / "rules").mkdir()

    def read(files):
        for name, content in (GOOD | files).items():
            path = tmp_path / "catalogue" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(BrokenInput) as raised:
            load(tmp_path / "catalogue", rules=tmp_path / "rules")
        folder = f"{tmp_path}/catalogue/"
        zh, en = (raised.value.message(language).replace(folder, "") for language in ("zh", "en"))
        assert len(zh.splitlines()) == len(en.splitlines()) == len(raised.value.faults)
        return en.splitlines()

    return read


def test_the_good_files_are_good(tmp_path):
    """So that each test below fails for the reason it names."""
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (catalogue,) = load(tmp_path, rules=tmp_path / "rules").catalogues
    assert list(catalogue.onethings) == ["newborn"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"items.yaml": ""}, "items.yaml: the file is empty"),
        ({"items.yaml": b"\0\x01\x02"}, "items.yaml:1: the control character U+0000 is not allowed"),
        ({"items.yaml": b"id: \xff\xfe"}, "items.yaml:1: byte 5 (0xff) is not UTF-8"),
        ({"items.yaml": "id: a\n\tname: x"}, "items.yaml:2: a tab stands where the line is indented"),
        ({"items.yaml": "id: a\nname: 'x"}, "items.yaml:2: a quote is opened here and not closed"),
        ({"items.yaml": "id: a\nid: b\nname: x"}, "items.yaml:2: the key “id” stands twice"),
        ({"items.yaml": "id: !!python/name:os.system"}, "items.yaml:1: the tag “!!python/name:os.system”"),
        ({"items.yaml": "[" * 100_000}, "items.yaml:1: nested more than 60 levels"),
        ({"items.yaml": "5"}, "items.yaml:1: the file holds neither a mapping nor a list"),
        ({"itmes.yaml": "[]"}, "itmes.yaml: unexpected file"),
        ({"departments.yaml": "{id: polic, name: x}"}, "items.yaml:4: item registration: there is no"),
        ({"questions.yaml": "{fact: maried, label: x}"}, "items.yaml:8: there is no fact “married”"),
        ({"onethings.yaml": "id: newborn\nname: x\nitem: []"}, "onethings.yaml:3: one-thing newborn:"),
    ],
)
def test_each_mistake_is_told_with_file_line_and_remedy(faults, files, told):
    """One line a fault: what was found, and after the arrow how to mend it."""
    (line,) = faults(files)
    assert line.startswith(told)
    assert " → " in line


def test_a_missing_catalogue_is_told(tmp_path):
    """The path is repeated as it was given."""
    with pytest.raises(BrokenInput, match="there is no such folder"):
        load(tmp_path / "none", rules=tmp_path)


def test_a_file_of_two_hundred_megabytes_is_refused_unread(faults, tmp_path):
    """By its size: hardly any memory is taken."""
    (tmp_path / "catalogue").mkdir()
    with (tmp_path / "catalogue" / "sources.yaml").open("wb") as file:
        file.truncate(200 * 2**20)
    tracemalloc.start()
    assert faults({})[0].startswith("sources.yaml: too large: 200.0 MB")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * 2**20


def test_links_in_a_circle_are_told(faults, tmp_path):
    """Neither followed for ever nor passed over."""
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "sources.yaml").symlink_to("sources.yaml")
    assert faults({})[0].startswith("sources.yaml: its symbolic links lead in a circle")


def test_a_folder_in_place_of_a_file_is_told(faults, tmp_path):
    """A folder may bear any name."""
    (tmp_path / "catalogue" / "sources" / "a.yaml").mkdir(parents=True)
    (tmp_path / "catalogue" / "sources" / "a.yaml" / "b.yaml").touch()
    assert faults({}) == [line for line in faults({}) if line.startswith("sources/a.yaml/b.yaml: unexpected")]


def test_all_faults_of_all_files_come_by_file_and_line(faults):
    """Mended together, they are gone at once."""
    files = {
        "departments.yaml": "- id: police\n  name: x\n  foo: 1\n- id: POLICE\n  name: x",
        "materials.yaml": "- {id: form, name: x}\n- {id: form, name: y}",
        "sources/a.yaml": "id: s\nname: x\nkind: regster\nsupplies: m",
    }
    assert [line.partition(": ")[0] for line in faults(files)] == [
        "departments.yaml:3",
        "departments.yaml:4",
        "items.yaml:7",
        "materials.yaml:2",
        "sources/a.yaml:3",
        "sources/a.yaml:4",
    ]


def test_rules_and_catalogue_are_told_together(tmp_path):
    """A program that loads both shows both."""
    (tmp_path / "rules" / "a").mkdir(parents=True)
    (tmp_path / "rules" / "a" / "x.yaml").write_text("id: p\ntitle: x\nregion: '43'")
    with pytest.raises(BrokenInput) as raised:
        load(tmp_path / "none", rules=tmp_path / "rules")
    assert len(raised.value.faults) == 2
