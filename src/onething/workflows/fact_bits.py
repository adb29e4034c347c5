"""What one fact says of the terms of a one-thing, as one integer for each class of its values."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from onething.conditions import Classes, Literal, Test, Truth
from onething.conditions.ordered import Line
from onething.model import FactName, FactType, Question, Value

__all__ = ["ClassesByTests", "Conjunction", "FactBits", "Readers", "failing", "readers_by_fact"]

Conjunction = tuple[int, ...]
"""Literals that hold together, by their numbers: a cube that is quick to compare."""

Readers = Mapping[Conjunction, int]
"""The terms that read a fact: their bits by the literals by which they do."""


@dataclass(frozen=True, slots=True)
class FactBits:
    """What one fact says of the terms: by class of its values, and while it is not known."""

    classes: Classes
    by_class: tuple[int, ...]
    unknown: int
    pending: int
    """The bit that is set until the fact is heard of, known or not."""

    def of(self, value: Value) -> int:
        """Return the bits of a value, which is as `check_value` returns it."""
        return self.by_class[self.classes.index(value)]

    @property
    def ordered(self) -> Callable[[Any], int] | None:
        """A quick `of` for whole numbers and dates alone; None for a fact that has no order."""
        line = self.classes.index
        if not isinstance(line, Line):
            return None
        cuts = sorted({cut for bound in line.bounds for cut in _cuts(bound)})
        pieces = [self.by_class[line.classes[0]], *map(self.of, cuts)]
        return lambda value: pieces[bisect_right(cuts, value)]


def _cuts(bound: Any) -> Iterator[Any]:
    """Yield the whole numbers or days at which another class may begin: at a bound, and behind it."""
    if not isinstance(bound, date):
        yield from (ceil(bound), floor(bound) + 1)
        return
    yield bound
    if bound < date.max:
        yield bound + timedelta(days=1)


class ClassesByTests:
    """Keeps classes of values: the many facts that say what a source answers all have the same."""

    def __init__(self) -> None:
        self._found: dict[tuple[FactType, tuple[str, ...], tuple[Test, ...]], Classes] = {}

    def of(self, question: Question, tests: tuple[Test, ...]) -> Classes:
        """Return the classes that the tests can tell apart among the values of a fact."""
        key = question.type, tuple([option.value for option in question.options]), tests
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Classes.of_tests(question, tests)
        return found


def readers_by_fact(
    terms: Iterable[tuple[Conjunction, int]], literals: Sequence[Literal]
) -> Mapping[FactName, Readers]:
    """Return what reads each fact, from terms with their bits."""
    facts = [literal.fact for literal in literals]
    found: defaultdict[FactName, dict[Conjunction, int]] = defaultdict(dict)
    for term, bit in terms:
        by_fact: dict[FactName, Conjunction] = {}
        for number in term:
            by_fact[facts[number]] = (*by_fact.get(facts[number], ()), number)
        for name, own in by_fact.items():
            found[name][own] = found[name].get(own, 0) | bit
    return found


def failing(readers: Readers, truths: Mapping[int, Truth]) -> tuple[int, int]:
    """Return the terms that are not certain, and those that are not even possible.

    `truths` holds the truth of each literal, by its number.
    """
    unsure = impossible = 0
    for own, bits in readers.items():
        found = [truths[number] for number in own]
        unsure |= 0 if all(found) else bits
        impossible |= bits if False in found else 0
    return unsure, impossible
