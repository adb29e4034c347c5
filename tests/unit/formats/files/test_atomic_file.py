"""A file is written whole or not at all."""

import resource
from contextlib import contextmanager

import pytest

from onething.errors import NotWritten
from onething.formats.files.atomic_file import write_all, write_text


def test_text_is_written_in_utf8_and_folders_are_made(tmp_path):
    """A first file of a new catalogue needs no preparation."""
    write_text(tmp_path / "a" / "b.yaml", "姓名\n")
    assert (tmp_path / "a" / "b.yaml").read_bytes() == "姓名\n".encode()


def test_nothing_else_is_left_in_the_folder(tmp_path):
    """The file that was written beside has taken the name."""
    write_text(tmp_path / "f", "new")
    write_text(tmp_path / "f", "newer")
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_the_permissions_of_what_stood_there_stay(tmp_path):
    """Whoever could read the file before can read it after."""
    (tmp_path / "f").touch()
    (tmp_path / "f").chmod(0o640)
    write_text(tmp_path / "f", "new")
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640


def test_a_symbolic_link_stays_one(tmp_path):
    """The file that it leads to is written."""
    (tmp_path / "f").symlink_to(tmp_path / "real")
    write_text(tmp_path / "f", "new")
    assert (tmp_path / "f").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_folder_of_that_name_stays_and_nothing_is_left_behind(tmp_path):
    """What cannot be replaced is left as it is."""
    (tmp_path / "f" / "inner").mkdir(parents=True)
    with pytest.raises(NotWritten) as raised:
        write_text(tmp_path / "f", "new")
    assert "无法写入" in raised.value.message("zh")
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file stands where a folder is needed."""
    (tmp_path / "f").touch()
    with pytest.raises(NotWritten, match="cannot be written"):
        write_text(tmp_path / "f" / "g", "new")


def test_half_a_character_is_not_written(tmp_path):
    """What UTF-8 cannot say leaves the old file whole."""
    (tmp_path / "f").write_text("old")
    with pytest.raises(NotWritten):
        write_text(tmp_path / "f", "\ud800")
    assert (tmp_path / "f").read_text() == "old"


@contextmanager
def full_disk():
    """Let no file grow beyond a few bytes, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        yield
    finally:
        # At once, since the test's own report may go to a file.
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_on_a_full_disk_the_old_file_stays_whole(tmp_path):
    """Nothing is half-written, and nothing lies about."""
    (tmp_path / "f").write_text("old")
    with pytest.raises(NotWritten), full_disk():
        write_text(tmp_path / "f", "new and longer than the disk")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("f", "old")]


def test_several_files_are_written_together(tmp_path):
    """Each in its place."""
    write_all({tmp_path / "a": b"1", tmp_path / "new" / "b": b"2"})
    assert (tmp_path / "a").read_bytes() + (tmp_path / "new" / "b").read_bytes() == b"12"


@pytest.mark.parametrize("wrong", ["folder", "file/inner"])
def test_where_one_cannot_be_written_none_is(tmp_path, wrong):
    """Neither a new file nor a new folder is left, and what stood there stays."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(NotWritten):
        write_all({tmp_path / "file": b"1", tmp_path / "new" / "b": b"2", tmp_path / wrong: b"3"})
    assert {path.name for path in tmp_path.rglob("*")} == {"folder", "file"}
    assert (tmp_path / "file").read_text() == "old"
