"""The catalogue of a jurisdiction: all nouns by id, and where in which file each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from onething.errors import Place, UnknownName
from onething.language import Label
from onething.model.codes import (
    DepartmentId,
    FactName,
    ItemId,
    MaterialId,
    OneThingId,
    SourceId,
    upwards,
)
from onething.model.constraint import Constraint
from onething.model.item import ServiceItem
from onething.model.material import Material
from onething.model.noun import Noun
from onething.model.onething import OneThing, wish
from onething.model.places import Department, Jurisdiction, Region
from onething.model.question import BUILT_IN, Question
from onething.model.source import DataSource

__all__ = ["Catalogue", "Located"]


@dataclass(frozen=True, slots=True)
class Located:
    """Where a noun stands: its file, and the line of each key within it."""

    file: str
    lines: Mapping[tuple[str | int, ...], int]
    """Line, counted from 1, by path in the file."""
    prefix: tuple[str | int, ...] = ()
    """The path at which the noun itself stands, where a file holds several."""

    def find(self, *path: str | int) -> Place:
        """Return the place of a key of the noun, or of the nearest key above it that is known."""
        whole = (*self.prefix, *path)
        for end in range(len(whole), -1, -1):
            if whole[:end] in self.lines:
                return Place(self.file, self.lines[whole[:end]])
        return Place(self.file)


@dataclass(frozen=True)
class Catalogue:
    """Everything that one jurisdiction publishes, by id; every reference within it resolves.

    A change gives a new catalogue (`with_noun`) that shares all else with the old one.
    """

    jurisdiction: Jurisdiction
    regions: Mapping[str, Region] = field(default_factory=dict)
    departments: Mapping[DepartmentId, Department] = field(default_factory=dict)
    materials: Mapping[MaterialId, Material] = field(default_factory=dict)
    sources: Mapping[SourceId, DataSource] = field(default_factory=dict)
    items: Mapping[ItemId, ServiceItem] = field(default_factory=dict)
    onethings: Mapping[OneThingId, OneThing] = field(default_factory=dict)
    declared: Mapping[FactName, Question] = field(default_factory=dict)
    """The questions that the jurisdiction declares for all its one-things."""
    places: Mapping[tuple[str, str], Located] = field(default_factory=dict, compare=False, repr=False)
    """Where each noun stands, by kind and id; empty for a catalogue made in memory."""

    @cached_property
    def questions(self) -> Mapping[FactName, Question]:
        """All facts that a case can have: the built-in ones, the jurisdiction's, the one-things'."""
        own = {q.fact: q for onething in self.onethings.values() for q in onething.questions}
        return {q.fact: q for q in BUILT_IN} | own | dict(self.declared) | self._wishes()

    @cached_property
    def readable(self) -> Mapping[FactName, Question]:
        """All facts that a condition can read: those that a case can have, and what the sources answer."""
        answers = {question.fact: question for question in (s.question for s in self.sources.values())}
        return {**self.questions, **answers}

    def _wishes(self) -> dict[FactName, Question]:
        entries = (entry for onething in self.onethings.values() for entry in onething.items)
        optional = dict.fromkeys(item for entry in entries for item in entry.optional_items())
        return {wish(id): _wish_for(self.items[id]) for id in optional if id in self.items}

    @cached_property
    def _materials_by_name(self) -> Mapping[str, MaterialId]:
        named: dict[str, MaterialId] = {}
        for material in self.materials.values():
            names = (material.name.zh, material.name.en, *material.aliases, *material.codes)
            named |= {name: material.id for name in names if name and name not in named}
        return named

    def material(self, name: str) -> Material:
        """Return the material with this id, code, name or alias; UnknownName if there is none."""
        found = self.materials.get(MaterialId(name)) or self.materials.get(
            self._materials_by_name.get(name, MaterialId(""))
        )
        if found is None:
            raise UnknownName("material", name, (*self.materials, *self._materials_by_name))
        return found

    def onething(self, name: str) -> OneThing:
        """Return the one-thing with this id, code or name; UnknownName if there is none."""
        found = self.find_onething(name)
        if found is None:
            raise UnknownName("one-thing", name, self.onethings)
        return found

    def find_onething(self, name: str) -> OneThing | None:
        """Return the one-thing with this id, code or name, if there is one."""
        named = self.onethings.get(OneThingId(name))
        others = (o for o in self.onethings.values() if name in (*o.codes, o.name.zh, o.name.en))
        return named or next(others, None)

    def constraints_of(self, onething: OneThing, day: date | None) -> tuple[Constraint, ...]:
        """Return what always holds on a day between the answers in a one-thing and those nested in it.

        What the jurisdiction says of all its one-things comes last, whether or not this one asks for it.
        """
        wholes, _ = onething.members(self.onethings)
        written = (*(one for whole in wholes for one in whole.constraints), *self.jurisdiction.constraints)
        return tuple(one for one in written if one.in_force(day))

    def owner(self, id: str) -> ServiceItem | OneThing:
        """Return the item or one-thing that demands materials under this id; UnknownName if none does."""
        found = self.items.get(ItemId(id)) or self.onethings.get(OneThingId(id))
        if found is None:
            raise UnknownName("item", id, (*self.items, *self.onethings))
        return found

    def has_region(self, code: str) -> bool:
        """Tell whether a code is a region of the catalogue, or lies above or below one.

        A list of regions need not go down to the last district: a code covers what lies below it.
        Without a list any code will do.
        """
        return not self.regions or code in self._above or any(one in self._listed for one in upwards(code))

    def check_region(self, code: str) -> None:
        """Raise UnknownName for a code that is no region of the catalogue."""
        if not self.has_region(code):
            raise UnknownName("region", code, self._listed)

    @cached_property
    def _listed(self) -> Mapping[str, None]:
        return dict.fromkeys((self.jurisdiction.region, *self.regions))

    @cached_property
    def _above(self) -> frozenset[str]:
        return frozenset(above for code in self._listed for above in upwards(code))

    def with_noun(self, noun: Noun) -> Catalogue:
        """Return a catalogue in which `noun` stands, in place of the one of its kind and id if any."""
        table = _TABLES[type(noun)]
        key = noun.code if isinstance(noun, Region) else noun.id  # type: ignore[attr-defined]
        changes: dict[str, Any] = {table: {**getattr(self, table), key: noun}}
        return replace(self, **changes)

    def place(self, kind: str, id: str, *path: str | int) -> Place | None:
        """Return where the noun, or a key within it, stands; None for one made in memory."""
        located = self.places.get((kind, id))
        return located.find(*path) if located else None


def _wish_for(item: ServiceItem) -> Question:
    zh, en = item.name.text("zh"), item.name.text("en")
    label = Label(zh=f"是否一并办理“{zh}”？", en=f"Shall “{en}” be handled as well?")
    return Question(fact=wish(item.id), label=label)


_TABLES: Mapping[type[Noun], str] = {
    Region: "regions",
    Department: "departments",
    Material: "materials",
    DataSource: "sources",
    ServiceItem: "items",
    OneThing: "onethings",
}
