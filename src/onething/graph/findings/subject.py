"""What a finding is about, where that stands, and how nouns are named in its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onething.errors import Place
from onething.graph.demand import Demand
from onething.graph.node import Node, NodeKind
from onething.language import Label, Language
from onething.model import Catalogue, Duration, Finding, ItemId, OneThingId, Severity

__all__ = ["Subject", "days", "names", "owners"]

_FILES: Mapping[NodeKind, str] = {
    NodeKind.DEPARTMENT: "departments",
    NodeKind.ITEM: "items",
    NodeKind.ONE_THING: "onethings",
    NodeKind.MATERIAL: "materials",
    NodeKind.SOURCE: "sources",
}
"""In which kind of file the nouns of each kind stand."""

_NAMED = 5
"""How many names a sentence lists before it only counts the rest."""


class Subject(NamedTuple):
    """A noun of a catalogue, or a key within it, with which something can be wrong."""

    catalogue: Catalogue
    node: Node | None = None
    """None: the catalogue as a whole."""
    path: tuple[str | int, ...] = ()

    @classmethod
    def of(cls, catalogue: Catalogue, kind: NodeKind, id: str, *path: str | int) -> Subject:  # noqa: A002 - the noun's own word
        """Return the noun of this kind and id, or the key at `path` within it."""
        return cls(catalogue, Node(kind, id), path)

    @property
    def place(self) -> Place | None:
        """Where it stands; None for the catalogue, and for a noun made in memory."""
        return self.catalogue.place(_FILES[self.node.kind], self.node.id, *self.path) if self.node else None

    def finding(self, code: str, severity: Severity, message: Label, suggestion: Label) -> Finding:
        """Return a finding about it."""
        return Finding(
            code=code,
            severity=severity,
            subject=str(self.node or f"catalogue {self.catalogue.jurisdiction.id}"),
            message=message,
            suggestion=suggestion,
            place=self.place,
        )


def names(labels: Sequence[Label]) -> Label:
    """Return a list of names, cut where it grows long.

    >>> names([Label(zh="公安局", en="police"), Label(zh="民政局", en="civil affairs")]).en
    'police, civil affairs'
    """
    rest = len(labels) - _NAMED
    return Label(
        zh=_listed(labels, "zh") + (f"等 {len(labels)} 个" if rest > 0 else ""),
        en=_listed(labels, "en") + (f" and {rest} more" if rest > 0 else ""),
    )


def _listed(labels: Sequence[Label], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(label.text(language) for label in labels[:_NAMED])


def owners(catalogue: Catalogue, demands: Iterable[Demand]) -> Label:
    """Return the names of those who make the demands, each once."""
    distinct = dict.fromkeys(demand.owner for demand in demands)
    return names([_owner_name(catalogue, owner) for owner in distinct])


def _owner_name(catalogue: Catalogue, owner: Node) -> Label:
    if owner.kind is NodeKind.ITEM:
        return catalogue.items[ItemId(owner.id)].name
    return catalogue.onethings[OneThingId(owner.id)].name


def days(duration: Duration) -> Label:
    """Return a time limit as it is said.

    >>> days(Duration(days=5)).en
    '5 working days'
    """
    unit = ("工作日", "working day") if duration.unit == "working-days" else ("自然日", "calendar day")
    plural = "" if duration.days == 1 else "s"
    return Label(zh=f"{duration.days} 个{unit[0]}", en=f"{duration.days} {unit[1]}{plural}")
