"""For which jurisdiction and regions the guides are published."""

from __future__ import annotations

from collections.abc import Sequence

from onething.formats.files.catalogue_files import UNREAD
from onething.formats.guides.names_file import Names
from onething.formats.guides.oddities import report
from onething.formats.guides.published import AnyGuide, OneThingGuide
from onething.language import Label
from onething.model import Catalogue, CatalogueId, Finding, Jurisdiction, Region, covers

__all__ = ["foreign_regions", "jurisdiction_of", "regions_of"]

_NATION = "000000"


def jurisdiction_of(guides: Sequence[AnyGuide], names: Names, known: Catalogue | None) -> Jurisdiction:
    """Return whose catalogue it is: as the catalogue says, as the names file says, or the province."""
    if known and known.jurisdiction != UNREAD:
        return known.jurisdiction
    if names.jurisdiction:
        return names.jurisdiction
    provinces = sorted({guide.region[:2] for guide in guides if isinstance(guide, OneThingGuide)} - {""})
    region = f"{provinces[0]}0000" if len(provinces) == 1 else _NATION
    publishers = sorted({guide.provenance.publisher for guide in guides} - {""})
    return Jurisdiction(
        id=CatalogueId(f"region-{region}"),
        name=Label(zh=f"区划 {region}", en=f"Region {region}"),
        region=region,
        source=", ".join(publishers),
    )


def regions_of(guides: Sequence[AnyGuide], names: Names) -> dict[str, Region]:
    """Return the regions for which guides are published, with those of the names file."""
    regions = {
        guide.region: Region(code=guide.region, name=Label(zh=guide.area or guide.region))
        for guide in guides
        if isinstance(guide, OneThingGuide) and guide.region
    }
    return regions | {region.code: region for region in names.regions}


def foreign_regions(guides: Sequence[AnyGuide], jurisdiction: Jurisdiction) -> list[Finding]:
    """Return a finding for each guide whose region does not lie in the jurisdiction."""
    return [
        report(
            "foreign-region",
            guide.subject,
            guide.provenance.place,
            region=guide.region,
            jurisdiction=jurisdiction.region,
        )
        for guide in guides
        if isinstance(guide, OneThingGuide) and guide.region and not covers(jurisdiction.region, guide.region)
    ]
