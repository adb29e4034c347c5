"""What demands materials: the one-things and items of a set of guides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onething.formats.guides.cross_checks import Related, check_across
from onething.formats.guides.items import bare_item, guided_item, linked_item
from onething.formats.guides.onethings import onething_of
from onething.formats.guides.owner_ids import OwnerIds
from onething.formats.guides.requirements import Demands, demands_of
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import matching_name
from onething.model import Finding, ItemId, OneThing, OneThingId, Question, ServiceItem

__all__ = ["Owners", "owners_of"]


@dataclass(frozen=True, slots=True)
class Owners:
    """One-things and items as the guides publish them."""

    onethings: Mapping[OneThingId, OneThing]
    items: Mapping[ItemId, ServiceItem]
    item_questions: tuple[Question, ...]
    """The questions for items, which have no place of their own for them."""
    findings: tuple[Finding, ...]


def owners_of(ids: OwnerIds, vocabulary: Vocabulary) -> Owners:
    """Return the one-things and items that the guides publish."""
    own = {owner: demands_of(guide, owner, vocabulary) for guide, owner in ids.guided}
    whole = {owner: demands_of(guide, owner, vocabulary) for guide, owner in ids.onethings}
    bare = {owner: bare_item(owner, rows, vocabulary) for owner, rows in ids.named}
    guided = {owner: guided_item(guide, owner, own[owner], vocabulary) for guide, owner in ids.guided}
    items = bare | {owner: linked_item(item, bare.get(owner)) for owner, item in guided.items()}
    named = ids.item_ids()
    onethings = {
        owner: onething_of(guide, owner, whole[owner], named, vocabulary) for guide, owner in ids.onethings
    }
    related = Related(
        onethings=[(guide, onethings[owner]) for guide, owner in ids.onethings],
        rows=ids.named,
        guided=_guided_by_named_id(guided, bare),
        items=items,
    )
    return Owners(
        onethings=onethings,
        items=items,
        item_questions=tuple(question for demands in own.values() for question in demands.questions),
        findings=(*_findings(own), *_findings(whole), *check_across(related)),
    )


def _guided_by_named_id(
    guided: Mapping[ItemId, ServiceItem], bare: Mapping[ItemId, ServiceItem]
) -> dict[ItemId, ServiceItem]:
    """Return the items with a guide of their own by the id under which one-things name them."""
    ids = {
        matching_name(name): owner for owner, item in bare.items() for name in (item.name.zh, *item.aliases)
    }
    return {
        ids[matching_name(item.name.zh)]: item
        for item in guided.values()
        if matching_name(item.name.zh) in ids
    }


def _findings(demands: Mapping[ItemId, Demands] | Mapping[OneThingId, Demands]) -> list[Finding]:
    return [finding for one in demands.values() for finding in one.findings]
