"""What part of a situation settles of an aim, what it leaves open, and which questions that waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from onething.model import FactName, FigureKind, MaterialId, MeasureKind, Mode, Outcome
from onething.situations.guiding.aims import Aim, AimKind
from onething.situations.guiding.channels import Channels, View
from onething.situations.guiding.matters import Matter, Matters, open_conditions
from onething.situations.space import Known, Space

__all__ = ["OPEN", "Prospect", "Prospects", "Told"]

Told = Mapping[str, str]
"""By matter or figure, what is settled of it."""

OPEN = "open"
"""What is said of a matter that no question settles."""

_FIGURES: Mapping[AimKind | MeasureKind, Sequence[FigureKind]] = {
    AimKind.PLAN: (FigureKind.VISITS, FigureKind.DAYS),
    AimKind.VISITS: (FigureKind.VISITS,),
    AimKind.DAYS: (FigureKind.DAYS,),
    MeasureKind.AT_MOST_ONE_VISIT: (FigureKind.VISITS,),
    MeasureKind.NO_VISIT: (FigureKind.VISITS,),
    MeasureKind.DECIDED_AT_ONCE: (FigureKind.DAYS,),
}
"""The figures that an aim hangs on."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is seen of an aim in part of a situation."""

    key: Hashable
    """Parts with one key go on alike: the same questions are left, and the same answers settle the same."""
    told: Told
    waiting: Counter[int]
    """The variables that help to settle the rest, with how much waits for each; empty: none is left."""


