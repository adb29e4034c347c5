"""The least number of visits: a search over what has been done.

Waiting costs nothing, going does. On a visit the applicant does at one place all that is ready there,
and what becomes ready meanwhile through steps that take no time; whatever takes time is over before
the next visit. Doing more on a visit never hurts, so from what is done and the place that is gone to
it follows what is done next, and of two states the one that has done all that the other has, and
more, is as good.

The search is best first (A*). What is still to come is at least, for each place, the longest chain of
acts there that no single visit can hold: because something between them takes time, or is done
elsewhere. One visit shortens the chain of one place by at most one, so the bound never promises too
much and the first state in which all is done has the fewest visits.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from heapq import heappop, heappush
from itertools import count
from operator import or_
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
    """What is done, what is at least still to come, and where it was come from."""

    done: int
    left: int
    number: int = 0
    """How many goings led here."""
    place: _Place[Spot] | None = None
    before: _State[Spot] | None = None


def fewest_goings(acts: Sequence[Presence[Spot]]) -> tuple[Going[Spot], ...]:
    """Return as few visits as will do, in order; of several answers the one that comes first by place.

    Places come in the order in which the acts name them. Raises ValueError if an act comes after
    itself or after one that stands behind it, so that it could never be done.

    >>> form, oath = Presence("window"), Presence("window", after=0b01, waits=0b01)
    >>> [going.spot for going in fewest_goings([form, oath, Presence("bank")])]
    ['window', 'window', 'bank']
    """
    for number, act in enumerate(acts):
        if act.after >> number:
            raise ValueError(f"the act {number} does not stand behind all that it comes after")
    places = _places(acts)
    start = _State[Spot](0, sum(place.left(0) for place in places))
    order = count()
    waiting = [(start.left, 0, next(order), start)]
    met: dict[int, int] = {0: 0}
    while True:
        *_, state = heappop(waiting)
        if not state.left:
            return tuple(reversed(tuple(_path(state))))
        for place in places:
            now, number = place.done_after(state.done), state.number + 1
            if met.get(now, number + 1) <= number:
                continue
            met[now] = number
            left = state.left - place.left(state.done) + place.left(now)
            reached = _State(now, left, number, place, state)
            heappush(waiting, (number + left, -number, next(order), reached))


@dataclass(frozen=True, slots=True)
class _Place(Generic[Spot]):
    """A place, the acts done there, and the chains of acts that no single visit can hold."""

    spot: Spot
    acts: tuple[tuple[int, int, int], ...]
    """The bit of each act, what it comes after, and what it waits for."""
    chains: tuple[tuple[int, int], ...]
    """The lengths of chains, longest first, each with the acts that begin one of that length, as bits."""

    def done_after(self, done: int) -> int:
        """Return what is done once the place was gone to."""
        now = done
        for bit, after, waits in self.acts:
            if not now & bit and not after & ~now and not waits & ~done:
                now |= bit
        return now

    def left(self, done: int) -> int:
        """Return how many visits are at least still to come here."""
        return next((length for length, starting in self.chains if starting & ~done), 0)


def _places(acts: Sequence[Presence[Spot]]) -> list[_Place[Spot]]:
    spots: dict[Spot, list[int]] = {}
    for number, act in enumerate(acts):
        spots.setdefault(act.spot, []).append(number)
    return [
        _Place(
            spot,
            tuple((1 << number, acts[number].after, acts[number].waits) for number in there),
            _chains(acts, there),
        )
        for spot, there in spots.items()
    ]


def _chains(acts: Sequence[Presence[Spot]], there: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return by length the acts of a place that begin a chain which takes so many visits."""
    apart = {number: _apart(acts, number) for number in there}
    lengths: dict[int, int] = {}
    for number in reversed(there):
        later = (lengths[other] for other in lengths if apart[other] >> number & 1)
        lengths[number] = 1 + max(later, default=0)
    starting: dict[int, int] = {}
    for number, length in lengths.items():
        starting[length] = starting.get(length, 0) | 1 << number
    return tuple(sorted(starting.items(), reverse=True))


def _apart(acts: Sequence[Presence[Spot]], number: int) -> int:
    """Return the acts that must be done on an earlier visit than this one of the same place."""
    act = acts[number]
    between = (other for place, other in enumerate(acts[:number]) if act.after >> place & 1)
    return reduce(or_, (other.after for other in between if other.spot != act.spot), act.waits)


def _path(state: _State[Spot]) -> Iterator[Going[Spot]]:
    """Yield the goings that led to a state, the last first."""
    while state.place and state.before:
        done = state.done & ~state.before.done
        acts = (bit.bit_length() - 1 for bit, _, _ in state.place.acts if done & bit)
        yield Going(state.place.spot, tuple(acts))
        state = state.before
