"""New nouns over those that a catalogue knows: the latest guides speak for what they publish.

What a run does not tell of stays as it is; what stands in a file that must be kept is not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from onething.formats.guides.joins import (
    join_departments,
    join_items,
    join_materials,
    join_onethings,
    join_shared_items,
    join_sources,
    newer,
)
from onething.formats.guides.oddities import report
from onething.formats.guides.sources import inferred_basis, is_inferred
from onething.formats.guides.wording import matching_name
from onething.model import (
    Catalogue,
    DataSource,
    Finding,
    ItemId,
    Material,
    OneThing,
    Question,
    ServiceItem,
    SourceId,
)

__all__ = ["Kept", "known_under_other_ids", "merge", "own_guides"]

Kept = Callable[[str, str], bool]
"""Tells whether the noun of a kind with an id stands in a file that must be kept as it is."""

K = TypeVar("K", bound=str)
N = TypeVar("N")


def merge(known: Catalogue | None, new: Catalogue, kept: Kept) -> Catalogue:
    """Return `known` with all that `new` tells; neither is changed."""
    if known is None:
        return _completed(new, kept)
    merged = replace(
        known,
        jurisdiction=new.jurisdiction,
        regions=_joined(known.regions, new.regions, "regions", kept, newer),
        departments=_joined(known.departments, new.departments, "departments", kept, join_departments),
        materials=_joined(known.materials, new.materials, "materials", kept, join_materials),
        sources=_sources(known, new, kept),
        items=_items(known, new, kept),
        onethings=_joined(known.onethings, new.onethings, "onethings", kept, join_onethings),
        declared=_questions(known, new, kept),
    )
    return _completed(merged, kept)


def known_under_other_ids(known: Catalogue | None, new: Catalogue) -> list[Finding]:
    """Return a finding for each code that a catalogue knows under another id than the new nouns."""
    findings = []
    tables: tuple[tuple[str, Mapping[Any, Any], Mapping[Any, Any]], ...] = ()
    if known:
        tables = (
            ("material", known.materials, new.materials),
            ("item", known.items, new.items),
            ("one-thing", known.onethings, new.onethings),
        )
    for kind, old, now in tables:
        by_code = {(code, _area(noun)): noun.id for noun in old.values() for code in noun.codes}
        for noun in now.values():
            other = {by_code.get((code, _area(noun)), noun.id) for code in noun.codes} - {noun.id}
            for id in sorted(other):
                findings.append(report("known-under-another-id", f"{kind} {id}", known=id, named=noun.id))
    return findings


def _area(noun: Material | ServiceItem | OneThing) -> str | None:
    return noun.region if isinstance(noun, OneThing) else None


def _joined(
    old: Mapping[K, N], new: Mapping[K, N], kind: str, kept: Kept, join: Callable[[N, N], N]
) -> dict[K, N]:
    joined = dict(old)
    for key, noun in new.items():
        if key not in old:
            joined[key] = noun
        elif not kept(kind, key):
            joined[key] = join(old[key], noun)
    return joined


def _items(known: Catalogue, new: Catalogue, kept: Kept) -> dict[ItemId, ServiceItem]:
    """Join the items; one that one-things name of which nothing new is told is shared with them."""
    others = (noun for key, noun in known.onethings.items() if key not in new.onethings)
    shared = {entry.item for onething in others for entry in onething.items if entry.item}

    def join(old: ServiceItem, now: ServiceItem) -> ServiceItem:
        return join_shared_items(old, now) if old.id in shared else join_items(old, now)

    return _joined(known.items, new.items, "items", kept, join)


def _questions(known: Catalogue, new: Catalogue, kept: Kept) -> dict[Any, Question]:
    """Join the questions; those that an import made for an item it tells of anew are made anew.

    Those that it would make for an item that was edited by hand have been modelled there, or dropped.
    """
    stale = {
        fact
        for fact, question in known.declared.items()
        if question.to_model
        and any(fact.startswith(f"{item}.") for item in new.items)
        and not kept("questions", fact)
    }
    old = {fact: question for fact, question in known.declared.items() if fact not in stale}
    edited = [f"{item}." for item in new.items if kept("items", item)]
    asked = {
        fact: question
        for fact, question in new.declared.items()
        if fact in old or not (question.to_model and fact.startswith(tuple(edited)))
    }
    return _joined(old, asked, "questions", kept, newer)


def _sources(known: Catalogue, new: Catalogue, kept: Kept) -> dict[SourceId, DataSource]:
    """Join the sources; the new guides alone say to which sources their own owners are connected."""
    telling = {*new.onethings, *new.items}
    joined: dict[SourceId, DataSource] = {}
    for key in (*known.sources, *(key for key in new.sources if key not in known.sources)):
        old, now = known.sources.get(key), new.sources.get(key)
        if old is None or kept("sources", key) or not is_inferred(old):
            source = old or now
        else:
            source = join_sources(old, now, telling)
        if source:
            joined[key] = source
    return joined


def _completed(merged: Catalogue, kept: Kept) -> Catalogue:
    """Add what only the whole tells: whence sources were inferred, and what an item's own guide says."""
    owners: list[OneThing | ServiceItem] = [*merged.onethings.values(), *merged.items.values()]
    codes: dict[str, str] = {owner.id: next(iter(owner.codes), owner.id) for owner in owners}
    publisher = merged.jurisdiction.source
    sources = {
        key: source.model_copy(update={"basis": (inferred_basis(source, codes, publisher),)})
        if (not source.basis or is_inferred(source)) and not kept("sources", key)
        else source
        for key, source in merged.sources.items()
    }
    own = own_guides(merged.items)
    items = {
        key: _with_own_guide(item, merged.items[own[key]]) if key in own and not kept("items", key) else item
        for key, item in merged.items.items()
    }
    return replace(merged, sources=sources, items=items)


def own_guides(items: Mapping[ItemId, ServiceItem]) -> dict[ItemId, ItemId]:
    """Return, for items that one-things only name, the item of that name with a guide of its own."""
    guided = {matching_name(item.name.zh): item.id for item in items.values() if item.codes}
    found = {}
    for item in items.values():
        names = map(matching_name, (item.name.zh, *item.aliases))
        own = next((guided[name] for name in names if name in guided), None)
        if own and not item.codes:
            found[item.id] = own
    return found


def _with_own_guide(item: ServiceItem, own: ServiceItem) -> ServiceItem:
    """Tell of an item within one-things what its own guide says, except what it demands alone."""
    return item.model_copy(
        update={
            "promised_days": own.promised_days or item.promised_days,
            "statutory_days": own.statutory_days,
            "special_days": own.special_days,
            "department": own.department,
            "type": own.type,
            "online": own.online,
        }
    )
