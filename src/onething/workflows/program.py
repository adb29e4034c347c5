"""A one-thing compiled: its items, demands and ways as masks over one table of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, reduce
from operator import and_, or_
from typing import NamedTuple

from onething.conditions import Literal
from onething.language import Label
from onething.model import (
    Catalogue,
    DataSource,
    FactName,
    FormField,
    ItemId,
    Material,
    Mode,
    OneThing,
    Outcome,
    Question,
    Requirement,
    Way,
)
from onething.workflows.duties import Duties
from onething.workflows.terms import EVERYTHING, TermTable

__all__ = [
    "HAND_IN",
    "NOT_NEEDED",
    "OPEN",
    "CompiledWay",
    "Demand",
    "Fate",
    "FieldSource",
    "Membership",
    "Program",
    "Slot",
    "replaced",
]


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a demand: its outcome, and the number of the way used where it is replaced."""

    outcome: Outcome
    used: int | None = None


NOT_NEEDED, HAND_IN, OPEN = Fate(Outcome.NOT_NEEDED), Fate(Outcome.HAND_IN), Fate(Outcome.OPEN)


@cache
def replaced(way: int) -> Fate:
    """Return the fate of a demand that is met by one of its ways."""
    return Fate(Outcome.REPLACED, way)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of the one-thing, and the terms of its being in the case."""

    item: ItemId
    name: Label
    fact: FactName
    mask: int


@dataclass(frozen=True, slots=True)
class CompiledWay:
    """A way to meet a demand, and the terms of its being open."""

    way: Way
    mask: int

    @property
    def held_once(self) -> bool:
        """Whether the way is that somebody else's demand has the material handed in already."""
        return self.way.mode is Mode.HELD_ONCE


@dataclass(frozen=True, slots=True)
class Demand:
    """One requirement's demand for one material; a requirement with alternatives has several."""

    owner: str
    place: str
    """The requirement among those of its owner, see `onething.rules.requirement_places`."""
    requirement: Requirement
    material: Material
    option: int
    """Which of the requirement's options the material belongs to."""
    mask: int
    """The terms of the requirement's applying."""
    ways: tuple[CompiledWay, ...]
    """From the least to the greatest burden."""

    @property
    def key(self) -> tuple[str, str]:
        """What is asked for once: the material and its holder."""
        return self.material.id, self.requirement.holder


class Membership(NamedTuple):
    """Whether the item of a slot is in the case, as bits of the table."""

    slot: int
    item: ItemId
    held: int
    """The terms of its being in the case, where a case holds those that are certain."""
    possible: int
    """The same terms, where a case holds those that are possible."""
    by_truth: Mapping[bool | None, int]
    """What is left of the terms that ask for it."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A source that fills in a form field, and the terms of its answering."""

    source: DataSource
    mask: int


@dataclass(frozen=True)
class Program:
    """A one-thing ready to be decided; it never changes and can be shared between threads."""

    catalogue: Catalogue
    onething: OneThing
    table: TermTable
    questions: Mapping[FactName, Question]
    slots: tuple[Slot, ...]
    demands: tuple[Demand, ...]
    fields: Mapping[str, tuple[FieldSource, ...]]
    """By field id: the sources that fill it in, in the order of the catalogue."""
    fixed: Mapping[FactName, bool]
    sources: Mapping[FactName, DataSource]
    """The sources that any way asks, by the fact that says what they answer."""
    sentences: Mapping[Literal, Label] = field(repr=False)
    duties: Duties
    """What its items ask beside materials."""

    @cached_property
    def fates(self) -> tuple[Mapping[int, Fate], ...]:
        """By demand, what becomes of it, by the lowest bit that is left in its lane."""
        by_ways: dict[tuple[int | None, ...], Mapping[int, Fate]] = {}
        found = []
        for lane in self.table.lanes.lanes:
            ways = tuple(way for _, way in lane.terms)
            fates = {1 << bit: HAND_IN if way is None else replaced(way) for bit, way in enumerate(ways)}
            found.append(by_ways.setdefault(ways, {0: NOT_NEEDED, **fates}))
        return tuple(found)

    @cached_property
    def read(self) -> tuple[int, ...]:
        """By demand, the terms by which it is decided."""
        return tuple(reduce(or_, (way.mask for way in demand.ways), demand.mask) for demand in self.demands)

    @cached_property
    def wide(self) -> tuple[int, ...]:
        """The numbers of the demands that have too many terms for a lane."""
        return tuple(number for number, lane in enumerate(self.table.lanes.lanes) if not lane.narrow)

    @cached_property
    def conditional(self) -> tuple[Membership, ...]:
        """The memberships that hang on the case."""
        return tuple(one for one in self.memberships if not one.held & self.table.always)

    @cached_property
    def unconditional(self) -> int:
        """What is left of the terms by the items that are always in the case."""
        always = (one.by_truth[True] for one in self.memberships if one.held & self.table.always)
        return reduce(and_, always, EVERYTHING)

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """What it means to the terms whether each of the slots is in the case."""
        table = self.table
        return tuple(
            Membership(number, slot.item, slot.mask, table.possible(slot.mask), table.by_truth(slot.fact))
            for number, slot in enumerate(self.slots)
        )

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the demands for one material of one holder, in the order written."""
        grouped: dict[tuple[str, str], list[int]] = {}
        for number, demand in enumerate(self.demands):
            grouped.setdefault(demand.key, []).append(number)
        return tuple(map(tuple, grouped.values()))

    @cached_property
    def shared(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The groups, by number, in which a piece handed in for one demand may serve another."""
        return tuple(
            (place, group)
            for place, group in enumerate(self.groups)
            if len(group) > 1 and any(way.held_once for number in group for way in self.demands[number].ways)
        )

    @cached_property
    def choices(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """For each requirement with alternatives, the numbers of the demands of each option."""
        found: dict[str, dict[int, list[int]]] = {}
        for number, demand in enumerate(self.demands):
            if demand.requirement.alternatives:
                options = found.setdefault(demand.place, {})
                options.setdefault(demand.option, []).append(number)
        return tuple(tuple(map(tuple, options.values())) for options in found.values())

    @cached_property
    def form_fields(self) -> tuple[tuple[FormField, tuple[int, ...]], ...]:
        """Each form field once, with the numbers of the demands whose form has it."""
        found: dict[str, tuple[FormField, list[int]]] = {}
        for number, demand in enumerate(self.demands):
            for form_field in demand.material.fields:
                found.setdefault(form_field.id, (form_field, []))[1].append(number)
        return tuple((form_field, tuple(numbers)) for form_field, numbers in found.values())
