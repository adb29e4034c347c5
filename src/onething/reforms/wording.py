"""The words for what a reform changes, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onething.language import Label, Language
from onething.model import (
    Catalogue,
    Condition,
    Duration,
    InPersonAct,
    ItemId,
    MaterialId,
    OneThingId,
    Procedure,
    SourceId,
)

__all__ = ["Wording"]


class Wording:
    """Says things in one language, and calls what a catalogue holds by its name."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self.catalogue = catalogue
        self.language = language

    def say(self, zh: str, en: str) -> str:
        """Return the text in its language."""
        return zh if self.language == "zh" else en

    def text(self, label: Label) -> str:
        """Return the text of a label in its language."""
        return label.text(self.language)

    def name(self, id: str) -> str:
        """Return the name of a source or a material in quotes; its id if there is none."""
        catalogue = self.catalogue
        found = catalogue.sources.get(SourceId(id)) or catalogue.materials.get(MaterialId(id))
        return f"“{self.text(found.name) if found else id}”"

    def owner(self, id: str) -> str:
        """Return the name of an item or a one-thing in quotes; its id if there is none."""
        catalogue = self.catalogue
        found = catalogue.items.get(ItemId(id)) or catalogue.onethings.get(OneThingId(id))
        return f"“{self.text(found.name) if found else id}”"

    def owners(self, ids: Iterable[str]) -> str:
        """Return the names of items and one-things; where none is named, that it is all of them."""
        names = self.say("、", ", ").join(map(self.owner, ids))
        return names or self.say("所有事项", "everyone")

    def part(self, item: str, id: str) -> str:
        """Return the name of an act or a procedure of an item; its id if it has none."""
        found = self.catalogue.items.get(ItemId(item))
        parts: Sequence[InPersonAct | Procedure] = (*found.all_acts, *found.procedures) if found else ()
        name = next((part.name for part in parts if part.id == id), None)
        return f"“{self.text(name) if name else id}”"

    def region(self, code: str) -> str:
        """Return the name of a region, or its code."""
        region = self.catalogue.regions.get(code)
        return self.text(region.name) if region else code

    def days(self, limit: Duration) -> str:
        """Return a time limit."""
        zh, en = ("工作日", "working") if limit.unit == "working-days" else ("自然日", "calendar")
        return self.say(f"{limit.days} 个{zh}", f"{limit.days} {en} day{'' if limit.days == 1 else 's'}")

    def cases(self, when: Condition | None) -> str:
        """Return that something holds in some cases only, where a condition says so."""
        return self.say("（部分情形）", ", in some cases") if when else ""
