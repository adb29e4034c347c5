"""Nouns as documents: canonical JSON, known by its SHA-256, that reads back as an equal noun.

The text keeps every field, defaults too, because a default may be another one in a year; and it keeps
the order of mappings and lists, because ties are decided in the order written. So equal nouns in equal
order have one text, and one digest, on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from onething.calendars import Override, WorkingDays
from onething.model import Catalogue, DataSource, Department, Material, OneThing, Question, ServiceItem
from onething.model.noun import Noun
from onething.model.places import Jurisdiction, Region

__all__ = ["Document", "calendar_of", "catalogue_of", "document", "noun_of", "plain"]

N = TypeVar("N", bound=Noun)

_TABLES: Mapping[str, type[Noun]] = {
    "regions": Region,
    "departments": Department,
    "materials": Material,
    "sources": DataSource,
    "items": ServiceItem,
    "onethings": OneThing,
    "declared": Question,
}
"""The tables of a catalogue, each a list of nouns in its order."""


@dataclass(frozen=True, slots=True)
class Document:
    """A noun in writing."""

    kind: str
    """What it is, such as `catalogue`."""
    name: str
    """The noun's id."""
    text: str
    """A mapping from the kind to the noun, in canonical JSON."""

    @property
    def digest(self) -> str:
        """`sha256:` and the hash of the text."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def content(self) -> Any:
        """The noun as plain data."""
        return json.loads(self.text)[self.kind]


def document(kind: str, name: str, noun: object) -> Document:
    """Return a catalogue, a calendar, a noun, or several nouns, as a document.

    Raises ValueError for a number that is infinite or undefined.
    """
    whole = {kind: plain(noun)}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Document(kind, name, text)


def plain(noun: object) -> Any:
    """Return a noun as what JSON can write, every field of it."""
    match noun:
        case Noun():
            return noun.model_dump(mode="json", by_alias=True)
        case Catalogue():
            return _plain_catalogue(noun)
        case WorkingDays(override=override):
            return {name: sorted(map(_plain_day, getattr(override, name))) for name in _OVERRIDE}
        case list() | tuple():
            return [plain(part) for part in noun]
        case Mapping():
            return {str(key): plain(part) for key, part in noun.items()}
    return noun


def noun_of(kind: type[N], content: Any) -> N:
    """Return the noun that plain data tells; pydantic's ValidationError if it tells none."""
    return kind.model_validate(content)


def catalogue_of(content: Any) -> Catalogue:
    """Return the catalogue that plain data tells; where its nouns stood in files is not known any more."""
    tables = {table: _table(kind, content[table]) for table, kind in _TABLES.items()}
    return Catalogue(jurisdiction=noun_of(Jurisdiction, content["jurisdiction"]), **tables)


def calendar_of(content: Any) -> WorkingDays:
    """Return the official calendar with what plain data adds to it."""
    days = {name: frozenset(map(date.fromisoformat, content[name])) for name in _OVERRIDE[1:]}
    return WorkingDays(Override(years=frozenset(content["years"]), **days))


_OVERRIDE = ("years", "holidays", "workdays")


def _plain_day(day: int | date) -> int | str:
    return day.isoformat() if isinstance(day, date) else day


def _plain_catalogue(catalogue: Catalogue) -> dict[str, Any]:
    tables = {table: [plain(noun) for noun in getattr(catalogue, table).values()] for table in _TABLES}
    return {"jurisdiction": plain(catalogue.jurisdiction), **tables}


def _table(kind: type[Noun], content: Any) -> dict[Any, Any]:
    return {_key(noun): noun for noun in (noun_of(kind, part) for part in content)}


def _key(noun: Noun) -> str:
    match noun:
        case Region(code=key) | Question(fact=key):
            return key
    return str(noun.id)  # type: ignore[attr-defined] # every other noun of a catalogue has one
