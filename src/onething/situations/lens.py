"""How part of a situation looks through one channel: what its conditions come to, and its figures then.

The planner itself decides and draws; here is only seen what of its decision a figure depends on, so
that what was reckoned once is kept, and which facts keep it open. A condition that is decided stays so,
so what the conditions of a figure come to, each true, false or open, settles its bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from onething.model import CHANNEL, Channel, FigureKind, Outcome, World
from onething.situations.core import core, masks_of
from onething.situations.reading import Condition, conditions
from onething.situations.space import Space
from onething.workflows.deciding import decide, group_outcomes, include
from onething.workflows.flow.handling import Handling, offered
from onething.workflows.flow.setting import Setting
from onething.workflows.program import Program
from onething.workflows.terms import EVERYTHING

__all__ = ["Glimpse", "Lens", "View"]


class Glimpse(NamedTuple):
    """What the conditions of one channel come to."""

    true: int
    open: int
    terms: int
    """The terms that keep conditions open."""
    tests: int
    """The tests that keep these terms open."""
    bits: int
    """What is left of the terms of the program, items not yet reckoned with."""


@dataclass(frozen=True)
class View:
    """What is seen through one channel; its figures are reckoned when they are asked for."""

    lens: Lens
    glimpse: Glimpse

    @property
    def offered(self) -> bool | None:
        """Whether the channel is open to the case."""
        return self.lens.offered(self)

    def least(self, kind: FigureKind) -> int:
        """Return the least that a figure can come to through the channel."""
        return self.lens.figure(self, kind, _LEAST)

    def most(self, kind: FigureKind) -> int:
        """Return the most that it can come to; where nothing is open that is the figure of the plan."""
        return self.lens.figure(self, kind, _MOST)

    @cached_property
    def handling(self) -> Handling:
        """The case as far as it is known, handled through the channel by the planner itself."""
        program, case = self.lens.program, self.lens.space.case
        decision = decide(program, self.glimpse.bits, case.items)
        return Handling(Setting(program, decision, World.AFTER, self.lens.channel), case)


class Lens:
    """Sees a program through one channel; what it has reckoned it keeps."""

    def __init__(self, space: Space, channel: Channel, kinds: Sequence[FigureKind]) -> None:
        self.channel = channel
        self.space, self.program = space, space.program
        self._table = space.program.table
        told = self._table.facts.get(CHANNEL)
        self._bits = told.of(channel.value) if told else EVERYTHING
        self.conditions, self._read = _joined(space.program, channel, kinds)
        self._masks = [(1 << number, one.mask) for number, one in enumerate(self.conditions)]
        self._figures: dict[tuple[bool, FigureKind, int, int], int] = {}
        self._cores: dict[tuple[int, int, int], Sequence[tuple[int, ...]]] = {}
        self._offered: dict[tuple[int, int], bool | None] = {}

    def glimpse(self, bits: int) -> Glimpse:
        """Return what the conditions come to, with what is left of the terms of the program."""
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
        return Glimpse(true, open_, terms, self._tests(terms) & possible & ~held, bits)

    def figure(self, view: View, kind: FigureKind, measured: _Measured) -> int:
        """Return a figure; it is reckoned once for what its conditions come to."""
        read = self._read[kind]
        key = measured is _MOST, kind, view.glimpse.true & read, view.glimpse.open & read
        found = self._figures.get(key)
        if found is None:
            found = self._figures[key] = measured[kind](view.handling)
        return found

    def offered(self, view: View) -> bool | None:
        """Tell whether the channel is open to the case; that hangs on the items in it."""
        key = view.glimpse.true & self._slot_bits, view.glimpse.open & self._slot_bits
        if key not in self._offered:
            self._offered[key] = offered(view.handling.setting)
        return self._offered[key]

    def deciding(self, glimpse: Glimpse, *, urgent: bool) -> Iterator[int]:
        """Yield the variables that keep each condition open that is urgent, or any."""
        behind: dict[str, frozenset[int]] = {}
        for number, condition in enumerate(self.conditions):
            if glimpse.open >> number & 1 and (condition.urgent or not urgent):
                yield from self._variables(condition.mask, glimpse, behind)

    def deciding_visits(self, view: View, limit: int) -> Iterator[int]:
        """Yield the variables behind what too many visits come from, once for each step."""
        read = self._read[FigureKind.VISITS]
        key = limit, view.glimpse.true & read, view.glimpse.open & read
        if key not in self._cores:
            steps = core(view.handling.reckoning, limit)
            self._cores[key] = [tuple(masks_of(self.program, node)) for node in steps]
        behind: dict[str, frozenset[int]] = {}
        for masks in self._cores[key]:
            yield from frozenset().union(*(self._variables(mask, view.glimpse, behind) for mask in masks))

    def _variables(self, mask: int, glimpse: Glimpse, behind: dict[str, frozenset[int]]) -> frozenset[int]:
        """Return the variables that keep the terms of a condition open; an item's are those behind it."""
        found: set[int] = set()
        for fact in self._open_facts(mask, glimpse):
            if fact in self._numbers:
                found.add(self._numbers[fact])
            elif fact in self._slots:
                if fact not in behind:
                    behind[fact] = frozenset()
                    behind[fact] = self._variables(self._slots[fact], glimpse, behind)
                found |= behind[fact]
        return frozenset(found)

    def _open_facts(self, mask: int, glimpse: Glimpse) -> Iterator[str]:
        for term in self._table.terms_of(mask & glimpse.terms):
            for literal, bit in term.literals:
                if bit & glimpse.tests:
                    yield literal.fact

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


_Measured = Mapping[FigureKind, Callable[[Handling], int]]


def _most_visits(handling: Handling) -> int:
    return len(handling.goings)


def _least_visits(handling: Handling) -> int:
    reckoning = handling.reckoning
    return reckoning.fewest_possible() if reckoning.is_open else len(handling.goings)


def _most_days(handling: Handling) -> int:
    return handling.days


def _least_days(handling: Handling) -> int:
    reckoning = handling.reckoning
    return reckoning.shortest_possible() if reckoning.is_open else handling.days


def _most_materials(handling: Handling) -> int:
    return handling.materials


def _least_materials(handling: Handling) -> int:
    return group_outcomes(handling.setting.program, handling.decision).count(Outcome.HAND_IN)


_MOST: _Measured = {
    FigureKind.VISITS: _most_visits,
    FigureKind.MATERIALS: _most_materials,
    FigureKind.DAYS: _most_days,
}
_LEAST: _Measured = {
    FigureKind.VISITS: _least_visits,
    FigureKind.MATERIALS: _least_materials,
    FigureKind.DAYS: _least_days,
}
