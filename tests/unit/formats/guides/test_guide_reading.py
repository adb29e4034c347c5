"""Reading guide files, and refusing what is none."""

import json

import pytest
from guide_json import FOLDER, item_json, onething_json

from onething.errors import BrokenInput
from onething.formats.guides.published import ItemGuide, OneThingGuide
from onething.formats.guides.reading import read_guide, read_guides


def write(tmp_path, content, name="guide.json"):
    """Write a file with this content."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_both_kinds_are_told_apart():
    """Nobody has to say of which kind a file is."""
    assert isinstance(read_guide(FOLDER / "onething.json"), OneThingGuide)
    assert isinstance(read_guide(FOLDER / "item.json"), ItemGuide)


def test_the_source_is_kept():
    """Who published it, where, and when it was read."""
    origin = read_guide(FOLDER / "onething.json").provenance
    assert (origin.publisher, origin.crawled) == ("虹岭一体化服务平台", "2026-05-04")
    assert origin.url.startswith("https://")


def test_a_byte_order_mark_does_no_harm(tmp_path):
    """Some editors write one."""
    assert read_guide(write(tmp_path, b"\xef\xbb\xbf" + json.dumps(onething_json()).encode())).name


def test_half_surrogates_do_no_harm(tmp_path):
    """JSON can escape what no file can hold."""
    published = item_json()
    published["data"]["unifyName"] = "面\ud800包"
    assert read_guide(write(tmp_path, published)).name == "面包"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        json.dumps(onething_json()).encode()[:500],
        b"\x89PNG\r\n\x1a\n\x00",
        "面包".encode("gbk"),
        b"[" * 100_000,
        b"[1]",
        b'"data"',
        b"{}",
        b'{"data": null}',
        b'{"data": {"openapi": "3.0.0"}}',
        b'{"a": ' + b"1" * 5000 + b"}",
    ],
)
def test_what_is_no_guide_is_refused(tmp_path, content):
    """Empty, cut off, binary, in another encoding, nested for ever, or some other JSON."""
    with pytest.raises(BrokenInput) as broken:
        read_guide(write(tmp_path, content))
    assert len(broken.value.faults) == 1
    assert "guide.json" in broken.value.message("zh")


def test_a_huge_file_is_refused_unread(tmp_path):
    """The limit is that of all files."""
    path = tmp_path / "guide.json"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    with pytest.raises(BrokenInput, match="too large"):
        read_guide(path)


def test_the_faults_of_all_files_come_at_once(tmp_path):
    """One run tells all that is broken."""
    broken = [write(tmp_path, b"{", "a.json"), tmp_path / "missing.json", tmp_path]
    with pytest.raises(BrokenInput) as error:
        read_guides([FOLDER / "item.json", *broken])
    assert len(error.value.faults) == 3
