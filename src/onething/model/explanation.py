"""Why a material is asked for or not, and the smallest changes that would end its being asked for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from onething.language import Label
from onething.model.codes import CatalogueId, FactName, MaterialId, OneThingId, SourceId
from onething.model.noun import Noun
from onething.model.plan import Assume, PlannedMaterial
from onething.model.question import Value
from onething.model.rule import Mode
from onething.model.source import SourceKind

__all__ = ["Change", "ChangeKind", "Explanation", "Remedy"]


class ChangeKind(StrEnum):
    """What is changed."""

    FACT = "fact"
    """A fact of the case is otherwise."""
    ANSWER = "answer"
    """A source answers."""
    CONNECT = "connect"
    """An existing source is opened to whoever demands the material."""
    NEW_SOURCE = "new-source"
    """A source is set up that does not exist yet."""
    NEW_RULE = "new-rule"
    """A rule is made that lets something stand for the material."""


class Change(Noun):
    """One change to a case, a catalogue or the rules."""

    kind: ChangeKind
    sentence: Label
    fact: FactName | None = None
    value: Value = None
    """A value that the fact could have."""
    source: SourceId | None = None
    source_kind: SourceKind | None = None
    material: MaterialId | None = None
    """What a source that does not exist yet would supply."""
    owner: str = ""
    """To whom a source is opened."""


class Remedy(Noun):
    """Changes after which the material is no longer asked for; all of them are needed."""

    changes: tuple[Change, ...]
    mode: Mode | None = None
    """How the requirement is met then; None: it does not apply any more."""


class Explanation(Noun):
    """Why a material is asked for, or not, in a case."""

    catalogue: CatalogueId
    onething: OneThingId
    name: Label
    as_of: date
    region: str
    assume: Assume
    materials: tuple[PlannedMaterial, ...]
    """The material, once for each holder, with every demand and every way."""
    remedies: tuple[Remedy, ...]
    """The smallest changes, fewest first; empty where nothing is asked for."""
