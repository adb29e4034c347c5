"""Finding out what sets of reforms come to, with as few looks as it takes to know all of them.

A look plans a case in a world; of k reforms there are two to the power of k sets. Where that is too many,
all sets between a smaller and a greater one of equal value are taken to have that value, as it is
where no reform makes anything worse; whatever is looked at must bear that out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import or_

from onething.choosing.tables import TOLERANCE, Table, Values, places, subsets

__all__ = ["LOOKS", "Found", "Look", "NeverWorse", "all_values", "steps_found"]

LOOKS = 4096
"""So many sets are looked at for one kind of case, where not all of them are."""

Look = Callable[[int], float]
"""Returns the value of a set of reforms."""


class NeverWorse(Exception):
    """Raised where a reform does make something worse."""


@dataclass(frozen=True, slots=True)
class Found:
    """What sets of reforms come to, by the sets at which it rises."""

    base: float
    table: Table
    slack: float
    """By how much a set may come to more than the table says: not every step was found."""


def all_values(look: Look, reforms: int, apart: Sequence[int] = ()) -> Values:
    """Return the value of every set of reforms that can be done together, by looking at each."""
    return {chosen: look(chosen) for chosen in subsets(reforms, apart)}


def steps_found(look: Look, reforms: int, apart: Sequence[int] = (), *, looks: int = LOOKS) -> Found:
    """Return what all sets come to if no reform makes anything worse; NeverWorse where one is seen to.

    Halves the sets by a reform, those with it and those without, until the least and the greatest of a
    part are worth the same.
    """
    search = _Search(look, apart, looks)
    leaves = dict(search.leaves(0, reforms))
    least = leaves[0]
    rises = {chosen: value - least for chosen, value in leaves.items() if value > least + TOLERANCE}
    steps = {chosen: value for chosen, value in rises.items() if not _surpassed(chosen, value, rises)}
    return Found(least, Table(reduce(or_, steps, 0), 0, steps), search.slack)


def _surpassed(chosen: int, value: float, steps: Values) -> bool:
    """Tell whether a part of a set is worth as much."""
    return any(
        not other & ~chosen and other != chosen and reached >= value for other, reached in steps.items()
    )


@dataclass(slots=True)
class _Search:
    look: Look
    apart: Sequence[int]
    left: int
    """How many looks may still be taken."""
    slack: float = 0.0
    known: dict[int, float] = field(default_factory=dict)

    def leaves(self, low: int, high: int) -> Iterator[tuple[int, float]]:
        """Yield the least set of each part in which all sets between `low` and `high` are alike."""
        pair = next((pair for pair in self.apart if not pair & ~high), 0)
        if pair:
            bit = 1 << next(places(pair & ~low))
            excluded = reduce(or_, (each for each in self.apart if each & bit)) ^ bit
            yield from self.leaves(low, high ^ bit)
            yield from self.leaves(low | bit, high & ~excluded)
            return
        least, most = self.value(low), self.value(high)
        self._check(least, most)
        if most <= least + TOLERANCE or self.left <= 0:
            self.slack = max(self.slack, most - least)
            yield low, least
            return
        bit = self._telling(low, high)
        self._check(least, self.value(low | bit), most)
        self._check(least, self.value(high ^ bit), most)
        yield from self.leaves(low, high ^ bit)
        yield from self.leaves(low | bit, high)

    def value(self, chosen: int) -> float:
        if chosen not in self.known:
            self.known[chosen] = self.look(chosen)
            self.left -= 1
        return self.known[chosen]

    def _telling(self, low: int, high: int) -> int:
        """Return a reform that matters alone or as the last one; else the first."""
        bits = [1 << place for place in places(high & ~low)]
        least, most = self.value(low), self.value(high)
        alone = (bit for bit in bits if abs(self.value(low | bit) - least) > TOLERANCE)
        last = (bit for bit in bits if abs(self.value(high ^ bit) - most) > TOLERANCE)
        return next(alone, 0) or next(last, bits[0])

    @staticmethod
    def _check(*rising: float) -> None:
        if any(after < before - TOLERANCE for before, after in pairwise(rising)):
            raise NeverWorse
