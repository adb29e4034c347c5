"""Changes of what the applicant has to bring or do: promises, later handing in, abolition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Self

from pydantic import model_validator

from onething.language import Label
from onething.model import Catalogue, Condition, Consequence, ItemId, MaterialId, Mode, OwnerId
from onething.reforms.change import ChangeNoun, Named, RuleDraft, Settled, one_of, quoted, settled_for
from onething.reforms.wording import Wording

__all__ = ["Abolish", "Allow"]


class _OfDemand(ChangeNoun):
    owners: tuple[OwnerId, ...] = ()
    """The items and one-things that require the material; empty: all that do."""
    when: Condition | None = None
    """In which cases; None: in all."""

    def _material(self, material: str) -> Iterator[Named]:
        yield Named(("material",), "material", material)
        yield from (Named(("owners", n), "owner", owner) for n, owner in enumerate(self.owners))


class Allow(_OfDemand):
    """A promise is taken for a material (告知承诺), or it may be handed in later (容缺后补)."""

    do: Literal["allow"] = "allow"
    mode: Literal["commitment", "deferral"]
    material: MaterialId

    def named(self) -> Iterator[Named]:
        """Yield the material and who requires it."""
        return self._material(self.material)

    def settled(self) -> Iterator[Settled]:
        """Yield that the material is still required, in another way."""
        return settled_for("demand", self.material, self.owners, value=True)

    def draft(self, catalogue: Catalogue) -> RuleDraft:
        """Return the rule that opens the way."""
        name = catalogue.materials[self.material].name
        zh, en = _ALLOWED[self.mode]
        title = Label(zh=zh.format(name.text("zh")), en=en.format(name.text("en")))
        match = _requirement(self.material, self.owners)
        return RuleDraft(title, match, Consequence(replace_by=Mode(self.mode)), self.when)

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        what = words.say(*_ALLOWED[self.mode]).format(words.name(self.material))
        return f"{what}{words.say('：', ': ')}{words.owners(self.owners)}{words.cases(self.when)}"


_ALLOWED = {
    "commitment": ("{}可以告知承诺", "A promise stands for {}"),
    "deferral": ("{}可以容缺后补", "{} may be handed in later"),
}


class Abolish(_OfDemand):
    """A material is not asked for any more, or an in-person act is not needed any more."""

    do: Literal["abolish"] = "abolish"
    material: MaterialId | None = None
    item: ItemId | None = None
    act: str = ""
    """An in-person act of the item, by id; `collect-result` for collecting its result at the counter."""

    @model_validator(mode="after")
    def _material_or_act(self) -> Self:
        if bool(self.item) != bool(self.act) or bool(self.item) == bool(self.material):
            raise ValueError("“abolish” names a material, or an item and one of its acts")
        if self.act and self.owners:
            raise ValueError("“owners” goes with a material, not with an act")
        return self

    def named(self) -> Iterator[Named]:
        """Yield the material and who requires it, or the act and its item."""
        if self.material:
            yield from self._material(self.material)
        if self.item:
            yield Named(("item",), "item", self.item)
            yield Named(("act",), "act", self.act, self.item)

    def settled(self) -> Iterator[Settled]:
        """Yield that it is not required; what is abolished in some cases may be promised in the others."""
        if self.material:
            yield from settled_for("demand", self.material, self.owners, None if self.when else False)
        if self.item:
            yield Settled("act", (self.item, self.act))

    def draft(self, catalogue: Catalogue) -> RuleDraft:
        """Return the rule by which it is not needed."""
        if self.material:
            name = catalogue.materials[self.material].name
            title = Label(zh=f"取消{name.text('zh')}", en=f"{name.text('en')} is abolished")
            match = _requirement(self.material, self.owners)
            return RuleDraft(title, match, Consequence(replace_by=Mode.ABOLISHED), self.when)
        item = catalogue.items[ItemId(self.item or "")]
        act = next(act for act in item.all_acts if act.id == self.act)
        zh, en = item.name.text("zh"), item.name.text("en")
        title = Label(zh=f"{zh}取消一个现场环节", en=f"{en} is spared an act in person")
        match = {"act": {"item": quoted(item.id), "id": quoted(act.id)}}
        return RuleDraft(title, match, Consequence(waive=act.kind), self.when)

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        cases = words.cases(self.when)
        if self.material:
            material, whom = words.name(self.material), words.owners(self.owners)
            return words.say(f"{whom}不再要求{material}{cases}", f"{material} is abolished for {whom}{cases}")
        item, act = words.owner(self.item or ""), words.part(self.item or "", self.act)
        return words.say(f"{item}取消现场环节{act}{cases}", f"{item} is spared {act} in person{cases}")


def _requirement(material: str, owners: Sequence[str]) -> dict[str, dict[str, str]]:
    pattern = {"material": quoted(material)}
    return {"requirement": {**pattern, "owner": one_of(owners)} if owners else pattern}
