"""How the cases of a generated log are distributed."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from onething.model import FactName, OneThingId
from onething.model.codes import RegionCode
from onething.model.frozen import Frozen
from onething.model.literals import Number
from onething.model.noun import Noun

__all__ = ["Distribution", "Distributions"]

Weight = Annotated[Number, Field(ge=0)]
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


def _weighed(weights: dict[Any, float]) -> dict[Any, float]:
    if weights and not sum(weights.values()):
        raise ValueError("at least one weight is above zero")
    return Frozen(weights)


Weights = Annotated[dict[str, Weight], AfterValidator(_weighed)]


class Distribution(Noun):
    """How the values of a fact are distributed: by weights, or evenly between two ends.

    In files a mapping from values to weights stands for the weights alone.
    """

    weights: Weights = Field(default_factory=Frozen)
    """By value, as a person types it, how often it occurs beside the others."""
    between: tuple[str, str] | None = None
    """The least and the greatest number or day; whole numbers, and all of them alike."""
    missing: Annotated[Number, Field(ge=0, le=1)] = 0.0
    """The share of cases in which it is missing."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if not value.keys() & {"weights", "between", "missing"}:
            value = {"weights": value}
        weights, between = value.get("weights"), value.get("between")
        if isinstance(weights, dict):
            value = {**value, "weights": {_text(key): weight for key, weight in weights.items()}}
        if isinstance(between, list | tuple):
            value = {**value, "between": [_text(end) for end in between]}
        return value

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.weights and self.between:
            raise ValueError("a distribution has weights, or lies between two ends")
        return self


def _text(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else str(value)


class Distributions(Noun):
    """How the cases of a log are distributed; what is not said is distributed evenly.

    Facts take all their options alike, or the values that the rules tell apart; regions those that the
    catalogue lists and that have none below them.
    """

    onethings: Annotated[dict[OneThingId, Weight], AfterValidator(_weighed)] = Field(default_factory=Frozen)
    """By one-thing, how often it occurs beside the others."""
    regions: Annotated[dict[RegionCode, Weight], AfterValidator(_weighed)] = Field(default_factory=Frozen)
    months: Annotated[dict[Month, Weight], AfterValidator(_weighed)] = Field(default_factory=Frozen)
    """By month, such as 2025-03; empty: those of the last full year, all alike."""
    facts: Annotated[dict[FactName, Distribution], AfterValidator(Frozen)] = Field(default_factory=Frozen)
