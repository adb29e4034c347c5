"""zen-engine (Rust) on the typical decisions, in the three forms in which it can take them.

    tables       one decision table a requirement, first hit: the form in which zen is meant to be used
    expressions  every condition once, then one nested choice a requirement: the fastest found within zen
    collected    one table of all conditions, those that hold are collected; Python chooses the ways

All content is compiled before anything is timed, and the facts come as JSON text, which is no slower
than a dictionary; traces are off.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

import zen
from benchmarks.neutral import Answers, Facts, Task
from benchmarks.typical_case import HAND_IN, NOT_NEEDED

from onething.conditions import Cube, Equals, Literal, Range, Within, cubes, negate

__all__ = ["ZenCollected", "ZenExpressions", "ZenTables"]

Node = dict[str, Any]
Row = tuple[Cube, str]
"""Tests that hold together, and the output of a row."""


class _Zen:
    """What the forms share: a graph compiled once, and facts as JSON."""

    def __init__(self, nodes: Sequence[Node], links: Sequence[tuple[str, str]]) -> None:
        ends = [{"id": end, "name": end, "type": f"{end}Node"} for end in ("input", "output")]
        edges = [
            {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
            for source, target in links
        ]
        graph = json.dumps({"nodes": [*ends, *nodes], "edges": edges})
        self._decision = zen.ZenEngine().create_decision(graph)

    def prepare(self, facts: Facts) -> object:
        """Return the facts as JSON text."""
        return json.dumps({_field(name): value for name, value in facts.items()})

    def decide(self, prepared: object) -> object:
        """Decide a case."""
        return self._decision.evaluate(cast("str", prepared))["result"]


class ZenTables(_Zen):
    """One decision table a requirement: its ways in order, the first whose row holds counts."""

    name = "zen-engine, a decision table a requirement"

    def __init__(self, task: Task) -> None:
        rows = {f"r{n}": list(_rows(task, n)) for n in range(len(task.demands))}
        nodes = [_table(name, own, name, hit="first") for name, own in rows.items()]
        super().__init__(nodes, [link for name in rows for link in (("input", name), (name, "output"))])

    def answers(self, decided: object) -> Answers:
        """Return the answers in the order of the requirements."""
        return _in_order(cast("Mapping[str, str]", decided))


class ZenExpressions(_Zen):
    """Two expression nodes: the truth of every condition, then a nested choice a requirement."""

    name = "zen-engine, expressions"

    def __init__(self, task: Task) -> None:
        keys = {name: f"c{number}" for number, name in enumerate(task.conditions)}
        truths = {keys[name]: _joined(found) for name, found in task.conditions.items()}
        choices = {
            f"r{number}": _choice(demand.ways, keys, keys[f"applies-{number}"])
            for number, demand in enumerate(task.demands)
        }
        links = [("input", "truths"), ("truths", "choices"), ("choices", "output")]
        super().__init__([_expressions("truths", truths), _expressions("choices", choices)], links)

    def answers(self, decided: object) -> Answers:
        """Return the answers in the order of the requirements."""
        return _in_order(cast("Mapping[str, str]", decided))


class ZenCollected(_Zen):
    """One table of all conditions; which way is the first is found in Python."""

    name = "zen-engine, conditions collected, ways chosen in Python"

    def __init__(self, task: Task) -> None:
        self._task = task
        rows = [(cube, name) for name, found in task.conditions.items() for cube in found]
        super().__init__([_table("all", rows, "name", hit="collect")], [("input", "all"), ("all", "output")])

    def decide(self, prepared: object) -> object:
        """Decide a case."""
        holding = cast("list[dict[str, str]]", super().decide(prepared))
        return self._task.chosen(frozenset(row["name"] for row in holding))

    def answers(self, decided: object) -> Answers:
        """Return the answers, which are made already."""
        return cast("Answers", decided)


def _in_order(decided: Mapping[str, str]) -> Answers:
    return tuple(decided[f"r{number}"] for number in range(len(decided)))


def _rows(task: Task, number: int) -> Iterator[Row]:
    demand = task.demands[number]
    yield from ((cube, NOT_NEEDED) for cube in cubes(negate(demand.applies)))
    for way in demand.ways:
        yield from ((cube, way) for cube in task.conditions[way])
    yield (), HAND_IN


def _table(id: str, rows: Sequence[Row], output: str, *, hit: str) -> Node:
    facts = sorted({literal.fact for cube, _ in rows for literal in cube})
    columns = {fact: f"i{number}" for number, fact in enumerate(facts)}
    content = {
        "hitPolicy": hit,
        "inputs": [{"id": columns[fact], "name": fact, "field": _field(fact)} for fact in facts],
        "outputs": [{"id": "o", "name": output, "field": output}],
        "rules": [
            {"_id": str(at), **_cells(cube, columns), "o": f'"{name}"'}
            for at, (cube, name) in enumerate(rows)
        ],
    }
    return {"id": id, "name": id, "type": "decisionTableNode", "content": content}


def _cells(cube: Cube, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row; two tests of one fact share a cell."""
    cells: dict[str, str] = {}
    for fact in dict.fromkeys(literal.fact for literal in cube):
        first, *more = [literal for literal in cube if literal.fact == fact]
        cells[columns[fact]] = (
            " and ".join(f"({_test(x, '$')})" for x in (first, *more)) if more else _cell(first)
        )
    return cells


