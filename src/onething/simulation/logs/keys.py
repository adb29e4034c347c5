"""The key of a kind of case: the number of its one-thing and the states of its facts, as whole numbers.

Grouping by one or two numbers is quicker than by a dozen columns, and what a one-thing does not read
has no place in its keys. A key is a number in a mixed base: each state counts its weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onething.conditions import Classes
from onething.model import FactName, OneThingId
from onething.simulation.logs.cells import FIRST
from onething.simulation.logs.log_columns import FactColumn

__all__ = ["Digit", "Layout", "lay_out"]

_LARGEST = 2**62
"""No key is larger."""


class Digit(NamedTuple):
    """The place of a fact's state in the keys of one one-thing."""

    column: int
    """The number of the column that tells the fact."""
    word: int
    """Which of the numbers of a key."""
    weight: int
    base: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all states in the keys of all one-things."""

    onethings: tuple[OneThingId, ...]
    """By their numbers, the last digits of the first word."""
    columns: tuple[FactColumn, ...]
    digits: tuple[tuple[Digit, ...], ...]
    """By one-thing, the digits of the facts that it reads and a column tells."""

    @property
    def words(self) -> int:
        """How many numbers a key consists of, at least one."""
        return 1 + max((digit.word for own in self.digits for digit in own), default=0)

    def weights(self, column: int, word: int) -> Sequence[int]:
        """Return by one-thing the weight of a column's state in a word; 0 where it has none."""
        by_onething = [{(d.column, d.word): d.weight for d in own} for own in self.digits]
        return [weights.get((column, word), 0) for weights in by_onething]


def lay_out(read: Mapping[OneThingId, Mapping[FactName, Classes]], columns: Sequence[FactColumn]) -> Layout:
    """Return where each one-thing has the states of the facts that it reads."""
    onethings = tuple(sorted(read))
    digits = (_digits(id, read[id], columns, len(onethings)) for id in onethings)
    return Layout(onethings, tuple(columns), tuple(digits))


def _digits(
    onething: OneThingId, read: Mapping[FactName, Classes], columns: Sequence[FactColumn], first: int
) -> tuple[Digit, ...]:
    word, weight, found = 0, first, list[Digit]()
    for number, column in enumerate(columns):
        if onething not in column.onethings:
            continue
        base = FIRST + read[column.fact].count
        if weight * base > _LARGEST:
            word, weight = word + 1, 1
        found.append(Digit(number, word, weight, base))
        weight *= base
    return tuple(found)
