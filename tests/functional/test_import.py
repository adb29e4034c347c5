"""Importing guides into a folder: what is written, what is left alone, and what is refused."""

import json
from pathlib import Path

import pytest

from onething.app.import_guides import import_guides
from onething.errors import BrokenInput, NotWritten
from onething.formats.files.catalogue_files import load_catalogue
from onething.formats.guides.stamp import is_pristine

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "tests" / "guides"
BOTH = (GUIDES / "onething.json", GUIDES / "item.json")
NAMES = GUIDES / "names.yaml"
PUBLISHED = ROOT.parent / "shared" / "data"
HUNAN = ROOT / "workflows" / "hunan"


def contents(folder):
    """Return all files of a folder, by their path within it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def codes(imported):
    """Return the codes of what was found."""
    return {finding.code for finding in imported.findings}


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a catalogue into which both made-up guides were imported."""
    import_guides(BOTH, into=tmp_path / "hongling", names=NAMES)
    return tmp_path / "hongling"


def test_the_result_is_a_catalogue_that_loads(folder):
    """What was computed and what is read back are the same."""
    catalogue = load_catalogue(folder)
    assert set(catalogue.onethings) == {"bakery"}
    assert len(catalogue.onethings["bakery"].requirements) == 7
    assert catalogue.onethings == import_guides(BOTH, into=folder, names=NAMES).catalogue.onethings


def test_lists_and_single_files_are_laid_out_as_catalogues_are(folder):
    """Items and one-things have a file each, the rest are lists."""
    assert sorted(path.name for path in folder.iterdir()) == [
        "departments.yaml",
        "items",
        "jurisdiction.yaml",
        "materials.yaml",
        "onethings",
        "questions.yaml",
        "regions.yaml",
        "sources.yaml",
    ]
    assert (folder / "onethings" / "bakery.yaml").exists()


def test_every_file_names_its_source(folder):
    """The header says who published it, where, and when it was read."""
    text = (folder / "onethings" / "bakery.yaml").read_text(encoding="utf-8")
    assert "# source: 虹岭一体化服务平台 99TCN0001, read 2026-05-04, https://guides.example/" in text
    assert all(is_pristine(content.decode()) for content in contents(folder).values())


