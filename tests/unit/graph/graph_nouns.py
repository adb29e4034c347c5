"""Short ways to write small catalogues in memory: what a test does not speak of is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onething.model import (
    Catalogue,
    DataSource,
    Finding,
    Jurisdiction,
    Material,
    OneThing,
    Requirement,
    ServiceItem,
)
from onething.model.noun import Noun

TOWN = Jurisdiction.model_validate({"id": "town", "name": {"zh": "某市", "en": "Town"}, "region": "000000"})


def catalogue(*nouns: Noun) -> Catalogue:
    """Return a catalogue of these nouns, and of a plain material for every id that they name."""
    made = Catalogue(TOWN)
    for noun in (*(material(id) for noun in nouns for id in _named(noun)), *nouns):
        made = made.with_noun(noun)
    return made


def material(id: str, **more: Any) -> Material:
    """Return a material that the applicant has at home."""
    return Material.model_validate({"id": id, "name": id, **more})


def need(material: str | None = None, **more: Any) -> Requirement:
    """Return a requirement for a material."""
    return Requirement.model_validate({"material": material, **more})


def item(id: str, *needs: str | Requirement, gives: tuple[Any, ...] = (), **more: Any) -> ServiceItem:
    """Return an item that needs materials and gives others."""
    requirements = [need(each) if isinstance(each, str) else each for each in needs]
    results = [{"material": each} if isinstance(each, str) else each for each in gives]
    return ServiceItem.model_validate(
        {"id": id, "name": id, "requirements": requirements, "results": results, **more}
    )


def onething(id: str, *entries: Any, **more: Any) -> OneThing:
    """Return a one-thing of these items, or of entries written as mappings."""
    items = [{"item": each} if isinstance(each, str) else each for each in entries]
    return OneThing.model_validate({"id": id, "name": id, "items": items, **more})


def source(id: str, *supplies: str, **more: Any) -> DataSource:
    """Return a source that supplies materials, to everyone unless said otherwise."""
    return DataSource.model_validate(
        {"id": id, "name": id, "kind": "e-licence", "supplies": supplies, **more}
    )


def subjects(check: Callable[[Catalogue], Iterator[Finding]], *nouns: Noun) -> list[str]:
    """Return what the check finds fault with in a catalogue of these nouns."""
    return [finding.subject for finding in check(catalogue(*nouns))]


def _named(noun: Noun) -> Iterator[str]:
    for requirement in getattr(noun, "requirements", ()):
        yield from (id for option in requirement.options for id in option)
    yield from (result.material for result in getattr(noun, "results", ()))
    yield from getattr(noun, "supplies", ())
