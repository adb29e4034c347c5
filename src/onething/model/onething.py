"""One-things (一件事): items that a person experiences as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from onething.language import Label
from onething.model.channel import Channel
from onething.model.codes import DepartmentId, FactName, Id, ItemId, OneThingId, RegionCode
from onething.model.condition import Condition
from onething.model.constraint import Constraint
from onething.model.item import Duration, Fee, Requirement
from onething.model.literals import Number, Truth
from onething.model.noun import Legal, Noun
from onething.model.question import Question

__all__ = ["Entry", "Figures", "OneThing", "PublishedFigures", "wish"]


class Entry(Noun):
    """A part of a one-thing: an item, a nested one-thing, or alternatives of which one applies."""

    item: ItemId | None = None
    onething: OneThingId | None = None
    one_of: tuple[Entry, ...] = ()
    """The first of these whose condition holds applies, and no other."""
    when: Condition | None = None
    optional: Truth = False
    """True: it is in the case only if the applicant asks for it."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(map(bool, (self.item, self.onething, self.one_of))) != 1:
            raise ValueError("a part names one of: item, onething, one_of")
        if self.optional and not self.item:
            raise ValueError("only an item can be optional; a nested one-thing or one_of takes a “when”")
        return self

    def optional_items(self) -> Iterator[ItemId]:
        """Yield the items, nested ones too, that are in the case only if the applicant asks for them."""
        if self.optional and self.item:
            yield self.item
        for member in self.one_of:
            yield from member.optional_items()


def wish(item: ItemId) -> FactName:
    """Return the fact that says whether the applicant wants an optional item."""
    return FactName(f"wants.{item}")


class Figures(Noun):
    """Figures of a one-thing as a platform publishes them."""

    days: Number | None = Field(default=None, ge=0)
    visits: Number | None = Field(default=None, ge=0)
    materials: Number | None = Field(default=None, ge=0)
    steps: Number | None = Field(default=None, ge=0)


class PublishedFigures(Noun):
    """Published figures before and after the reform; they never overwrite what is computed."""

    before: Figures = Figures()
    after: Figures = Figures()


class OneThing(Legal):
    """Items that a person experiences as one, with the questions that find the situation."""

    id: Annotated[OneThingId, Id]
    name: Label
    codes: tuple[str, ...] = ()
    region: RegionCode | None = None
    """For which region the guide is published; a case without a region is taken to lie there."""
    lead: DepartmentId | None = None
    """The lead department (牵头部门)."""
    departments: tuple[DepartmentId, ...] = ()
    """Who takes part, as published."""
    items: tuple[Entry, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    """Requirements of the whole, where nobody published which item needs them."""
    questions: tuple[Question, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    """What always holds between the answers; see `onething.model.Constraint`."""
    promised_days: Duration | None = None
    figures: PublishedFigures = PublishedFigures()
    visit_reason: str = ""
    """Why a visit is needed, as published."""
    channels: tuple[Channel, ...] = ()
    """Through which it can be handled; empty: nobody published it, and the window is taken to be open."""
    window: Label | None = None
    """The single window (一窗受理) at which its items are handled; None: its name was not published."""
    fees: tuple[Fee, ...] = ()
    conditions: tuple[str, ...] = ()
    """Conditions of acceptance as published, in text."""

    def members(
        self, onethings: Mapping[OneThingId, OneThing]
    ) -> tuple[tuple[OneThing, ...], tuple[ItemId, ...]]:
        """Return the one-things that it consists of, itself first, and the items, each once, as written."""
        wholes: dict[OneThingId, OneThing] = {self.id: self}
        items: dict[ItemId, None] = {}
        left = list(self.items)
        while left:
            entry = left.pop(0)
            left[:0] = entry.one_of
            if entry.item:
                items[entry.item] = None
            elif entry.onething and entry.onething not in wholes:
                wholes[entry.onething] = onethings[entry.onething]
                left[:0] = onethings[entry.onething].items
        return tuple(wholes.values()), tuple(items)
