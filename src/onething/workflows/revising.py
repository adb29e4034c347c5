"""How a catalogue differs from one that was compiled already, as far as a planner can take that in."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from onething.model import Catalogue, OneThing, ServiceItem
from onething.rules import facts_of_item, facts_of_onething

__all__ = ["alike", "changed_owners", "consists_of"]

_TABLES = ("sources", "items", "onethings")


def alike(before: Catalogue, after: Catalogue) -> bool:
    """Tell whether two catalogues hold the same nouns, which ask the same and show rules the same facts.

    Sources may differ in anything: a planner can take them in one by one.
    """
    if any(getattr(before, table).keys() != getattr(after, table).keys() for table in _TABLES):
        return False
    if replace(before, **{table: getattr(after, table) for table in _TABLES}) != after:
        return False
    return all(_shows_the_same(noun, before, after) for noun in changed_owners(before, after))


def changed_owners(before: Catalogue, after: Catalogue) -> Iterator[ServiceItem | OneThing]:
    """Yield the items and one-things that are others than before; both catalogues have the same ids."""
    yield from (noun for id, noun in after.items.items() if noun is not before.items[id])
    yield from (noun for id, noun in after.onethings.items() if noun is not before.onethings[id])


def consists_of(onething: OneThing, ids: Container[str], catalogue: Catalogue) -> bool:
    """Tell whether any of these items and one-things is a part of a one-thing, or is it."""
    wholes, items = onething.members(catalogue.onethings)
    return any(item in ids for item in items) or any(whole.id in ids for whole in wholes)


def _shows_the_same(noun: ServiceItem | OneThing, before: Catalogue, after: Catalogue) -> bool:
    """Tell whether a noun has the name, the parts, the questions and the facts that it had."""
    if isinstance(noun, ServiceItem):
        item = before.items[noun.id]
        facts = facts_of_item(before, item), facts_of_item(after, noun)
        return item.name == noun.name and list(facts[0]) == list(facts[1])
    onething = before.onethings[noun.id]
    facts = facts_of_onething(before, onething), facts_of_onething(after, noun)
    own = (onething.items, onething.questions), (noun.items, noun.questions)
    return own[0] == own[1] and list(facts[0]) == list(facts[1])
