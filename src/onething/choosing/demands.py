"""Which data who has to provide, to whom, and how many cases wait for it.

A case waits for a source if it would hand in less, or come less often, were the source connected to
everyone, shared unconditionally, and covering every case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise

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
    if spared := cases * _spared(_burdens(before), _burdens(after)):
        waiting.cases += spared
        waiting.materials += cases * max(0.0, _materials(before) - _materials(after))
        waiting.onethings[profile.onething] = None


def _burdens(chances: _Chances) -> list[tuple[int, float]]:
    """Return materials and visits together, the fewest first, each with its share of the cases."""
    return sorted((one.figures.materials + one.figures.visits, one.probability) for one in chances)


def _spared(before: Sequence[tuple[int, float]], after: Sequence[tuple[int, float]]) -> float:
    """Return in which share of the cases the burden falls.

    A source spares nobody anything that it does not know, so the cases keep their order: those with
    most to do before are those with most to do after.

    >>> _spared([(5, 0.9), (6, 0.1)], [(4, 0.9), (5, 0.1)]), _spared([(1, 0.5), (2, 0.5)], [(1, 1.0)])
    (1.0, 0.5)
    """
    ends = sorted({end for burdens in (before, after) for end in _ends(burdens)})
    shares = ((end - start, (end + start) / 2) for start, end in pairwise([0.0, *ends]))
    fallen = sum(share for share, middle in shares if _at(after, middle) < _at(before, middle))
    return fallen if fallen > _ROUNDING else 0.0


_ROUNDING = 1e-9


def _ends(burdens: Sequence[tuple[int, float]]) -> Iterable[float]:
    return accumulate(share for _, share in burdens)


def _at(burdens: Sequence[tuple[int, float]], rank: float) -> int:
    """Return the burden of the case that has so large a share of all cases before it."""
    found = zip(burdens, _ends(burdens), strict=True)
    return next((burden for (burden, _), end in found if rank < end), burdens[-1][0])


def _materials(chances: _Chances) -> float:
    return sum(chance.probability * chance.figures.materials for chance in chances)


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
