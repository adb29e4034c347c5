"""Data sources inferred from published waivers: whoever waives a material must get it elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onething.language import Label
from onething.model import (
    Basis,
    Coverage,
    DataSource,
    Material,
    MaterialId,
    OwnerId,
    Requirement,
    SourceId,
    SourceKind,
    Waiver,
    covers,
)

__all__ = ["INFERRED", "inferred_basis", "inferred_sources", "is_inferred", "nearest_only"]

INFERRED = "inferred from the published waivers of the guides"
"""How the basis of an inferred source begins, in English."""

_KINDS: Mapping[Waiver, tuple[SourceKind, str, str]] = {
    Waiver.FORM_AUTOFILL: (SourceKind.FORM_AUTOFILL, "自动生成", "Autofill"),
    Waiver.E_LICENCE: (SourceKind.E_LICENCE, "电子证照", "E-licence"),
    Waiver.VERIFICATION: (SourceKind.VERIFICATION, "核验接口", "Verification"),
    Waiver.PERSONAL_SPACE: (SourceKind.PERSONAL_SPACE, "数字空间", "Personal space"),
}


def inferred_sources(
    demands: Iterable[tuple[OwnerId, str, tuple[Requirement, ...]]],
    materials: Mapping[MaterialId, Material],
) -> dict[SourceId, DataSource]:
    """Return a source for each waiver and material: `demands` are owners with region and requirements.

    The bases are left to `inferred_basis`, which needs the codes of all connected guides.
    """
    owners: dict[tuple[Waiver, MaterialId], set[OwnerId]] = defaultdict(set)
    regions: dict[tuple[Waiver, MaterialId], set[str]] = defaultdict(set)
    for owner, region, requirements in demands:
        for requirement in requirements:
            waiver = requirement.published.waiver if requirement.published else Waiver.NONE
            if waiver is not Waiver.NONE and requirement.material:
                owners[waiver, requirement.material].add(owner)
                regions[waiver, requirement.material].add(region)
    sources = (
        _source(waiver, materials[material], owners[waiver, material], regions[waiver, material])
        for waiver, material in owners
    )
    return {source.id: source for source in sources}


def _source(waiver: Waiver, material: Material, owners: set[OwnerId], regions: set[str]) -> DataSource:
    kind, zh, en = _KINDS[waiver]
    name = material.name
    return DataSource(
        id=SourceId(f"{kind.value}-{material.id}"),
        name=Label(zh=f"{zh}：{name.text('zh')}", en=f"{en}: {name.en}" if name.en else ""),
        kind=kind,
        provider=material.issuer,
        supplies=(material.id,),
        connected=tuple(sorted(owners)),
        coverage=nearest_only(Coverage(region=region) for region in regions),
    )


def inferred_basis(source: DataSource, codes: Mapping[str, str], publisher: str) -> Basis:
    """Return the basis of an inferred source: the guides of all that are connected to it."""
    owners = source.connected if isinstance(source.connected, tuple) else ()
    guides = ", ".join(sorted(codes.get(owner, owner) for owner in owners))
    said = Label(zh=f"由指南公布的免提交方式推定：{guides}", en=f"{INFERRED} {guides}")
    return Basis(assumed=said, source=publisher)


def is_inferred(source: DataSource) -> bool:
    """Tell whether an import made the source, as far as its basis says."""
    return any(basis.assumed and basis.assumed.en.startswith(INFERRED) for basis in source.basis)


def nearest_only(coverage: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Return the coverage in ascending order, without regions that lie in one of the same share."""
    kept: dict[str, Coverage] = {}
    for one in sorted(coverage, key=lambda one: (len(one.region.rstrip("0")), one.region)):
        above = [k for k in kept.values() if covers(k.region, one.region)]
        if not above or above[-1].share != one.share:
            kept.setdefault(one.region, one)
    return tuple(sorted(kept.values(), key=lambda one: one.region))
