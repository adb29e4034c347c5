"""The same questions put to OR-tools CP-SAT: `python benchmarks/proof_by_cp_sat.py FIGURE QUESTIONS SEED`.

A process of its own, for OR-tools cannot be imported beside some other solvers. It prints JSON: the
greatest figure of any situation, and the seconds that it took to find and to prove it.

What is encoded is what the planner compiled: each question is one of its classes, each test a choice
among them, each term a conjunction, each condition a disjunction of terms, and whether an item is in the
case a condition of its own. On these stand

- `materials`: one is handed in if a demand for it applies and none of its ways is open;
- `visits`: a place is gone to if an act there applies and nothing waives it. That is the number of visits
  only of a flat world (`benchmarks.proof.world`), in which no act waits for another, and online, where
  nothing else is done in person. The search over orders and waiting times that visits take in general is
  not encoded, nor are alternatives, outages, or the choice of the best channel.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.proof import CASE, ONLINE, world

from onething.conditions import holds
from onething.situations import Space, space_of
from onething.workflows.terms import Term

__all__ = ["most"]


def most(figure: str, questions: int, seed: int) -> dict[str, Any]:
    """Return the greatest figure of any situation, and how long that took, everything loaded and compiled."""
    import ortools.sat.python.cp_model  # noqa: F401 - loading it is not measured

    planner = world(questions, seed, flat=figure == "visits")
    case = CASE.with_fact(*ONLINE)
    space = space_of(planner, planner.catalogue.onething("large"), case)
    began = time.process_time()
    encoding = _Encoding(space)
    counted = encoding.materials() if figure == "materials" else encoding.places()
    found, proven = _solved(encoding.model, counted)
    return {"most": found, "proven": proven, "seconds": time.process_time() - began}


def _solved(model: Any, counted: list[Any]) -> tuple[int, bool]:
    from ortools.sat.python import cp_model

    model.Maximize(sum(counted))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # as the prover has one thread
    solver.parameters.max_time_in_seconds = 120
    status = solver.Solve(model)
    return round(solver.ObjectiveValue()), status == cp_model.OPTIMAL


@dataclass
class _Encoding:
    """The conditions of a one-thing as booleans of a constraint program."""

    space: Space
    _known: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self._chosen = [
            [self.model.NewBoolVar(f"{one.fact}={value}") for value in one.values]
            for one in self.space.variables
        ]
        for options in self._chosen:
            self.model.AddExactlyOne(options)
        self._items = {slot.fact: slot.mask for slot in self.space.program.slots}

    def materials(self) -> list[Any]:
        """Return for each material and holder whether it is handed in."""
        program = self.space.program
        by_key: dict[Any, list[Any]] = {}
        for demand in program.demands:
            ways = (self.condition(way.mask) for way in demand.ways if not way.held_once)
            handed = self.both([self.condition(demand.mask), *(way.Not() for way in ways)])
            by_key.setdefault(demand.key, []).append(handed)
        return [self.one_of(handed) for handed in by_key.values()]

    def places(self) -> list[Any]:
        """Return for each place whether an act is to be done there."""
        by_place: dict[str, list[Any]] = {}
        for act in self.space.program.duties.acts:
            waived = (self.condition(relief.mask) for relief in act.waived)
            due = self.both([self.condition(act.mask), *(one.Not() for one in waived)])
            place = act.act.place.text("en") if act.act.place else "window"
            by_place.setdefault(place, []).append(due)
        return [self.one_of(due) for due in by_place.values()]

    def condition(self, mask: int) -> Any:
        """Return the truth of a condition: one of its terms holds."""
        if mask not in self._known:
            terms = self.space.program.table.terms_of(mask)
            self._known[mask] = self.one_of([self._term(term) for term in terms])
        return self._known[mask]

    def _term(self, term: Term) -> Any:
        return self.both([self._literal(literal) for literal, _ in term.literals])

    def _literal(self, literal: Any) -> Any:
        fact, space = literal.fact, self.space
        if fact in self._items:
            told = self.condition(self._items[fact])
            return told if literal.positive else told.Not()
        if fact in space.numbers:
            number = space.numbers[fact]
            values = enumerate(space.variables[number].values)
            wanted = [n for n, value in values if holds(literal.test, value) is literal.positive]
            return self.one_of([self._chosen[number][n] for n in wanted])
        known = fact in space.shared and holds(literal.test, space.shared[fact]) is literal.positive
        return self.model.NewConstant(int(known))

    def both(self, parts: Iterable[Any]) -> Any:
        """Return whether all of these hold."""
        every = list(parts)
        return self._joined(every, lambda made: self._all(every, made))

    def one_of(self, parts: Iterable[Any]) -> Any:
        """Return whether one of these holds at least."""
        some = list(parts)
        return self._joined(some, lambda made: self._all([one.Not() for one in some], made.Not()))

    def _joined(self, parts: list[Any], tie: Any) -> Any:
        if len(parts) == 1:
            return parts[0]
        made = self.model.NewBoolVar("")
        tie(made)
        return made

    def _all(self, parts: list[Any], made: Any) -> None:
        self.model.AddBoolAnd(parts).OnlyEnforceIf(made)
        self.model.AddBoolOr([*(one.Not() for one in parts), made])


if __name__ == "__main__":
    figure, questions, seed = sys.argv[1:]
    print(json.dumps(most(figure, int(questions), int(seed))))
