"""Which alternatives leave the applicant least (或材料).

A requirement with alternatives is met by one of its options; a material that one requirement has
handed in serves every other that can use it, so requirements which share a material are decided
together. The choice is exact: the least total burden, and of equal ones the first as written. That
is what makes it monotone: a further source can only lower the least burden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Burdens", "Key", "choose", "free_option", "sharing"]

Key = tuple[str, str]
"""A material and its holder."""

Burdens = Mapping[Key, int | None]
"""What an option leaves the applicant to provide, each with its burden; None: not decided yet.

What costs nothing, or is provided anyway, does not stand in it.
"""

Options = Sequence[Burdens]
"""The options of a requirement, in the order written."""


def free_option(options: Options) -> int | None:
    """Return the first option that costs nothing; None if there is none, or an earlier one may be it.

    >>> free_option([{("a", ""): 1}, {}]), free_option([{("a", ""): None}, {}])
    (1, None)
    """
    for number, burdens in enumerate(options):
        if not burdens:
            return number
        if all(burden is None for burden in burdens.values()):
            return None
    return None


def choose(requirements: Sequence[Options]) -> tuple[int, ...] | None:
    """Return for each requirement the number of its chosen option; None if a burden is not decided.

    >>> a, b, c = ("a", ""), ("b", ""), ("c", "")
    >>> choose([[{a: 1}, {b: 1}], [{b: 1}, {c: 1}]])
    (1, 0)
    """
    if any(burden is None for burdens in _all(requirements) for burden in burdens.values()):
        return None
    decided = [[{k: b for k, b in burdens.items() if b} for burdens in options] for options in requirements]
    return _least(decided)


def sharing(requirements: Sequence[Options]) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of requirements that share materials, directly or through others."""
    left = {
        number: frozenset(key for burdens in own for key in burdens)
        for number, own in enumerate(requirements)
    }
    while left:
        first = min(left)
        group, keys = [first], left.pop(first)
        while touching := [number for number, own in left.items() if own & keys]:
            keys = keys.union(*(left.pop(number) for number in touching))
            group += touching
        yield tuple(sorted(group))


def _least(requirements: Sequence[Sequence[Mapping[Key, int]]]) -> tuple[int, ...]:
    """Search depth first in the order written, cutting what already costs as much as the best."""
    unavoidable = _unavoidable(requirements)
    best: tuple[int, ...] = ()
    least = sum(sum(burdens.values()) for options in requirements for burdens in options) + 1

    def search(picked: tuple[int, ...], provided: Mapping[Key, int], cost: int) -> None:
        nonlocal best, least
        if cost + unavoidable[len(picked)] >= least:
            return
        if len(picked) == len(requirements):
            best, least = picked, cost
            return
        for number, burdens in enumerate(requirements[len(picked)]):
            added = {key: burden for key, burden in burdens.items() if burden > provided.get(key, 0)}
            more = sum(burden - provided.get(key, 0) for key, burden in added.items())
            search((*picked, number), {**provided, **added}, cost + more)

    search((), {}, 0)
    return best


def _unavoidable(requirements: Sequence[Sequence[Mapping[Key, int]]]) -> list[int]:
    """Return for each place what the requirements from there on cost at least.

    That is the burden of their lightest option, counting only what no other requirement asks for.
    """
    asking = Counter(key for options in requirements for key in {k for option in options for k in option})
    least = [0]
    for options in reversed(requirements):
        own = (sum(burden for key, burden in option.items() if asking[key] == 1) for option in options)
        least.insert(0, least[0] + min(own))
    return least


def _all(requirements: Sequence[Options]) -> Iterable[Burdens]:
    return (burdens for options in requirements for burdens in options)