def _expressions(id: str, values: Mapping[str, str]) -> Node:
    expressions = [{"id": key, "key": key, "value": value} for key, value in values.items()]
    return {"id": id, "name": id, "type": "expressionNode", "content": {"expressions": expressions}}


def _joined(alternatives: Iterable[Cube]) -> str:
    """Return an expression for: all tests of one of the alternatives hold."""
    return " or ".join(
        " and ".join(f"({_test(literal, _field(literal.fact))})" for literal in cube) or "true"
        for cube in alternatives
    )


def _choice(ways: Sequence[str], keys: Mapping[str, str], applies: str) -> str:
    chosen = f'"{HAND_IN}"'
    for way in reversed(ways):
        chosen = f'{keys[way]} ? "{way}" : ({chosen})'
    return f'{applies} ? ({chosen}) : "{NOT_NEEDED}"'


def _field(fact: str) -> str:
    """Return a fact as zen names it: a dash would subtract."""
    return fact.replace("-", "_")


def _cell(literal: Literal) -> str:
    """Return a test as the cell of a table, in the short form where there is one."""
    values = _values(literal)
    if values and literal.positive is not literal.test.negated:
        return ", ".join(values)
    return _test(literal, "$")


def _values(literal: Literal) -> list[str]:
    """Return the values that a test names, as zen writes them; none if it names a range."""
    return [_value(part) for part in literal.test.parts if isinstance(part, Equals | Within)]


def _value(part: Equals | Within) -> str:
    return json.dumps(part.value if isinstance(part, Equals) else part.region)


def _test(literal: Literal, subject: str) -> str:
    values, held = _values(literal), literal.positive is not literal.test.negated
    if len(values) > 1:
        return f"{subject} {'in' if held else 'not in'} [{', '.join(values)}]"
    if values:
        return f"{subject} {'==' if held else '!='} {values[0]}"
    (part,) = literal.test.parts
    assert isinstance(part, Range)
    return _range(part, subject, inside=held)


def _range(part: Range, subject: str, *, inside: bool) -> str:
    """Return a range, or what lies outside it: zen does not take `not (...)` for a test of a cell."""
    signs = {True: (">=", ">", "<=", "<"), False: ("<", "<=", ">", ">=")}[inside]
    found = []
    for bound, (included, excluded) in ((part.low, signs[:2]), (part.high, signs[2:])):
        if bound:
            value = bound.value.toordinal() if isinstance(bound.value, date) else bound.value
            found.append(f"{subject} {included if bound.included else excluded} {value}")
    return (" and " if inside else " or ").join(found)
