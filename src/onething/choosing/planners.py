"""By whose rules the cases of a log are told apart so that every set of reforms can be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from onething.choosing.candidates import openings
from onething.choosing.demands import sources_connected_by
from onething.reforms import Reform, conflicts
from onething.simulation.worlds import Worlds
from onething.workflows import Planner

__all__ = ["planners_read"]

_PAIRS = 200
"""So many pairs of reforms are tried at most."""


def planners_read(
    planner: Planner, reforms: Sequence[Reform], as_of: date | None = None
) -> tuple[Planner, ...]:
    """Return the planners by which a log is read for advice, the baseline first.

    They are those of each reform alone, of two of which one brings a rule that may fit what the other
    changes, of all together, and of each source opened that somebody may wait for.
    """
    worlds = Worlds(planner, reforms, as_of=as_of)
    found = [worlds.planner(ids) for ids in dict.fromkeys(_sets(worlds))]
    opened = Worlds(planner, tuple(openings(planner.catalogue, sources_connected_by(reforms))), as_of=as_of)
    return (*found, *(opened.planner((reform.id,)) for reform in opened.reforms))


def _sets(worlds: Worlds) -> Iterator[tuple[str, ...]]:
    yield ()
    yield from ((reform.id,) for reform in worlds.reforms)
    apart = {(one.first, one.second) for one in conflicts(worlds.reforms)}
    pairs = (pair for pair in _meeting(worlds) if tuple(sorted(pair)) not in apart)
    yield from (pair for _, pair in zip(range(_PAIRS), pairs, strict=False))
    together: list[str] = []
    for reform in worlds.reforms:
        if not any(tuple(sorted((reform.id, one))) in apart for one in together):
            together.append(reform.id)
    yield tuple(together)


def _meeting(worlds: Worlds) -> Iterator[tuple[str, ...]]:
    """Yield pairs of reforms of which one adds a rule that may fit what the other changes."""
    ids = [reform.id for reform in worlds.reforms]
    adding = {reform.id for reform in worlds.reforms if _topics(reform) & {"rule"}}
    changing = {reform.id for reform in worlds.reforms if _topics(reform) & _OF_NOUNS}
    for onething in worlds.planner().catalogue.onethings:
        for one, other in combinations(worlds.deciding(onething, ids), 2):
            if {one, other} & adding and {one, other} & changing:
                yield one, other


_OF_NOUNS = frozenset({"connected", "coverage", "sharing", "window", "joined", "days"})
"""What reforms change of the nouns that rules match; all else they do by rules of their own."""


def _topics(reform: Reform) -> frozenset[str]:
    return frozenset(settled.topic for change in reform.changes for settled in change.settled())
