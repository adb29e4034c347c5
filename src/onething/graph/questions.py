"""Questions to a catalogue, one function each: who demands, who supplies, who contradicts whom.

They speak of what a catalogue says, whatever the date and the case. Whether a source may and does
answer in a case (sharing, consent, coverage) is for the rules to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onething.errors import UnknownName
from onething.graph.demand import Demand, demands, demands_by_material
from onething.graph.licences import issued_by_government, licences
from onething.graph.parts import items_within
from onething.model import Catalogue, DataSource, ItemId, MaterialId, OwnerId, SourceId

__all__ = [
    "DemandedMaterial",
    "Unnecessary",
    "UnusedResult",
    "WaivedAndDemanded",
    "demanded_by",
    "issued_yet_demanded",
    "made_unnecessary_by",
    "materials_without_basis",
    "unused_results",
    "waived_here_demanded_there",
]


class Unnecessary(NamedTuple):
    """A demand that a source can meet, and whether its owner may ask that source today."""

    demand: Demand
    connected: bool


class DemandedMaterial(NamedTuple):
    """A material and the demands for it that answer the question."""

    material: MaterialId
    demands: tuple[Demand, ...]


class WaivedAndDemanded(NamedTuple):
    """One licence, the demands that need not be met by handing it in, and those that must."""

    materials: tuple[MaterialId, ...]
    """The licence; several where it stands twice in the catalogue under a shared code or name."""
    waived: tuple[Demand, ...]
    demanded: tuple[Demand, ...]


class UnusedResult(NamedTuple):
    """A result that nobody in the catalogue demands."""

    item: ItemId
    position: int
    """Its place among the item's results, from 0."""
    material: MaterialId


def made_unnecessary_by(catalogue: Catalogue, source: SourceId) -> tuple[Unnecessary, ...]:
    """Return the demands that the source can meet by what it supplies; UnknownName if there is no source.

    It meets a demand if it supplies the material, or one of the alternatives as a whole.
    """
    if source not in catalogue.sources:
        raise UnknownName("source", source, catalogue.sources)
    answering = catalogue.sources[source]
    supplied = frozenset(answering.supplies)
    return tuple(
        Unnecessary(demand, connected=answering.connected_to(demand.owner_id))
        for demand in demands(catalogue)
        if any(supplied.issuperset(option) for option in demand.requirement.options)
    )


def demanded_by(catalogue: Catalogue, material: str) -> tuple[Demand, ...]:
    """Return the demands for the material with this id, code, name or alias; UnknownName if there is none."""
    asked = catalogue.material(material).id
    return tuple(demand for demand in demands(catalogue) if asked in demand.materials)


def issued_yet_demanded(catalogue: Catalogue) -> tuple[DemandedMaterial, ...]:
    """Return the materials that government issues and yet demands, with those demands.

    A demand counts if no guide waives it, and every alternative holds a material that government
    issues and that no source connected to the owner supplies. Where another item of the same one-thing
    produces the material, it is handed on among departments.
    """
    issued, suppliers = issued_by_government(catalogue), _suppliers(catalogue)
    handed_on = _handed_on(catalogue)
    found: defaultdict[MaterialId, list[Demand]] = defaultdict(list)
    for demand in demands(catalogue):
        for material in _needlessly_demanded(demand, issued, suppliers):
            if (demand.owner_id, material, demand.requirement.holder) not in handed_on:
                found[material].append(demand)
    return _in_order(catalogue, found)


def waived_here_demanded_there(catalogue: Catalogue) -> tuple[WaivedAndDemanded, ...]:
    """Return the licences that one owner's guide waives and that another owner demands.

    What counts as one licence is said in `onething.graph.licences`.
    """
    by_material = demands_by_material(catalogue)
    contradictions = (_contradiction(licence, by_material) for licence in licences(catalogue))
    return tuple(found for found in contradictions if found)


def unused_results(catalogue: Catalogue) -> tuple[UnusedResult, ...]:
    """Return the results that no item and no one-thing demands."""
    demanded = demands_by_material(catalogue)
    return tuple(
        UnusedResult(item.id, position, result.material)
        for item in catalogue.items.values()
        for position, result in enumerate(item.results)
        if result.material not in demanded
    )


def materials_without_basis(catalogue: Catalogue) -> tuple[DemandedMaterial, ...]:
    """Return the materials that are demanded though neither they nor the demand names a basis."""
    found: defaultdict[MaterialId, list[Demand]] = defaultdict(list)
    for demand in demands(catalogue):
        if not demand.requirement.basis:
            for material in demand.materials:
                found[material].append(demand)
    without = {material: found[material] for material in found if not catalogue.materials[material].basis}
    return _in_order(catalogue, without)


def _in_order(
    catalogue: Catalogue, found: Mapping[MaterialId, Sequence[Demand]]
) -> tuple[DemandedMaterial, ...]:
    return tuple(
        DemandedMaterial(material, tuple(found[material]))
        for material in catalogue.materials
        if material in found
    )


def _suppliers(catalogue: Catalogue) -> Mapping[MaterialId, Sequence[DataSource]]:
    found: defaultdict[MaterialId, list[DataSource]] = defaultdict(list)
    for source in catalogue.sources.values():
        for material in source.supplies:
            found[material].append(source)
    return found


def _contradiction(
    licence: tuple[MaterialId, ...], by_material: Mapping[MaterialId, Sequence[Demand]]
) -> WaivedAndDemanded | None:
    asked = _asked(licence, by_material)
    waived = tuple(demand for demand in asked if demand.waived)
    demanded = tuple(demand for demand in asked if not demand.waived)
    elsewhere = len({demand.owner for demand in asked}) > 1
    return WaivedAndDemanded(licence, waived, demanded) if waived and demanded and elsewhere else None


def _asked(
    licence: tuple[MaterialId, ...], by_material: Mapping[MaterialId, Sequence[Demand]]
) -> Sequence[Demand]:
    named = (demand for material in licence for demand in by_material.get(material, ()))
    # A demand with alternatives may name the licence twice.
    return tuple({(demand.owner, demand.position): demand for demand in named}.values())


def _needlessly_demanded(
    demand: Demand, issued: frozenset[MaterialId], suppliers: Mapping[MaterialId, Sequence[DataSource]]
) -> tuple[MaterialId, ...]:
    if demand.waived:
        return ()
    needless = tuple(
        material
        for material in demand.materials
        if material in issued
        and not any(source.connected_to(demand.owner_id) for source in suppliers.get(material, ()))
    )
    avoidable = any(set(needless).isdisjoint(option) for option in demand.requirement.options)
    return () if avoidable else needless


def _handed_on(catalogue: Catalogue) -> set[tuple[OwnerId, MaterialId, str]]:
    """Return who can have which document from another item of the same one-thing."""
    found: set[tuple[OwnerId, MaterialId, str]] = set()
    for onething in catalogue.onethings.values():
        items = items_within(catalogue, onething)
        produced = [(item.id, result.material, result.holder) for item in items for result in item.results]
        owners: list[OwnerId] = [onething.id, *(item.id for item in items)]
        found |= {
            (owner, material, holder)
            for owner in owners
            for producer, material, holder in produced
            if owner != producer
        }
    return found
