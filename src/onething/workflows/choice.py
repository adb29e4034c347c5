"""Which alternatives leave the applicant least (或材料).

A requirement with alternatives is met by one of its options; a material that one requirement has
handed in serves every other that can use it, so requirements which share a material are decided
together. The choice is exact: the least total burden, and of equal ones the first as written. That
is what makes it monotone: a further source can only lower the least burden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Costs", "choose"]

Key = tuple[str, str]
"""A material and its holder."""

Costs = Mapping[Key, int]
"""What it costs the applicant to provide each material that is not provided anyway."""

Options = Sequence[frozenset[Key]]
"""The options of a requirement, each the materials that it needs together."""


def choose(requirements: Sequence[Options], costs: Costs) -> tuple[int, ...]:
    """Return for each requirement the number of its chosen option.

    >>> a, b, c = ("a", ""), ("b", ""), ("c", "")
    >>> choose([[frozenset({a}), frozenset({b})], [frozenset({b}), frozenset({c})]], {a: 1, b: 1, c: 1})
    (1, 0)
    """
    chosen = [0] * len(requirements)
    for numbers in _connected(requirements):
        best = _least([requirements[number] for number in numbers], costs)
        for number, option in zip(numbers, best, strict=True):
            chosen[number] = option
    return tuple(chosen)


def _least(requirements: Sequence[Options], costs: Costs) -> tuple[int, ...]:
    """Search depth first in the order written, cutting what already costs as much as the best."""
    best: tuple[int, ...] = ()
    least = sum(costs.values()) + 1

    def search(picked: tuple[int, ...], provided: frozenset[Key], cost: int) -> None:
        nonlocal best, least
        if cost >= least:
            return
        if len(picked) == len(requirements):
            best, least = picked, cost
            return
        for number, option in enumerate(requirements[len(picked)]):
            added = option - provided
            search((*picked, number), provided | added, cost + sum(costs[key] for key in added))

    search((), frozenset(), 0)
    return best


def _connected(requirements: Sequence[Options]) -> Iterator[list[int]]:
    """Yield the numbers of requirements that share materials, directly or through others."""
    left = dict(enumerate(map(_materials, requirements)))
    while left:
        first = min(left)
        group, keys = [first], left.pop(first)
        while touching := [number for number, own in left.items() if own & keys]:
            keys = keys.union(*(left.pop(number) for number in touching))
            group += touching
        yield sorted(group)


def _materials(options: Iterable[frozenset[Key]]) -> frozenset[Key]:
    return frozenset[Key]().union(*options)
