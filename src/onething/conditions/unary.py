"""What a test is once it has been read: S-FEEL unary tests as frozen values.

    Test        several parts, of which one must hold, or none if negated
    └── Part    Null · Equals · Within · Range

`str(test)` writes a test as a DMN tool reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

__all__ = [
    "ANYTHING",
    "Bound",
    "Equals",
    "Null",
    "Number",
    "Ordered",
    "Part",
    "Range",
    "Scalar",
    "Test",
    "Within",
]

Number = int | Decimal
"""A number, held exactly."""

Ordered = int | Decimal | date
"""What has an order: numbers and dates."""

Scalar = bool | int | Decimal | str | date
"""What a literal can be."""


@dataclass(frozen=True, slots=True)
class Null:
    """The value is known to be none: `null`."""

    def __str__(self) -> str:
        return "null"


@dataclass(frozen=True, slots=True)
class Equals:
    """The value is this one: `60`, `"single"`, `true`, `date("2025-01-31")`."""

    value: Scalar

    def __str__(self) -> str:
        return _literal_text(self.value)


@dataclass(frozen=True, slots=True)
class Within:
    """The region is this one or lies below it: `"430000"`."""

    region: str

    def __str__(self) -> str:
        return _literal_text(self.region)


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a range."""

    value: Ordered
    included: bool


@dataclass(frozen=True, slots=True)
class Range:
    """The value lies between two bounds, or on one side of the only one: `[18..60)`, `>= 60`.

    As in DMN a comparison is a range without its other bound; one of the two is always there.
    """

    low: Bound | None = None
    high: Bound | None = None

    def __str__(self) -> str:
        low, high = self.low, self.high
        if low and high:
            opening, closing = "[" if low.included else "(", "]" if high.included else ")"
            return f"{opening}{_literal_text(low.value)}..{_literal_text(high.value)}{closing}"
        (bound,) = self.bounds()
        return f"{'>' if low else '<'}{'=' if bound.included else ''} {_literal_text(bound.value)}"

    def bounds(self) -> tuple[Bound, ...]:
        """Return the bounds that it has, the lower one first."""
        return tuple(bound for bound in (self.low, self.high) if bound)

    def __contains__(self, value: Any) -> bool:
        low, high = self.low, self.high
        if low and not (low.value <= value if low.included else low.value < value):
            return False
        return not high or bool(value <= high.value if high.included else value < high.value)


Part = Null | Equals | Within | Range
"""One of the tests between the commas."""


@dataclass(frozen=True, slots=True)
class Test:
    """A unary test: one of its parts holds, or, if it is negated, none of them does.

    >>> str(Test((Equals("single"), Null()), negated=True))
    'not("single", null)'
    """

    __test__: ClassVar[bool] = False  # it is no test case, though pytest takes names in Test for one

    parts: tuple[Part, ...]
    negated: bool = False

    def __str__(self) -> str:
        if self == ANYTHING:
            return "-"
        text = ", ".join(map(str, self.parts))
        return f"not({text})" if self.negated else text


ANYTHING = Test((), negated=True)
"""The test `-`, which excludes nothing."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _literal_text(value: Scalar) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return f'date("{value.isoformat()}")'
        case str():
            return f'"{value.translate(_ESCAPES)}"'
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
