"""Where guides name a material, as a row or as a result, and what tells that two mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onething.formats.guides.names_file import NamedMaterial, Names
from onething.formats.guides.published import AnyGuide, OneThingGuide, PublishedMaterial
from onething.formats.guides.wording import matching_name, slug
from onething.model import Catalogue, Waiver

__all__ = ["Key", "Keys", "Mention", "mentions_in"]

Key = tuple[str, str]
"""What makes mentions one material: the kind of evidence, and a code, an id or a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a guide names a material."""

    guide: AnyGuide
    position: int
    name: str
    row: PublishedMaterial | None
    """None: as a result."""

    @property
    def code(self) -> str:
        """The standard code, if the row is bound."""
        return self.row.bound_code if self.row else ""

    @property
    def title(self) -> str:
        """The name of the material itself, as far as the mention tells."""
        return (self.row.bound_name if self.row else "") or self.name

    @property
    def order(self) -> tuple[str, int]:
        """Where it comes among all mentions."""
        return self.guide.key, self.position

    @property
    def waived(self) -> bool:
        """Whether the row is waived."""
        return self.row is not None and self.row.waiver is not Waiver.NONE

    @property
    def unwaived(self) -> bool:
        """Whether the row is to be handed in; a result is neither."""
        return self.row is not None and self.row.waiver is Waiver.NONE

    @property
    def fallback(self) -> str:
        """An id made of the official code."""
        own = slug(self.row.code) if self.row else ""
        kind = "material" if self.row else "result"
        return own or f"{slug(self.guide.code) or 'guide'}-{kind}-{self.position + 1:02}"


def mentions_in(guide: AnyGuide) -> Iterator[Mention]:
    """Yield the places where a guide names a material: its rows, then its results."""
    for position, row in enumerate(guide.materials):
        yield Mention(guide, position, row.name, row)
    results = [item.result for item in guide.items] if isinstance(guide, OneThingGuide) else [guide.result]
    for position, result in enumerate(results):
        if matching_name(result):
            yield Mention(guide, position, result, None)


class Keys:
    """Tells what a mention means; titles of bound rows are remembered on the way."""

    def __init__(self, names: Names, known: Catalogue | None) -> None:
        self._names = names
        self._by_code: dict[str, Key] = {}
        self._by_name: dict[str, Key] = {}
        for material in known.materials.values() if known else ():
            key = ("id", material.id)
            self._by_code |= dict.fromkeys(material.codes, key)
            self._by_name |= {matching_name(n): key for n in (material.name.zh, *material.aliases) if n}

    def of(self, mention: Mention) -> Key:
        """Return the key of a mention: the names file decides, then codes, then names."""
        given = self._given(mention)
        if given:
            return ("id", given.id)
        title = matching_name(mention.title)
        key = self._by_code.get(mention.code) or self._by_name.get(title) or ("name", title)
        if mention.code:
            self._by_code.setdefault(mention.code, key)
            self._by_name.setdefault(title, key)
        return key

    def _given(self, mention: Mention) -> NamedMaterial | None:
        if mention.code in self._names.material_of_code:
            return self._names.material_of_code[mention.code]
        asked = self._names.asked_in(mention.guide.code, mention.name)
        if asked is None and mention.code:
            asked = self._names.asked_in(mention.guide.code, mention.title)
        return asked[0] if asked else None