@dataclass
class Prospects:
    """Looks at the parts of a space with one aim; what it has seen it keeps."""

    space: Space
    aim: Aim
    unasked: Collection[FactName] = ()
    """The facts that no person is asked, whatever waits for them."""
    _kept: dict[frozenset[tuple[int, int]], Prospect] = field(default_factory=dict, repr=False)

    def see(self, known: Known) -> Prospect:
        """Return what is seen of the aim in part of a situation."""
        place = frozenset(known.items())
        found = self._kept.get(place)
        if found is None:
            found = self._kept[place] = self._see(known)
        return found

    def at_the_end(self, known: Known) -> Told:
        """Return what is to be told of a part where no question is left to put, what stays open included."""
        views = self._channels.views(known)
        told = self._told(views)
        spans = {str(kind): _span(views, kind) for kind in self._figures if str(kind) in self._ids}
        return {**dict.fromkeys(self._ids, OPEN), **spans, **told}

    def _see(self, known: Known) -> Prospect:
        views = self._channels.views(known)
        told = self._told(views)
        left = tuple(id for id in self._ids if id not in told)
        waiting = self._waiting(views, known) if left else Counter()
        return Prospect(self._key(views, left), told, waiting)

    def _told(self, views: Sequence[View]) -> dict[str, str]:
        """Return what is settled whatever the channel, as far as that is open."""
        first, *others = map(self._told_by, views)
        return {id: said for id, said in first.items() if all(one.get(id) == said for one in others)}

    def _told_by(self, view: View) -> dict[str, str]:
        """Return what is settled if this channel is the best."""
        said = {one.id: one.said(view.decision, view.outcomes) for one in self._wanted}
        told = {id: one for id, one in said.items() if one is not None}
        if self.aim.measure:
            holds = _MEASURED[self.aim.measure](self, view, told)
            return {} if holds is None else {str(self.aim): "yes" if holds else "no"}
        ranges = {str(kind): view.range(kind) for kind in self._figures}
        return {**told, **{kind: str(one.most) for kind, one in ranges.items() if one.least == one.most}}

    def _waiting(self, views: Sequence[View], known: Known) -> Counter[int]:
        for behind in (self._behind_matters, self._behind_burdens, self._behind_figures):
            found = self._asked(behind(views), known)
            if found:
                return found
        return Counter()

    def _asked(self, waits: Iterable[int], known: Known) -> Counter[int]:
        variables = self.space.variables
        return Counter(n for n in waits if n not in known and variables[n].fact not in self.unasked)

    def _behind_matters(self, views: Sequence[View]) -> Iterator[int]:
        """Yield the variables behind the matters that are open, once for each of these."""
        numbers, wanted = self.space.numbers, self._whats
        waits = {(what, fact): None for view in views for what, fact in view.open_facts}
        for what, fact in waits:
            if fact in numbers and (wanted is None or what in wanted):
                yield numbers[fact]

    def _behind_burdens(self, views: Sequence[View]) -> Iterator[int]:
        """Yield the variables that decide what a replaced material still asks of the applicant."""
        numbers, program = self.space.numbers, self.space.program
        for view in views:
            for one in self._wanted:
                if one.group and one.said(view.decision, view.outcomes) is None:
                    for mask in open_conditions(program, view.decision, one.group):
                        yield from (numbers[fact] for fact in view.unknown(mask) if fact in numbers)

    def _behind_figures(self, views: Sequence[View]) -> Iterator[int]:
        """Yield the variables behind the figures that are open, or by which the best channel is told."""
        for view in views:
            for kind in self._read_figures(views):
                yield from view.deciding(kind)

    def _key(self, views: Sequence[View], left: Sequence[str]) -> Hashable:
        """Return all that later answers can change of what is left."""
        return (left, *(self._residue(view, self._read_figures(views)) for view in views)) if left else ()

    def _residue(self, view: View, kinds: Sequence[FigureKind]) -> Hashable:
        read = reduce(or_, (one.conditions for one in self._bearing(view)), 0)
        residue = self._matters.residue(read, view.decision.state)
        return view.lens.channel, view.offered, residue, tuple(view.sight(kind).key for kind in kinds)

    def _bearing(self, view: View) -> Iterator[Matter]:
        """Yield the matters that still bear on what is left: items that are open, and what is not settled."""
        decision = view.decision
        for one, truth in zip(self._matters.items, decision.included, strict=True):
            if truth is None:
                yield one
        together = self.aim.measure is MeasureKind.DECIDED_AT_ONCE  # for which all items count together
        for one in self._wanted:
            if together or one.said(decision, view.outcomes) is None:
                yield one

    def _read_figures(self, views: Sequence[View]) -> Sequence[FigureKind]:
        """Return the figures that are open, and those by which the best of several channels is told."""
        if len(views) > 1:
            return tuple(dict.fromkeys((*self._channels.burden, *self._figures)))
        (view,) = views
        ranges = ((kind, view.range(kind)) for kind in self._figures)
        return [kind for kind, one in ranges if one.least != one.most]

    @cached_property
    def _channels(self) -> Channels:
        return Channels(self.space)

    @cached_property
    def _matters(self) -> Matters:
        return Matters.of(self.space.program)

    @cached_property
    def _figures(self) -> Sequence[FigureKind]:
        return _FIGURES.get(self.aim.measure or self.aim.kind, ())

    @cached_property
    def _wanted(self) -> Sequence[Matter]:
        """The matters that the aim hangs on."""
        own, aim = self._matters, self.aim
        if aim.kind is AimKind.PLAN:
            return (*own.items, *own.materials, *own.duties)
        if aim.measure is MeasureKind.DECIDED_AT_ONCE:  # which nobody can tell of an item without a limit
            return (*own.items, *own.duties)
        if aim.material:
            return [one for one in own.materials if one.subject == aim.material]
        if aim.measure is MeasureKind.ID_CARD_ONLY:
            materials = self.space.program.catalogue.materials
            return [one for one in own.materials if not materials[MaterialId(one.subject)].identity]
        return own.materials if aim.kind is AimKind.MATERIALS else ()

    @cached_property
    def _whats(self) -> Collection[str] | None:
        """The matters that the aim hangs on, as the planner calls them; None: all that it has."""
        return None if self.aim.kind is AimKind.PLAN else {one.subject for one in self._wanted}

    @cached_property
    def _ids(self) -> Sequence[str]:
        """All that is to be told."""
        if self.aim.measure:
            return (str(self.aim),)
        return (*(one.id for one in self._wanted), *map(str, self._figures))

    def at_most(self, view: View, most: int) -> bool | None:
        """Tell whether so many visits are enough."""
        visits = view.range(FigureKind.VISITS)
        return True if visits.most <= most else False if visits.least > most else None

    def id_card_only(self, told: Told) -> bool | None:
        """Tell whether nothing but proof of identity is handed in, now or later."""
        if {str(Outcome.HAND_IN), str(Mode.DEFERRAL)} & {*told.values()}:
            return False
        return True if len(told) == len(self._wanted) else None


def _at_once(view: View) -> bool | None:
    """Tell whether no item takes a day; None also where nobody published how long one takes."""
    days = view.range(FigureKind.DAYS)
    if days.least:
        return False
    return True if not days.most and not view.handling.unpublished else None


_MEASURED: Mapping[MeasureKind, Callable[[Prospects, View, Told], bool | None]] = {
    MeasureKind.NO_VISIT: lambda own, view, _: own.at_most(view, 0),
    MeasureKind.AT_MOST_ONE_VISIT: lambda own, view, _: own.at_most(view, 1),
    MeasureKind.ID_CARD_ONLY: lambda own, _, told: own.id_card_only(told),
    MeasureKind.DECIDED_AT_ONCE: lambda _own, view, _told: _at_once(view),
}
"""By measure, whether it holds through a channel; None: that is open."""


def _span(views: Sequence[View], kind: FigureKind) -> str:
    """Return what a figure comes to where that stays open."""
    ranges = [view.range(kind) for view in views]
    least, most = min(one.least for one in ranges), max(one.most for one in ranges)
    return str(most) if least == most else f"{least}-{most}"
