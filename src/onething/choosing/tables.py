"""What sets of reforms gain, as tables: found apart where reforms do not act on one another.

A set of reforms is an integer: its bits are the places of the reforms among the candidates. A function
of such sets is given by its values, and is split into parts that share no reform (by the Möbius
transform: reforms belong together where they gain together what none of them gains in part). Most of
what a year of cases comes to falls apart into parts of one to four reforms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["TOLERANCE", "Table", "Values", "parts", "places", "subsets", "table", "tolerance"]

Values = Mapping[int, float]
"""The value of every set of some reforms that can be done together, the empty one too."""

TOLERANCE = 1e-9
"""What differs by less, as a share of the largest value, is equal."""


@dataclass(frozen=True, slots=True)
class Table:
    """A function of the sets of some reforms that is 0 for the empty one, by the sets at which it rises.

    Its value for a set is the greatest of those sets within it that agree with it on `strict`. So a
    table holds no more sets than its function has steps, however many subsets there are.
    """

    reforms: int
    """Those on which it depends."""
    strict: int
    """Those of them that lower the value of some set when they are added to it."""
    steps: Mapping[int, float]
    """By set of reforms the value that it rises to."""

    def value(self, chosen: int) -> float:
        """Return the value for the reforms chosen; others than its own make no difference."""
        own = chosen & self.reforms
        if own in self.steps:
            return self.steps[own]
        steps = self.steps.items()
        fitting = [value for step, value in steps if not step & ~own and not (step ^ own) & self.strict]
        return max(fitting, default=0.0) if own & self.strict else max(0.0, *fitting, 0.0)


def places(reforms: int) -> Iterator[int]:
    """Yield the places of the reforms of a set, the first first.

    >>> list(places(0b1101))
    [0, 2, 3]
    """
    while reforms:
        lowest = reforms & -reforms
        yield lowest.bit_length() - 1
        reforms ^= lowest


def subsets(reforms: int, apart: Sequence[int] = ()) -> Iterator[int]:
    """Yield the subsets of a set that can be done together, each after all of its own subsets.

    `apart` holds pairs, as sets of two, that exclude one another.

    >>> list(subsets(0b101)), list(subsets(0b11, [0b11]))
    ([0, 1, 4, 5], [0, 1, 2])
    """
    found = [0]
    for place in places(reforms):
        grown = (one | 1 << place for one in tuple(found))
        found += [one for one in grown if all(pair & ~one for pair in apart)]
    yield from found


def parts(values: Values) -> Iterator[Values]:
    """Yield functions of reforms that are not shared, whose sum is the given one less its value for none.

    Reforms that make no difference stand in no part. The sum is the same for every set.
    """
    least = values[0]
    for group in _groups(_terms(values)):
        yield {chosen: value - least for chosen, value in values.items() if not chosen & ~group}


def _terms(values: Values) -> Iterable[int]:
    """Return the sets that gain what no part of them gains: where the Möbius transform is not zero."""
    terms = dict(values)
    for place in places(_reforms(values)):
        bit = 1 << place
        for chosen in terms:
            if chosen & bit:
                terms[chosen] -= terms[chosen ^ bit]
    least = tolerance(values)
    return [chosen for chosen, value in terms.items() if chosen and abs(value) > least]


def _groups(terms: Iterable[int]) -> list[int]:
    """Return the unions of sets that hang together."""
    groups: list[int] = []
    for term in terms:
        joined = term
        for group in [group for group in groups if group & term]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return sorted(groups)


def table(values: Values) -> Table:
    """Return a function as a table; its value for the empty set must be 0."""
    least = tolerance(values)
    strict = sum(1 << place for place in places(_reforms(values)) if _lowers(1 << place, values, least))
    steps = {
        chosen: value
        for chosen, value in values.items()
        if chosen and not _reached_before(chosen, values, strict, least)
    }
    return Table(_reforms(values), strict, steps)


def _lowers(bit: int, values: Values, least: float) -> bool:
    return any(value < values[chosen ^ bit] - least for chosen, value in values.items() if chosen & bit)


def _reached_before(chosen: int, values: Values, strict: int, least: float) -> bool:
    """Tell whether a set is worth no more than with one reform less that never lowers anything."""
    value = values[chosen]
    return any(values[chosen ^ 1 << place] >= value - least for place in places(chosen & ~strict))


def tolerance(values: Values) -> float:
    """Return by how much two values may differ and still be equal."""
    return TOLERANCE * max(map(abs, values.values()))


def _reforms(values: Values) -> int:
    together = 0
    for chosen in values:
        together |= chosen
    return together
