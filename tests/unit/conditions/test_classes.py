"""The classes of values that tests can tell apart."""

import pytest
from condition_questions import AGE, BIRTH, EMPLOYER, MARITAL, REGION, SAME

from onething.conditions import Classes, check_value, parse_test


def classes_of(question, *tests):
    """Return the classes that tests, given as text, can tell apart."""
    return Classes.of_tests(question, [parse_test(test, question) for test in tests])


def test_ages_fall_into_as_many_classes_as_the_tests_can_tell_apart():
    """With tests at 18 and 60 there are three classes of ages, and null passes none of the tests."""
    classes = classes_of(AGE, ">= 18", ">= 60")
    assert classes.true == (0b00, 0b01, 0b11)
    assert classes.examples == (17, 18, 60)
    assert [classes.index(age) for age in (0, 17.9, 18, 59, 60, 100, None)] == [0, 0, 1, 1, 2, 2, 0]


def test_null_is_a_class_of_its_own_where_a_test_can_tell():
    """A test for null sets null apart from all values."""
    classes = classes_of(AGE, ">= 18", "null")
    assert classes.examples == (17, 18, None)
    assert classes.true[classes.index(None)] == 0b10


def test_without_tests_there_is_one_class():
    """What nobody asks makes no difference."""
    for question in (AGE, SAME, MARITAL, EMPLOYER, BIRTH, REGION):
        classes = Classes.of_tests(question, [])
        assert (classes.count, classes.true, classes.undecided) == (1, (0,), (0,))


def test_options_that_no_test_mentions_are_one_class():
    """Options are told apart by the tests alone."""
    classes = classes_of(MARITAL, "single", "not(married)")
    assert classes.examples == ("single", "married", "divorced")
    assert classes_of(MARITAL, "single").index("married") == classes_of(MARITAL, "single").index("divorced")


def test_texts_are_the_mentioned_ones_and_any_other():
    """All texts that no test mentions are one class, with an example that none mentions."""
    classes = classes_of(EMPLOYER, '"甲"', '"其他"')
    assert classes.examples == ("甲", "其他", "其他其他")
    assert classes.index("乙") == 2


def test_truth_values_have_their_classes():
    """True, false and null are told apart by two tests."""
    classes = classes_of(SAME, "true", "null")
    assert classes.examples == (True, False, None)


def test_between_consecutive_days_there_is_no_class():
    """No day lies between the last of January and the first of February."""
    classes = classes_of(BIRTH, "<= 2025-01-31", ">= 2025-02-01", "null")
    assert classes.count == 3
    assert classes_of(BIRTH, "(2025-01-30..2025-02-01)").count == 2


def test_a_region_leaves_finer_tests_undecided():
    """Where the province alone is known, the test for its city cannot be decided."""
    classes = classes_of(REGION, "430100", "430000")
    city, province = 0b01, 0b10
    found = classes.index("430000")
    assert (classes.true[found], classes.undecided[found]) == (province, city)
    assert classes.true[classes.index("430102")] == city | province
    assert classes.undecided[classes.index("000000")] == city | province
    assert classes.true[classes.index("330000")] == 0


@pytest.mark.parametrize("given", [0.1 + 0.2, 0.3])
def test_floats_find_the_class_of_the_decimal_that_they_stand_for(given):
    """The class of a bound is found although floats are not exact."""
    classes = classes_of(AGE, "0.3")
    assert classes.true[classes.index(check_value(given, AGE))] == 1


def test_a_value_that_is_no_option_has_no_class():
    """A value that was never checked does not fall into some class silently."""
    with pytest.raises(KeyError):
        classes_of(MARITAL, "single").index("widowed")
