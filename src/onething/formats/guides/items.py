"""Items: those that one-things only name, and those with a guide of their own.

A one-thing names its items without code, department or materials. An item's own guide has them, but
its list is what it demands when applied for alone; within a one-thing the list of the one-thing
stands. They are therefore two items, unless the names file links them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onething.formats.guides.citations import citations
from onething.formats.guides.names_file import NamedItem
from onething.formats.guides.onethings import fees_of, spoken_reason
from onething.formats.guides.owner_ids import NamedRow
from onething.formats.guides.published import ItemGuide
from onething.formats.guides.requirements import Demands
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import matching_name
from onething.language import Label
from onething.model import Duration, ItemId, Result, ServiceItem

__all__ = ["bare_item", "guided_item", "linked_item"]


def bare_item(
    id: ItemId,
    rows: Sequence[NamedRow],
    vocabulary: Vocabulary,
) -> ServiceItem:
    """Return an item that one-things name, as far as they tell of it."""
    days = [row.item.days for row in rows if row.item.days is not None]
    results = vocabulary.binding.results
    produced = (results.get((row.guide.key, row.position)) for row in rows)
    given = vocabulary.names.item_of.get(matching_name(rows[0].item.name))
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
    id: ItemId,
    demands: Demands,
    vocabulary: Vocabulary,
) -> ServiceItem:
    """Return the item that a guide of its own publishes."""
    names = vocabulary.names
    named = names.item_of.get(matching_name(guide.name))
    given = names.guide_of.get(guide.code)
    english = given.name.en if given and given.name else named.name.en if named else ""
    produced = vocabulary.binding.results.get((guide.key, 0))
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


def linked_item(own: ServiceItem, bare: ServiceItem | None) -> ServiceItem:
    """Return an item with a guide of its own, under all names by which one-things call it."""
    if bare is None:
        return own
    names = {*own.aliases, *bare.aliases, bare.name.zh} - {own.name.zh}
    label = Label(zh=own.name.zh, en=own.name.en or bare.name.en)
    return own.model_copy(update={"name": label, "aliases": tuple(sorted(names))})


def _aliases(published: set[str], given: NamedItem | None, name: str) -> tuple[str, ...]:
    return tuple(sorted((published | set(given.aliases if given else ())) - {name}))
