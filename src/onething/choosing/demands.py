"""Which data who has to provide, to whom, and how many cases wait for it.

A case waits for a source if it would hand in less, or come less often, were the source connected to
everyone, shared unconditionally, and covering every case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from onething.choosing.advice import SharingDemand
from onething.choosing.aim import Log
from onething.choosing.candidates import waiting_sources
from onething.language import Label
from onething.model import (
    Catalogue,
    DataSource,
    DepartmentId,
    MaterialId,
    OneThingId,
    SourceId,
)
from onething.reforms import Connect, Reform
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds
from onething.workflows.outcomes import Chance

__all__ = ["demands_for", "sources_connected_by"]

_Chances = Sequence[Chance]


@dataclass(slots=True)
class _Waiting:
    """Who waits for one source."""

    cases: float = 0.0
    materials: float = 0.0
    onethings: dict[OneThingId, None] = field(default_factory=dict)


def demands_for(worlds: Worlds, log: Log, connected: Collection[SourceId] = ()) -> Iterator[SharingDemand]:
    """Yield the sources that cases wait for, those first for which most wait.

    The reforms of `worlds` are those of `onething.choosing.candidates.openings`; sources in
    `connected` are told of even if no case waits for them.
    """
    catalogue = worlds.planner().catalogue
    found = {reform.id: _Waiting() for reform in worlds.reforms}
    for profile in log.profiles:
        for id in worlds.deciding(profile.onething, list(found)):
            _count(found[id], profile, log.weights[profile.number], worlds, id)
    sources = waiting_sources(catalogue, connected)
    told = list(zip(sources, found.values(), strict=True))
    for source, waiting in sorted(told, key=lambda each: (-each[1].cases, each[0].id)):
        if waiting.cases or source.id in connected:
            yield _demand(catalogue, source, waiting)


def sources_connected_by(reforms: Iterable[Reform]) -> frozenset[SourceId]:
    """Return the sources that reforms connect."""
    changes = (change for reform in reforms for change in reform.changes)
    return frozenset(change.source for change in changes if isinstance(change, Connect))


def _count(waiting: _Waiting, profile: Profile, cases: float, worlds: Worlds, id: str) -> None:
    before, after = worlds.chances(profile), worlds.planned(profile, (id,))
    changed = cases * _moved(before, after)
    if changed and _burden(after) < _burden(before):
        waiting.cases += changed
        waiting.materials += cases * max(0.0, _materials(before) - _materials(after))
        waiting.onethings[profile.onething] = None


def _moved(before: _Chances, after: _Chances) -> float:
    """Return in which share of the cases materials or visits must have changed, at least.

    Half the distance of the two distributions; where one source is all that differs it is that share.
    """
    differs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for chances, sign in ((before, 1), (after, -1)):
        for chance in chances:
            differs[chance.figures.materials, chance.figures.visits] += sign * chance.probability
    moved = sum(share for share in differs.values() if share > 0)
    return moved if moved > _ROUNDING else 0.0


_ROUNDING = 1e-12


def _materials(chances: _Chances) -> float:
    return sum(chance.probability * chance.figures.materials for chance in chances)


def _burden(chances: _Chances) -> float:
    """Return materials and visits together: what falls is what somebody is spared."""
    return sum(chance.probability * (chance.figures.materials + chance.figures.visits) for chance in chances)


def _demand(catalogue: Catalogue, source: DataSource, waiting: _Waiting) -> SharingDemand:
    consumers = tuple(_consumers(catalogue, source, waiting.onethings))
    return SharingDemand(
        source=source.id,
        name=source.name,
        provider=source.provider,
        provider_name=_department(catalogue, source.provider),
        consumers=consumers,
        consumer_names=tuple(_department(catalogue, one) for one in consumers),
        onethings=tuple(waiting.onethings),
        cases=waiting.cases,
        materials=waiting.materials,
    )


def _department(catalogue: Catalogue, id: DepartmentId | None) -> Label:
    known = catalogue.departments.get(id) if id else None
    if known:
        return known.name
    return Label(zh=id, en=id) if id else Label(zh="提供部门未公布", en="provider not published")


def _consumers(
    catalogue: Catalogue, source: DataSource, onethings: Iterable[OneThingId]
) -> Iterator[DepartmentId]:
    """Yield the departments, besides the provider, whose items ask for what a source supplies."""
    supplied = _supplied(catalogue, source)
    asking = (demand for id in onethings for demand in _requirements(catalogue, id))
    found = dict.fromkeys(by for by, materials in asking if by and materials & supplied)
    return (department for department in found if department != source.provider)


def _requirements(
    catalogue: Catalogue, onething: OneThingId
) -> Iterator[tuple[DepartmentId | None, frozenset[MaterialId]]]:
    """Yield what a one-thing and its items require, with the department that does."""
    wholes, items = catalogue.onethings[onething].members(catalogue.onethings)
    required = [(catalogue.items[id].department, catalogue.items[id].requirements) for id in items]
    for department, requirements in (*required, *((one.lead, one.requirements) for one in wholes)):
        for requirement in requirements:
            yield department, frozenset(chain.from_iterable(requirement.options))


def _supplied(catalogue: Catalogue, source: DataSource) -> frozenset[MaterialId]:
    """Return the materials that a source makes unnecessary, and the forms in which it fills in a field."""
    forms = (
        material.id
        for material in catalogue.materials.values()
        if any(one.id in source.fields for one in material.fields)
    )
    return frozenset((*source.supplies, *forms))
