"""What all nouns of the model share: frozen values, and the legal ground they stand on."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_serializer, model_validator

from onething.language import Label
from onething.model.literals import Day

__all__ = ["Basis", "Legal", "Noun", "Validity"]


class Noun(BaseModel):
    """A frozen value; a change returns a new one (`model_copy(update=...)`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    @classmethod
    def unchecked(cls, **values: Any) -> Self:
        """Return a noun of values that need no check, one for each of its fields.

        For what the library makes by the hundred from values of its own; `model_construct` looks at
        every field and takes five times as long.
        """
        noun = cls.__new__(cls)
        object.__setattr__(noun, "__dict__", values)
        object.__setattr__(noun, "__pydantic_fields_set__", set(values))
        object.__setattr__(noun, "__pydantic_extra__", None)
        object.__setattr__(noun, "__pydantic_private__", None)
        return noun


class Basis(Noun):
    """A document that gives something its legal effect, or the statement that it is assumed.

    In files a plain text stands for the document alone.

    >>> Basis.model_validate("国办函〔2016〕108号").document
    '国办函〔2016〕108号'
    """

    document: str = ""
    """Title or number of the document."""
    article: str = ""
    """The article, clause or section within it."""
    source: str = ""
    """Where the document was read, such as the publisher or a web address."""
    assumed: Label | None = None
    """Why this is assumed, where no document is cited."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"document": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.document.strip() and not self.assumed:
            raise ValueError("a basis names a document or says why it is assumed")
        return self

    @model_serializer
    def _without_empty(self) -> dict[str, str | Label]:
        return {name: text for name in type(self).model_fields if (text := getattr(self, name))}


class Validity(Noun):
    """The days on which something is in force: from the first to the last, both included."""

    since: Day | None = Field(default=None, alias="from")
    """The first day; None: always before."""
    until: Day | None = None
    """The last day; None: for good."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"ends on {self.until}, before it begins on {self.since}")
        return self


class Legal(Noun):
    """A noun with legal effect: it has a validity and a basis."""

    valid: Validity = Validity()
    """When it is in force."""
    basis: tuple[Basis, ...] = ()
    """On what it rests; in files a text or a list."""

    @model_validator(mode="before")
    @classmethod
    def _one_basis(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("basis"), str | dict):
            return {**value, "basis": [value["basis"]]}
        return value

    @property
    def assumptions(self) -> tuple[Label, ...]:
        """Why it is assumed, for each basis that cites no document."""
        return tuple(basis.assumed for basis in self.basis if basis.assumed)
