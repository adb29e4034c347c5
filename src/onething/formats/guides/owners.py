"""What demands materials: the one-things and items of a set of guides, each under its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onething.formats.guides.cross_checks import Related, check_across
from onething.formats.guides.ids import Ids
from onething.formats.guides.items import NamedRow, bare_items, guided_item, rows_by_name
from onething.formats.guides.names_file import Names
from onething.formats.guides.onethings import onething_of
from onething.formats.guides.published import ItemGuide, OneThingGuide
from onething.formats.guides.requirements import Demands, demands_of
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import matching_name, slug
from onething.model import Catalogue, Finding, ItemId, OneThing, OneThingId, Question, ServiceItem

__all__ = ["Owners", "owners_of"]

AnyGuide = OneThingGuide | ItemGuide


@dataclass(frozen=True, slots=True)
class Owners:
    """One-things and items, and the guides that tell of each."""

    onethings: Mapping[OneThingId, OneThing]
    items: Mapping[ItemId, ServiceItem]
    item_questions: tuple[Question, ...]
    """The questions for items, which have no place of their own for them."""
    guides: Mapping[str, tuple[AnyGuide, ...]]
    """By the id of a one-thing or item."""
    findings: tuple[Finding, ...]


def owners_of(guides: Sequence[AnyGuide], vocabulary: Vocabulary, known: Catalogue | None) -> Owners:
    """Return the one-things and items that the guides publish."""
    names = vocabulary.names
    ids = Ids([*(guide.id for guide in names.guides), *(item.id for item in names.items)])
    whole = [g for g in guides if isinstance(g, OneThingGuide)]
    own = [g for g in guides if isinstance(g, ItemGuide)]
    onething_ids = [OneThingId(_give(ids, guide, names, known)) for guide in whole]
    rows = rows_by_name(whole, names)
    bare = bare_items(rows, vocabulary.binding, names, known, ids)
    guided_ids = [_guided_id(ids, guide, names, bare, known) for guide in own]

    demands = {
        owner: demands_of(guide, owner, vocabulary)
        for guide, owner in zip((*whole, *own), (*onething_ids, *guided_ids), strict=True)
    }
    guided = [guided_item(g, id, demands[id], vocabulary) for g, id in zip(own, guided_ids, strict=True)]
    items = {item.id: item for item in bare.values()}
    items |= {item.id: _linked(item, items.get(item.id)) for item in guided}
    item_ids = {matching_name(row.item.name): bare[key].id for key in rows for row in rows[key]}
    onethings = [
        onething_of(guide, id, demands[id], item_ids, vocabulary)
        for guide, id in zip(whole, onething_ids, strict=True)
    ]
    related = _related(list(zip(whole, onethings, strict=True)), rows, bare, guided, items)
    findings = [finding for demand in demands.values() for finding in demand.findings]
    return Owners(
        onethings={onething.id: onething for onething in onethings},
        items=items,
        item_questions=tuple(q for id in guided_ids for q in demands[id].questions),
        guides=_tellers(onething_ids, whole, guided_ids, own, rows, bare),
        findings=(*findings, *check_across(related)),
    )
