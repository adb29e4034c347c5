"""Reading fields with forbearance."""

from enum import StrEnum

import pytest

from onething.errors import Place
from onething.formats.guides.fields import Fields, Notes


class Kind(StrEnum):
    BREAD = "bread"
    CAKE = "cake"


def fields(**values):
    """Return fields to read from."""
    return Fields.of(values, "guide 1", Notes(Place("guide.json")))


def noted(read):
    """Return what was noted in reading."""
    return [finding.code for finding in read.notes.findings]


def test_a_text_is_cleaned():
    """Blanks around a text go."""
    assert fields(a=" 面包 ").text("a") == "面包"


@pytest.mark.parametrize(("value", "text"), [(12, "12"), (2.0, "2"), (None, ""), (True, ""), ([], "")])
def test_what_is_no_text_is_read_as_far_as_possible(value, text):
    """A number stands for its digits, anything else for nothing."""
    assert fields(a=value).text("a") == text


def test_a_number_in_place_of_a_text_is_noted():
    """The wrong type is a finding."""
    read = fields(a=12)
    read.text("a")
    assert noted(read) == ["wrong-type"]


def test_a_missing_text_is_noted_only_where_expected():
    """Most fields may be missing."""
    read = fields()
    read.text("a")
    read.text("b", expected=True)
    assert noted(read) == ["missing-field"]


@pytest.mark.parametrize(
    ("value", "number"), [(3, 3.0), ("5", 5.0), (" 5.5 ", 5.5), ("", None), (None, None)]
)
def test_a_number_may_stand_as_text(value, number):
    """The platform publishes counts as texts and as numbers."""
    assert fields(a=value).number("a") == number


@pytest.mark.parametrize("value", ["当场", -1, float("nan"), float("inf"), 10**400, True, [3], "1" * 5000])
def test_a_number_that_makes_no_sense_is_left_out(value):
    """It is noted and not used."""
    read = fields(a=value)
    assert read.number("a") is None
    assert noted(read) == ["wrong-type"]


def test_a_broken_number_is_rounded_up():
    """Half a day is a day."""
    assert fields(a=2.5).whole("a") == 3


@pytest.mark.parametrize("value", ["1", 1, 1.0, " 1 "])
def test_a_code_is_looked_up_however_it_is_written(value):
    """A code may be a text or a number."""
    assert fields(a=value).code("a", {"1": Kind.BREAD}, Kind.CAKE) is Kind.BREAD


def test_an_unknown_code_is_noted_and_gives_the_default():
    """Nobody knows what it means."""
    read = fields(a="7")
    assert read.code("a", {"1": Kind.BREAD}, Kind.CAKE) is Kind.CAKE
    assert noted(read) == ["unknown-code"]


def test_a_missing_code_gives_the_default_silently():
    """A field that is not there is not unknown."""
    read = fields()
    assert read.code("a", {}, Kind.CAKE) is Kind.CAKE
    assert noted(read) == []


def test_a_flag_is_yes_no_or_unknown():
    """Anything else is noted."""
    read = fields(a="1", b="0", c="2")
    assert [read.flag(key, yes="1", no="0") for key in "abcd"] == [True, False, None, None]
    assert noted(read) == ["unknown-code"]


def test_only_the_objects_of_a_list_are_read():
    """Whatever else stands in it is noted."""
    read = fields(a=[{"b": "1"}, "x", None])
    assert [row.text("b") for row in read.objects("a")] == ["1"]
    assert noted(read) == ["wrong-type", "wrong-type"]


def test_an_empty_text_stands_for_an_empty_list():
    """The platform writes it so."""
    read = fields(a="")
    assert list(read.objects("a")) == []
    assert noted(read) == []


def test_a_text_in_place_of_an_object_has_no_fields():
    """It is noted, and reading goes on."""
    read = fields(a="x")
    assert read.at("a").text("b") == ""
    assert noted(read) == ["wrong-type"]
