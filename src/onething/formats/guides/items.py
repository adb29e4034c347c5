"""Items: those that one-things only name, and those with a guide of their own.

A one-thing names its items without code, department or materials. An item's own guide has them, but
its list is what it demands when applied for alone; within a one-thing the list of the one-thing
stands. They are therefore two items, unless the names file links them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onething.formats.guides.citations import citations
from onething.formats.guides.materials import Binding
from onething.formats.guides.names_file import NamedItem, Names
from onething.formats.guides.onethings import fees_of, spoken_reason
from onething.formats.guides.published import ItemGuide, OneThingGuide, PublishedItem
from onething.formats.guides.requirements import Demands
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import matching_name, slug
from onething.language import Label
from onething.model import Catalogue, Duration, ItemId, Result, ServiceItem

__all__ = ["NamedRow", "bare_items", "guided_item", "guided_item_id", "rows_by_name"]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An item where a one-thing names it."""

    guide: OneThingGuide
    position: int
    item: PublishedItem


def rows_by_name(guides: Iterable[OneThingGuide], names: Names) -> dict[str, list[NamedRow]]:
    """Return the rows of all one-things by item: rows with one name, or names of one item, together."""
    rows: dict[str, list[NamedRow]] = {}
    for guide in guides:
        for position, item in enumerate(guide.items):
            given = names.item_of.get(matching_name(item.name))
            key = matching_name(given.name.zh if given else item.name)
            rows.setdefault(key, []).append(NamedRow(guide, position, item))
    return rows


def guided_item_id(guide: ItemGuide, names: Names) -> ItemId:
    """Return the id of an item with a guide of its own: the linked item's, the given, or its code."""
    named = names.item_of.get(matching_name(guide.name))
    given = names.guide_of.get(guide.code)
    if given:
        return ItemId(given.id)
    if named and named.link:
        return named.id
    return ItemId(slug(guide.code) or "item")


def bare_items(
    rows: Mapping[str, Sequence[NamedRow]],
    binding: Binding,
    names: Names,
    known: Catalogue | None,
) -> dict[str, ServiceItem]:
    """Return the items that one-things name, by name in the form in which names are compared."""
    known_ids = _known_ids(known)
    items = {}
    for key, several in rows.items():
        given = names.item_of.get(key)
        fallback = f"{slug(several[0].guide.code) or 'guide'}-item-{several[0].position + 1:02}"
        id = given.id if given else known_ids.get(key) or ItemId(fallback)  # noqa: A001 - the noun's own word
        items[key] = _bare_item(id, several, given, binding)
    return items


def _known_ids(known: Catalogue | None) -> dict[str, ItemId]:
    bare = (item for item in known.items.values() if not item.codes) if known else ()
    return {matching_name(name): item.id for item in bare for name in (item.name.zh, *item.aliases)}


def _bare_item(
    id: ItemId,  # noqa: A002 - the noun's own word
    rows: Sequence[NamedRow],
    given: NamedItem | None,
    binding: Binding,
) -> ServiceItem:
    days = [row.item.days for row in rows if row.item.days is not None]
    produced = (binding.results.get((row.guide.code, row.position)) for row in rows)
    name = given.name if given else Label(zh=rows[0].item.name)
    return ServiceItem(
        id=id,
        name=name,
        aliases=_aliases({row.item.name for row in rows}, given, name.zh),
        # What is promised in one guide can be done: the shortest promise stands.
        promised_days=Duration(days=min(days)) if days else None,
        results=tuple(Result(material=material) for material in dict.fromkeys(produced) if material),
    )


def guided_item(
    guide: ItemGuide,
    id: ItemId,  # noqa: A002 - the noun's own word
    demands: Demands,
    vocabulary: Vocabulary,
) -> ServiceItem:
    """Return the item that a guide of its own publishes."""
    names = vocabulary.names
    named = names.item_of.get(matching_name(guide.name))
    given = names.guide_of.get(guide.code)
    english = given.name.en if given and given.name else named.name.en if named else ""
    produced = vocabulary.binding.results.get((guide.code, 0))
    return ServiceItem(
        id=id,
        name=Label(zh=guide.name, en=english),
        codes=(guide.code,),
        aliases=_aliases(set(), named if named and named.id == id else None, guide.name),
        department=vocabulary.departments.named(guide.department),
        type=guide.type,
        region=vocabulary.region,
        statutory_days=guide.statutory,
        promised_days=guide.promised,
        special_days=guide.special,
        requirements=demands.requirements,
        results=(Result(material=produced),) if produced else (),
        fees=fees_of(guide, with_text=vocabulary.with_text),
        online=guide.online,
        published_visits=guide.visits,
        visit_reason=spoken_reason(guide) if vocabulary.with_text else "",
        basis=citations(guide.basis),
    )


def _aliases(published: set[str], given: NamedItem | None, name: str) -> tuple[str, ...]:
    return tuple(sorted((published | set(given.aliases if given else ())) - {name}))
