"""Rules and facts as durable_rules reads them: equality of small integers, and nothing else.

Nothing is negated and there are no alternatives: a property says that a test holds, and is absent if it
does not. Names are short and made here: the engine finds them by a hash of 32 bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onething.rules.batching import Batch
from onething.rules.encoding import Alike, Want
from onething.rules.patterns import CompiledRule
from onething.rules.shapes import SHAPES

__all__ = ["WARM_UP", "definition", "fired_facts", "fired_rule", "properties"]

WARM_UP = "w"
"""The rule, and the property, that makes something fire in a session."""

_FIRED_AT_ONCE = 1_000

_SHAPE_NUMBERS: Mapping[str, int] = {shape: number for number, shape in enumerate(SHAPES)}

_ATTRIBUTE_NUMBERS: Mapping[tuple[str, str], int] = {
    place: number
    for number, place in enumerate(
        (shape, name) for shape, attributes in SHAPES.items() for name in attributes
    )
}


def definition(batch: Batch) -> dict[str, Any]:
    """Return the rules of a batch, and the warm-up.

    `cap` hands out what fired in lots; `dist: 0` lets one fact stand for two variables, as one may be
    many.
    """
    rules: dict[str, Any] = {WARM_UP: {"all": [{"v0": {WARM_UP: 1}}]}}
    for number, (rule, wants) in enumerate(zip(batch.rules, batch.wants, strict=True)):
        patterns = [{f"v{n}": {"$and": _conditions(rule, n, wants)}} for n in rule.order]
        rules[f"r{number}"] = {"all": patterns, "cap": _FIRED_AT_ONCE, "dist": 0}
    return rules


def properties(fact: Alike) -> dict[str, int]:
    """Return what a fact says: its shape, which tests hold, and its joined values."""
    tests = {f"t{test}": 1 for test in _ones(fact.bits)}
    joined = {_joined(fact.shape, name): value for name, value in fact.joined.items()}
    return {"s": _SHAPE_NUMBERS[fact.shape], **tests, **joined}


def fired_rule(name: str) -> int:
    """Return the place in its batch of a rule that fired."""
    return int(name.removeprefix("r"))


def fired_facts(frame: Mapping[str, Mapping[str, int]]) -> list[int]:
    """Return the ids of the facts that a rule fired for, in the order of its variables."""
    return [frame[f"v{number}"]["id"] for number in range(len(frame))]


def _conditions(rule: CompiledRule, number: int, wants: Sequence[Want]) -> list[dict[str, Any]]:
    """Return what one variable asks: its shape, its tests, values to join, and the joins.

    The joins stand last, and their values are asked for at both ends: to the engine, comparing with one
    that is not there is an error or a mismatch, depending on how the join is written.
    """
    shape, wanted = wants[number].shape, wants[number]
    tests = [{f"t{test}": 1} for test in sorted(wanted.tests)]
    present = [{"$ex": {_joined(shape, name): 1}} for name in sorted(wanted.joined)]
    joins = [
        {
            _joined(shape, join.attribute): {
                f"v{join.other}": _joined(wants[join.other].shape, join.other_attribute)
            }
        }
        for join in rule.patterns[number].joins
    ]
    return [{"s": _SHAPE_NUMBERS[shape]}, *tests, *present, *joins]


def _joined(shape: str, attribute: str) -> str:
    return f"j{_ATTRIBUTE_NUMBERS[shape, attribute]}"


def _ones(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
