"""Published targets: what a work plan promised, as nouns of a file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from onething.language import Label
from onething.model.codes import Id, RegionCode
from onething.model.literals import Number
from onething.model.noun import Legal, Noun

__all__ = ["Target", "TargetList", "TargetMeasure"]

_ROUNDING = 1e-9
"""By so much a figure that was added up may miss what it exactly is."""


class TargetMeasure(StrEnum):
    """What a target is a target of."""

    NO_VISIT = "no-visit"
    """The share of cases with no visit (零上门)."""
    AT_MOST_ONE_VISIT = "at-most-one-visit"
    """The share of cases with at most one visit (最多跑一次)."""
    ID_CARD_ONLY = "id-card-only"
    """The share of cases 一证通办."""
    AT_ONCE = "decided-at-once"
    """The share of cases decided at once (秒办)."""
    FOUR_STARS = "four-stars"
    """The share of cases whose online depth is four stars or more."""
    FIVE_STARS = "five-stars"
    """The share of cases that are handled wholly online."""
    CAN_APPLY_ONLINE = "can-apply-online"
    """The share of cases that can be applied for online."""
    APPLIED_ONLINE = "applied-online"
    """The share of cases applied for online; where the log names no channel, through the best."""
    LONGEST_DAYS = "longest-days"
    """The most working days that a case takes."""
    ONE_THINGS_ONLINE = "one-things-online"
    """How many one-things can be applied for online in every case."""
    FEWER_MATERIALS = "fewer-materials"
    """By which share the materials of all cases fell, from the baseline on."""
    FEWER_ITEMS = "fewer-items"
    """By which share the items handled in all cases fell, from the baseline on."""
    NOT_MEASURED = "not-measured"
    """A log of cases does not tell it; the note says why."""

    @property
    def unit(self) -> str:
        """What it is measured in: `share`, `days` or `count`."""
        return _UNITS.get(self, "share")


_UNITS = {TargetMeasure.LONGEST_DAYS: "days", TargetMeasure.ONE_THINGS_ONLINE: "count"}


class Target(Legal):
    """A target: a figure, and what it has to reach at least, to exceed, or to keep to at most."""

    id: Annotated[str, Id]
    name: Label
    due: str = ""
    """By when, as published: `2018-11` or `2020`."""
    measure: TargetMeasure
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    onethings: tuple[str, ...] = ()
    """The ids of the one-things that it is about; none: all."""
    note: Label | None = None
    """How what was published is measured here, or why it is not."""

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        limits = sum(limit is not None for limit in (self.at_least, self.above, self.at_most))
        if limits > 1 or (not limits and self.measure is not TargetMeasure.NOT_MEASURED):
            raise ValueError("a target names one of: at_least, above, at_most")
        if self.measure is TargetMeasure.NOT_MEASURED and not self.note:
            raise ValueError("a target that is not measured says why in its note")
        if not self.basis:
            raise ValueError("a target names the document that published it")
        return self

    @property
    def threshold(self) -> float:
        """What is to be reached or kept to; 0 where no figure was published."""
        return next((one for one in (self.at_least, self.above, self.at_most) if one is not None), 0.0)

    def met_by(self, figure: float) -> bool:
        """Tell whether a figure meets it."""
        if self.at_most is not None:
            return figure <= self.at_most + _ROUNDING
        return (
            figure > self.above + _ROUNDING
            if self.above is not None
            else figure >= self.threshold - _ROUNDING
        )


class TargetList(Noun):
    """The targets of a jurisdiction."""

    id: Annotated[str, Id]
    name: Label
    region: RegionCode
    """Whose targets they are."""
    targets: tuple[Target, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [target.id for target in self.targets]
        if len(set(ids)) < len(ids):
            raise ValueError(f"a target stands twice: {ids}")
        return self
