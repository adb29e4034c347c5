"""The typical decisions by the library and by other engines: equal answers first, then who is how fast."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.neutral import Answers, Engine, Facts, Task, plain_facts, task_of
from benchmarks.timing import Spread, interleaved
from benchmarks.typical_case import TypicalCase, answers, typical_case

from onething import Case

__all__ = ["DECIDE", "PLAN", "Competition", "Unequal", "compete"]

DECIDE, PLAN = "onething decide", "onething plan of materials, with reasons"

_ENGINES = {
    "zen-engine": ("benchmarks.zen_engine", ("ZenTables", "ZenExpressions", "ZenCollected")),
    "durable_rules": (
        "benchmarks.durable_per_case",
        ("DurableSessions", "DurableJoined", "DurableStripped"),
    ),
}
"""By library: the module that drives it, and the forms in which it does."""


class Unequal(AssertionError):
    """An engine decides a case otherwise than the library."""


@dataclass(frozen=True)
class Competition:
    """What was measured of whom, and which libraries were left out and why."""

    times: Mapping[str, Spread]
    absent: Mapping[str, str]

    @property
    def ratios(self) -> Mapping[str, float]:
        """How many times as long as `decide` each takes, at the medians."""
        own = self.times[DECIDE].median
        return {name: spread.median / own for name, spread in self.times.items()}


def compete(count: int) -> Competition:
    """Decide `count` cases with every engine that is installed, and measure them in turns.

    Raises Unequal before anything is timed if one of them gives another answer.
    """
    made = typical_case()
    cases = made.cases(count)
    task, facts = task_of(made), [plain_facts(case) for case in cases]
    absent: dict[str, str] = {}
    engines = list(_installed(task, absent))
    expected = [_own_answers(made, case) for case in cases]
    deciding = _own(made, cases)
    for engine in engines:
        _check(engine, facts, expected)
        deciding[engine.name] = _turn_of(engine, [engine.prepare(one) for one in facts])
    return Competition(interleaved(deciding, calls=count), absent)


def _installed(task: Task, absent: dict[str, str]) -> Iterator[Engine]:
    for library, (module, forms) in _ENGINES.items():
        try:
            home = importlib.import_module(module)
        except ImportError as error:
            absent[library] = str(error)
            continue
        yield from (getattr(home, form)(task) for form in forms)


def _own_answers(made: TypicalCase, case: Case) -> Answers:
    return answers(made.program, made.planner.decide(made.program.onething.id, case))


def _own(made: TypicalCase, cases: Sequence[Case]) -> dict[str, Callable[[int], object]]:
    planner, name = made.planner, made.program.onething.id
    return {
        DECIDE: lambda number: planner.decide(name, cases[number]),
        PLAN: lambda number: planner.plan(name, cases[number], flow=False),
    }


def _check(engine: Engine, facts: Sequence[Facts], expected: Sequence[Answers]) -> None:
    for number, (one, own) in enumerate(zip(facts, expected, strict=True)):
        found = engine.answers(engine.decide(engine.prepare(one)))
        if found != own:
            raise Unequal(f"{engine.name} decides case {number} otherwise: {found}, not {own}")


def _turn_of(engine: Engine, prepared: Sequence[object]) -> Callable[[int], object]:
    return lambda number: engine.decide(prepared[number])
