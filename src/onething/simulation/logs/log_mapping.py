"""Which columns of a case log tell which facts."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from onething.model import FactName, OneThingId, Value
from onething.model.frozen import Frozen
from onething.model.noun import Noun

__all__ = ["LogMapping", "MappedColumn", "MappedOneThing"]

Values = Annotated[dict[str, Value], AfterValidator(Frozen)]


def _texts(value: Any) -> Any:
    """Return a mapping whose keys are texts: YAML reads a key such as 10 as a number."""
    values = value.get("values") if isinstance(value, dict) else None
    if not isinstance(values, dict):
        return value
    return {**value, "values": {_text(key): meant for key, meant in values.items()}}


def _text(key: object) -> object:
    if isinstance(key, bool):
        return str(key).lower()
    return str(key) if isinstance(key, int | float) else key


class MappedColumn(Noun):
    """A column that tells a fact; in files its name alone stands for a column without a list of values."""

    column: str = Field(min_length=1)
    values: Values = Field(default_factory=Frozen)
    """By what stands in the column, the value of the fact; null: the fact is known to have none.

    Values beside these are read as they are.
    """

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"column": value} if isinstance(value, str) else _texts(value)


class MappedOneThing(Noun):
    """How the one-thing of a case is told: by a column, or it is the same for all cases."""

    column: str = ""
    values: Annotated[dict[str, OneThingId], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """By what stands in the column, the id of the one-thing; ids, codes and names are known as they are."""
    fixed: OneThingId | None = None
    """The one-thing of all cases."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"column": value} if isinstance(value, str) else _texts(value)

    @model_validator(mode="after")
    def _column_or_fixed(self) -> Self:
        if bool(self.column) == bool(self.fixed):
            raise ValueError("the one-thing is told by a column, or is fixed")
        return self


class LogMapping(Noun):
    """Which columns of a case log tell what.

    A column that bears the name of a fact tells it without being mentioned, and those named `onething`,
    `region`, `date` and `cases` tell these; a column that is to be left alone is ignored.
    """

    onething: MappedOneThing | None = None
    """None: the column `onething`."""
    region: str | None = None
    """The column of the region code, of two, four, six, nine or twelve digits; None: the column `region`."""
    date: str | None = None
    """The column of the day; None: the column `date`."""
    cases: str | None = None
    """The column that says for how many cases a row stands; None: the column `cases`, else each for one."""
    facts: Annotated[dict[FactName, MappedColumn], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """By fact the column that tells it."""
    ignore: tuple[str, ...] = ()
    """Columns that are not looked at, such as those that hold personal data."""
