"""Part of a situation, seen through every channel that may yet turn out the best one for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_

from onething.model import CHANNEL, Channel, FactName, FigureKind, Outcome, World
from onething.situations.bounds import Bounds, Range, Sight
from onething.situations.reading import conditions
from onething.situations.space import Known, Space
from onething.workflows.deciding import Decision, decide, group_outcomes
from onething.workflows.flow.handling import Handling, offered
from onething.workflows.flow.setting import Setting
from onething.workflows.reasons import Reasons
from onething.workflows.reporting import open_facts
from onething.workflows.terms import EVERYTHING

__all__ = ["Channels", "View"]

_BURDEN = (FigureKind.VISITS, FigureKind.MATERIALS, FigureKind.DAYS)
"""By what channels are compared, in this order."""


@dataclass(frozen=True)
class View:
    """Part of a situation, seen through one channel; what is reckoned is reckoned when it is asked for."""

    lens: _Lens
    known: Known

    @cached_property
    def decision(self) -> Decision:
        """What the planner decides."""
        space = self.lens.space
        return decide(space.program, space.bits(self.known) & self.lens.bits, space.case.items)

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """What becomes of each group of demands."""
        return group_outcomes(self.lens.space.program, self.decision)

    @cached_property
    def handling(self) -> Handling:
        """The case as far as it is known, handled through the channel by the planner itself."""
        space = self.lens.space
        return Handling(Setting(space.program, self.decision, World.AFTER, self.lens.channel), space.case)

    @cached_property
    def offered(self) -> bool | None:
        """Whether the channel is open to the case."""
        return offered(self.handling.setting)

    @cached_property
    def open_facts(self) -> Sequence[tuple[str, FactName]]:
        """What the planner leaves open, each with a fact that would help to decide it."""
        return tuple(open_facts(self.lens.space.program, self.decision, self.lens.reasons))

    def unknown(self, mask: int) -> Iterator[FactName]:
        """Yield the facts that would decide a condition."""
        return self.lens.reasons.unknown(mask, self.decision.state)

    def range(self, kind: FigureKind) -> Range:
        """Return the least and the most that a figure comes to."""
        return self.lens.figures[kind].ranges(self.sight(kind))[kind]

    def sight(self, kind: FigureKind) -> Sight:
        """Return what is seen of all that a figure hangs on."""
        return self.lens.figures[kind].see(self.known)

    def deciding(self, kind: FigureKind) -> Iterator[int]:
        """Yield the variables that keep a figure above the least it can come to, once for each reason."""
        limits = {kind: self.range(kind).least}
        yield from self.lens.figures[kind].deciding(self.sight(kind), limits).elements()


class _Lens:
    """A space, seen through one channel."""

    def __init__(self, space: Space, channel: Channel, reasons: Reasons) -> None:
        self.space, self.channel, self.reasons = space, channel, reasons
        told = space.program.table.facts.get(CHANNEL)
        self.bits = told.of(channel.value) if told else EVERYTHING
        given = replace(space, case=space.case.with_fact(CHANNEL, channel.value))
        self.figures = {kind: Bounds(given, (kind,)) for kind in _BURDEN}


class Channels:
    """The channels through which the cases of a space can be handled, or the one that is given."""

    def __init__(self, space: Space) -> None:
        self.space = space
        given = space.case.facts.get(CHANNEL)
        published = space.program.onething.channels or (Channel.WINDOW,)
        self.given = Channel(str(given)) if given else None
        wanted = [self.given] if self.given else [one for one in Channel if one in published]
        reasons = Reasons(space.program)
        self._lenses = [_Lens(space, channel, reasons) for channel in wanted]
        self._window = _Lens(space, Channel.WINDOW, reasons)

    def views(self, known: Known) -> Sequence[View]:
        """Return the channels of which one is the best, whatever else becomes known; at least one.

        The best is that with the fewest visits, of these with the fewest materials, and so on.
        """
        views = [View(lens, known) for lens in self._lenses]
        if self.given:
            return views
        may = [view for view in views if view.offered is not False]
        sure = [view for view in may if view.offered]
        if not sure:  # where nothing published is open to a case it goes to the window all the same
            return [*may, View(self._window, known)]
        return [view for view in may if not any(self._beats(other, view) for other in sure)]

    @cached_property
    def burden(self) -> Sequence[FigureKind]:
        """The figures that tell channels apart: materials only where a condition reads the channel."""
        table = self.space.program.table
        mask = reduce(or_, (c.mask for c in conditions(self.space.program, Channel.WINDOW, _MATERIALS)), 0)
        reads = any(literal.fact == CHANNEL for term in table.terms_of(mask) for literal, _ in term.literals)
        return _BURDEN if reads else tuple(kind for kind in _BURDEN if kind is not _MATERIALS)

    def _beats(self, one: View, other: View) -> bool:
        """Tell whether one channel is taken rather than another, whatever else becomes known."""
        if one.lens is other.lens:
            return False
        for kind in self.burden:
            most, least = one.range(kind).most, other.range(kind).least
            if most != least:
                return most < least
        order = tuple(Channel)
        return order.index(one.lens.channel) < order.index(other.lens.channel)


_MATERIALS = FigureKind.MATERIALS
