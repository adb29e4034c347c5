"""A file is read as text in UTF-8, or it is said why not."""

import os

import pytest

from onething.errors import BrokenInput
from onething.formats.files.text_file import read_text, shown


def fault_of(path, **options):
    """Return the one fault of a file."""
    with pytest.raises(BrokenInput) as raised:
        read_text(path, **options)
    (fault,) = raised.value.faults
    assert fault.mend.zh
    return fault


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    """Windows puts one before UTF-8."""
    (tmp_path / "f").write_bytes("\ufeff姓名".encode())
    assert read_text(tmp_path / "f") == "姓名"


def test_a_file_that_is_not_there(tmp_path):
    """It is said that there is none."""
    assert fault_of(tmp_path / "none").found.en == "there is no such file"


def test_a_folder_is_no_file(tmp_path):
    """It is said that it is a folder."""
    assert fault_of(tmp_path).found.zh == "这是文件夹，不是文件"


def test_a_name_that_no_system_allows(tmp_path):
    """A NUL in a name is a fault and no traceback."""
    assert "null" in fault_of(tmp_path / "a\0b").found.en


def test_links_in_a_circle(tmp_path):
    """It is said that the links lead nowhere."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "circle" in fault_of(tmp_path / "a").found.en


def test_a_pipe_is_not_waited_for(tmp_path):
    """Opening one would hang."""
    os.mkfifo(tmp_path / "pipe")
    assert fault_of(tmp_path / "pipe").found.en == "this is not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    """The reason of the system is named."""
    (tmp_path / "f").touch(mode=0o000)
    assert "ermission" in fault_of(tmp_path / "f").found.en


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    """The size is taken from the folder: no memory and no time is spent on the content."""
    with (tmp_path / "f").open("wb") as file:
        file.truncate(200 * 2**20)
    assert fault_of(tmp_path / "f").found.en == "too large: 200.0 MB, at most 32 MB are read"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a: 1\n名称：甲".encode("gbk"), "it looks like GBK"),
        ("名称".encode("utf-16"), "it looks like UTF-16"),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff", "it looks like a binary file"),
        ("a: 名称".encode()[:-1], "byte 7 (0xe7) is not UTF-8; the file ends in the middle of a character"),
        ("名称".encode() + b"\xff" + "名称".encode(), "it may be damaged"),
    ],
)
def test_other_encodings_are_guessed(tmp_path, content, found):
    """The message says what the file seems to be."""
    (tmp_path / "f").write_bytes(content)
    assert found in fault_of(tmp_path / "f").found.en


def test_the_byte_and_the_line_that_are_not_utf8_are_named(tmp_path):
    """So that an editor can go there."""
    (tmp_path / "f").write_bytes(b"a: 1\nb: \xff")
    fault = fault_of(tmp_path / "f")
    assert fault.place.line == 2
    assert fault.found.en.startswith("byte 9 (0xff) is not UTF-8")


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_are_faults(tmp_path, character):
    """YAML does not allow them, and a terminal would obey them."""
    (tmp_path / "f").write_text(f"a: 1\nb: {character}", encoding="utf-8")
    assert fault_of(tmp_path / "f").place.line == 2


def test_a_path_outside_the_current_directory_is_shown_as_given(tmp_path):
    """Only what lies below is shortened."""
    assert shown(tmp_path / "f") == str(tmp_path / "f")