def test_importing_again_touches_nothing(folder):
    """Not even the time of a file."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again = import_guides(BOTH, into=folder, names=NAMES)
    assert again.written == again.kept == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_order_of_the_files_does_not_matter(folder, tmp_path):
    """Byte for byte."""
    import_guides(BOTH[::-1], into=tmp_path / "other", names=NAMES)
    assert contents(tmp_path / "other") == contents(folder)


def test_a_guide_given_twice_is_imported_once(folder, tmp_path):
    """And said to be."""
    twice = import_guides([*BOTH, BOTH[0]], into=tmp_path / "other", names=NAMES)
    assert "guide-given-twice" in codes(twice)
    assert contents(tmp_path / "other") == contents(folder)


def test_one_guide_after_the_other_is_as_good_as_both(folder, tmp_path):
    """With ids from a names file, it does not matter what was imported when."""
    for guide in (*BOTH, *BOTH):
        import_guides([guide], into=tmp_path / "other", names=NAMES)
    assert contents(tmp_path / "other") == contents(folder)


def test_a_file_that_was_edited_is_left_alone(folder):
    """Its edit survives, and a finding names it."""
    path = folder / "onethings" / "bakery.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("en: Opening a bakery", "en: My bakery"), "utf-8"
    )
    again = import_guides(BOTH, into=folder, names=NAMES)
    assert "My bakery" in path.read_text(encoding="utf-8")
    assert again.kept == (path.resolve(),)
    assert {f.code for f in again.findings if "bakery.yaml" in f.subject} == {"hand-edited"}
    assert again.catalogue.onethings["bakery"].name.en == "My bakery"


def test_even_a_comment_is_left_alone(folder):
    """Though the import has nothing new to say."""
    path = folder / "materials.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# checked\n", encoding="utf-8")
    again = import_guides(BOTH, into=folder, names=NAMES)
    assert path.read_text(encoding="utf-8").endswith("# checked\n")
    assert "hand-edited-alike" in codes(again)


def test_an_edited_file_is_replaced_if_that_is_asked_for(folder):
    """Overwriting brings back what was imported."""
    before = contents(folder)
    path = folder / "onethings" / "bakery.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    again = import_guides(BOTH, into=folder, names=NAMES, overwrite=True)
    assert again.written == (path.resolve(),)
    assert contents(folder) == before


BROKEN = (
    "jurisdiction.yaml",
    "materials.yaml",
    "sources.yaml",
    "items/baking-licence-alone.yaml",
    "onethings/bakery.yaml",
)


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("text", ["", "- {", "- id: X\n", "\x00"])
def test_a_broken_file_is_replaced_if_that_is_asked_for(folder, name, text):
    """Whether it is no YAML or says nothing sensible; a finding names it."""
    before = contents(folder)
    (folder / name).write_text(text, encoding="utf-8")
    again = import_guides(BOTH, into=folder, names=NAMES, overwrite=True)
    assert [Path(f.place.file).name for f in again.findings if f.code == "broken-replaced"] == [
        Path(name).name
    ]
    assert contents(folder) == before


def test_a_broken_file_of_which_the_guides_do_not_tell_is_not_replaced(folder):
    """What it held cannot be brought back, so nothing is written."""
    (folder / "items" / "mine.yaml").write_text("- {", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(BrokenInput, match=r"mine\.yaml"):
        import_guides(BOTH, into=folder, names=NAMES, overwrite=True)
    assert contents(folder) == before


def test_a_broken_file_is_not_replaced_while_others_need_what_stood_in_it(folder):
    """The materials of the bakery are not in the guide of the licence."""
    (folder / "materials.yaml").write_text("- {", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(BrokenInput) as broken:
        import_guides(BOTH[1:], into=folder, names=NAMES, overwrite=True)
    assert {Path(fault.place.file).name for fault in broken.value.faults} >= {"materials.yaml", "bakery.yaml"}
    assert contents(folder) == before


def test_a_name_that_an_edit_broke_is_mended_if_that_is_asked_for(folder):
    """Each file can be read, but together they cannot be used."""
    before = contents(folder)
    path = folder / "onethings" / "bakery.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("lead: ", "lead: no-"), encoding="utf-8")
    import_guides(BOTH, into=folder, names=NAMES, overwrite=True)
    assert contents(folder) == before


def test_new_nouns_go_beside_a_list_that_was_edited(tmp_path):
    """The list stays as it is, and the catalogue is whole all the same."""
    folder = tmp_path / "hongling"
    import_guides(BOTH[:1], into=folder, names=NAMES)
    path = folder / "materials.yaml"
    edited = path.read_text(encoding="utf-8") + "# mine\n"
    path.write_text(edited, encoding="utf-8")
    import_guides(BOTH[1:], into=folder, names=NAMES)
    assert path.read_text(encoding="utf-8") == edited
    assert (folder / "materials" / "baking-licence-form.yaml").exists()
    assert "baking-licence-form" in load_catalogue(folder).materials


def test_a_hand_made_catalogue_is_added_to(tmp_path):
    """Nothing in it is touched."""
    (tmp_path / "jurisdiction.yaml").write_text(
        "{id: mine, name: 我的, region: '990000'}\n", encoding="utf-8"
    )
    imported = import_guides(BOTH, into=tmp_path, names=NAMES)
    assert (tmp_path / "jurisdiction.yaml").read_text(encoding="utf-8").startswith("{id: mine")
    assert imported.catalogue.jurisdiction.id == "mine"


def test_without_a_names_file_ids_come_from_the_codes(tmp_path):
    """In lower case."""
    import_guides(BOTH, into=tmp_path)
    catalogue = load_catalogue(tmp_path)
    assert list(catalogue.onethings) == ["99tcn0001"]
    assert "99017100100001" in catalogue.items


def test_without_text_no_sentence_is_written(tmp_path):
    """Names, codes, figures and cited documents carry over."""
    import_guides(BOTH, into=tmp_path, names=NAMES, without_text=True)
    written = b"".join(contents(tmp_path).values()).decode()
    body = "\n".join(line for line in written.splitlines() if not line.startswith("#"))
    for sentence in ("租房的提供租房合同", "老面须当面查看", "会烤面包", "由邮局收取", "应当取得烘焙许可"):
        assert sentence not in body
    assert "《虹岭面包管理办法》" in body
    assert "8元" in body


def test_all_broken_files_are_told_at_once_and_nothing_is_written(tmp_path):
    """Guides, names file and the catalogue that is there."""
    (tmp_path / "guide.json").write_text("{", encoding="utf-8")
    (tmp_path / "names.yaml").write_text("bread: 1\n", encoding="utf-8")
    (tmp_path / "into").mkdir()
    (tmp_path / "into" / "materials.yaml").write_text("- id: X\n", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(BrokenInput) as broken:
        import_guides(
            [BOTH[0], tmp_path / "guide.json"], into=tmp_path / "into", names=tmp_path / "names.yaml"
        )
    assert {Path(fault.place.file).name for fault in broken.value.faults} >= {
        "guide.json",
        "names.yaml",
        "into",
    }
    assert contents(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(NotWritten):
        import_guides(BOTH, into=tmp_path / "taken")


def test_a_later_guide_replaces_what_it_published_before(folder, tmp_path):
    """The figures are those of today; who reads the header sees when."""
    later = json.loads(BOTH[0].read_text(encoding="utf-8"))
    later["_source"]["crawled"] = "2026-12-01"
    later["data"]["onethingCatalogStandServiceGuide"]["cnbjsx"] = "3"
    (tmp_path / "later.json").write_text(json.dumps(later), encoding="utf-8")
    import_guides([tmp_path / "later.json"], into=folder, names=NAMES)
    text = (folder / "onethings" / "bakery.yaml").read_text(encoding="utf-8")
    assert load_catalogue(folder).onethings["bakery"].promised_days.days == 3
    assert text.count("# source:") == 1
    assert "read 2026-12-01" in text


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return a folder into which the guides published by Hunan were imported, and what was found."""
    guides = [*sorted(PUBLISHED.glob("guides/*.json")), *sorted(PUBLISHED.glob("items/*.json"))]
    if not guides:
        pytest.skip(f"the published guides are not there: {PUBLISHED}")
    folder = tmp_path_factory.mktemp("hunan")
    return folder, import_guides(guides, into=folder, names=HUNAN / "names.yaml", without_text=True)


