"""What there is to choose from: candidates with their costs, what excludes what, and what sets gain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onething.choosing.tables import Table, Values, parts, places, table, tolerance

__all__ = ["EQUAL", "Choice", "Problem", "problem_of"]

EQUAL = 1e-9
"""Values that differ by less, as a share of all that the reforms can change, are equal."""


@dataclass(frozen=True)
class Problem:
    """Reforms to choose from. Sets of them are integers, see `onething.choosing.tables`."""

    ids: tuple[str, ...]
    costs: tuple[float, ...]
    tables: tuple[Table, ...]
    base: float = 0.0
    """The value without any reform; the greater a value, the better."""
    apart: tuple[int, ...] = ()
    """Pairs of reforms that exclude one another, as sets of two."""
    slack: float = 0.0
    """By how much a set may be worth more than the tables say, where not every set was looked at."""

    def value(self, chosen: int) -> float:
        """Return what a set of reforms comes to."""
        return self.base + sum(one.value(chosen) for one in self.tables if one.reforms & chosen)

    def cost(self, chosen: int) -> float:
        """Return what a set of reforms costs."""
        return sum(self.costs[place] for place in places(chosen))

    def fits(self, chosen: int) -> bool:
        """Tell whether no reform of a set excludes another."""
        return all(pair & ~chosen for pair in self.apart)

    def named(self, chosen: int) -> tuple[str, ...]:
        """Return the ids of a set of reforms, in the order of the candidates."""
        return tuple(self.ids[place] for place in places(chosen))

    @property
    def all(self) -> int:
        """All candidates, whether or not they exclude one another."""
        return (1 << len(self.ids)) - 1

    @cached_property
    def spread(self) -> float:
        """The most that values of two sets can differ by; 0: no reform changes anything."""
        return sum(max(*one.steps.values(), 0.0) - min(*one.steps.values(), 0.0) for one in self.tables)

    @cached_property
    def tables_of(self) -> tuple[tuple[Table, ...], ...]:
        """By candidate the tables that depend on it."""
        found: list[list[Table]] = [[] for _ in self.ids]
        for one in self.tables:
            for place in places(one.reforms):
                found[place].append(one)
        return tuple(map(tuple, found))

    @cached_property
    def excluded_by(self) -> tuple[int, ...]:
        """By candidate the set of those that it excludes."""
        found = [0] * len(self.ids)
        for pair in self.apart:
            for place in places(pair):
                found[place] |= pair ^ 1 << place
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of reforms, what it comes to and costs, and whether it is proven to be the best."""

    chosen: int
    value: float
    cost: float
    optimal: bool = True
    bound: float = 0.0
    """What a better set could come to at most, or cost at least; the same as its own where `optimal`."""
    feasible: bool = True


def problem_of(
    ids: Sequence[str],
    costs: Sequence[float],
    weighted: Iterable[tuple[float, Values]],
    *,
    apart: Sequence[int] = (),
    more: Iterable[Table] = (),
    slack: float = 0.0,
) -> Problem:
    """Return the problem whose values are the sum of functions, each with its weight.

    Equal functions are looked at once; parts over the same reforms are added up. `more` are tables that
    were made already.
    """
    weights: defaultdict[tuple[tuple[int, float], ...], float] = defaultdict(float)
    for weight, values in weighted:
        weights[tuple(values.items())] += weight
    base, summed = 0.0, dict[int, dict[int, float]]()
    for function, weight in weights.items():
        values = dict(function)
        base += weight * values[0]
        for part in parts(values):
            _add(summed, part, weight)
    tables = [table(values) for values in summed.values() if tolerance(values)]
    return Problem(tuple(ids), tuple(costs), (*tables, *more), base, tuple(apart), slack)


def _add(summed: dict[int, dict[int, float]], part: Values, weight: float) -> None:
    reforms = 0
    for chosen in part:
        reforms |= chosen
    into = summed.setdefault(reforms, dict.fromkeys(part, 0.0))
    for chosen, value in part.items():
        into[chosen] += weight * value
