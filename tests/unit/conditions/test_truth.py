"""When a test holds: the unary tests of DMN 1.5, null and regions among them."""

from datetime import date

import pytest
from condition_questions import AGE, BIRTH, EMPLOYER, MARITAL, REGION, SAME

from onething.conditions import all_of, any_of, holds, opposite, parse_test


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        ("60", [60, 60.0], [59, 60.1, None]),
        ("< 60", [59, 59.999, -1], [60, 61, None]),
        ("<= 60", [59, 60], [60.5, None]),
        ("> 60", [60.5, 61], [60, 59, None]),
        (">= 60", [60, 61], [59.5, None]),
        ("[18..60]", [18, 30, 60], [17, 61, None]),
        ("(18..60)", [18.5, 59.5], [18, 60, None]),
        ("[18..60)", [18, 59.5], [60, 17.5, None]),
        ("(18..60]", [18.5, 60], [18, 61, None]),
        ("< 18, 60", [17, 60], [18, 61, None]),
        ("0.3", [0.3, 0.1 + 0.2], [0.30001, 0, None]),
        ("null", [None], [0, 60]),
        ("null, > 60", [None, 61], [60]),
        ("-", [None, 0, 60], []),
        ("not(60)", [59, None], [60]),
        ("not(>= 60)", [59], [60, None]),
        ("not([18..60])", [17, 61], [18, 60, None]),
        ("not(null)", [0, 60], [None]),
        ("not(null, > 60)", [60], [61, None]),
        ("not(5, > 60)", [6], [5, 61, None]),
    ],
)
def test_numbers_pass_as_in_dmn(test, yes, no):
    """Comparisons, intervals, lists and negation hold as DMN 1.5 has it; null has no order."""
    read = parse_test(test, AGE)
    assert [holds(read, value) for value in yes] == [True] * len(yes)
    assert [holds(read, value) for value in no] == [False] * len(no)


@pytest.mark.parametrize(
    ("question", "test", "yes", "no"),
    [
        (SAME, "true", [True], [False, None]),
        (SAME, "not(true)", [False, None], [True]),
        (SAME, "true, false", [True, False], [None]),
        (MARITAL, "single, divorced", ["single", "divorced"], ["married", None]),
        (MARITAL, "not(single, divorced)", ["married", None], ["single"]),
        (EMPLOYER, '"甲"', ["甲"], ["乙", "", None]),
        (BIRTH, ">= 2025-01-31", [date(2025, 1, 31), date.max], [date(2025, 1, 30), None]),
        (BIRTH, "not(2025-01-31)", [date(2025, 1, 30), None], [date(2025, 1, 31)]),
    ],
)
def test_other_facts_pass_as_in_dmn(question, test, yes, no):
    """Nothing but null equals null, so that null passes a negated list that does not name it."""
    read = parse_test(test, question)
    assert [holds(read, value) for value in yes] == [True] * len(yes)
    assert [holds(read, value) for value in no] == [False] * len(no)


@pytest.mark.parametrize(
    ("test", "region", "truth"),
    [
        ("430000", "430000", True),
        ("430000", "430102", True),
        ("000000", "430102", True),
        ("430100", "430200", False),
        ("430100", "430000", None),
        ("430100", "000000", None),
        ("not(430100)", "430000", None),
        ("not(430100)", "430102", False),
        ("not(430100)", "330000", True),
        ("430100, 430200", "430000", None),
        ("430100, 430000", "430000", True),
        ("not(430100, 330000)", "330100", False),
        ("430100", None, False),
        ("not(430100)", None, True),
    ],
)
def test_a_region_counts_for_all_below_it(test, region, truth):
    """A code holds for what lies below it; where the region is too coarse to tell, it is unknown."""
    assert holds(parse_test(test, REGION), region) is truth


def test_unknown_gives_way_to_what_decides():
    """False decides a conjunction and true a disjunction; otherwise unknown spreads."""
    assert all_of([None, False]) is False
    assert all_of([None, True]) is None
    assert any_of([None, True]) is True
    assert any_of([None, False]) is None
    assert opposite(None) is None


def test_nothing_to_join_is_the_neutral_truth():
    """All of nothing is true, any of nothing false."""
    assert all_of([]) is True
    assert any_of([]) is False
