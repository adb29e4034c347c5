"""Recognising a file that nobody edited since it was imported."""

import pytest

from onething.formats.guides.stamp import credit_lines, is_pristine, stamped

TEXT = stamped("id: bread\n", schema="../schema/items.json", origins=["甲平台 G1, read 2026-01-01"])


def test_a_file_is_pristine_as_it_was_written():
    """Line ends do not matter: version control may change them."""
    assert is_pristine(TEXT)
    assert is_pristine(TEXT.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    "edited",
    [TEXT + "# mine\n", TEXT.replace("bread", "cake"), TEXT.replace("甲平台", "乙平台"), "id: bread\n", ""],
)
def test_an_edited_file_is_not(edited):
    """Nor is one that no import wrote."""
    assert not is_pristine(edited)


def test_the_header_says_whence_it_came():
    """One line for each source."""
    assert credit_lines(TEXT) == ("甲平台 G1, read 2026-01-01",)


def test_the_latest_reading_of_a_guide_stands():
    """An older one of the same guide is dropped."""
    readings = ["甲平台 G1, read 2026-01-01", "甲平台 G1, read 2026-02-01"]
    assert credit_lines(stamped("", schema="x", origins=readings)) == ("甲平台 G1, read 2026-02-01",)


def test_a_credit_stays_on_its_line():
    """Whatever a guide says of itself cannot break out of the comment."""
    text = stamped("id: bread\n", schema="x", origins=["甲\nid: evil"])
    assert "\nid: evil" not in text
