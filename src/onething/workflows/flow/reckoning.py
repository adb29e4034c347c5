"""Reckoning with a drawn flow: the critical path, what it would bring to shorten it, and the visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onething.workflows.flow.net import Net, Node, SpotKey
from onething.workflows.flow.visits import Going, Presence, fewest_goings

__all__ = ["Reckoning", "Timing"]


@dataclass(frozen=True, slots=True)
class Timing:
    """When a step starts and ends, in working days from acceptance, and by how much it can be late."""

    starts: int
    ends: int
    slack: int


@dataclass(frozen=True)
class Reckoning:
    """A net in order, ready to be reckoned with; steps are known by their place."""

    nodes: Sequence[Node]
    before: Sequence[Sequence[int]]
    """By step, the steps that come right before it; what follows from others is left out."""
    certain: Sequence[Sequence[int]]
    """The same, without the links that are open."""

    @classmethod
    def of(cls, net: Net) -> Reckoning:
        """Return a net in order."""
        nodes = net.in_order()
        places = {node.id: place for place, node in enumerate(nodes)}
        before = [sorted(places[id] for id in node.after) for node in nodes]
        certain = [sorted(places[id] for id, unsure in node.after.items() if not unsure) for node in nodes]
        return cls(nodes, _reduced(before), certain)

    @property
    def is_open(self) -> bool:
        """Whether anything about the flow is open."""
        return any(
            node.open or node.spared or node.least_days != node.days or any(node.after.values())
            for node in self.nodes
        )

    def timings(self) -> list[Timing]:
        """Return when each step is done, if everything that may be part of the flow is."""
        days = [node.days for node in self.nodes]
        ends = _ends(days, self.before)
        latest = [max(ends, default=0)] * len(ends)
        for place in reversed(range(len(ends))):
            for earlier in self.before[place]:
                latest[earlier] = min(latest[earlier], latest[place] - days[place])
        return [Timing(end - day, end, late - end) for end, day, late in zip(ends, days, latest, strict=True)]

    def longest(self, days: Sequence[int], *, certain: bool = False) -> int:
        """Return the length of the critical path, if the steps take so many days.

        `certain` leaves out the links that are open.
        """
        return max(_ends(days, self.certain if certain else self.before), default=0)

    def shortest_possible(self) -> int:
        """Return the length of the critical path if everything that is open turns out well."""
        days = [0 if node.open else node.least_days for node in self.nodes]
        return self.longest(days, certain=True)

    def goings(self) -> tuple[Going[SpotKey], ...]:
        """Return the fewest visits, with all that may be part of the flow; acts are places of steps."""
        return _goings(
            [node.spot for node in self.nodes], [bool(node.days) for node in self.nodes], self.before
        )

    def fewest_possible(self) -> int:
        """Return the number of visits if everything that is open turns out well."""
        spots = [None if node.open or node.spared else node.spot for node in self.nodes]
        takes_time = [bool(node.least_days) and not node.open for node in self.nodes]
        return len(_goings(spots, takes_time, self.certain))


def _ends(days: Sequence[int], before: Sequence[Sequence[int]]) -> list[int]:
    ends: list[int] = []
    for day, earlier in zip(days, before, strict=True):
        start = 0
        for place in earlier:  # several times as fast as `max`, and each plan comes here often
            start = max(start, ends[place])
        ends.append(start + day)
    return ends


def _reduced(before: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the links that do not follow from others (the transitive reduction)."""
    above: list[int] = []
    reduced = []
    for earlier in before:
        beyond = 0
        for place in earlier:
            beyond |= above[place]
        kept = [place for place in earlier if not beyond >> place & 1]
        reduced.append(kept)
        for place in kept:
            beyond |= 1 << place
        above.append(beyond)
    return reduced


def _goings(
    spots: Sequence[SpotKey | None], takes_time: Sequence[bool], before: Sequence[Sequence[int]]
) -> tuple[Going[SpotKey], ...]:
    """Return the fewest visits of a flow: its steps in person, and what they wait for, told to the search."""
    numbers: dict[int, int] = {}
    acts: list[Presence[SpotKey]] = []
    after: list[int] = []
    waits: list[int] = []
    for place, earlier in enumerate(before):
        done = waited = 0
        for one in earlier:
            done |= after[one]
            waited |= after[one] if takes_time[one] else waits[one]
        spot = spots[place]
        if spot is not None:
            acts.append(Presence(spot, done, waited))
            numbers[len(acts) - 1] = place
            done |= 1 << (len(acts) - 1)
        after.append(done)
        waits.append(waited)
    found = fewest_goings(acts)
    return tuple(Going(going.spot, tuple(numbers[act] for act in going.acts)) for going in found)
