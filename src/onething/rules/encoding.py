"""Facts and rules as small numbers, so that an engine need not know texts, truths or nulls.

Every attribute value falls into a class of values that the tests on it cannot tell apart; a fact becomes
the set of tests that hold, as bits, and its joined values become numbers. Facts that some rules cannot
tell apart are one to them, however many there are, and what no pattern can take is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from onething.conditions import Classes, Test
from onething.rules.patterns import CompiledRule
from onething.rules.shapes import SHAPES, AttributeValue, CatalogueFact

__all__ = ["Alike", "Encoding", "Want"]

_TestOf = tuple[str, str, Test]
"""A shape, one of its attributes, and a test on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Facts that some rules cannot tell apart."""

    shape: str
    bits: int
    """Which of the tests hold."""
    joined: Mapping[str, int]
    """A number for the value of each attribute that joins read; equal values, equal numbers."""
    keys: list[str]
    """The keys of the facts."""


@dataclass(frozen=True, slots=True)
class Want:
    """What a pattern asks of a fact: its shape, tests that hold, and attributes that have a value."""

    shape: str
    tests: frozenset[int]
    joined: tuple[str, ...]
    """The attributes that joins read, at whichever of their ends."""
    bits: int
    """The tests as bits."""

    def takes(self, fact: Alike) -> bool:
        """Tell whether the pattern can stand for the fact, joins apart."""
        passes = self.shape == fact.shape and self.bits & fact.bits == self.bits
        return passes and all(name in fact.joined for name in self.joined)


class Encoding:
    """The facts of one match in numbers that are the same for all its rules."""

    def __init__(self, rules: Sequence[CompiledRule], facts: Iterable[CatalogueFact]) -> None:
        self._tests = _test_numbers(rules)
        self._facts = _by_shape(facts, self._tests)
        self._numbers: dict[AttributeValue, int] = {}

    def wants(self, rule: CompiledRule) -> tuple[Want, ...]:
        """Return what each pattern of the rule asks for."""
        read: list[dict[str, None]] = [{} for _ in rule.patterns]
        for number, pattern in enumerate(rule.patterns):
            for join in pattern.joins:
                read[number][join.attribute] = None
                read[join.other][join.other_attribute] = None
        wants = []
        for pattern, joined in zip(rule.patterns, read, strict=True):
            tests = frozenset(self._tests[pattern.shape, name, test] for name, test in pattern.tests)
            bits = sum(1 << number for number in tests)
            wants.append(Want(pattern.shape, tests, tuple(joined), bits))
        return tuple(wants)

    def alike(self, wants: Iterable[Want]) -> Iterator[Alike]:
        """Yield the facts that a want takes; the keys of each are complete when all were yielded."""
        by_shape: defaultdict[str, list[Want]] = defaultdict(list)
        for want in dict.fromkeys(wants):
            by_shape[want.shape].append(want)
        for shape, wanted in by_shape.items():
            yield from self._alike_of(shape, wanted)

    def _alike_of(self, shape: str, wants: Sequence[Want]) -> Iterator[Alike]:
        read = reduce(or_, (want.bits for want in wants))
        attributes = tuple(dict.fromkeys(chain.from_iterable(want.joined for want in wants)))
        passing = _Passing(wants)
        seen: dict[tuple[int, tuple[AttributeValue, ...]], list[str]] = {}
        for held, fact in self._facts.get(shape, ()):
            bits = held & read
            if not passing[bits]:
                continue
            values = tuple(map(fact.values.get, attributes))
            keys = seen.setdefault((bits, values), [])
            keys.append(fact.key)
            if len(keys) == 1:
                alike = Alike(shape, bits, self._joined(attributes, values), keys)
                if any(want.takes(alike) for want in passing[bits]):
                    yield alike

    def _joined(self, names: Sequence[str], values: Sequence[AttributeValue]) -> Mapping[str, int]:
        known = ((name, value) for name, value in zip(names, values, strict=True) if value is not None)
        return {name: self._numbers.setdefault(value, len(self._numbers)) for name, value in known}


class _Passing(dict[int, list[Want]]):
    """The wants whose tests hold, by the tests that hold; found once a combination."""

    def __init__(self, wants: Sequence[Want]) -> None:
        super().__init__()
        self._wants = wants

    def __missing__(self, bits: int) -> list[Want]:
        passing = self[bits] = [want for want in self._wants if want.bits & bits == want.bits]
        return passing


class _Bits(dict[AttributeValue, int]):
    """The tests on one attribute that hold, as bits, by value; found once a value."""

    def __init__(self, classes: Classes, numbers: Sequence[int]) -> None:
        super().__init__()
        self._classes, self._numbers = classes, numbers

    def __missing__(self, value: AttributeValue) -> int:
        held = self._classes.true[self._classes.index(value)]
        holding = (number for place, number in enumerate(self._numbers) if held >> place & 1)
        bits = self[value] = sum(1 << number for number in holding)
        return bits


def _test_numbers(rules: Iterable[CompiledRule]) -> Mapping[_TestOf, int]:
    patterns = (pattern for rule in rules for pattern in rule.patterns)
    tests = ((pattern.shape, name, test) for pattern in patterns for name, test in pattern.tests)
    return {test: number for number, test in enumerate(dict.fromkeys(tests))}


def _by_shape(
    facts: Iterable[CatalogueFact], tests: Mapping[_TestOf, int]
) -> Mapping[str, Sequence[tuple[int, CatalogueFact]]]:
    """Return the facts of each shape, each with the tests that hold as bits."""
    tested = _bits_of_attributes(tests)
    encoded: defaultdict[str, list[tuple[int, CatalogueFact]]] = defaultdict(list)
    for fact in facts:
        held = 0
        for attribute, bits in tested[fact.shape]:
            held |= bits[fact.values.get(attribute)]
        encoded[fact.shape].append((held, fact))
    return encoded


def _bits_of_attributes(tests: Mapping[_TestOf, int]) -> Mapping[str, Sequence[tuple[str, _Bits]]]:
    """Return, for each shape, the attributes that are tested, each with its values' bits."""
    by_attribute: defaultdict[tuple[str, str], list[tuple[Test, int]]] = defaultdict(list)
    for (shape, attribute, test), number in tests.items():
        by_attribute[shape, attribute].append((test, number))
    tested: dict[str, list[tuple[str, _Bits]]] = {shape: [] for shape in SHAPES}
    for (shape, attribute), numbered in by_attribute.items():
        classes = Classes.of_tests(SHAPES[shape][attribute], [test for test, _ in numbered])
        tested[shape].append((attribute, _Bits(classes, [number for _, number in numbered])))
    return tested
