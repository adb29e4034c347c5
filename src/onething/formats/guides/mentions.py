"""Where guides name a material, as a row or as a result, and what tells that two mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onething.formats.guides.names_file import NamedMaterial, Names
from onething.formats.guides.published import AnyGuide, OneThingGuide, PublishedMaterial
from onething.formats.guides.wording import matching_name, short_name, slug
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
    """Tells what each mention means; each code and each name means one material.

    The names file decides, then what is known, then the bound rows: their titles tell what an unbound
    row of that name means. A later run over what this one came to gives the same keys.
    """

    def __init__(self, mentions: Sequence[Mention], names: Names, known: Catalogue | None) -> None:
        self._names = names
        self._by_code: dict[str, Key] = {}
        self._by_name: dict[str, Key] = {}
        for material in known.materials.values() if known else ():
            self._remember(("id", material.id), material.codes, (material.name.zh, *material.aliases))
        for mention in mentions:
            if mention.code in names.material_of_code:
                self._remember(self.of(mention), (), (mention.title,))
        for mention in sorted(mentions, key=lambda mention: not mention.code):
            if self._given(mention) is None:
                self._remember(self.of(mention), filter(None, (mention.code,)), (mention.title,))

    def of(self, mention: Mention) -> Key:
        """Return the key of a mention."""
        given = self._given(mention)
        if given:
            return ("id", given.id)
        name = _short(mention.title)
        return self._by_code.get(mention.code) or self._by_name.get(name) or ("name", name)

    def code_means(self, code: str, key: Key) -> bool:
        """Tell whether a code means this material, and no other."""
        return bool(code) and self._by_code.get(code, key) == key

    def name_means(self, name: str, key: Key) -> bool:
        """Tell whether a name means this material, and no other."""
        return self._by_name.get(_short(name), key) == key

    def _remember(self, key: Key, codes: Iterable[str], names: Iterable[str]) -> None:
        for code in codes:
            self._by_code.setdefault(code, key)
        for name in filter(None, names):
            self._by_name.setdefault(_short(name), key)

    def _given(self, mention: Mention) -> NamedMaterial | None:
        if mention.code in self._names.material_of_code:
            return self._names.material_of_code[mention.code]
        asked = self._names.asked_in(mention.guide.code, mention.name)
        if asked is None and mention.code:
            asked = self._names.asked_in(mention.guide.code, mention.title)
        return asked[0] if asked else None


def _short(name: str) -> str:
    return matching_name(short_name(name))
