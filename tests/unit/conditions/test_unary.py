"""Tests as values, and how they are written."""

from datetime import date
from decimal import Decimal

from onething.conditions import ANYTHING, Bound, Equals, Null, Range, Within
from onething.conditions import Test as UnaryTest


def test_a_test_is_written_as_s_feel():
    """Every kind of part has its canonical text."""
    parts = (Null(), Equals(Decimal("0.5")), Equals(False), Within("430000"), Equals(date(2025, 1, 31)))
    assert str(UnaryTest(parts)) == 'null, 0.5, false, "430000", date("2025-01-31")'


def test_a_range_with_one_bound_is_written_as_a_comparison():
    """A comparison is a range that is open to one side."""
    assert str(Range(low=Bound(60, included=False))) == "> 60"
    assert str(Range(high=Bound(60, included=True))) == "<= 60"


def test_a_range_contains_what_lies_between_its_bounds():
    """A bound belongs to the range only if it is included."""
    part = Range(Bound(18, included=True), Bound(60, included=False))
    assert [age in part for age in (17, 18, 59, 60)] == [False, True, True, False]


def test_a_very_small_number_is_written_without_exponent():
    """S-FEEL has no exponents, so none is written."""
    assert str(Equals(Decimal("0.0000001"))) == "0.0000001"


def test_tests_that_read_alike_are_one_value():
    """Tests compare and hash by what they say."""
    one, other = UnaryTest((Equals(5),)), UnaryTest((Equals(Decimal("5.0")),))
    assert {one, other} == {one}
    assert str(ANYTHING) == "-"
