"""Tests of how numbers are written."""

import pytest

from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number, shown
from onething.formats.reports.speech import Speech

ZH, EN = Speech("zh"), Speech("en")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1_234_567.5, Form.COUNT, "1,234,568"),
        (0, Form.COUNT, "0"),
        (2.345, Form.MEAN, "2.35"),
        (0.9995, Form.SHARE, "100.0%"),
        (-3.2, Form.COUNT, "−3"),
        (-0.001, Form.MEAN, "0.00"),
    ],
)
def test_numbers_have_thousands_apart_and_a_true_minus(value, form, text):
    """What rounds to nothing has no sign."""
    assert number(value, form, EN) == text


def test_differences_have_their_sign_and_those_of_shares_are_points():
    """From 10 % to 15 % is 5 points, not 5 %."""
    assert number(7, Form.COUNT, EN, signed=True) == "+7"
    assert number(0.05, Form.SHARE, EN, signed=True) == "+5.0 points"
    assert number(0.05, Form.POINTS, ZH) == "5.0 个百分点"


def test_nothing_is_a_dash_and_a_line_can_have_a_form_of_its_own():
    """A figure that is not measured is not a zero."""
    heads = (Head("a", Form.COUNT), Head("b", Form.COUNT))
    lines = (Line("x", (None, 0.5), form=Form.SHARE), Line("y", ("text", 3)))
    assert shown(Exhibit("k", "t", "s", heads, lines), EN) == (("–", "50.0%"), ("text", "3"))
