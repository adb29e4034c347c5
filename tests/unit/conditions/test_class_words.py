"""Tests of what a class of values says of an answer."""

from datetime import date

import pytest

from onething.conditions import Classes, class_label, parse_test
from onething.language import Label
from onething.model import FactType, Question


def said(kind, value, *tests, regions=None):
    """Return what the class of a value says, for a fact with these tests."""
    asked = Question(fact="fact", type=kind, label=Label(zh="问题？", en="Question?"))
    classes = Classes.of_tests(asked, [parse_test(test, asked) for test in tests])
    return class_label(classes, value, regions=regions)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [(6, "小于7", "is less than 7"), (7, "不小于7", "is at least 7")],
)
def test_a_bound_parts_numbers_in_two(value, zh, en):
    """The example stands for all on its side."""
    assert said(FactType.NUMBER, value, "< 7") == Label(zh=zh, en=en)


def test_a_test_and_its_opposite_are_said_once():
    """Two rules that part the values alike do not make the sentence longer."""
    assert said(FactType.NUMBER, 6, "< 7", ">= 7").en == "is less than 7"


def test_a_class_between_two_bounds_says_both():
    """Neither bound alone sets it apart."""
    assert said(FactType.NUMBER, 30, "< 18", ">= 60").zh == "不小于18且小于60"


def test_a_text_that_no_test_mentions_is_none_of_those_that_are():
    """Its example is only a stand-in."""
    assert said(FactType.STRING, "其他", '"老桥街"').zh == "不为“老桥街”"


def test_days_and_regions_are_said_in_their_words():
    """As everywhere a test is told."""
    assert said(FactType.DATE, date(2027, 1, 1), '> date("2026-06-01")').zh == "晚于2026年6月1日"
    names = {"430100": Label(zh="长沙市", en="Changsha")}
    assert said(FactType.REGION, "430100", '"430100"', regions=names).en == "is within Changsha"


def test_a_fact_that_no_test_reads_may_be_anything():
    """There is one class, and nothing to tell it from."""
    assert said(FactType.NUMBER, 1).en == "may be anything"
