"""Three-valued logic (Kleene), and when a test holds.

True and false are decided; None is unknown, and spreads as in SQL and FEEL.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onething.conditions.scalars import exact
from onething.conditions.unary import Equals, Null, Part, Range, Test, Within
from onething.model import Value, covers

__all__ = ["Truth", "all_of", "any_of", "holds", "opposite"]

Truth = bool | None
"""True, false, or None: unknown."""


def holds(test: Test, value: Value) -> Truth:
    """Tell whether `test` holds for a known value of its fact, as `check_value` returns it.

    None as a value says that the fact is known to have none (FEEL's null). By DMN 1.5 nothing equals
    null but `null`; it has no order, so that neither `>= 60` nor `not(>= 60)` holds for it.

    The answer is None, unknown, only for a region that is coarser than the one tested: in 430000
    (Hunan) it is not known whether 430100 (Changsha) holds.
    """
    value = exact(value)
    found = any_of(_part_holds(part, value) for part in test.parts)
    truth = opposite(found) if test.negated else found
    return truth is True if value is None else truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return the conjunction: false if one is false, else unknown if one is unknown, else true."""
    found: Truth = True
    for truth in truths:
        if truth is False:
            return False
        found = found if truth else None
    return found


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return the disjunction: true if one is true, else unknown if one is unknown, else false."""
    return opposite(all_of(map(opposite, truths)))


def opposite(truth: Truth) -> Truth:
    """Return the negation; what is unknown remains so."""
    return None if truth is None else not truth


def _part_holds(part: Part, value: Any) -> Truth:
    match part:
        case Null():
            return value is None
        case Equals(expected):
            return bool(value == expected)
        case Within(region):
            return value is not None and _lies_within(region, value)
        case Range():
            return None if value is None else value in part


def _lies_within(region: str, value: str) -> Truth:
    if covers(region, value):
        return True
    return None if covers(value, region) else False
