"""The nouns that a set of guides comes to, before they meet a catalogue that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onething.formats.guides.checks import check_guide
from onething.formats.guides.departments import departments_of
from onething.formats.guides.distinct import distinct_guides
from onething.formats.guides.materials import bind_materials
from onething.formats.guides.names_file import Names
from onething.formats.guides.owner_ids import owner_ids
from onething.formats.guides.owners import owners_of
from onething.formats.guides.places import foreign_regions, jurisdiction_of, regions_of
from onething.formats.guides.published import AnyGuide
from onething.formats.guides.sources import inferred_sources
from onething.formats.guides.vocabulary import Vocabulary
from onething.model import Catalogue, Finding, OneThing, ServiceItem

__all__ = ["Draft", "draft_catalogue"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a set of guides comes to."""

    catalogue: Catalogue
    guides: Mapping[str, tuple[AnyGuide, ...]]
    """Which guides tell of a one-thing or an item, by its id."""
    findings: tuple[Finding, ...]


def draft_catalogue(
    guides: Iterable[AnyGuide], names: Names, known: Catalogue | None, *, with_text: bool
) -> Draft:
    """Return the nouns of the guides, whatever the order in which they come.

    `known` is the catalogue into which they go: what it knows by code or name keeps its id.
    """
    kept, left_out = distinct_guides(guides)
    jurisdiction = jurisdiction_of(kept, names, known)
    departments = departments_of(kept, names, known)
    binding = bind_materials(kept, names, departments, known)
    ids = owner_ids(kept, names, known)
    owners = owners_of(ids, Vocabulary(names, departments, binding, jurisdiction.region, with_text))
    demanding: list[OneThing | ServiceItem] = [*owners.onethings.values(), *owners.items.values()]
    demands = [(noun.id, noun.region or jurisdiction.region, noun.requirements) for noun in demanding]
    catalogue = Catalogue(
        jurisdiction=jurisdiction,
        regions=regions_of(kept, names),
        departments=departments.with_issuers(binding.nouns.values(), names),
        materials=binding.nouns,
        sources=inferred_sources(demands, binding.nouns),
        items=owners.items,
        onethings=owners.onethings,
        declared={question.fact: question for question in owners.item_questions},
    )
    findings = [*left_out, *foreign_regions(kept, jurisdiction)]
    findings += [finding for guide in kept for finding in check_guide(guide)]
    findings += [*binding.findings, *owners.findings]
    return Draft(catalogue, ids.guides(), tuple(findings))
