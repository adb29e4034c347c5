"""The truth of tests: `holds` against an oracle written apart from it, and `Classes` against `holds`."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.condition_strategies import QUESTIONS, kinds, unary_tests, values_like

from onething.conditions import ANYTHING, Classes, Null, Range, Within, check_value, holds
from onething.model import FactType


def oracle(test, value):
    """Return what DMN says; for a region, only if all regions that it may stand for agree."""
    if test == ANYTHING:
        return True
    truths = {of_exact(test, exactly) for exactly in refinements(test, value)}
    return truths.pop() if len(truths) == 1 else None


def of_exact(test, value):
    """Return the truth of a test by FEEL's rules: null spreads, and at the top is not true."""
    seen = [of_part(part, value) for part in test.parts]
    found = True if True in seen else None if None in seen else False
    return (found is False) if test.negated else (found is True)


def of_part(part, value):
    """Return true, false or FEEL's null for one part."""
    if isinstance(part, Null):
        return value is None
    if isinstance(part, Range):
        return None if value is None else in_range(part, value)
    if isinstance(part, Within):
        return value is not None and value.startswith(stem(part.region))
    return value is not None and plain(value) == plain(part.value)


def in_range(part, value):
    """Return whether a value lies between the bounds that there are."""
    place, low, high = plain(value), part.low, part.high
    above = not low or plain(low.value) < place or (low.included and plain(low.value) == place)
    below = not high or place < plain(high.value) or (high.included and place == plain(high.value))
    return above and below


def plain(value):
    """Return a number as the fraction that its digits write, anything else as it is."""
    return value if isinstance(value, bool | str | date) else Fraction(str(value))


def stem(code):
    """Return the digits with which all regions within `code` begin."""
    return stem(code[:-2]) if code.endswith("00") else code


def refinements(test, value):
    """Return the regions that a region may turn out to be, as far as a test could tell."""
    named = [part.region for part in test.parts if isinstance(part, Within)]
    return [value, *(code for code in named if value is not None and code.startswith(stem(value)))]


def with_tests(kind):
    """Return a type, a few tests of its facts and a few values of them."""
    return st.tuples(
        st.just(kind),
        st.lists(unary_tests(kind), max_size=4),
        st.lists(values_like(kind), min_size=1, max_size=8),
    )


@given(kinds.flatmap(with_tests))
def test_a_test_holds_as_dmn_says(drawn):
    """For every test and value, `holds` answers as the oracle does."""
    _, tests, values = drawn
    for test in tests:
        for value in values:
            assert holds(test, value) == oracle(test, value)


@given(kinds.flatmap(with_tests))
def test_a_class_has_the_truths_of_all_its_values(drawn):
    """The masks of a value's class say for every test what `holds` says."""
    kind, tests, values = drawn
    classes = Classes.of_tests(QUESTIONS[kind], tests)
    for value in values:
        number = classes.index(value)
        for place, test in enumerate(tests):
            truth = holds(test, value)
            assert bool(classes.true[number] >> place & 1) == (truth is True)
            assert bool(classes.undecided[number] >> place & 1) == (truth is None)


@given(kinds.flatmap(with_tests))
def test_classes_are_as_few_as_can_be(drawn):
    """Two classes always differ in a test, and no mask speaks of a test that is not there."""
    kind, tests, _ = drawn
    classes = Classes.of_tests(QUESTIONS[kind], tests)
    masks = list(zip(classes.true, classes.undecided, strict=True))
    assert len(masks) == classes.count >= 1
    assert all(one != other for one, other in combinations(masks, 2))
    assert all(not true & undecided and (true | undecided) < 1 << len(tests) for true, undecided in masks)


@given(kinds.flatmap(with_tests))
def test_an_example_is_a_value_of_its_class(drawn):
    """The example of every class passes as a value of the fact and lies in the class."""
    kind, tests, _ = drawn
    classes = Classes.of_tests(QUESTIONS[kind], tests)
    for number, example in enumerate(classes.examples):
        assert check_value(example, QUESTIONS[kind]) == example
        assert classes.index(example) == number


@given(kinds.flatmap(with_tests))
def test_classes_survive_pickling(drawn):
    """Classes can be handed to another process."""
    kind, tests, values = drawn
    classes = Classes.of_tests(QUESTIONS[kind], tests)
    copy = pickle.loads(pickle.dumps(classes))  # noqa: S301 - what was just written
    assert copy == classes
    assert [copy.index(value) for value in values] == [classes.index(value) for value in values]


@given(st.floats(allow_nan=False, allow_infinity=False), st.lists(unary_tests(FactType.NUMBER), max_size=3))
def test_any_float_has_a_class(value, tests):
    """A float of whatever size or precision finds the class that `holds` says."""
    question = QUESTIONS[FactType.NUMBER]
    known = check_value(value, question)
    classes = Classes.of_tests(question, tests)
    assert [classes.true[classes.index(known)] >> k & 1 for k in range(len(tests))] == [
        int(holds(test, known) is True) for test in tests
    ]
