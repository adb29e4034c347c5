"""The least number of visits: a search over what has been done.

Waiting costs nothing, going does. On a visit the applicant does at one place all that is ready there,
and what becomes ready meanwhile through steps that take no time; whatever takes time is over before
the next visit. Doing more on a visit never hurts, so from what is done and the place that is gone to
it follows what is done next, and of two states the one that has done all that the other has, and
more, is as good: a breadth-first search over the best states is exact.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Going", "Presence", "fewest_goings"]


Spot = TypeVar("Spot", bound=Hashable)
"""How the caller tells places apart."""


@dataclass(frozen=True, slots=True)
class Presence(Generic[Spot]):
    """Something that must be done in person; acts are known by their place in a sequence.

    They stand in an order in which they can be done: an act only comes after acts before it.
    """

    spot: Spot
    after: int = 0
    """The acts that must be done before, as bits; those that these come after included."""
    waits: int = 0
    """Those of them that must be done on an earlier visit, because something between takes time."""


class Going(NamedTuple, Generic[Spot]):
    """One visit: the place, and the acts done there, in order."""

    spot: Spot
    acts: tuple[int, ...]


class _State(NamedTuple, Generic[Spot]):
    """What is done, and the goings that led there, the last first."""

    done: int
    going: tuple[Going[Spot], _State[Spot]] | None = None


def fewest_goings(acts: Sequence[Presence[Spot]]) -> tuple[Going[Spot], ...]:
    """Return as few visits as will do, in order; of several answers the one that comes first by place.

    Places come in the order in which the acts name them. Raises ValueError if an act comes after
    itself or after one that stands behind it, so that it could never be done.
    """
    spots: dict[Spot, list[int]] = {}
    for number, act in enumerate(acts):
        if act.after >> number:
            raise ValueError(f"the act {number} does not stand behind all that it comes after")
        spots.setdefault(act.spot, []).append(number)
    everything = (1 << len(acts)) - 1
    level: list[_State[Spot]] = [_State(0)]
    while not any(state.done == everything for state in level):
        reached = (after for state in level for after in _goings(acts, spots, state))
        level = _best(reached)
    state = next(state for state in level if state.done == everything)
    return tuple(reversed(tuple(_path(state))))


def _goings(
    acts: Sequence[Presence[Spot]], spots: Mapping[Spot, Sequence[int]], state: _State[Spot]
) -> Iterator[_State[Spot]]:
    """Yield what each place that can be gone to leads to."""
    for spot, there in spots.items():
        now, done = state.done, list[int]()
        for number in there:
            act, bit = acts[number], 1 << number
            if not now & bit and not act.after & ~now and not act.waits & ~state.done:
                now |= bit
                done.append(number)
        if done:
            yield _State(now, (Going(spot, tuple(done)), state))


def _best(states: Iterable[_State[Spot]]) -> list[_State[Spot]]:
    """Return the states that have done what no other has, the first of equal ones."""
    first: dict[int, _State[Spot]] = {}
    for state in states:
        first.setdefault(state.done, state)
    kept: list[int] = []
    for done in sorted(first, key=int.bit_count, reverse=True):
        if all(done & ~more for more in kept):
            kept.append(done)
    chosen = set(kept)
    return [state for done, state in first.items() if done in chosen]


def _path(state: _State[Spot]) -> Iterator[Going[Spot]]:
    while state.going:
        going, state = state.going
        yield going
