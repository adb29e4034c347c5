"""Conditions compiled to bits: a case is decided by AND-ing one integer per fact.

Every condition is brought into disjunctive normal form; each of its conjunctions, a *term*, gets one
bit. A fact can only tell finitely many classes of its values apart, so for each class one integer
holds the terms that the fact leaves standing for certain, and those that it leaves possible. The terms
that hold in a case are then the AND over its facts, and a condition holds if one of its terms does. A
fact that is not known leaves every term possible and none that reads it certain, which is the
three-valued logic of the condition language.

From the lowest bit: the terms that are certain, the same terms as far as they are possible, one bit a
fact that is set until the fact is heard of, and the lanes of demands as far as they are certain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from onething.conditions import Classes, Cube, Literal, Test, Truth
from onething.conditions.ordered import Line
from onething.model import FactName, Question, Value
from onething.workflows.lanes import Lanes, lay_out

__all__ = ["EVERYTHING", "FactBits", "State", "Term", "TermTable"]

EVERYTHING = -1
"""The bits of a fact that no term reads: all of them, however many there are."""

_NO_LANES = lay_out(())


@dataclass(slots=True)
class State:
    """The terms of a case that hold, and those that may."""

    held: int
    possible: int

    def truth(self, mask: int) -> bool | None:
        """Return the truth of the condition whose terms are `mask`."""
        if self.held & mask:
            return True
        return None if self.possible & mask else False


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
        bounds, pieces = line.bounds, [self.by_class[index] for index in line.classes]
        return lambda value: pieces[bisect_left(bounds, value) + bisect_right(bounds, value)]


@dataclass(frozen=True, slots=True)
class Term:
    """Tests that hold together, each with its own bit."""

    cube: Cube
    tests: tuple[tuple[Literal, int], ...]


class TermTable:
    """The compiled conditions of one one-thing; `masks[i]` are the terms of the i-th condition.

    Every test is a term of its own too, so that a state also tells which tests hold.
    """

    __slots__ = ("_certain", "_size", "_to_lanes", "always", "everything", "facts", "lanes", "masks", "terms")

    def __init__(
        self,
        conditions: Sequence[Sequence[Cube]],
        questions: Mapping[FactName, Question],
        *,
        lanes: Lanes = _NO_LANES,
    ) -> None:
        numbers = _Numbers()
        self.lanes = lanes
        self.masks = tuple([numbers.mask(cubes) for cubes in conditions])
        self.terms = tuple([numbers.term(cube) for cube in tuple(numbers.bits)])
        self.always = numbers.bits.get((), 0)
        """The bit of what always holds; 0 if no condition says that."""
        self._size = len(numbers.bits)
        self._certain = (1 << self._size) - 1
        terms, in_lanes = _readers(numbers.bits.items()), _readers(lanes.terms)
        self._to_lanes = 2 * self._size + len(terms)
        self.everything = (lanes.mask << self._to_lanes) | ((1 << self._to_lanes) - 1)
        self.facts: Mapping[FactName, FactBits] = {
            name: self._fact_bits(number, questions[name], terms[name], in_lanes.get(name, {}))
            for number, name in enumerate(terms)
        }

    def bits(self, known: Mapping[FactName, Value]) -> int:
        """Return what some facts leave standing, if nothing else bears on the terms."""
        found = self.everything
        for name, value in known.items():
            if name in self.facts:
                found &= self.facts[name].of(value)
        return found

    def state(self, known: Mapping[FactName, Value]) -> State:
        """Return what holds when exactly the facts of `known` are known."""
        bits = self.bits(known)
        for fact in self.facts.values():
            if bits & fact.pending:
                bits &= fact.unknown
        return self.state_of(bits)

    def state_of(self, bits: int) -> State:
        """Return what holds when all facts were AND-ed to `bits`."""
        return State(bits & self._certain, bits >> self._size & self._certain)

    def lanes_of(self, bits: int) -> int:
        """Return the bits of the lanes when all facts were AND-ed to `bits`."""
        return bits >> self._to_lanes

    def possible(self, mask: int) -> int:
        """Return where the terms of `mask` stand among `bits` as far as they are possible."""
        return mask << self._size

    def by_truth(self, name: FactName) -> Mapping[bool | None, int]:
        """Return the bits of a truth by what is known of it."""
        fact = self.facts.get(name)
        if fact is None:
            return dict.fromkeys((True, False, None), EVERYTHING)
        return {True: fact.of(True), False: fact.of(False), None: fact.unknown}  # noqa: FBT003 - a value

    def terms_of(self, mask: int) -> Iterator[Term]:
        """Yield the terms whose bits are set in `mask`, the lowest first."""
        while mask:
            lowest = mask & -mask
            yield self.terms[lowest.bit_length() - 1]
            mask ^= lowest

    def tests_of(self, mask: int) -> int:
        """Return the bits of all tests that the terms in `mask` consist of."""
        return reduce(or_, (bit for term in self.terms_of(mask) for _, bit in term.tests), 0)

    def _fact_bits(self, number: int, question: Question, terms: _Readers, in_lanes: _Readers) -> FactBits:
        tests = tuple(dict.fromkeys(literal.test for literals in terms for literal in literals))
        classes = Classes.of_tests(question, tests)
        pending = 1 << 2 * self._size + number
        heard_of = self.everything ^ pending
        by_class = []
        for true, undecided in zip(classes.true, classes.undecided, strict=True):
            truths = {test: _truth(1 << at, true, undecided) for at, test in enumerate(tests)}
            unsure, impossible = _failing(terms, truths)
            without, _ = _failing(in_lanes, truths)
            by_class.append(heard_of & ~(unsure | impossible << self._size | without << self._to_lanes))
        read = reduce(or_, terms.values()) | reduce(or_, in_lanes.values(), 0) << self._to_lanes
        return FactBits(classes, tuple(by_class), heard_of & ~read, pending)


@dataclass(slots=True)
class _Numbers:
    """Gives every different term a bit."""

    bits: dict[Cube, int] = field(default_factory=dict)

    def mask(self, cubes: Iterable[Cube]) -> int:
        return reduce(or_, map(self._bit, cubes), 0)

    def term(self, cube: Cube) -> Term:
        return Term(cube, tuple((literal, self._bit((literal,))) for literal in cube))

    def _bit(self, cube: Cube) -> int:
        return self.bits.setdefault(cube, 1 << len(self.bits))


_Readers = Mapping[tuple[Literal, ...], int]
"""The terms that read a fact: their bits by the literals by which they do."""


def _readers(terms: Iterable[tuple[Cube, int]]) -> Mapping[FactName, _Readers]:
    found: defaultdict[FactName, dict[tuple[Literal, ...], int]] = defaultdict(dict)
    for cube, bit in terms:
        for name in dict.fromkeys(literal.fact for literal in cube):
            by_literals, literals = found[name], tuple([x for x in cube if x.fact == name])
            by_literals[literals] = by_literals.get(literals, 0) | bit
    return found


def _failing(readers: _Readers, truths: Mapping[Test, Truth]) -> tuple[int, int]:
    """Return the terms that are not certain, and those that are not even possible."""
    unsure = impossible = 0
    for literals, bits in readers.items():
        found = [_said(literal, truths[literal.test]) for literal in literals]
        unsure |= 0 if all(found) else bits
        impossible |= bits if False in found else 0
    return unsure, impossible


def _said(literal: Literal, truth: Truth) -> Truth:
    return truth if truth is None else truth is literal.positive


def _truth(bit: int, true: int, undecided: int) -> Truth:
    return None if undecided & bit else bool(true & bit)
