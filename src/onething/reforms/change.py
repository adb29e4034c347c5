"""What all changes share: what they cost, what they name, what they settle, and how they are made.

A change names what it changes by id, and says what it sets; made twice it changes nothing more. There
is one noun for each kind of change, told apart in files by `do`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import Field, model_validator

from onething.language import Label
from onething.model import (
    Basis,
    Catalogue,
    Condition,
    Consequence,
    DataSource,
    Noun,
    OneThing,
    ServiceItem,
)
from onething.model.literals import Number
from onething.reforms.wording import Wording

__all__ = [
    "ChangeNoun",
    "Changed",
    "Costed",
    "KeyPath",
    "Named",
    "NamedKind",
    "RuleDraft",
    "Settled",
    "Topic",
    "one_of",
    "quoted",
    "said",
    "settled_for",
]

Changed = DataSource | ServiceItem | OneThing
"""The nouns that a change can change."""

KeyPath = tuple[str | int, ...]
"""Where something stands within a noun, as in a file."""

NamedKind = Literal["source", "material", "item", "one-thing", "owner", "act", "procedure", "region", "rule"]
"""What a change can name; an owner is an item or a one-thing."""


class Named(NamedTuple):
    """A name in a change, and what has to bear it."""

    path: KeyPath
    """Where it stands within the change."""
    kind: NamedKind
    name: str
    item: str = ""
    """The item of an act or a procedure."""


Topic = Literal[
    "connected", "coverage", "sharing", "demand", "act", "window", "joined", "days", "rule", "question"
]
"""What of a thing a change settles."""


class Settled(NamedTuple):
    """What a change settles: of this thing, for these, this is so."""

    topic: Topic
    thing: tuple[str, ...]
    """The id of a source, a material, an item, a one-thing or a rule, and what tells apart its parts."""
    owner: str | None = None
    """The item or one-thing for which it is settled; None: for all."""
    value: object = None
    """None: it is touched, and may be settled in any way besides."""


class RuleDraft(NamedTuple):
    """What a rule says that stands for a change."""

    title: Label
    match: dict[str, dict[str, str]]
    then: Consequence
    when: Condition | None = None


class Costed(Noun):
    """Something that costs money once."""

    cost: Annotated[Number, Field(ge=0)] = 0.0
    """What it costs, once, in yuan."""
    cost_basis: tuple[Basis, ...] = ()
    """Where the cost was read, or why it is assumed; in files a text or a list."""

    @model_validator(mode="before")
    @classmethod
    def _one_cost_basis(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("cost_basis"), str | dict):
            return {**value, "cost_basis": [value["cost_basis"]]}
        return value


class ChangeNoun(Costed):
    """A change of some kind."""

    reason: Label | None = None
    """Why, where the reason of the whole reform does not say it."""

    def named(self) -> Iterator[Named]:
        """Yield the names that it uses, in the order written."""
        raise NotImplementedError

    def settled(self) -> Iterator[Settled]:
        """Yield what it settles."""
        raise NotImplementedError

    def changed(self, catalogue: Catalogue) -> tuple[Changed, Changed] | None:  # noqa: ARG002 - as others
        """Return the noun of the catalogue that it changes, as it was and as it is then; None: none."""
        return None

    def draft(self, catalogue: Catalogue) -> RuleDraft | None:  # noqa: ARG002 - as others
        """Return the rule that stands for it; None: it changes the catalogue, or names its rule."""
        return None

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        raise NotImplementedError


def settled_for(topic: Topic, thing: str, owners: Sequence[str], value: object) -> Iterator[Settled]:
    """Yield what is settled for some, or for all where none is named."""
    for owner in owners or (None,):
        yield Settled(topic, (thing,), owner, value)


def one_of(ids: Iterable[str]) -> str:
    """Return the test of a rule that any of these ids passes."""
    return ", ".join(map(quoted, sorted(set(ids))))


def quoted(id: str) -> str:
    """Return an id as a test of a rule writes it; quoted, since an id can look like a number."""
    return f'"{id}"'


Listed = TypeVar("Listed", bound=tuple[Any, ...])


def said(listed: Listed) -> Listed:
    """Return a list; ValueError for an empty one.

    A validator of its own is not reached by a list that holds something wrong; a least length would be
    reported beside what is wrong.
    """
    if not listed:
        raise ValueError("this list holds at least one")
    return listed
