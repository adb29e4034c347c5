"""The ids of one-things and items, settled before any of them is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onething.formats.guides.ids import Ids
from onething.formats.guides.names_file import Names
from onething.formats.guides.published import AnyGuide, ItemGuide, OneThingGuide, PublishedItem
from onething.formats.guides.wording import matching_name, slug
from onething.model import Catalogue, ItemId, OneThingId

__all__ = ["NamedRow", "OwnerIds", "owner_ids"]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An item where a one-thing names it."""

    guide: OneThingGuide
    position: int
    item: PublishedItem


@dataclass(frozen=True, slots=True)
class OwnerIds:
    """Whatever demands materials, with its id."""

    onethings: tuple[tuple[OneThingGuide, OneThingId], ...]
    guided: tuple[tuple[ItemGuide, ItemId], ...]
    """Items with a guide of their own."""
    named: tuple[tuple[ItemId, tuple[NamedRow, ...]], ...]
    """Items that one-things name, with all places where they do."""

    def item_ids(self) -> Mapping[str, ItemId]:
        """Return the items that one-things name, by name in the form in which names are compared."""
        return {matching_name(row.item.name): item for item, rows in self.named for row in rows}

    def guides(self) -> dict[str, tuple[AnyGuide, ...]]:
        """Return the guides that tell of each one-thing and item."""
        told: dict[str, list[AnyGuide]] = {owner: [guide] for guide, owner in self.onethings}
        for guide, item in self.guided:
            told.setdefault(item, []).append(guide)
        for item, rows in self.named:
            told.setdefault(item, []).extend(row.guide for row in rows)
        return {owner: tuple(dict.fromkeys(guides)) for owner, guides in told.items()}


def owner_ids(guides: Sequence[AnyGuide], names: Names, known: Catalogue | None) -> OwnerIds:
    """Return the ids of all that the guides publish: from the names file, as known, or from the codes."""
    ids = Ids([*(guide.id for guide in names.guides), *(item.id for item in names.items)])
    onethings = [(g, _onething_id(g, names, known, ids)) for g in guides if isinstance(g, OneThingGuide)]
    named = _named_ids(_rows(guide for guide, _ in onethings), names, known, ids)
    guided = [(g, _guided_id(g, names, ids)) for g in guides if isinstance(g, ItemGuide)]
    return OwnerIds(tuple(onethings), tuple(guided), tuple(named))


def _onething_id(guide: OneThingGuide, names: Names, known: Catalogue | None, ids: Ids) -> OneThingId:
    given = names.guide_of.get(guide.list_code) or names.guide_of.get(guide.code)
    same = _known_onething(guide, known)
    wanted = given.id if given else same or slug(guide.code) or "onething"
    other = known.onethings.get(OneThingId(wanted)) if known else None
    if guide.region and (not ids.free(wanted) or (other and other.region != guide.region)):
        # The theme has its id, but for another area.
        wanted = f"{wanted}-{guide.region}"
    return OneThingId(ids.give(wanted, entitled=bool(given or same)))


def _known_onething(guide: OneThingGuide, known: Catalogue | None) -> OneThingId | None:
    for onething in known.onethings.values() if known else ():
        if guide.code in onething.codes and onething.region == (guide.region or onething.region):
            return onething.id
    return None


def _rows(guides: Iterable[OneThingGuide]) -> list[NamedRow]:
    return [NamedRow(guide, at, item) for guide in guides for at, item in enumerate(guide.items)]


def _named_ids(
    rows: Iterable[NamedRow], names: Names, known: Catalogue | None, ids: Ids
) -> list[tuple[ItemId, tuple[NamedRow, ...]]]:
    """Bring rows with one name, or with names of one item, together under an id."""
    bare = (item for item in known.items.values() if not item.codes) if known else ()
    known_ids = {matching_name(name): item.id for item in bare for name in (item.name.zh, *item.aliases)}
    together: dict[str, list[NamedRow]] = {}
    for row in rows:
        name = matching_name(row.item.name)
        given = names.item_of.get(name)
        together.setdefault(given.id if given else known_ids.get(name, name), []).append(row)
    named = []
    for several in together.values():
        first = several[0]
        name = matching_name(first.item.name)
        given = names.item_of.get(name)
        same = known_ids.get(name)
        fallback = f"{slug(first.guide.code) or 'guide'}-item-{first.position + 1:02}"
        wanted = given.id if given else same or fallback
        named.append((ItemId(ids.give(wanted, entitled=bool(given or same))), tuple(several)))
    return named


def _guided_id(guide: ItemGuide, names: Names, ids: Ids) -> ItemId:
    """Return the id of an item with a guide of its own; a linked one shares that of the named item."""
    given, named = names.guide_of.get(guide.code), names.item_of.get(matching_name(guide.name))
    if named and (named.link or (given and given.id == named.id)):
        return named.id
    return ItemId(ids.give(given.id if given else slug(guide.code) or "item", entitled=bool(given)))
