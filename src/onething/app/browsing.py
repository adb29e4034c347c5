"""The use cases of looking around: what there is, and what one thing is connected with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onething.app.catalogues import Catalogues
from onething.errors import UnknownName
from onething.model import Catalogue, Noun

__all__ = ["KINDS", "Found", "find_nouns"]

KINDS = ("onethings", "items", "materials", "sources", "departments")
"""The kinds of nouns that can be shown, in the order in which an id is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A noun, its kind, and the catalogue in which it stands."""

    catalogue: Catalogue
    kind: str
    noun: Noun


def find_nouns(catalogues: Catalogues, name: str) -> Sequence[Found]:
    """Return the nouns that a person means by an id, or else by a code, name or alias.

    It may be preceded by the catalogue, as in `hunan/newborn`. Raises UnknownName if there is none.
    """
    every = list(_nouns(catalogues.catalogues))
    wanted, _, inner = name.partition("/")
    there = [one for one in every if one.catalogue.jurisdiction.id == wanted]
    found = _bearing(name, every) or _bearing(inner, there)
    if not found:
        raise UnknownName("entry", name, (known for one in every for known in _names(one.noun)))
    return found


def _nouns(catalogues: Sequence[Catalogue]) -> Iterator[Found]:
    for catalogue in catalogues:
        for kind in KINDS:
            yield from (Found(catalogue, kind, noun) for noun in getattr(catalogue, kind).values())


def _bearing(name: str, among: Sequence[Found]) -> Sequence[Found]:
    named = [found for found in among if name in _names(found.noun)]
    return [found for found in named if _names(found.noun)[0] == name] or named


def _names(noun: Any) -> tuple[str, ...]:
    """Return the names of a noun, its id first."""
    others = (noun.name.zh, noun.name.en, *getattr(noun, "codes", ()), *getattr(noun, "aliases", ()))
    return noun.id, *filter(None, others)
