"""Numbers, dates and region codes, held exactly."""

from datetime import date
from decimal import Decimal

import pytest

from onething.conditions.scalars import as_value, exact, narrow, read_date, read_number, read_region


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("60", 60),
        ("-0", 0),
        ("007", 7),
        ("1.50", Decimal("1.5")),
        ("60.000", 60),
        ("999999999999999999", 10**18 - 1),
        ("0.000000000000001", Decimal("1e-15")),
        ("1234567890.12345", Decimal("1234567890.12345")),
    ],
)
def test_a_number_is_read_exactly(text, number):
    """A number is what its digits say, whole numbers as int."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1.", "1e3", "+1", "１", "٣", "nan", "1 0", "1" * 19, "1234567890.123456"]
)
def test_what_no_value_can_be_is_no_number(text):
    """Neither other notations nor more digits than a float keeps are read."""
    assert read_number(text) is None


def test_a_float_stands_for_the_decimal_that_people_mean():
    """A float counts as the nearest decimal of 15 digits; what is no float stays as it is."""
    assert exact(0.1) == Decimal("0.1")
    assert exact(1.1 * 3) == Decimal("3.3")
    assert exact(10**17 + 1) == 10**17 + 1


def test_a_whole_decimal_becomes_an_int():
    """A literal becomes the value that equals it."""
    assert repr(as_value(Decimal("60.0"))) == "60"
    assert as_value(Decimal("0.1")) == 0.1
    assert as_value("text") == "text"


@pytest.mark.parametrize("text", ["2025-2-1", "20250201", "2025-W05-1", "2025-02-30", "0000-01-01", ""])
def test_only_year_month_day_is_a_date(text):
    """Other ISO forms and days that do not exist are no dates."""
    assert read_date(text) is None


def test_dates_and_regions_are_read():
    """A date is read to a day, a region stays its code."""
    assert read_date("2024-02-29") == date(2024, 2, 29)
    assert read_region("430100") == "430100"
    assert read_region("43010") is None


def test_narrowing_keeps_every_character_in_its_place():
    """Full-width text becomes ASCII one for one; the marks of strings stay."""
    assert narrow("１、（Ａ）＂＼“") == "1,(A)＂＼“"
