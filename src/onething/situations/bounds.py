"""What part of a situation comes to: the least and the most visits, materials and days of all the rest.

The planner itself decides and draws; here is only seen what of its decision a figure depends on, so
that what was reckoned once is kept, and which facts keep it open. A condition that is decided stays so,
so what the conditions of a figure come to, each true, false or open, settles its bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from onething.model import CHANNEL, Channel, FigureKind, Outcome, World
from onething.situations.core import core, masks_of
from onething.situations.reading import Condition, conditions
from onething.situations.space import Known, Space
from onething.workflows.deciding import decide, group_outcomes, include
from onething.workflows.flow.handling import Handling, offered
from onething.workflows.flow.setting import Setting
from onething.workflows.program import Program
from onething.workflows.terms import EVERYTHING

__all__ = ["Bounds", "Range", "Sight"]

BURDEN = (FigureKind.VISITS, FigureKind.MATERIALS, FigureKind.DAYS)
"""By what channels are compared, in this order."""


class Range(NamedTuple):
    """The least and the most that a figure can come to; where nothing is open the plan's own is the most."""

    least: int
    most: int


Ranges = Mapping[FigureKind, Range]


class _Glimpse(NamedTuple):
    """What the conditions of one channel come to."""

    true: int
    open: int
    terms: int
    """The terms that keep conditions open."""
    tests: int
    """The tests that keep these terms open."""
    bits: int
    """What is left of the terms of the program, items not yet reckoned with."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of part of a situation."""

    key: tuple[tuple[int, int, int, int], ...]
    """Parts with one key come to the same, whatever is known besides, and so do their completions."""
    glimpses: tuple[_Glimpse, ...]


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
        every = self.chosen and set(self.kinds) != {FigureKind.VISITS}
        read = BURDEN if every else self.kinds
        self.lenses = [_Lens(space, channel, read) for channel in (*channels, *fallback)]

    def see(self, known: Known) -> Sight:
        """Return what is seen of part of a situation."""
        bits = self.space.bits(known)
        glimpses = tuple([lens.glimpse(bits) for lens in self.lenses])
        return Sight(tuple([glimpse[:4] for glimpse in glimpses]), glimpses)

    def ranges(self, sight: Sight) -> Ranges:
        """Return the least and the most of each figure, whatever else becomes known."""
        views = self._views(sight)
        may = self._chosen_from(views)
        found = {}
        for kind in self.kinds:
            ranges = [view.range(kind) for view in may]
            found[kind] = Range(min(one.least for one in ranges), max(one.most for one in ranges))
        if self.chosen and FigureKind.VISITS in found:
            found[FigureKind.VISITS] = self._visits(views, found[FigureKind.VISITS])
        return found

    def exact(self, sight: Sight) -> Ranges:
        """Return the figures of a part that no further fact changes: those of the planner's own choice."""
        views = self._views(sight)
        best = views[0]
        if self.chosen:
            open_to = [view for view in views if view.offered] or [self._window(views)]
            burden = BURDEN if len(open_to) > 1 and self.kinds != (FigureKind.VISITS,) else self.kinds
            best = min(open_to, key=lambda view: [view.range(kind).most for kind in burden])
        return {kind: Range(best.range(kind).most, best.range(kind).most) for kind in self.kinds}

    def deciding(self, sight: Sight, limits: Mapping[FigureKind, int]) -> Counter[int]:
        """Return the variables that keep figures beyond their limits, with how many conditions each.

        Where it is the visits alone, only what too many of them come from is looked at, if that is open.
        """
        found: Counter[int] = Counter()
        if tuple(limits) == (FigureKind.VISITS,):
            found.update(self._of_core(sight, limits[FigureKind.VISITS]))
        if found:
            return found
        for urgent in (True, False):
            for lens, glimpse in zip(self.lenses, sight.glimpses, strict=True):
                found.update(lens.deciding(glimpse, urgent=urgent))
            if found:
                break
        return found

    def _of_core(self, sight: Sight, limit: int) -> Iterator[int]:
        views = self._chosen_from(self._views(sight))
        beyond = [view for view in views if view.range(FigureKind.VISITS).most > limit]
        sure = [view for view in beyond if view.offered] or beyond
        if sure:
            view = min(sure, key=lambda one: one.range(FigureKind.VISITS).most)
            yield from view.lens.deciding_visits(view, limit)

    def _views(self, sight: Sight) -> list[_View]:
        return [_View(lens, glimpse) for lens, glimpse in zip(self.lenses, sight.glimpses, strict=True)]

    def _chosen_from(self, views: Sequence[_View]) -> Sequence[_View]:
        """Return the channels one of which is the best, whatever else becomes known."""
        if not self.chosen:
            return views
        sure = [view for view in views if view.offered]
        may = [view for view in views if view.offered is not False]
        if not sure:
            return [*may, self._window(views)]
        if len(may) == 1:
            return may
        most = min(view.range(FigureKind.VISITS).most for view in sure)
        return [view for view in may if view.range(FigureKind.VISITS).least <= most]

    def _visits(self, views: Sequence[_View], found: Range) -> Range:
        """Return the range of visits: no channel is the best that takes more than a sure one."""
        sure = [view.range(FigureKind.VISITS).most for view in views if view.offered]
        return Range(found.least, min([found.most, *sure]))

    def _window(self, views: Sequence[_View]) -> _View:
        return next(view for view in views if view.lens.channel is Channel.WINDOW)


