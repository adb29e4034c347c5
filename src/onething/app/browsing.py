"""The use cases of looking around: what there is, and what one thing is connected with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """Return the nouns that bear the id, or `catalogue/id`; UnknownName if there is none."""
    wanted, _, id = name.rpartition("/")
    found = list(_nouns(catalogues, wanted, id))
    if not found:
        raise UnknownName("one-thing", name, _ids(catalogues))
    return found


def _nouns(catalogues: Catalogues, wanted: str, id: str) -> Iterator[Found]:
    for catalogue in catalogues.catalogues:
        if wanted and catalogue.jurisdiction.id != wanted:
            continue
        for kind in KINDS:
            table = getattr(catalogue, kind)
            if id in table:
                yield Found(catalogue, kind, table[id])


def _ids(catalogues: Catalogues) -> Iterator[str]:
    for catalogue in catalogues.catalogues:
        for kind in KINDS:
            yield from getattr(catalogue, kind)
