"""The words for what a reform changes, in one language."""

from __future__ import annotations

from collections.abc import Iterable

from onething.language import Label, Language
from onething.model import Catalogue, Condition, Duration

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
        """Return the name of a source, material, item or one-thing in quotes; its id if there is none."""
        tables = (
            self.catalogue.sources,
            self.catalogue.materials,
            self.catalogue.items,
            self.catalogue.onethings,
        )
        names = (noun.name for table in tables for noun in table.values() if noun.id == id)
        name = next(names, None)
        return self.say("“{}”", "“{}”").format(self.text(name) if name else id)

    def owners(self, ids: Iterable[str]) -> str:
        """Return the names of items and one-things; where none is named, that it is all of them."""
        return self.names(ids) or self.say("所有事项", "everyone")

    def names(self, ids: Iterable[str]) -> str:
        """Return several names."""
        return self.say("、", ", ").join(map(self.name, ids))

    def region(self, code: str) -> str:
        """Return the name of a region, or its code."""
        region = self.catalogue.regions.get(code)
        return self.text(region.name) if region else code

    def days(self, limit: Duration) -> str:
        """Return a time limit."""
        if limit.unit == "working-days":
            return self.say(f"{limit.days} 个工作日", f"{limit.days} working days")
        return self.say(f"{limit.days} 个自然日", f"{limit.days} calendar days")

    def cases(self, when: Condition | None) -> str:
        """Return that something holds in some cases only, where a condition says so."""
        return self.say("（部分情形）", ", in some cases") if when else ""
