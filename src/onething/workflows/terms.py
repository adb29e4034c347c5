"""Conditions compiled to bits: a case is decided by AND-ing one integer per fact.

Every condition is brought into disjunctive normal form; each of its conjunctions, a *term*, gets one
bit. A fact can only tell finitely many classes of its values apart, so for each class one integer
holds the terms that the fact leaves standing for certain, and one those that it leaves possible. The
terms that hold in a case are then the AND over its facts, and a condition holds if one of its terms
does. A fact that is not known leaves every term possible and none that reads it certain, which is
the three-valued logic of the condition language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onething.conditions import Classes, Cube, Formula, Literal, Test, cubes
from onething.model import FactName, Question, Value

__all__ = ["UNKNOWN", "FactBits", "State", "TermTable"]

UNKNOWN = -1
"""The class index of a fact that is not known."""


@dataclass(frozen=True, slots=True)
class FactBits:
    """What one fact says of the terms."""

    name: FactName
    classes: Classes
    tests: tuple[Test, ...]
    held: tuple[int, ...]
    """By class: the terms that it leaves certain; the last entry is for a fact that is not known."""
    possible: tuple[int, ...]
    """By class: the terms that it leaves possible; the last entry is for a fact that is not known."""

    def holds(self, test: Test, index: int) -> bool | None:
        """Return the truth of one of its tests in a class of values."""
        if index == UNKNOWN:
            return None
        bit = 1 << self.tests.index(test)
        if self.classes.undecided[index] & bit:
            return None
        return bool(self.classes.true[index] & bit)


@dataclass(slots=True)
class State:
    """The terms of a case that hold and those that may, and the class of each fact's value."""

    held: int
    possible: int
    indexes: list[int]

    def truth(self, mask: int) -> bool | None:
        """Return the truth of the condition whose terms are `mask`."""
        if self.held & mask:
            return True
        return None if self.possible & mask else False


class TermTable:
    """The compiled conditions of one one-thing; `masks[i]` are the terms of the i-th formula."""

    __slots__ = ("_given", "_positions", "everything", "facts", "masks", "terms")

    def __init__(
        self,
        formulas: Sequence[Formula],
        questions: Mapping[FactName, Question],
        *,
        derived: Collection[FactName] = (),
    ) -> None:
        """Compile `formulas`; the facts in `derived` are settled after the others, by `settle`."""
        self.terms: tuple[Cube, ...]
        self.masks: tuple[int, ...]
        self.terms, self.masks = _number(formulas)
        self.everything = (1 << len(self.terms)) - 1
        names = sorted(_facts(self.terms), key=lambda name: name in derived)
        self.facts: tuple[FactBits, ...] = tuple(
            _fact_bits(name, questions[name], self.terms, self.everything) for name in names
        )
        self._positions = {bits.name: position for position, bits in enumerate(self.facts)}
        self._given = tuple(bits for bits in self.facts if bits.name not in derived)

    def state(self, known: Mapping[FactName, Value]) -> State:
        """Return what holds when exactly the facts of `known` are known."""
        held = possible = self.everything
        indexes = [UNKNOWN] * len(self.facts)
        for position, bits in enumerate(self._given):
            if bits.name in known:
                index = indexes[position] = bits.classes.index(known[bits.name])
            else:
                index = UNKNOWN
            held &= bits.held[index]
            possible &= bits.possible[index]
        return State(held, possible, indexes)

    def settle(self, state: State, name: FactName, *, truth: bool | None) -> None:
        """Add a derived fact to `state`, or that it is open; one that nobody reads changes nothing."""
        position = self._positions.get(name)
        if position is None:
            return
        bits = self.facts[position]
        index = UNKNOWN if truth is None else bits.classes.index(truth)
        state.indexes[position] = index
        state.held &= bits.held[index]
        state.possible &= bits.possible[index]

    def reads(self, name: FactName) -> bool:
        """Tell whether any condition reads the fact."""
        return name in self._positions

    def terms_of(self, mask: int) -> Iterator[Cube]:
        """Yield the terms whose bits are set in `mask`."""
        while mask:
            lowest = mask & -mask
            yield self.terms[lowest.bit_length() - 1]
            mask ^= lowest

    def truth_of(self, literal: Literal, state: State) -> bool | None:
        """Return the truth of a single test in `state`."""
        position = self._positions[literal.fact]
        truth = self.facts[position].holds(literal.test, state.indexes[position])
        return truth if truth is None or literal.positive else not truth


def _number(formulas: Sequence[Formula]) -> tuple[tuple[Cube, ...], tuple[int, ...]]:
    """Give every different term one bit; a formula is the mask of its terms."""
    bits: dict[Cube, int] = {}
    masks = []
    for formula in formulas:
        mask = 0
        for cube in cubes(formula):
            mask |= 1 << bits.setdefault(cube, len(bits))
        masks.append(mask)
    return tuple(bits), tuple(masks)


def _facts(terms: Sequence[Cube]) -> tuple[FactName, ...]:
    return tuple(dict.fromkeys(literal.fact for term in terms for literal in term))


def _fact_bits(name: FactName, question: Question, terms: Sequence[Cube], everything: int) -> FactBits:
    read = [(1 << bit, [x for x in term if x.fact == name]) for bit, term in enumerate(terms)]
    readers = [(bit, literals) for bit, literals in read if literals]
    tests = tuple(dict.fromkeys(literal.test for _, literals in readers for literal in literals))
    numbers = {test: 1 << number for number, test in enumerate(tests)}
    classes = Classes.of_tests(question, tests)
    untouched = everything & ~sum(bit for bit, _ in readers)
    held, possible = [], []
    for true, undecided in zip(classes.true, classes.undecided, strict=True):
        sure, open_ = untouched, untouched
        for bit, literals in readers:
            truths = [_truth(literal, numbers[literal.test], true, undecided) for literal in literals]
            sure |= bit if all(truths) else 0
            open_ |= 0 if False in truths else bit
        held.append(sure)
        possible.append(open_)
    return FactBits(name, classes, tests, (*held, untouched), (*possible, everything))


def _truth(literal: Literal, bit: int, true: int, undecided: int) -> bool | None:
    if undecided & bit:
        return None
    return bool(true & bit) is literal.positive