@dataclass(frozen=True)
class _View:
    """What is seen through one channel; its figures are reckoned when they are asked for."""

    lens: _Lens
    glimpse: _Glimpse

    @property
    def offered(self) -> bool | None:
        """Whether the channel is open to the case."""
        return self.lens.offered(self)

    def range(self, kind: FigureKind) -> Range:
        """Return the least and the most that a figure comes to through the channel."""
        return self.lens.range(self, kind)

    @cached_property
    def handling(self) -> Handling:
        """The case as far as it is known, handled through the channel by the planner itself."""
        program, case = self.lens.program, self.lens.space.case
        decision = decide(program, self.glimpse.bits, case.items)
        return Handling(Setting(program, decision, World.AFTER, self.lens.channel), case)


class _Lens:
    """Sees a program through one channel."""

    def __init__(self, space: Space, channel: Channel, kinds: Sequence[FigureKind]) -> None:
        self.channel = channel
        self.space, self.program = space, space.program
        self._table = space.program.table
        told = self._table.facts.get(CHANNEL)
        self._bits = told.of(channel.value) if told else EVERYTHING
        self.conditions, self._read = _joined(space.program, channel, kinds)
        self._masks = [(1 << number, one.mask) for number, one in enumerate(self.conditions)]
        self._ranges: dict[tuple[FigureKind, int, int], Range] = {}
        self._cores: dict[tuple[int, int, int], Sequence[tuple[int, ...]]] = {}
        self._offered: dict[tuple[int, int], bool | None] = {}

    def glimpse(self, bits: int) -> _Glimpse:
        bits &= self._bits
        _, left = include(self.program, bits, self.space.case.items)
        state = self._table.state_of(left)
        true = open_ = reading = 0
        held, possible = state.held, state.possible
        for bit, mask in self._masks:
            if held & mask:
                true |= bit
            elif possible & mask:
                open_ |= bit
                reading |= mask
        terms = reading & possible
        return _Glimpse(true, open_, terms, self._tests(terms) & possible & ~held, bits)

    def range(self, view: _View, kind: FigureKind) -> Range:
        """Return the least and the most of a figure; it is reckoned once for what its conditions come to."""
        read = self._read[kind]
        key = kind, view.glimpse.true & read, view.glimpse.open & read
        found = self._ranges.get(key)
        if found is None:
            found = self._ranges[key] = _MEASURED[kind](view.handling)
        return found

    def offered(self, view: _View) -> bool | None:
        """Tell whether the channel is open to the case; that hangs on the items in it."""
        key = view.glimpse.true & self._slot_bits, view.glimpse.open & self._slot_bits
        if key not in self._offered:
            self._offered[key] = offered(view.handling.setting)
        return self._offered[key]

    def deciding(self, glimpse: _Glimpse, *, urgent: bool) -> Iterator[int]:
        """Yield the variables that keep each condition open that is urgent, or any."""
        behind: dict[str, frozenset[int]] = {}
        for number, condition in enumerate(self.conditions):
            if glimpse.open >> number & 1 and (condition.urgent or not urgent):
                yield from self._variables(condition.mask, glimpse, behind)

    def deciding_visits(self, view: _View, limit: int) -> Sequence[int]:
        """Return the variables behind what too many visits come from, once for each step."""
        read = self._read[FigureKind.VISITS]
        key = limit, view.glimpse.true & read, view.glimpse.open & read
        if key not in self._cores:
            steps = core(view.handling.reckoning, limit)
            self._cores[key] = [tuple(masks_of(self.program, node)) for node in steps]
        behind: dict[str, frozenset[int]] = {}
        found: list[int] = []
        for masks in self._cores[key]:
            variables: set[int] = set()
            for mask in masks:
                variables |= self._variables(mask, view.glimpse, behind)
            found += variables
        return found

    def _variables(self, mask: int, glimpse: _Glimpse, behind: dict[str, frozenset[int]]) -> frozenset[int]:
        """Return the variables that keep the terms of a condition open; an item's are those behind it."""
        found: set[int] = set()
        for term in self._table.terms_of(mask & glimpse.terms):
            for literal, bit in term.literals:
                if not bit & glimpse.tests:
                    continue
                fact = literal.fact
                if fact in self._numbers:
                    found.add(self._numbers[fact])
                elif fact in self._slots:
                    if fact not in behind:
                        behind[fact] = frozenset()
                        behind[fact] = self._variables(self._slots[fact], glimpse, behind)
                    found |= behind[fact]
        return frozenset(found)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        found: dict[str, int] = {str(fact): number for fact, number in self.space.numbers.items()}
        by_source = {v.source: n for n, v in enumerate(self.space.variables) if v.source}
        for fact, source in self.program.sources.items():
            if source.id in by_source:
                found[fact] = by_source[source.id]
        return found

    @cached_property
    def _slots(self) -> Mapping[str, int]:
        return {slot.fact: slot.mask for slot in self.program.slots}

    @cached_property
    def _term_tests(self) -> Sequence[int]:
        return [reduce(or_, (bit for _, bit in term.literals), 0) for term in self._table.terms]

    def _tests(self, terms: int) -> int:
        tests, by_term = 0, self._term_tests
        while terms:
            lowest = terms & -terms
            tests |= by_term[lowest.bit_length() - 1]
            terms ^= lowest
        return tests

    @cached_property
    def _slot_bits(self) -> int:
        slots = {slot.mask for slot in self.program.slots}
        return sum(bit for bit, mask in self._masks if mask in slots)


