"""Changes of items: admitted to the window, joined on site, other time limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from onething.language import Label
from onething.model import (
    Catalogue,
    Consequence,
    Duration,
    ItemId,
    OneThingId,
    Procedure,
    ServiceItem,
)
from onething.reforms.change import Changed, ChangeNoun, Named, RuleDraft, Settled, one_of, said
from onething.reforms.wording import Wording

__all__ = ["Admit", "Join", "Limit"]


class Admit(ChangeNoun):
    """An item is admitted to the single window (进驻综合窗口)."""

    do: Literal["admit"] = "admit"
    item: ItemId

    def named(self) -> Iterator[Named]:
        """Yield the item."""
        yield Named(("item",), "item", self.item)

    def settled(self) -> Iterator[Settled]:
        """Yield that it is admitted."""
        yield Settled("window", (self.item,), value=True)

    def changed(self, catalogue: Catalogue) -> tuple[ServiceItem, ServiceItem]:
        """Return the item, and the item that is admitted."""
        item = catalogue.items[self.item]
        return item, item.model_copy(update={"single_window": True})

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        item = words.owner(self.item)
        return words.say(f"{item}进驻综合窗口", f"{item} is admitted to the single window")


class Join(ChangeNoun):
    """What several items do on site is done at one appointment (联合踏勘、联合验收).

    Only inspections and completion checks can be joined, those of one kind with one another.
    """

    do: Literal["join"] = "join"
    name: Label
    """What it is called; items that a rule joins under the same Chinese name take part as well."""
    items: Annotated[tuple[ItemId, ...], AfterValidator(said)]

    def named(self) -> Iterator[Named]:
        """Yield the items."""
        yield from (Named(("items", number), "item", item) for number, item in enumerate(self.items))

    def settled(self) -> Iterator[Settled]:
        """Yield in what each item takes part."""
        yield from (Settled("joined", (item,), value=self.name.text("zh")) for item in self.items)

    def draft(self, catalogue: Catalogue) -> RuleDraft:  # noqa: ARG002 - as others
        """Return the rule that joins them."""
        match = {"item": {"id": one_of(self.items)}}
        return RuleDraft(self.name, match, Consequence(join=self.name.text("zh")))

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        items, title = words.owners(self.items), words.text(self.name)
        return words.say(
            f"{items}的现场环节合并为“{title}”", f"On site, {items} are done together: “{title}”"
        )


class Limit(ChangeNoun):
    """A time limit is changed: the promise of an item or a one-thing, or the days of a procedure."""

    do: Literal["days"] = "days"
    item: ItemId | None = None
    procedure: str = ""
    """A procedure of the item, by id; empty: the promise of the item itself (承诺时限)."""
    onething: OneThingId | None = None
    limit: Duration

    @model_validator(mode="after")
    def _item_or_onething(self) -> Self:
        if bool(self.item) == bool(self.onething) or (self.procedure and not self.item):
            raise ValueError("“days” names an item, a procedure of an item, or a one-thing")
        return self

    def named(self) -> Iterator[Named]:
        """Yield what the limit is of."""
        if self.onething:
            yield Named(("onething",), "one-thing", self.onething)
        if self.item:
            yield Named(("item",), "item", self.item)
        if self.procedure:
            yield Named(("procedure",), "procedure", self.procedure, self.item or "")

    def settled(self) -> Iterator[Settled]:
        """Yield the limit."""
        yield Settled("days", (self.item or self.onething or "", self.procedure), value=self.limit)

    def changed(self, catalogue: Catalogue) -> tuple[Changed, Changed]:
        """Return the item or one-thing, and the same with the limit."""
        if self.onething:
            onething = catalogue.onethings[self.onething]
            return onething, onething.model_copy(update={"promised_days": self.limit})
        item = catalogue.items[ItemId(self.item or "")]
        if not self.procedure:
            return item, item.model_copy(update={"promised_days": self.limit})
        return item, item.model_copy(update={"procedures": tuple(map(self._timed, item.procedures))})

    def _timed(self, procedure: Procedure) -> Procedure:
        meant = procedure.id == self.procedure
        return procedure.model_copy(update={"days": self.limit}) if meant else procedure

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        subject, days = words.owner(self.item or self.onething or ""), words.days(self.limit)
        if self.procedure:
            part = words.part(self.item or "", self.procedure)
            return words.say(f"{subject}的环节{part}改为 {days}", f"{subject}: {part} takes {days}")
        return words.say(f"{subject}的承诺时限改为 {days}", f"{subject} is promised within {days}")
