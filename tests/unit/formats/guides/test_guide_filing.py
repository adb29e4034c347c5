"""Which noun goes to which file, and which files are left alone."""

import pytest

from onething.formats.guides.filing import ANY, Folder, file_catalogue
from onething.formats.guides.stamp import stamped
from onething.model import Catalogue, Jurisdiction, Material, ServiceItem

JURISDICTION = Jurisdiction(id="hongling", name="虹岭省", region="990000")
CATALOGUE = Catalogue(
    JURISDICTION,
    materials={"flour": Material(id="flour", name="面粉")},
    items={"baking": ServiceItem(id="baking", name="烘焙")},
)
ORIGINS = {ANY: ["虹岭平台"]}
ITEM = "id: baking\nname: 烘焙\n"


def write(path, text):
    """Write a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def known(tmp_path):
    """Return a folder with a jurisdiction, an imported item and a list of materials made by hand."""
    write(tmp_path / "jurisdiction.yaml", "{id: hongling, name: 虹岭省, region: '990000'}\n")
    write(tmp_path / "materials.yaml", "- {id: yeast, name: 酵母}\n")
    write(tmp_path / "items" / "baking.yaml", stamped(ITEM, schema="x", origins=[]))
    return tmp_path


def file(folder, catalogue=CATALOGUE, *, overwrite=False):
    """Return what becomes of the files of a folder."""
    read = Folder.read(folder)
    return file_catalogue(read, catalogue, catalogue, ORIGINS, overwrite=overwrite)


def names(paths):
    """Return the names of files."""
    return sorted(path.name for path in paths)


def test_an_empty_folder_gets_all_files(tmp_path):
    """A list of each kind, and a file for each item."""
    assert names(file(tmp_path).write) == ["baking.yaml", "jurisdiction.yaml", "materials.yaml"]


def test_a_folder_without_a_catalogue_is_nothing_known(tmp_path):
    """Whatever else lies in it."""
    write(tmp_path / "notes.txt", "面粉")
    assert Folder.read(tmp_path).known is None


def test_a_file_that_an_import_wrote_is_open(known):
    """Others are shut."""
    folder = Folder.read(known)
    assert not folder.keeps("items", "baking")
    assert folder.keeps("materials", "yeast")


def test_a_new_noun_goes_beside_a_list_that_is_shut(known):
    """And so does the next one."""
    folder = Folder.read(known)
    assert folder.file_of("materials", "flour") == (known / "materials" / "flour.yaml").resolve()
    assert folder.file_of("sources", "mill") == (known / "sources.yaml").resolve()


def test_a_noun_stays_in_the_file_where_it_stands(known):
    """Wherever somebody put it."""
    assert Folder.read(known).file_of("materials", "yeast") == (known / "materials.yaml").resolve()


def test_overwriting_opens_every_file(known):
    """Nothing is kept then."""
    assert file(known, overwrite=True).kept == ()
    assert names(file(known).kept) == ["jurisdiction.yaml", "materials.yaml"]


def test_a_list_from_which_all_went_is_written_empty(tmp_path):
    """Else what went would still stand there."""
    write(tmp_path / "jurisdiction.yaml", "{id: hongling, name: 虹岭省, region: '990000'}\n")
    write(
        tmp_path / "sources.yaml",
        stamped("- {id: mill, name: 磨坊, kind: register}\n", schema="x", origins=[]),
    )
    text = file(tmp_path).write[(tmp_path / "sources.yaml").resolve()]
    assert text.endswith("[]\n")
