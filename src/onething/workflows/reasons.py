"""Why a condition does not hold: the tests that failed, or that cannot be decided yet."""

from __future__ import annotations

from collections.abc import Iterator

from onething.conditions import Cube, Literal, sentence
from onething.language import Label
from onething.model import FactName, FailedTest
from onething.workflows.program import Program
from onething.workflows.terms import State

__all__ = ["Reasons"]


class Reasons:
    """Says of the conditions of one program why they do not hold; sentences are made once and kept."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._names = {code: region.name for code, region in program.catalogue.regions.items()}
        self._known: dict[tuple[Literal, bool], FailedTest] = {}
        self._slots = {slot.fact: slot for slot in program.slots}

    def failed(self, mask: int, state: State) -> tuple[FailedTest, ...]:
        """Return what keeps the condition with these terms from holding: its nearest miss.

        As long as it may still hold, that is what is not known; terms that failed do not count.
        """
        table = self._program.table
        open_terms = mask & state.possible
        misses = ([*self._missing(term, state)] for term in table.terms_of(open_terms or mask))
        nearest = min(misses, key=len, default=[])
        return tuple(self.test(literal, known=truth is not None) for literal, truth in nearest)

    def unknown(self, mask: int, state: State) -> Iterator[FactName]:
        """Yield the facts that would have to be known to decide the condition with these terms."""
        if state.truth(mask) is not None:
            return
        open_terms = mask & state.possible
        for term in self._program.table.terms_of(open_terms):
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
        terms = self._program.table.terms_of(mask)
        return tuple(tuple(literal for literal, _ in self._missing(term, state)) for term in terms)

    def test(self, literal: Literal, *, known: bool = True) -> FailedTest:
        """Return a test as it stands in a plan."""
        found = self._known.get((literal, known))
        if found is None:
            text = str(literal.test) if literal.positive else f"not({literal.test})"
            found = FailedTest(fact=literal.fact, test=text, sentence=self._sentence(literal), known=known)
            self._known[literal, known] = found
        return found

    def _missing(self, term: Cube, state: State) -> Iterator[tuple[Literal, bool | None]]:
        for literal in term:
            truth = self._program.table.truth_of(literal, state)
            if truth is not True:
                yield literal, truth

    def _sentence(self, literal: Literal) -> Label:
        own = self._program.sentences.get(literal)
        return own or sentence(literal, self._program.questions, regions=self._names)
