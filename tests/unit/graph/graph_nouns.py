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
    """Return a catalogue of these nouns, and of a plain material for every other one that they name."""
    made = Catalogue(TOWN)
    for noun in nouns:
        made = made.with_noun(noun)
    for name in (name for noun in nouns for name in _named(noun)):
        made = made if name in made.materials else made.with_noun(material(name))
    return made


def material(noun_id: str, **more: Any) -> Material:
    """Return a material that the applicant has at home."""
    return Material.model_validate({"id": noun_id, "name": noun_id, **more})


def need(material: str | None = None, **more: Any) -> Requirement:
    """Return a requirement for a material."""
    return Requirement.model_validate({"material": material, **more})


def item(noun_id: str, *needs: str | Requirement, gives: tuple[Any, ...] = (), **more: Any) -> ServiceItem:
    """Return an item that needs materials and gives others."""
    requirements = [need(each) if isinstance(each, str) else each for each in needs]
    results = [{"material": each} if isinstance(each, str) else each for each in gives]
    return ServiceItem.model_validate(
        {"id": noun_id, "name": noun_id, "requirements": requirements, "results": results, **more}
    )


def onething(noun_id: str, *entries: Any, **more: Any) -> OneThing:
    """Return a one-thing of these items, or of entries written as mappings."""
    items = [{"item": each} if isinstance(each, str) else each for each in entries]
    return OneThing.model_validate({"id": noun_id, "name": noun_id, "items": items, **more})


def source(noun_id: str, *supplies: str, **more: Any) -> DataSource:
    """Return a source that supplies materials, to everyone unless said otherwise."""
    return DataSource.model_validate(
        {"id": noun_id, "name": noun_id, "kind": "e-licence", "supplies": supplies, **more}
    )


def subjects(check: Callable[[Catalogue], Iterator[Finding]], *nouns: Noun) -> list[str]:
    """Return what the check finds fault with in a catalogue of these nouns."""
    return [finding.subject for finding in check(catalogue(*nouns))]


def _named(noun: Noun) -> Iterator[str]:
    for requirement in getattr(noun, "requirements", ()):
        yield from (name for option in requirement.options for name in option)
    yield from (result.material for result in getattr(noun, "results", ()))
    yield from getattr(noun, "supplies", ())