def test_the_catalogue_of_hunan_is_what_its_guides_come_to(published):
    """Each file that nobody edited is, byte for byte, what an import writes today."""
    folder, _ = published
    fresh = contents(folder)
    kept = contents(HUNAN)
    pristine = {name: content for name, content in kept.items() if is_pristine(content.decode())}
    assert {name: fresh.get(name) for name in pristine} == pristine
    assert set(fresh) <= set(kept)


def test_every_published_oddity_is_found(published):
    """Whatever is known to be odd in these guides."""
    _, imported = published
    assert codes(imported) >= {
        "days-disagree",
        "promise-shorter-than-slowest-item",
        "no-gain",
        "no-materials",
        "item-in-several-kinds",
        "limit-depends",
        "waived-in-text-only",
        "waiver-text-without-code-effect",
        "bound-but-not-waived",
        "duplicate-material-code",
        "foreign-prefix",
        "swapped-fields",
        "materials-exceed-rows",
        "cloned-figures",
        "faq-contradicts-list",
        "condition-in-text",
        "deferral-in-text",
        "item-days-disagree",
        "necessity-disagrees",
        "misplaced-text",
        "lead-not-among-departments",
        "not-an-identity",
    }


def test_the_birth_of_a_child_has_fourteen_rows(published):
    """As many as its guide publishes, five of them waived."""
    _, imported = published
    newborn = imported.catalogue.onethings["newborn"]
    assert len(newborn.requirements) == 14
    assert sum(r.published.waiver != "none" for r in newborn.requirements) == 5
    assert (newborn.figures.before.days, newborn.promised_days.days) == (72, 5)


def test_no_sentence_of_the_guides_is_in_the_catalogue_of_hunan(published):
    """Remarks, conditions, reasons and answers stay with the publisher."""
    written = "".join(p.read_text(encoding="utf-8") for p in HUNAN.rglob("*.yaml") if p.name != "names.yaml")
    for sentence in _sentences():
        assert sentence not in written, sentence


def _sentences():
    """Yield the texts of the published guides that are no names, from the fields that hold sentences."""
    told = {"tbxz", "clbz", "bltj", "smmc", "answer", "dbsxcyyhhj", "bllctsm", "materialExplain"}
    told |= {"acceptStandard", "according", "processDescript", "acceptanceCondition", "replyContent"}
    for path in PUBLISHED.rglob("*.json"):
        for key, text in _texts(json.loads(path.read_text(encoding="utf-8"))):
            if key in told and len(text) > 12 and ("。" in text or "，" in text):
                yield text


def _texts(value, key=""):
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from _texts(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)
    elif isinstance(value, str):
        yield key, value
