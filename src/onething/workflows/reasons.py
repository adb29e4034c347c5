"""Why a condition does not hold: the tests that failed, or that cannot be decided yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.conditions import Literal, sentence
from onething.language import Label
from onething.model import DATE, REGION, FactName, FailedTest, WayNotUsed
from onething.workflows.program import CompiledWay, Program
from onething.workflows.terms import State, Term

__all__ = ["Reasons"]

_MOST = 50_000
"""So many reasons are kept before they are all forgotten, lest they fill the memory."""


_Seen = tuple[int, int, int]


class Reasons:
    """Says of the conditions of one program why they do not hold; what was said once is kept."""

    def __init__(self, program: Program) -> None:
        self._program, self._table = program, program.table
        self._names = {code: region.name for code, region in program.catalogue.regions.items()}
        self._tests: dict[tuple[Literal, bool], FailedTest] = {}
        self._slots = {slot.fact: slot for slot in program.slots}
        self._read: dict[int, int] = {}
        self._failed: dict[_Seen, tuple[FailedTest, ...]] = {}
        self._not_used: dict[tuple[int, _Seen], WayNotUsed] = {}

    def failed(self, mask: int, state: State) -> tuple[FailedTest, ...]:
        """Return what keeps the condition with these terms from holding: its nearest miss.

        As long as it may still hold, that is what is not known; terms that failed do not count.
        """
        seen = self._seen(mask, state)
        found = self._failed.get(seen)
        if found is None:
            if len(self._failed) >= _MOST:
                self._failed.clear()
            found = self._failed[seen] = self._nearest_miss(mask, state)
        return found

    def not_used(self, way: CompiledWay, state: State) -> WayNotUsed:
        """Return a way that is not open, with what keeps it from being so."""
        key = id(way), self._seen(way.mask, state)
        found = self._not_used.get(key)
        if found is None:
            if len(self._not_used) >= _MOST:
                self._not_used.clear()
            found = self._not_used[key] = WayNotUsed(way=way.way, failed=self.failed(way.mask, state))
        return found

    def unknown(self, mask: int, state: State) -> Iterator[FactName]:
        """Yield the facts that would have to be known to decide the condition with these terms."""
        if state.truth(mask) is not None:
            return
        for term in self._table.terms_of(mask & state.possible):
            for literal, truth in self._missing(term, state):
                if truth is not None:
                    continue
                slot = self._slots.get(literal.fact)
                if slot is None:
                    yield literal.fact
                else:
                    yield from self.unknown(slot.mask, state)

    def missing(self, mask: int, state: State) -> tuple[tuple[Literal, ...], ...]:
        """Return for each term of the condition the literals that keep it from holding."""
        terms = self._table.terms_of(mask)
        return tuple(tuple(literal for literal, _ in self._missing(term, state)) for term in terms)

    def test(self, literal: Literal, *, known: bool = True) -> FailedTest:
        """Return a test as it stands in a plan."""
        found = self._tests.get((literal, known))
        if found is None:
            text = str(literal.test) if literal.positive else f"not({literal.test})"
            found = FailedTest(fact=literal.fact, test=text, sentence=self._sentence(literal), known=known)
            self._tests[literal, known] = found
        return found

    def _nearest_miss(self, mask: int, state: State) -> tuple[FailedTest, ...]:
        misses = (
            [*self._missing(term, state)] for term in self._table.terms_of(mask & state.possible or mask)
        )
        nearest = min(misses, key=_distance, default=[])
        return tuple(self.test(literal, known=truth is not None) for literal, truth in nearest)

    def _seen(self, mask: int, state: State) -> _Seen:
        """Return a condition with all that it sees of a case: which of its tests hold, and which may."""
        read = self._read.get(mask)
        if read is None:
            read = self._read[mask] = self._table.tests_of(mask)
        return mask, state.held & read, state.possible & read

    def _missing(self, term: Term, state: State) -> Iterator[tuple[Literal, bool | None]]:
        for literal, bit in term.literals:
            truth = state.truth(bit)
            if truth is not True:
                yield literal, truth

    def _sentence(self, literal: Literal) -> Label:
        own = self._program.sentences.get(literal)
        return own or sentence(literal, self._program.questions, regions=self._names)


def _distance(miss: Sequence[tuple[Literal, bool | None]]) -> tuple[int, int]:
    """Return how far a miss is: by its tests, and of equal ones by those that nobody can change."""
    return len(miss), sum(literal.fact in (REGION, DATE) for literal, _ in miss)
