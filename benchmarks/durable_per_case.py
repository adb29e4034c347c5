"""durable_rules asked case by case on the typical decisions, as it would be without compiling them.

    sessions  its Python engine: every condition a rule with an action, each case a session of its own
    joined    the same, the requirements asserted in each session too, each with the rules that may
              replace it; a rule joins the case and a requirement, and its action notes the pair
    stripped  the C extension beneath it driven directly: no actions, one session, what fired is read

In the first and the last form the ways are chosen in Python from the conditions that hold, in the second
from the pairs. The first two are how the engine is meant to be used, but for two things done to its
advantage: the host's two polling threads, which also crash it when a session is deleted, are not
started, and every session is deleted once its case is decided.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

import durable_rules_engine as extension
from benchmarks.neutral import Answers, Facts, Task
from benchmarks.typical_case import HAND_IN, NOT_NEEDED
from durable import engine

from onething.conditions import Cube, Equals, Literal, Part, Range, Within

__all__ = ["DurableJoined", "DurableSessions", "DurableStripped"]

_RULES = "typical"
_ALWAYS = {"case": 1}
"""Holds for the facts of a case, and not for the state of a session, which has an id too."""
Test = dict[str, Any]
Rule = dict[str, Any]


class _QuietHost(engine.Host):
    """A host without its two polling threads: all that fires for a case has fired when it is asserted."""

    def _run(self) -> None:
        pass


class _Sessions:
    """What the forms with sessions share: a host, and a number for each case."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        # A session in which nothing ever fired must not be deleted, so something fires in each.
        first: Rule = {"all": [{"m": _ALWAYS}], "run": _nothing}
        self._host = _QuietHost({_RULES: {"first": first, **rules}})
        self._numbers = itertools.count(1)

    def prepare(self, facts: Facts) -> object:
        """Return the facts as a dictionary."""
        return {**_ALWAYS, **facts}

    def answers(self, decided: object) -> Answers:
        """Return the answers, which are made already."""
        return cast("Answers", decided)


class DurableSessions(_Sessions):
    """A rule with an action for each condition, a session for each case."""

    name = "durable_rules, a session a case"

    def __init__(self, task: Task) -> None:
        self._task = task
        self._holding: set[str] = set()
        super().__init__({name: self._rule(name, cubes) for name, cubes in task.conditions.items()})

    def decide(self, prepared: object) -> object:
        """Decide a case in a session of its own."""
        self._holding.clear()
        session = str(next(self._numbers))
        self._host.assert_fact(_RULES, {"sid": session, "id": 1, **cast("Facts", prepared)})
        self._host.delete_state(_RULES, session)
        return self._task.chosen(frozenset(self._holding))

    def _rule(self, name: str, cubes: Iterable[Cube]) -> Rule:
        def hold(_: object) -> None:
            self._holding.add(name)

        return {"all": [{"m": _any_of(map(_all_of, cubes))}], "run": hold}


class DurableJoined(_Sessions):
    """Rules join the case with the requirements that they may replace, all of them facts of a session."""

    name = "durable_rules, a session a case, requirements joined"

    def __init__(self, task: Task) -> None:
        self._task = task
        self._applying: set[int] = set()
        self._open: set[tuple[int, str]] = set()
        self._demands = [
            {"id": number + 2, "demand": number, **dict.fromkeys(demand.ways, 1)}
            for number, demand in enumerate(task.demands)
        ]
        replacing = {name: self._replacing(name, task.conditions[name]) for name in task.rules}
        applying = {
            name: self._applies(number, task.conditions[name])
            for number, name in enumerate(name for name in task.conditions if name not in task.rules)
        }
        super().__init__({**replacing, **applying})

    def decide(self, prepared: object) -> object:
        """Decide a case in a session of its own."""
        self._applying.clear()
        self._open.clear()
        session = str(next(self._numbers))
        case = {"sid": session, "id": 1, **cast("Facts", prepared)}
        self._host.assert_facts(_RULES, [*({"sid": session, **demand} for demand in self._demands), case])
        self._host.delete_state(_RULES, session)
        return tuple(
            next((way for way in demand.ways if (number, way) in self._open), HAND_IN)
            if number in self._applying
            else NOT_NEEDED
            for number, demand in enumerate(self._task.demands)
        )

    def _replacing(self, name: str, cubes: Iterable[Cube]) -> Rule:
        def replace(c: Any) -> None:
            self._open.add((c.requirement.demand, name))

        patterns = [{"case": _any_of(map(_all_of, cubes))}, {"requirement": {name: 1}}]
        return {"all": patterns, "run": replace}

    def _applies(self, number: int, cubes: Iterable[Cube]) -> Rule:
        def apply(_: object) -> None:
            self._applying.add(number)

        return {"all": [{"case": _any_of(map(_all_of, cubes))}], "run": apply}


class DurableStripped:
    """One rule set for all conditions, one session for all cases, no actions."""

    name = "durable_rules, its C extension stripped bare"

    def __init__(self, task: Task) -> None:
        self._task = task
        self._ids = itertools.count(1)
        rules = {
            name: {"all": [{"m": _any_of(map(_all_of, cubes))}]} for name, cubes in task.conditions.items()
        }
        self._ruleset = extension.create_ruleset(_RULES, json.dumps(rules))

    def prepare(self, facts: Facts) -> object:
        """Return the facts as the JSON of a fact with an id of its own."""
        return json.dumps({"id": next(self._ids), **_ALWAYS, **facts})

    def decide(self, prepared: object) -> object:
        """Decide a case."""
        fact = cast("str", prepared)
        _, state = extension.assert_fact(self._ruleset, fact)
        holding = set()
        started = extension.start_action_for_state(self._ruleset, state)
        fired = started[1] if started else None
        while fired:
            # `{"rule":…`: the rest repeats the fact
            holding.add(fired[2 : fired.index('"', 2)])
            fired = extension.complete_and_start_action(self._ruleset, state)
        extension.retract_fact(self._ruleset, fact)
        return self._task.chosen(frozenset(holding))

    def answers(self, decided: object) -> Answers:
        """Return the answers, which are made already."""
        return cast("Answers", decided)


def _nothing(_: object) -> None:
    """Do nothing."""


def _any_of(tests: Iterable[Test]) -> Test:
    found = list(tests)
    return found[0] if len(found) == 1 else {"$or": found}


def _all_of(cube: Cube) -> Test:
    tests = [_test(literal) for literal in cube] or [_ALWAYS]
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
