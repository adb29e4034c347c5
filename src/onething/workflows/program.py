"""A one-thing compiled: its items, demands and ways as masks over one table of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

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
    Question,
    Requirement,
    Way,
)
from onething.workflows.terms import TermTable

__all__ = ["CompiledWay", "Demand", "FieldSource", "Program", "Slot"]


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

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the demands for one material of one holder, in the order written."""
        grouped: dict[tuple[str, str], list[int]] = {}
        for number, demand in enumerate(self.demands):
            grouped.setdefault(demand.key, []).append(number)
        return tuple(map(tuple, grouped.values()))

    @cached_property
    def choices(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """For each requirement with alternatives, the numbers of the demands of each option."""
        found: dict[tuple[str, str], dict[int, list[int]]] = {}
        for number, demand in enumerate(self.demands):
            if demand.requirement.alternatives:
                options = found.setdefault((demand.owner, demand.requirement.id), {})
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
