"""What part of a situation comes to: the least and the most visits, materials and days of all the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onething.model import CHANNEL, Channel, FigureKind
from onething.situations.lens import Lens, View
from onething.situations.space import Known, Space

__all__ = ["Bounds", "Figures", "Range", "Sight"]

BURDEN = (FigureKind.VISITS, FigureKind.MATERIALS, FigureKind.DAYS)
"""By what channels are compared, in this order."""

_VISITS = (FigureKind.VISITS,)

Figures = Mapping[FigureKind, int]


class Range(NamedTuple):
    """The least and the most that a figure can come to; where nothing is open the plan's own is the most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of part of a situation."""

    key: tuple[tuple[int, int, int, int], ...]
    """Parts with one key come to the same, whatever is known besides, and so do their completions."""
    views: tuple[View, ...]
    """What is seen through each channel."""


class Bounds:
    """Bounds the figures of the parts of a space; what it has reckoned it keeps."""

    def __init__(self, space: Space, kinds: Sequence[FigureKind]) -> None:
        self.space, self.kinds = space, tuple(kinds)
        given = space.case.facts.get(CHANNEL)
        published = space.program.onething.channels or (Channel.WINDOW,)
        channels = [Channel(str(given))] if given else [one for one in Channel if one in published]
        # Where nothing that is published is open to a case it goes to the window all the same.
        fallback = [Channel.WINDOW] if not given and Channel.WINDOW not in channels else []
        self.chosen = len(channels) + len(fallback) > 1
        every = self.chosen and self.kinds != _VISITS
        read = BURDEN if every else self.kinds
        self.lenses = [Lens(space, channel, read) for channel in (*channels, *fallback)]

    def see(self, known: Known) -> Sight:
        """Return what is seen of part of a situation."""
        bits = self.space.bits(known)
        views = tuple([View(lens, lens.glimpse(bits)) for lens in self.lenses])
        return Sight(tuple([view.glimpse[:4] for view in views]), views)

    def ranges(self, sight: Sight) -> Mapping[FigureKind, Range]:
        """Return the least and the most of each figure, whatever else becomes known."""
        least, most = self.least(sight), self.most(sight)
        return {kind: Range(least[kind], most[kind]) for kind in self.kinds}

    def least(self, sight: Sight) -> Figures:
        """Return the least of each figure, whatever else becomes known."""
        may = self._chosen_from(sight.views)
        return {kind: min(view.least(kind) for view in may) for kind in self.kinds}

    def most(self, sight: Sight) -> Figures:
        """Return the most of each figure; no channel is the best that takes more visits than a sure one."""
        may = self._chosen_from(sight.views)
        found = {kind: max(view.most(kind) for view in may) for kind in self.kinds}
        if self.chosen and FigureKind.VISITS in found:
            sure = [view.most(FigureKind.VISITS) for view in sight.views if view.offered]
            found[FigureKind.VISITS] = min([found[FigureKind.VISITS], *sure])
        return found

    def within(self, sight: Sight, limits: Figures) -> Figures | None:
        """Return the most, or of visits as many as some sure channel takes, if it is within limits."""
        if self.kinds == _VISITS:
            (limit,) = limits.values()
            sure = (view.most(FigureKind.VISITS) for view in sight.views if view.offered)
            enough = next((most for most in sure if most <= limit), None)
            if enough is not None:
                return {FigureKind.VISITS: enough}
        most = self.most(sight)
        return most if all(most[kind] <= limit for kind, limit in limits.items()) else None

    def beyond(self, sight: Sight, limits: Figures) -> bool:
        """Tell whether a figure is beyond its limit, whatever else becomes known."""
        may = self._chosen_from(sight.views)
        return any(all(view.least(kind) > limit for view in may) for kind, limit in limits.items())

    def exact(self, sight: Sight) -> Figures:
        """Return the figures of a part that no further fact changes: those of the planner's own choice."""
        views = sight.views
        best = views[0]
        if self.chosen:
            open_to = [view for view in views if view.offered] or [self._window(views)]
            burden = BURDEN if len(open_to) > 1 and self.kinds != _VISITS else self.kinds
            best = min(open_to, key=lambda view: [view.most(kind) for kind in burden])
        return {kind: best.most(kind) for kind in self.kinds}

    def deciding(self, sight: Sight, limits: Figures) -> Counter[int]:
        """Return the variables that keep figures beyond their limits, with how many conditions each.

        Where it is the visits alone, only what too many of them come from is looked at, if that is open.
        """
        found: Counter[int] = Counter()
        if tuple(limits) == _VISITS:
            found.update(self._of_core(sight, limits[FigureKind.VISITS]))
        if found:
            return found
        for urgent in (True, False):
            for view in sight.views:
                found.update(view.lens.deciding(view.glimpse, urgent=urgent))
            if found:
                break
        return found

    def _of_core(self, sight: Sight, limit: int) -> Iterator[int]:
        views = self._chosen_from(sight.views)
        beyond = [view for view in views if view.most(FigureKind.VISITS) > limit]
        sure = [view for view in beyond if view.offered] or beyond
        if sure:
            view = min(sure, key=lambda one: one.most(FigureKind.VISITS))
            yield from view.lens.deciding_visits(view, limit)

    def _chosen_from(self, views: Sequence[View]) -> Sequence[View]:
        """Return the channels one of which is the best, whatever else becomes known."""
        if not self.chosen:
            return views
        sure = [view for view in views if view.offered]
        may = [view for view in views if view.offered is not False]
        if not sure:
            return [*may, self._window(views)]
        if len(may) == 1 or self.kinds == _VISITS:
            return may  # of visits alone, a channel that takes more than a sure one changes neither bound
        most = min(view.most(FigureKind.VISITS) for view in sure)
        return [view for view in may if view.least(FigureKind.VISITS) <= most]

    def _window(self, views: Sequence[View]) -> View:
        return next(view for view in views if view.lens.channel is Channel.WINDOW)