def _joined(
    program: Program, channel: Channel, kinds: Sequence[FigureKind]
) -> tuple[tuple[Condition, ...], Mapping[FigureKind, int]]:
    """Return the conditions that figures hang on, each once, and by figure which of them, as bits."""
    found: dict[int, bool] = {}
    read: dict[FigureKind, int] = {}
    for kind in kinds:
        own = conditions(program, channel, kind)
        for one in own:
            found[one.mask] = found.get(one.mask, False) or one.urgent
        numbers = {mask: number for number, mask in enumerate(found)}
        read[kind] = sum(1 << numbers[one.mask] for one in own)
    return tuple(Condition(mask, urgent) for mask, urgent in found.items()), read


def _visits(handling: Handling) -> Range:
    most = len(handling.goings)
    reckoning = handling.reckoning
    return Range(reckoning.fewest_possible() if reckoning.is_open else most, most)


def _days(handling: Handling) -> Range:
    reckoning = handling.reckoning
    return Range(reckoning.shortest_possible() if reckoning.is_open else handling.days, handling.days)


def _materials(handling: Handling) -> Range:
    outcomes = group_outcomes(handling.setting.program, handling.decision)
    return Range(outcomes.count(Outcome.HAND_IN), handling.materials)


_MEASURED = {FigureKind.VISITS: _visits, FigureKind.MATERIALS: _materials, FigureKind.DAYS: _days}
