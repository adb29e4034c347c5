"""What a reform names: ids that the catalogue or its rules have to bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from onething.errors import UnknownName
from onething.model import Catalogue, ItemId, RulePack
from onething.reforms.change import KeyPath, Named
from onething.reforms.reform import Reform
from onething.rules import concerning

__all__ = ["Unborne", "unborne"]


class Unborne(NamedTuple):
    """A name in a reform that nothing in the catalogue or its rules bears."""

    path: KeyPath
    """Where it stands within the reform."""
    error: UnknownName


def unborne(reform: Reform, catalogue: Catalogue, packs: Sequence[RulePack]) -> Iterator[Unborne]:
    """Yield every name in a reform that nothing bears, in the order written."""
    borne = _Borne(catalogue, packs)
    for number, change in enumerate(reform.changes):
        for named in change.named():
            if error := borne.missing(named):
                yield Unborne(("changes", number, *named.path), error)


class _Borne:
    """The names that a catalogue and its rules bear."""

    def __init__(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> None:
        self.catalogue = catalogue
        self.packs = packs

    def missing(self, named: Named) -> UnknownName | None:
        """Return that nothing bears a name; None if something does."""
        kind, name = named.kind, named.name
        if kind == "region":
            known = self.catalogue.regions
            return None if self.catalogue.has_region(name) else UnknownName(kind, name, known)
        parts = self._parts(named) if named.item else self._tables[kind]
        # An item that is not there has no parts, and is missed itself.
        if parts is None or name in parts:
            return None
        return UnknownName("item" if kind == "owner" else kind, name, parts)

    @cached_property
    def _tables(self) -> dict[str, Iterable[str]]:
        catalogue = self.catalogue
        concerned = concerning(self.packs, catalogue.jurisdiction.region)
        return {
            "source": catalogue.sources,
            "material": catalogue.materials,
            "item": catalogue.items,
            "one-thing": catalogue.onethings,
            "owner": {*catalogue.items, *catalogue.onethings},
            "rule": dict.fromkeys(rule.id for pack in concerned for rule in pack.rules),
        }

    def _parts(self, named: Named) -> Sequence[str] | None:
        """Return the ids of an item's acts or procedures; None where there is no such item."""
        item = self.catalogue.items.get(ItemId(named.item))
        if item is None:
            return None
        return [part.id for part in (item.all_acts if named.kind == "act" else item.procedures)]
