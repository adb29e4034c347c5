"""The classes of a fact's values that a set of tests can tell apart, and the tests that hold in each.

Age with tests at 18 and 60 has three: whoever is 30 passes the tests that whoever is 40 passes. A
case is decided by looking up the class of each of its facts and joining a few integers, and going
through the classes is going through all situations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onething.conditions.ordered import Line, date_between, number_between
from onething.conditions.regions import Tree
from onething.conditions.truth import Truth, holds
from onething.conditions.unary import Equals, Test
from onething.model import FactType, Question, Value

__all__ = ["Classes"]

ANY_OTHER = "其他"
"""The example of a text that no test mentions, repeated until it is one."""


@dataclass(frozen=True, slots=True)
class Classes:
    """The values of one fact, parted into as few classes as its tests can tell apart.

    For every value v and every test k: bit k of `true[index(v)]` is set if test k holds for v, and
    bit k of `undecided[index(v)]` if that cannot be decided. No two classes have the same bits. They
    come in the order of their smallest values, those of null last.
    """

    question: Question
    tests: tuple[Test, ...]
    true: tuple[int, ...]
    """By class, the tests that hold for its values, as a bit mask."""
    undecided: tuple[int, ...]
    """By class, the tests that its values leave undecided, as a bit mask."""
    examples: tuple[Value, ...]
    """By class, one value of it that a person can read."""
    index: Callable[[Value], int] = field(compare=False, repr=False)
    """Returns the class of a value, which is as `check_value` returns it: None is null."""

    @property
    def count(self) -> int:
        """The number of classes, at least one."""
        return len(self.examples)

    @classmethod
    def of_tests(cls, question: Question, tests: Sequence[Test]) -> Classes:
        """Return the classes that `tests` can tell apart, all of them of the fact of `question`."""
        tests = tuple(tests)
        found = _Signatures(tests)
        index = _index(question, tests, found.class_of)
        true, undecided = zip(*found.numbers, strict=True)
        return cls(question, tests, true, undecided, tuple(found.examples), index)


class _Signatures:
    """Numbers the classes in the order in which their first examples come."""

    def __init__(self, tests: Sequence[Test]) -> None:
        self._tests = tests
        self.numbers: dict[tuple[int, int], int] = {}
        self.examples: list[Value] = []

    def class_of(self, value: Value) -> int:
        truths = [holds(test, value) for test in self._tests]
        signature = _mask(truths, wanted=True), _mask(truths, wanted=None)
        if signature not in self.numbers:
            self.numbers[signature] = len(self.examples)
            self.examples.append(value)
        return self.numbers[signature]


def _mask(truths: Iterable[Truth], *, wanted: Truth) -> int:
    return sum(1 << place for place, truth in enumerate(truths) if truth is wanted)


def _index(
    question: Question, tests: Sequence[Test], class_of: Callable[[Value], int]
) -> Callable[[Value], int]:
    match question.type:
        case FactType.NUMBER:
            return Line.of_tests(tests, number_between, class_of)
        case FactType.DATE:
            return Line.of_tests(tests, date_between, class_of)
        case FactType.REGION:
            return Tree.of_tests(tests, class_of)
        case FactType.STRING:
            return _Texts.of_tests(tests, class_of)
        case FactType.BOOLEAN:
            return _table((True, False, None), class_of)
        case FactType.CHOICE:
            return _table((*(option.value for option in question.options), None), class_of)


def _table(values: Iterable[Value], class_of: Callable[[Value], int]) -> Callable[[Value], int]:
    return {value: class_of(value) for value in values}.__getitem__


@dataclass(frozen=True, slots=True)
class _Texts:
    """Finds the class of a text: one that a test mentions, or any other."""

    mentioned: Mapping[Value, int]
    other: int

    @classmethod
    def of_tests(cls, tests: Sequence[Test], class_of: Callable[[Value], int]) -> _Texts:
        parts = (part for test in tests for part in test.parts)
        texts: dict[Any, None] = dict.fromkeys(part.value for part in parts if isinstance(part, Equals))
        other = ANY_OTHER
        while other in texts:
            other += ANY_OTHER
        mentioned = {text: class_of(text) for text in texts}
        unmentioned = class_of(other)
        mentioned[None] = class_of(None)
        return cls(mentioned, unmentioned)

    def __call__(self, value: Value) -> int:
        return self.mentioned.get(value, self.other)
