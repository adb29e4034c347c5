"""Numbers and dates, cut at the bounds of tests into points and the open intervals between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor
from typing import Any

from onething.conditions.scalars import as_value, exact
from onething.conditions.unary import Equals, Number, Range, Test
from onething.model import Value

__all__ = ["Line", "date_between", "number_between"]

NOWHERE = -1
"""Stands for the class of an interval that no value lies in."""


@dataclass(frozen=True, slots=True)
class Line:
    """Finds the class of a number or a date: below the first bound, at it, between two, and so on."""

    bounds: tuple[Any, ...]
    """In ascending order."""
    classes: tuple[int, ...]
    """By piece: one below each bound, one at it, one above the last."""
    null: int

    @classmethod
    def of_tests(
        cls,
        tests: Sequence[Test],
        between: Callable[[Any, Any], Value],
        class_of: Callable[[Value], int],
    ) -> Line:
        """Return the line cut at the bounds of `tests`.

        `between` gives a value between two bounds, None standing for no bound, or None where there
        is no such value; `class_of` gives the class of a value.
        """
        bounds = sorted({bound for test in tests for bound in _bounds(test)})
        classes = []
        for low, high in pairwise([None, *bounds, None]):
            example = between(low, high)
            classes.append(NOWHERE if example is None else class_of(example))
            classes += [] if high is None else [class_of(as_value(high))]
        return cls(tuple(bounds), tuple(classes), class_of(None))

    def __call__(self, value: Value) -> int:
        """Return the class of a number or a date, or that of null."""
        if value is None:
            return self.null
        place: Any = exact(value)
        # Their sum is even between two bounds and odd at one.
        return self.classes[bisect_left(self.bounds, place) + bisect_right(self.bounds, place)]


def number_between(low: Number | None, high: Number | None) -> Value:
    """Return a number between two others, whole if possible; None if no value lies there."""
    if low is None:
        return 0 if high is None else ceil(high) - 1
    whole = floor(low) + 1
    if high is None or whole < high:
        return whole
    middle = exact(float((low + high) / 2))
    return as_value(middle) if low < middle < high else None


def date_between(low: date | None, high: date | None) -> Value:
    """Return a day between two others; None if there is none."""
    if low is None:
        return date(2000, 1, 1) if high is None else _day(high, -1)
    day = _day(low, 1)
    return day if day is None or high is None or day < high else None


def _day(day: date, later: int) -> date | None:
    try:
        return day + timedelta(days=later)
    except OverflowError:
        return None


def _bounds(test: Test) -> Iterator[Any]:
    for part in test.parts:
        match part:
            case Equals(value):
                yield value
            case Range():
                yield from (bound.value for bound in part.bounds())
