"""Values of facts, typed by a person or given by a program."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from condition_questions import AGE, BIRTH, EMPLOYER, MARITAL, QUESTIONS, REGION, SAME

from onething.conditions import check_value, read_value
from onething.errors import BrokenInput, UnknownName


@pytest.mark.parametrize(
    ("typed", "question", "value"),
    [
        ("true", SAME, True),
        ("是", SAME, True),
        ("Yes", SAME, True),
        ("否", SAME, False),
        ("no", SAME, False),
        (" 60 ", AGE, 60),
        ("６０．５", AGE, 60.5),
        ("married", MARITAL, "married"),
        ("已婚", MARITAL, "married"),
        ("never married", MARITAL, "single"),
        ("某公司（长沙）", EMPLOYER, "某公司（长沙）"),
        ("2025-01-31", BIRTH, date(2025, 1, 31)),
        ("430100", REGION, "430100"),
    ],
)
def test_what_a_person_types_is_read(typed, question, value):
    """Every type is read in the ways in which people write it."""
    assert read_value(typed, question) == value


@pytest.mark.parametrize("question", QUESTIONS.values())
def test_null_says_that_there_is_no_value(question):
    """Every fact can be known to have no value."""
    assert read_value("null", question) is None
    assert check_value(None, question) is None


@pytest.mark.parametrize(
    ("typed", "question"), [("maybe", SAME), ("old", AGE), ("", AGE), ("31.1.2025", BIRTH), ("长沙", REGION)]
)
def test_what_cannot_be_read_is_a_fault_of_the_fact(typed, question):
    """The fault names the fact and the form that is wanted, and does not repeat the value."""
    with pytest.raises(BrokenInput) as refusal:
        read_value(typed, question)
    message = refusal.value.message("zh")
    assert message.startswith(question.fact)
    assert not typed or typed not in message


def test_a_wrong_option_is_answered_with_the_near_ones():
    """An option that is typed and not offered is an unknown name with suggestions."""
    with pytest.raises(UnknownName) as refusal:
        read_value("maried", MARITAL)
    assert refusal.value.kind == "option"
    assert "married" in refusal.value.near


def test_a_wrong_option_handed_over_by_a_program_is_not_repeated():
    """It may be a person's; the options are named instead."""
    with pytest.raises(BrokenInput) as refusal:
        check_value("110101199001011234", MARITAL)
    assert "1101" not in str(refusal.value)
    assert "married" in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "question", "value"),
    [
        (False, SAME, False),
        (60, AGE, 60),
        (60.0, AGE, 60),
        (0.1 + 0.2, AGE, 0.3),
        (Decimal("1.5"), AGE, 1.5),
        (10**30, AGE, 10**30),
        ("single", MARITAL, "single"),
        ("", EMPLOYER, ""),
        ("2025-01-31", BIRTH, date(2025, 1, 31)),
        (datetime(2025, 1, 31, 23, 59, tzinfo=UTC), BIRTH, date(2025, 1, 31)),
        (430100, REGION, "430100"),
    ],
)
def test_what_a_program_gives_is_made_to_compare(given, question, value):
    """Values that fit are returned in the one form that conditions compare."""
    found = check_value(given, question)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("given", "question"),
    [
        (1, SAME),
        ("true", SAME),
        (True, AGE),
        ("60", AGE),
        (float("nan"), AGE),
        (float("inf"), AGE),
        (Decimal("1e999999"), AGE),
        (Decimal("NaN"), AGE),
        (1, MARITAL),
        (["single"], MARITAL),
        (5, EMPLOYER),
        (20250131, BIRTH),
        ("2025-02-30", BIRTH),
        (True, REGION),
        (43010, REGION),
    ],
)
def test_what_does_not_fit_is_refused(given, question):
    """A value of another type is never converted by guessing."""
    with pytest.raises(BrokenInput) as refusal:
        check_value(given, question)
    (fault,) = refusal.value.faults
    assert fault.place.file == question.fact


def test_a_number_of_thousands_of_digits_is_no_region():
    """An integer too long to be written out is refused like any other."""
    with pytest.raises(BrokenInput):
        check_value(10**5000, REGION)
