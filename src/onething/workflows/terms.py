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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from onething.conditions import Classes, Literal, Test, Truth
from onething.model import FactName, Question, Value
from onething.workflows.fact_bits import (
    ClassesByTests,
    Conjunction,
    FactBits,
    Readers,
    failing,
    readers_by_fact,
)
from onething.workflows.lanes import Lanes, lay_out

__all__ = ["EVERYTHING", "State", "Term", "TermTable"]

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
class Term:
    """Literals that hold together, each with its own bit."""

    literals: tuple[tuple[Literal, int], ...]


class TermTable:
    """The compiled conditions of one one-thing; `masks[i]` are the terms of the i-th condition.

    Every literal is a term of its own too, so that a state also tells which tests hold.
    """

    __slots__ = ("_certain", "_size", "_to_lanes", "always", "everything", "facts", "lanes", "masks", "terms")

    def __init__(
        self,
        conditions: Sequence[Sequence[Conjunction]],
        literals: Sequence[Literal],
        questions: Mapping[FactName, Question],
        *,
        lanes: Lanes = _NO_LANES,
        classes: ClassesByTests | None = None,
    ) -> None:
        """Compile `conditions`; `classes` keeps what facts of one type and with equal tests share."""
        bits = _Bits()
        self.lanes = lanes
        self.masks = tuple([bits.of(terms) for terms in conditions])
        self.terms = tuple([Term(tuple([(literals[n], bits[n,]) for n in term])) for term in tuple(bits)])
        self.always = bits.get((), 0)
        """The bit of what always holds; 0 if no condition says that."""
        self._size = len(bits)
        self._certain = (1 << self._size) - 1
        self._to_lanes = 2 * self._size + len({literal.fact for literal in literals})
        self.everything = (lanes.mask << self._to_lanes) | ((1 << self._to_lanes) - 1)
        self.facts = self._facts(bits, literals, questions, classes or ClassesByTests())

    def _facts(
        self,
        bits: Mapping[Conjunction, int],
        literals: Sequence[Literal],
        questions: Mapping[FactName, Question],
        classes: ClassesByTests,
    ) -> Mapping[FactName, FactBits]:
        read, in_lanes = readers_by_fact(bits.items(), literals), readers_by_fact(self.lanes.terms, literals)
        found = {}
        for number, (name, readers) in enumerate(read.items()):
            own = {at: literals[at] for at in dict.fromkeys(chain.from_iterable(readers))}
            tests = tuple(dict.fromkeys(literal.test for literal in own.values()))
            fact_classes = classes.of(questions[name], tests)
            pending = 1 << 2 * self._size + number
            by_class = [
                self._left(readers, in_lanes.get(name, {}), truths) & ~pending
                for truths in _truths(own, fact_classes, tests)
            ]
            unknown = self._left(readers, in_lanes.get(name, {}), dict.fromkeys(own)) & ~pending
            found[name] = FactBits(fact_classes, tuple(by_class), unknown, pending)
        return found

    def _left(self, readers: Readers, in_lanes: Readers, truths: Mapping[int, Truth]) -> int:
        """Return all bits but those that the truths of a fact's literals take away."""
        unsure, impossible = failing(readers, truths)
        without, _ = failing(in_lanes, truths)
        return self.everything & ~(unsure | impossible << self._size | without << self._to_lanes)

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
        return reduce(or_, (bit for term in self.terms_of(mask) for _, bit in term.literals), 0)


class _Bits(dict[Conjunction, int]):
    """Gives every different term a bit."""

    def __missing__(self, term: Conjunction) -> int:
        self[term] = bit = 1 << len(self)
        return bit

    def of(self, terms: Iterable[Conjunction]) -> int:
        return reduce(or_, map(self.__getitem__, terms), 0)


def _truths(
    literals: Mapping[int, Literal], classes: Classes, tests: Sequence[Test]
) -> Iterator[Mapping[int, Truth]]:
    """Yield for each class of a fact's values the truth of its literals, by their numbers."""
    places = {test: 1 << place for place, test in enumerate(tests)}
    read = [(number, places[literal.test], literal.positive) for number, literal in literals.items()]
    for true, undecided in zip(classes.true, classes.undecided, strict=True):
        yield {
            number: None if undecided & bit else bool(true & bit) is positive
            for number, bit, positive in read
        }
