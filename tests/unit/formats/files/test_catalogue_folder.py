"""The files of a folder are found through links, and what cannot be read is told."""

import os

import pytest

from onething.formats.files.catalogue_folder import look_into, yaml_files


def test_files_come_in_order_of_their_names(put):
    """So that everything that follows comes in the same order everywhere."""
    folder = put(dict.fromkeys(["b.yaml", "a/z.yaml", "a.yml", "c/d.yaml"], ""))
    names = [str(path.relative_to(folder)) for path in yaml_files(folder).paths]
    assert names == ["a.yml", "b.yaml", "a/z.yaml", "c/d.yaml"]


def test_links_are_followed(put, tmp_path_factory):
    """Content may lie elsewhere."""
    other = tmp_path_factory.mktemp("other")
    (other / "x.yaml").touch()
    folder = put({"jurisdiction.yaml": ""})
    (folder / "items").symlink_to(other)
    assert [(path.name, kind.name) for path, kind in look_into(folder).files] == [
        ("jurisdiction.yaml", "jurisdiction"),
        ("x.yaml", "items"),
    ]


def test_links_in_a_circle_are_followed_once(put):
    """A folder may hold a link to itself."""
    folder = put({"items/x.yaml": ""})
    (folder / "items" / "again").symlink_to(folder)
    assert len(yaml_files(folder).paths) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(put):
    """Its files are not passed over silently."""
    folder = put({"items/x.yaml": ""})
    (folder / "items").chmod(0)
    (fault,) = yaml_files(folder).faults
    assert "cannot be read" in fault.found.en
