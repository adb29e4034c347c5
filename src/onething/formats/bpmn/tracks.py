"""Side by side in the gaps between columns: on which track each sequence flow changes its row.

What leaves one fork shares a track, and so does what enters one join. Others get tracks of their own
where they would lie on each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from onething.formats.bpmn.grid import Grid
from onething.formats.bpmn.process import Process

__all__ = ["Hop", "Tracks", "tracks_of"]

_Level = tuple[int, int]

Hop = tuple[str, int]
"""A sequence flow by id, and the column behind which it changes its row."""


@dataclass(frozen=True)
class Tracks:
    """The track of each change of rows, from 0, and how many tracks each gap has."""

    track: Mapping[Hop, int]
    count: Mapping[int, int]
    """By the column before the gap; a gap without tracks is not in it."""


@dataclass(eq=False)
class _Bundle:
    """Sequence flows that share a track: from which rows to which others they lead."""

    flows: list[str] = field(default_factory=list)
    sources: set[_Level] = field(default_factory=set)
    targets: set[_Level] = field(default_factory=set)
    track: int = 0

    def overlaps(self, other: _Bundle) -> bool:
        """Tell whether both would lie on each other on one track."""
        own, theirs = self.sources | self.targets, other.sources | other.targets
        return min(own) <= max(theirs) and min(theirs) <= max(own)

    def goes_left_of(self, other: _Bundle) -> bool:
        """Tell whether it has to turn first: the other runs on in the row from which it comes."""
        return self is not other and not self.sources.isdisjoint(other.targets)


def tracks_of(process: Process, grid: Grid) -> Tracks:
    """Return the tracks of all sequence flows."""
    track: dict[Hop, int] = {}
    counts: dict[int, int] = {}
    for gap, bundles in _bundles(process, grid).items():
        _lay_out(bundles)
        counts[gap] = 1 + max(bundle.track for bundle in bundles)
        track |= {(flow, gap): bundle.track for bundle in bundles for flow in bundle.flows}
    return Tracks(track, counts)


def _bundles(process: Process, grid: Grid) -> dict[int, list[_Bundle]]:
    leaving = Counter(flow.source for flow in process.flows)
    entering = Counter(flow.target for flow in process.flows)
    gaps: dict[int, dict[str, _Bundle]] = defaultdict(lambda: defaultdict(_Bundle))
    for flow in process.flows:
        course = grid.courses[flow.id]
        for before, after in pairwise(course):
            if before.level == after.level:
                continue
            key = flow.id
            if before is course[0] and leaving[flow.source] > 1:
                key = flow.source
            elif after is course[-1] and entering[flow.target] > 1:
                key = flow.target
            bundle = gaps[before.column][key]
            bundle.flows.append(flow.id)
            bundle.sources.add(before.level)
            bundle.targets.add(after.level)
    return {gap: list(bundles.values()) for gap, bundles in sorted(gaps.items())}


def _lay_out(bundles: list[_Bundle]) -> None:
    left, done = list(bundles), list[_Bundle]()
    while left:
        # Two that run on in each other's row cannot both turn first: then the one met first does.
        free = (one for one in left if not any(other.goes_left_of(one) for other in left))
        bundle = next(free, left[0])
        left.remove(bundle)
        at_least = 1 + max((one.track for one in done if one.goes_left_of(bundle)), default=-1)
        taken = {one.track for one in done if one.overlaps(bundle)}
        bundle.track = next(n for n in range(len(bundles) + at_least + 1) if n >= at_least and n not in taken)
        done.append(bundle)
