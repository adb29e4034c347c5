"""What a class of values says of an answer, in the words of the tests that set it apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onething.conditions.classes import Classes
from onething.conditions.sentences import predicate
from onething.conditions.unary import ANYTHING, Test
from onething.language import Label
from onething.model import Value

__all__ = ["class_label"]


def class_label(classes: Classes, value: Value, *, regions: Mapping[str, Label] | None = None) -> Label:
    """Return what all values of the class of `value` have in common, and no others but null have.

    >>> from onething.conditions import parse_test
    >>> from onething.model import FactType, Question
    >>> age = Question(fact="age", type=FactType.NUMBER, label=Label(zh="几岁？", en="How old?"))
    >>> tests = [parse_test("< 18", age), parse_test(">= 60", age)]
    >>> class_label(Classes.of_tests(age, tests), 30).en
    'is at least 18 and is less than 60'
    """
    said = [predicate(test, classes.question, regions=regions) for test in _telling(classes, value)]
    said = said or [predicate(ANYTHING, classes.question)]
    return Label(zh="且".join(one.zh for one in said), en=" and ".join(one.en for one in said))


def _telling(classes: Classes, value: Value) -> Iterator[Test]:
    """Yield tests that hold for the class of `value` and rule out all others, most telling first."""
    own = classes.index(value)
    left = {one for one, example in enumerate(classes.examples) if one != own and example is not None}
    signed = [(_holding(classes, own, at), _ruled_out(classes, own, at)) for at in _decided(classes, own)]
    while left and signed:
        test, out = max(signed, key=lambda one: len(one[1] & left))
        if not out & left:
            return
        yield test
        left -= out


def _decided(classes: Classes, own: int) -> Iterator[int]:
    return (at for at in range(len(classes.tests)) if not classes.undecided[own] >> at & 1)


def _holding(classes: Classes, own: int, at: int) -> Test:
    """Return a test, or its opposite where it does not hold for the class."""
    test = classes.tests[at]
    return test if classes.true[own] >> at & 1 else Test(test.parts, negated=not test.negated)


def _ruled_out(classes: Classes, own: int, at: int) -> frozenset[int]:
    holds = classes.true[own] >> at & 1
    return frozenset(one for one, mask in enumerate(classes.true) if (mask >> at & 1) != holds)
