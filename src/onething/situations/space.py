"""The situations of a one-thing: the facts that matter, the classes of their values, what cannot occur.

A case is decided by the class in which each of its facts lies, so one example of each class stands for
all its values, and the situations are the combinations of classes. What sources answer are facts of
their own: as is assumed, or down. Where and when a case is decided, what was given of it, and what is
assumed of consent are the same in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import comb, prod

from onething.conditions import Classes, Formula, evaluate, facts
from onething.model import Answer, Case, FactName, Question, SourceId, Value
from onething.model.frozen import Frozen
from onething.workflows import Planner
from onething.workflows.program import Program

__all__ = ["DOWN", "UP", "Known", "Space", "Variable"]

Known = Mapping[int, int]
"""Part of a situation: by the number of a variable, the number of its value."""

UP, DOWN = 0, 1
"""The values of a variable that says whether a source answers."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A fact that differs between situations, with an example of each class of its values."""

    fact: FactName
    question: Question
    values: tuple[Value, ...]
    bits: tuple[int, ...]
    """By value, what it leaves of the terms of the program."""
    unknown: int
    """What is left of them while it is not known."""
    classes: Classes | None = None
    """The classes of its values; None for a source."""
    source: SourceId | None = None
    """The source that it is about; its values are `UP` and `DOWN`."""


@dataclass(frozen=True)
class Space:
    """The situations of a one-thing, as the values of variables."""

    planner: Planner
    program: Program
    case: Case
    """What all situations have in common, settled."""
    variables: tuple[Variable, ...]
    outages: int
    """So many sources are down at most."""
    base: int = field(repr=False)
    """What the facts that all situations share leave of the terms."""
    constraints: tuple[Formula, ...]
    shared: Mapping[FactName, Value] = field(repr=False)
    """The facts that all situations share."""

    @cached_property
    def numbers(self) -> Mapping[FactName, int]:
        """The numbers of the variables, by their facts."""
        return {variable.fact: number for number, variable in enumerate(self.variables)}

    @cached_property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the variables that say whether a source answers."""
        return tuple(n for n, variable in enumerate(self.variables) if variable.source)

    @cached_property
    def questions(self) -> tuple[int, ...]:
        """The numbers of all other variables."""
        return tuple(n for n, variable in enumerate(self.variables) if not variable.source)

    def left(self, known: Known) -> int:
        """Return how many more sources may be down."""
        return self.outages - sum(known.get(number) == DOWN for number in self.sources)

    def bits(self, known: Known) -> int:
        """Return what part of a situation leaves of the terms; no source is down beyond the outages."""
        bits, settled = self.base, not self.left(known)
        for number, variable in enumerate(self.variables):
            value = known.get(number)
            if value is None and variable.source and settled:
                value = UP
            bits &= variable.unknown if value is None else variable.bits[value]
        return bits

    def possible(self, known: Known) -> bool:
        """Tell whether the constraints leave room for a situation with this part."""
        return self.completed(known) is not None

    def residue(self, known: Known) -> tuple[tuple[int, int | None], ...]:
        """Return what of a part still bears on constraints that it does not decide."""
        if not self.constraints:
            return ()
        values = self._values(known)
        open_ = {
            fact
            for formula, read in self._constrained
            if evaluate(formula, values) is None
            for fact in read
            if fact in self.numbers
        }
        return tuple((number, known.get(number)) for number in sorted(map(self.numbers.__getitem__, open_)))

    def completed(self, known: Known) -> dict[int, int] | None:
        """Return the part with values for what the constraints read, as they allow; None if they do not."""
        if not self.constraints:
            return dict(known)
        values = self._values(known)
        truths = [evaluate(formula, values) for formula, _ in self._constrained]
        if False in truths:
            return None
        if None not in truths:
            return dict(known)
        _, read = self._constrained[truths.index(None)]
        number = next(self.numbers[fact] for fact in read if fact not in values)
        for value in range(len(self.variables[number].values)):
            found = self.completed({**known, number: value})
            if found is not None:
                return found
        return None

    def whole(self, known: Known) -> dict[int, int]:
        """Return a situation with this part, which must be possible."""
        found = self.completed(known)
        if found is None:
            raise ValueError("the constraints leave no situation with this part")
        return {number: found.get(number, 0) for number in range(len(self.variables))}

    def count(self) -> int:
        """Return how many situations there are."""
        most = min(self.outages, len(self.sources))
        patterns = sum(comb(len(self.sources), down) for down in range(most + 1))
        return patterns * self._counted({})

    def facts(self, known: Known) -> dict[FactName, Value]:
        """Return the answers in a part of a situation, by fact."""
        asked = ((self.variables[number], value) for number, value in sorted(known.items()))
        return {one.fact: one.values[value] for one, value in asked if not one.source}

    def down(self, known: Known) -> tuple[SourceId, ...]:
        """Return the sources that are down in a part of a situation."""
        asked = ((self.variables[number], value) for number, value in sorted(known.items()))
        return tuple(one.source for one, value in asked if one.source and value == DOWN)

    def case_of(self, known: Known) -> Case:
        """Return the case that has a part of a situation known, and nothing beyond it."""
        given = {**self.case.given, **dict.fromkeys(self.down(known), Answer.DOWN)}
        known_facts = {**self.case.facts, **self.facts(known)}
        return self.case.model_copy(update={"facts": Frozen(known_facts), "given": Frozen(given)})

    @cached_property
    def _constrained(self) -> Sequence[tuple[Formula, tuple[FactName, ...]]]:
        return [(formula, facts(formula)) for formula in self.constraints]

    def _values(self, known: Known) -> dict[FactName, Value]:
        return {**self.shared, **self.facts(known)}

    def _counted(self, known: dict[int, int]) -> int:
        values = self._values(known)
        truths = [evaluate(formula, values) for formula, _ in self._constrained]
        if False in truths:
            return 0
        if None not in truths:
            return prod(len(self.variables[n].values) for n in self.questions if n not in known)
        _, read = self._constrained[truths.index(None)]
        number = next(self.numbers[fact] for fact in read if fact not in values)
        values_of = range(len(self.variables[number].values))
        return sum(self._counted({**known, number: value}) for value in values_of)
