"""durable_rules asked case by case on the typical decisions, as it would be without compiling them.

Every condition is a rule; the facts of a case are asserted as one fact, what fires is read, the fact is
retracted, and the ways are chosen in Python. The C extension beneath `durable.engine` is driven directly:
the Python layers above it cost as much again. Asserting the requirements too and joining them with the
case, as the engine is meant to be used, takes more than twice as long as this.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import durable_rules_engine as engine
from benchmarks.neutral import Answers, Facts, Task

from onething.conditions import Cube, Equals, Literal, Part, Range, Within

__all__ = ["DurablePerCase"]

_SESSION = "0"
Test = dict[str, Any]


class DurablePerCase:
    """One rule set for all conditions, one session for all cases."""

    name = "durable_rules per case, ways chosen in Python"

    def __init__(self, task: Task) -> None:
        self._task = task
        self._ids = itertools.count(1)
        rules = {
            name: {"all": [{"m": _any_of(map(_all_of, cubes))}]} for name, cubes in task.conditions.items()
        }
        self._ruleset = engine.create_ruleset("typical", json.dumps(rules))

    def prepare(self, facts: Facts) -> object:
        """Return the facts as the JSON of a fact with an id of its own."""
        return json.dumps({"id": next(self._ids), **facts})

    def decide(self, prepared: object) -> object:
        """Decide a case."""
        fact = cast("str", prepared)
        _, state = engine.assert_fact(self._ruleset, fact)
        holding = set()
        started = engine.start_action_for_state(self._ruleset, state)
        fired = started[1] if started else None
        while fired:
            # `{"rule":…`: the rest repeats the fact
            holding.add(fired[2 : fired.index('"', 2)])
            fired = engine.complete_and_start_action(self._ruleset, state)
        engine.retract_fact(self._ruleset, fact)
        return self._task.chosen(frozenset(holding))

    def answers(self, decided: object) -> Answers:
        """Return the answers, which are made already."""
        return cast("Answers", decided)


def _any_of(tests: Iterable[Test]) -> Test:
    found = list(tests)
    return found[0] if len(found) == 1 else {"$or": found}


def _all_of(cube: Cube) -> Test:
    tests = [_test(literal) for literal in cube] or [{"$gt": {"id": 0}}]
    return tests[0] if len(tests) == 1 else {"$and": tests}


def _test(literal: Literal) -> Test:
    if literal.positive is not literal.test.negated:
        return _any_of(_part(literal.fact, part) for part in literal.test.parts)
    outside = [_outside(literal.fact, part) for part in literal.test.parts]
    return outside[0] if len(outside) == 1 else {"$and": outside}


def _part(fact: str, part: Part) -> Test:
    if isinstance(part, Range):
        ends = [_end(fact, part, low=True), _end(fact, part, low=False)]
        return {"$and": [end for end in ends if end]} if all(ends) else ends[0] or ends[1]
    return {fact: _value(part)}


def _outside(fact: str, part: Part) -> Test:
    if isinstance(part, Range):
        opposite = {"$gte": "$lt", "$gt": "$lte", "$lte": "$gt", "$lt": "$gte"}
        ends = [_end(fact, part, low=True), _end(fact, part, low=False)]
        return _any_of({opposite[sign]: test} for end in ends for sign, test in end.items())
    return {"$neq": {fact: _value(part)}}


def _end(fact: str, part: Range, *, low: bool) -> Test:
    bound = part.low if low else part.high
    if bound is None:
        return {}
    value = bound.value.toordinal() if isinstance(bound.value, date) else bound.value
    sign = ("$gte" if bound.included else "$gt") if low else ("$lte" if bound.included else "$lt")
    return {sign: {fact: value}}


def _value(part: Part) -> object:
    assert isinstance(part, Equals | Within)
    return part.value if isinstance(part, Equals) else part.region
