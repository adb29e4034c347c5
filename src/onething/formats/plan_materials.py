"""The sections of a plan that say what becomes of each material."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onething.formats.names import Names
from onething.formats.outline import Cell, Column, Row, Section, Shape, Table
from onething.model import (
    Copies,
    Form,
    Handover,
    MaterialId,
    Mode,
    Necessity,
    Outcome,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    Requirement,
    Way,
    WayNotUsed,
)

__all__ = ["Fates", "material_sections"]

_LATER = (Mode.COMMITMENT, Mode.DEFERRAL)
"""The modes that still leave the applicant something to do."""


@dataclass(frozen=True, slots=True)
class Met:
    """A material, one way in which it is not handed in, and the demands that are met so."""

    material: PlannedMaterial
    way: Way
    demands: tuple[PlannedRequirement, ...]


@dataclass(frozen=True, slots=True)
class Fates:
    """The materials of a plan that need not be handed in, by what stands for them."""

    replaced: tuple[Met, ...]
    promised: tuple[Met, ...]
    deferred: tuple[Met, ...]

    @classmethod
    def of(cls, plan: Plan) -> Fates:
        """Sort out a plan: a material that some demand still has handed in is not replaced."""
        met = [one for material in plan.materials for one in _met(material)]
        return cls(
            replaced=tuple(
                one
                for one in met
                if one.material.outcome is Outcome.REPLACED and one.way.mode not in _LATER
            ),
            promised=tuple(one for one in met if one.way.mode is Mode.COMMITMENT),
            deferred=tuple(one for one in met if one.way.mode is Mode.DEFERRAL),
        )


def material_sections(plan: Plan, fates: Fates, names: Names) -> Iterator[Section]:
    """Yield what is handed in, replaced, promised, deferred, open and not needed, in this order."""
    say = names.say
    yield _handed_in(plan, names)
    yield _met_section(say("免交的材料", "Not handed in"), fates.replaced, plan, names)
    yield _met_section(say("签告知承诺的材料", "Promised instead"), fates.promised, plan, names)
    yield _met_section(say("容缺后补的材料", "Handed in later"), fates.deferred, plan, names)
    yield _undecided(plan, names)
    yield _not_needed(plan, names)


def counted(title: str, materials: Iterable[PlannedMaterial], names: Names) -> str:
    """Return a title with the number of materials behind it."""
    return names.aside(title, str(count(materials)))


def count(materials: Iterable[PlannedMaterial]) -> int:
    """Return how many different materials there are, by material and holder."""
    return len({(material.material, material.holder) for material in materials})


def _met(material: PlannedMaterial) -> Iterator[Met]:
    ways: dict[str, list[PlannedRequirement]] = {}
    for demand in material.requirements:
        if demand.used:
            ways.setdefault(demand.used.model_dump_json(), []).append(demand)
    for demands in ways.values():
        if way := demands[0].used:
            yield Met(material, way, tuple(demands))
