"""The typical decisions in a form that belongs to no engine, and what all engines are given and asked.

The joins of the catalogue are made beforehand for everyone: every requirement has its ways in order.
What is left is what a case decides: which conditions hold, and so which way is the first that is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from benchmarks.typical_case import HAND_IN, NOT_NEEDED, ONETHING, TypicalCase

from onething import Case
from onething.conditions import Cube, Formula, compile_condition, conjunction, cubes
from onething.model import Condition

__all__ = ["Answers", "Demand", "Engine", "Facts", "Task", "plain_facts", "task_of"]

Facts = Mapping[str, bool | int | str]
"""The facts of a case by name; a date is the number of its day."""

Answers = tuple[str, ...]
"""For each requirement the rule by which it is met, `hand-in` or `not-needed`."""


class Engine(Protocol):
    """An engine with the typical decisions loaded and compiled."""

    name: str

    def prepare(self, facts: Facts) -> object:
        """Return the facts in the form that the engine takes fastest; not timed."""

    def decide(self, prepared: object) -> object:
        """Decide a case and return the engine's own answer; timed."""

    def answers(self, decided: object) -> Answers:
        """Return an answer of `decide` as all engines must give it; not timed."""


@dataclass(frozen=True)
class Demand:
    """A requirement: when it applies, and the rules that can replace it, in order."""

    applies: Formula
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """What every engine has to decide."""

    rules: Mapping[str, Formula]
    """By rule, the condition under which it counts in a case."""
    demands: tuple[Demand, ...]

    @property
    def conditions(self) -> Mapping[str, tuple[Cube, ...]]:
        """Every condition by name, as alternatives of tests: of the rules, then of the demands."""
        applying = {_applies(number): demand.applies for number, demand in enumerate(self.demands)}
        return {name: cubes(formula) for name, formula in {**self.rules, **applying}.items()}

    def chosen(self, holding: frozenset[str]) -> Answers:
        """Return the answers once it is known by name which conditions hold."""
        return tuple(
            next((way for way in demand.ways if way in holding), HAND_IN)
            if _applies(number) in holding
            else NOT_NEEDED
            for number, demand in enumerate(self.demands)
        )


def task_of(typical: TypicalCase) -> Task:
    """Return the decisions of the typical one-thing."""
    catalogue, program = typical.catalogue, typical.program
    questions = catalogue.questions

    def formula(*conditions: Condition | None) -> Formula:
        return conjunction(*(compile_condition(condition, questions) for condition in conditions))

    entries = {entry.item: entry.when for entry in catalogue.onethings[ONETHING].items}
    return Task(
        rules={rule.id: formula(rule.when) for rule in typical.pack.rules},
        demands=tuple(
            Demand(
                applies=formula(entries[demand.owner], demand.requirement.when),
                ways=tuple(way.way.rule for way in demand.ways),
            )
            for demand in program.demands
        ),
    )


def plain_facts(case: Case) -> Facts:
    """Return the facts of a case as numbers, truths and texts, which every engine can read."""
    return {name: _plain(value) for name, value in case.facts.items()}


def _applies(number: int) -> str:
    return f"applies-{number}"


def _plain(value: object) -> bool | int | str:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, bool | int | str):
        return value
    raise TypeError(f"a typical case has no fact like {value!r}")
