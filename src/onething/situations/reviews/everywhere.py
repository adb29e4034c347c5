"""Looking for a situation in which something holds, whatever the day, the region and what sources answer.

The search goes through classes of values, one fact after the other, and leaves whatever can no longer
hold. So it finds a situation if there is one, unless it runs out of patience.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from onething.conditions import (
    Classes,
    Equals,
    Formula,
    Literal,
    Test,
    Within,
    compile_condition,
    conjunction,
    disjunction,
    evaluate,
    facts,
    literals,
    negate,
    sentence,
)
from onething.conditions.scalars import exact
from onething.language import Label
from onething.model import REGION, Answer, FactName, Value, covers
from onething.workflows import Planner
from onething.workflows.program import Program

__all__ = ["Everywhere", "Gone"]

_PATIENCE = 20_000
"""After looking at so many parts a search gives up."""


class Gone(Exception):
    """A search ran out of patience: whether there is such a situation is not known."""


@dataclass
class Everywhere:
    """All situations of a one-thing in its jurisdiction, on any day, whatever its sources answer."""

    planner: Planner
    program: Program
    _formulas: dict[int, Formula] = field(default_factory=dict, repr=False)
    _classes: dict[tuple[FactName, frozenset[object]], tuple[Value, ...]] = field(
        default_factory=dict, repr=False
    )

    def formula(self, mask: int) -> Formula:
        """Return the condition with these terms; what it says of items is what their conditions say."""
        if mask not in self._formulas:
            terms = self.program.table.terms_of(mask)
            every = (conjunction(*(self._written(literal) for literal, _ in term.literals)) for term in terms)
            self._formulas[mask] = disjunction(*every)
        return self._formulas[mask]

    def meeting(self, *formulas: Formula) -> Mapping[FactName, Value] | None:
        """Return what has to be known of a situation for formulas to hold; None if there is none.

        Raises Gone where that is not found out in time.
        """
        return self.meeting_at_all(*formulas, *self._bearing(formulas))

    def meeting_at_all(self, *wanted: Formula) -> Mapping[FactName, Value] | None:
        """Return the same without regard to the constraints."""
        found = _Search(self, wanted, _PATIENCE).found(self.program.fixed)
        return None if found is None else {fact: one for fact, one in found.items() if fact in self._told}

    def text(self, known: Mapping[FactName, Value]) -> Label:
        """Return part of a situation in words: the answers, where, when, and which sources do not tell."""
        said = list(dict.fromkeys(self._said(known)))
        if not said:
            return Label(zh="任何情形", en="whatever the case")
        return Label(
            zh="；".join(one.text("zh") for one in said), en="; ".join(one.text("en") for one in said)
        )

    def values(self, fact: FactName, formulas: Sequence[Formula]) -> tuple[Value, ...]:
        """Return an example of each class of a fact's values that formulas can tell apart."""
        tests = dict.fromkeys(
            literal.test for one in formulas for literal in literals(one) if literal.fact == fact
        )
        key = fact, frozenset(tests)
        if key not in self._classes:
            classes = Classes.of_tests(self.program.questions[fact], tuple(tests))
            self._classes[key] = tuple(self._occurring(fact, classes.examples))
        return self._classes[key]

    @cached_property
    def constraints(self) -> Sequence[Formula]:
        """What always holds between the answers."""
        whole, planner = self.program.onething, self.planner
        every = planner.catalogue.constraints_of(whole, None)
        return [compile_condition(one.always, planner.questions) for one in every]

    @cached_property
    def _told(self) -> frozenset[FactName]:
        """The facts that belong to a situation; not what the catalogue settles."""
        return frozenset(fact for fact in self.program.questions if fact not in self.program.fixed)

    @cached_property
    def _slots(self) -> Mapping[FactName, int]:
        return {slot.fact: slot.mask for slot in self.program.slots}

    def _written(self, literal: Literal) -> Formula:
        mask = self._slots.get(literal.fact)
        if mask is None:
            return literal
        there = self.formula(mask)
        return there if literal.positive else negate(there)

    def _said(self, known: Mapping[FactName, Value]) -> Iterator[Label]:
        catalogue, questions = self.program.catalogue, self.program.questions
        names = {code: region.name for code, region in catalogue.regions.items()}
        for fact, value in known.items():
            source = self.program.sources.get(fact)
            if value is None:
                continue
            if source is None:
                part = Within(str(value)) if fact == REGION else Equals(exact(value))
                yield sentence(Literal(fact, Test((part,))), questions, regions=names)
            elif value != Answer.HIT:
                name, answer = source.name, Answer(str(value)).label
                zh = f"“{name.text('zh')}”{answer.text('zh')}"
                yield Label(zh=zh, en=f"“{name.text('en')}” {answer.text('en')}")

    def _bearing(self, formulas: Sequence[Formula]) -> Iterator[Formula]:
        """Yield the constraints that have a fact in common with formulas, or with one that has."""
        read = {literal.fact for one in formulas for literal in literals(one)}
        left = list(self.constraints)
        while near := [one for one in left if read & {literal.fact for literal in literals(one)}]:
            yield from near
            read |= {literal.fact for one in near for literal in literals(one)}
            left = [one for one in left if one not in near]

    def _occurring(self, fact: FactName, examples: Sequence[Value]) -> Iterator[Value]:
        """Yield the values that a case of the jurisdiction can have."""
        home = self.program.catalogue.jurisdiction.region
        if fact == REGION:
            yield home
        for one in examples:
            inside = fact != REGION or (covers(home, str(one)) and one != home)
            if one is not None and inside and (fact not in self.program.sources or str(one) in list(Answer)):
                yield one


class _Search:
    def __init__(self, everywhere: Everywhere, wanted: Sequence[Formula], patience: int) -> None:
        self._wanted = [(one, facts(one)) for one in wanted]
        self._values = cache(lambda fact: everywhere.values(fact, wanted))
        self._sources = everywhere.program.sources
        self._patience = patience

    def found(self, known: Mapping[FactName, Value]) -> Mapping[FactName, Value] | None:
        """Return facts with which all that is wanted holds, whatever else is the case."""
        self._patience -= 1
        if self._patience < 0:
            raise Gone
        undecided: FactName | None = None
        open_ = False
        for formula, read in self._wanted:
            truth = evaluate(formula, known)
            if truth is False:
                return None
            if truth is None and not open_:
                open_, undecided = True, next((fact for fact in read if fact not in known), None)
        if not open_:
            return known
        return None if undecided is None else self._further(undecided, known)

    def _further(self, fact: FactName, known: Mapping[FactName, Value]) -> Mapping[FactName, Value] | None:
        for value in self._values(fact):
            found = self.found({**known, **self._together(fact, value)})
            if found is not None:
                return found
        return None

    def _together(self, fact: FactName, value: Value) -> Mapping[FactName, Value]:
        """Return a fact with all others that say the same: what a source answers has two names."""
        source = self._sources.get(fact)
        if source is None:
            return {fact: value}
        return dict.fromkeys((name for name, one in self._sources.items() if one.id == source.id), value)
