"""What one-things consist of: their parts one by one, and the items within them at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onething.model import Catalogue, Entry, OneThing, ServiceItem

__all__ = ["Part", "items_within", "onethings_within", "parts"]


class Part(NamedTuple):
    """An item or a nested one-thing as a one-thing includes it."""

    entry: Entry
    """The entry that names it; never one of alternatives itself."""
    path: tuple[str | int, ...]
    """Where the entry stands within its one-thing, such as `("items", 0, "one_of", 1)`."""
    conditional: bool
    """It stands under a condition, or beside alternatives of which one applies."""


def parts(onething: OneThing) -> Iterator[Part]:
    """Yield the parts of `onething` in the order written, those inside alternatives too."""
    for index, entry in enumerate(onething.items):
        yield from _leaves(Part(entry, ("items", index), conditional=False))


def _leaves(part: Part) -> Iterator[Part]:
    entry, conditional = part.entry, part.conditional or part.entry.when is not None
    if not entry.one_of:
        yield part._replace(conditional=conditional)
    for index, choice in enumerate(entry.one_of):
        yield from _leaves(Part(choice, (*part.path, "one_of", index), conditional=True))


def onethings_within(catalogue: Catalogue, onething: OneThing) -> tuple[OneThing, ...]:
    """Return `onething` and, after it, the one-things that it includes at any depth, each once."""
    found = {onething.id: onething}
    waiting = [onething]
    for outer in waiting:  # grows while it is read
        named = (part.entry.onething for part in parts(outer))
        fresh = {inner: catalogue.onethings[inner] for inner in named if inner and inner not in found}
        found |= fresh
        waiting += fresh.values()
    return tuple(waiting)


def items_within(catalogue: Catalogue, onething: OneThing) -> tuple[ServiceItem, ...]:
    """Return the items that `onething` includes at any depth, each once, its own before nested ones."""
    within = onethings_within(catalogue, onething)
    named = (part.entry.item for inner in within for part in parts(inner))
    return tuple(catalogue.items[item] for item in dict.fromkeys(named) if item)
