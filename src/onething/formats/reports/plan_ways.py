"""The sections of a plan about materials that are not handed in, or not yet: by what stands for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Row, Section, Shape, Table
from onething.model import Mode, Outcome, Plan, PlannedMaterial, PlannedRequirement, Way

__all__ = ["Fates", "Met", "count", "way_sections"]

_LEFT_TO_DO = (Mode.COMMITMENT, Mode.DEFERRAL)
"""The modes that replace a material and still leave the applicant something to do."""


@dataclass(frozen=True, slots=True)
class Met:
    """A material, one way in which it is met, and the demands that are met so."""

    material: PlannedMaterial
    way: Way
    demands: tuple[PlannedRequirement, ...]


@dataclass(frozen=True, slots=True)
class Fates:
    """What a plan meets without handing in: for good, by a signed promise, or for the time being."""

    replaced: tuple[Met, ...]
    promised: tuple[Met, ...]
    deferred: tuple[Met, ...]

    @classmethod
    def of(cls, plan: Plan) -> Fates:
        """Sort a plan out; a material that some demand still has handed in is not replaced."""
        met = [one for material in plan.materials for one in _met(material)]
        return cls(
            replaced=tuple(one for one in met if _replaced_for_good(one)),
            promised=tuple(one for one in met if one.way.mode is Mode.COMMITMENT),
            deferred=tuple(one for one in met if one.way.mode is Mode.DEFERRAL),
        )


def count(met: Iterable[Met]) -> int:
    """Return how many materials these are: one of one holder counts once, in however many ways it is met."""
    return len({(one.material.material, one.material.holder) for one in met})


def way_sections(plan: Plan, fates: Fates, names: Names) -> Iterator[Section]:
    """Yield what is not handed in, promised, and handed in later, with the rules that allow it."""
    say = names.say
    titles = (
        say("免交的材料", "Not handed in"),
        say("告知承诺", "Promised"),
        say("容缺后补", "Handed in later"),
    )
    for title, met in zip(titles, (fates.replaced, fates.promised, fates.deferred), strict=True):
        yield Section(names.aside(title, str(count(met))), table=_table(met, plan, names))


def _table(met: Sequence[Met], plan: Plan, names: Names) -> Table:
    say = names.say
    columns = (
        Column(say("免交方式", "How"), Shape.INLINE),
        Column(say("来源", "Source"), Shape.INLINE),
        Column(say("用于", "For")),
        Column(say("依据", "Basis")),
        Column(say("备用", "Fallbacks")),
    )
    materials = [one.material for one in met]
    rows = tuple(_row(one, plan, names, divided=materials.count(one.material) > 1) for one in met)
    return Table(say("材料", "Material"), columns, rows, numbered=True)


def _row(one: Met, plan: Plan, names: Names, *, divided: bool) -> Row:
    """Return the row of a material; `divided`: other demands for it are met otherwise."""
    left_to_do = one.way.mode in _LEFT_TO_DO
    fallbacks = dict.fromkeys(way for demand in one.demands for way in demand.fallbacks)
    return Row(
        names.material(one.material),
        (
            () if left_to_do else (names.word(one.way.mode),),
            (names.used(one.way),),
            (names.owners(one.demands, plan),) if divided or left_to_do else (),
            (names.rule(one.way),),
            (names.listed(map(names.way, fallbacks)),),
        ),
    )


def _met(material: PlannedMaterial) -> Iterator[Met]:
    ways: dict[Way, list[PlannedRequirement]] = {}
    for demand in material.requirements:
        if demand.used:
            ways.setdefault(demand.used, []).append(demand)
    for way, demands in ways.items():
        yield Met(material, way, tuple(demands))


def _replaced_for_good(one: Met) -> bool:
    return one.material.outcome is Outcome.REPLACED and one.way.mode not in _LEFT_TO_DO
