"""What a finding is about, where that stands, and how nouns are named in its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from onething.errors import Place
from onething.graph.demand import Demand
from onething.graph.node import Node, NodeKind
from onething.language import Label, Language
from onething.model import Catalogue, Duration, FactName, Finding, Severity

__all__ = ["Subject", "called", "days", "names", "owners"]

_TABLES: Mapping[NodeKind, str] = {
    NodeKind.DEPARTMENT: "departments",
    NodeKind.ITEM: "items",
    NodeKind.ONE_THING: "onethings",
    NodeKind.MATERIAL: "materials",
    NodeKind.SOURCE: "sources",
}
"""In which table of the catalogue, and in which kind of file, the nouns of each kind stand."""

_NAMED = 5
"""How many names a sentence lists before it only counts the rest."""


class Subject(NamedTuple):
    """A noun of a catalogue, or a key within it, with which something can be wrong.

    Where neither `node` nor `fact` is given it is the catalogue as a whole.
    """

    catalogue: Catalogue
    node: Node | None = None
    path: tuple[str | int, ...] = ()
    fact: FactName | None = None
    """The fact of a question that the jurisdiction declares."""

    @classmethod
    def of(cls, catalogue: Catalogue, kind: NodeKind, id: str, *path: str | int) -> Subject:
        """Return the noun of this kind and id, or the key at `path` within it."""
        return cls(catalogue, Node(kind, id), path)

    @property
    def place(self) -> Place | None:
        """Where it stands; None for the catalogue, and for a noun made in memory."""
        if self.node:
            return self.catalogue.place(_TABLES[self.node.kind], self.node.id, *self.path)
        return self.catalogue.place("questions", self.fact) if self.fact else None

    def finding(self, code: str, severity: Severity, message: Label, suggestion: Label) -> Finding:
        """Return a finding about it; the message begins with its name, since ids may be mere codes."""
        if self.node:
            name = _name(self.catalogue, self.node)
            message = Label(zh=f"{name.text('zh')}：{message.zh}", en=f"{name.text('en')}: {message.en}")
        return Finding(
            code=code,
            severity=severity,
            subject=self._told(),
            message=message,
            suggestion=suggestion,
            place=self.place,
        )

    def _told(self) -> str:
        if self.fact:
            return f"question {self.fact}"
        return str(self.node or f"catalogue {self.catalogue.jurisdiction.id}")


def _name(catalogue: Catalogue, node: Node) -> Label:
    table: Mapping[str, Any] = getattr(catalogue, _TABLES[node.kind])
    name: Label = table[node.id].name
    return name


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
    return names([_name(catalogue, owner) for owner in distinct])


def called(catalogue: Catalogue, demand: Demand) -> Label:
    """Return a requirement as it is known to people: its id, and the name under which it is asked for."""
    asked = demand.requirement
    name = asked.name or names([catalogue.materials[material].name for material in demand.materials])
    return Label(zh=f"{asked.id}（{name.text('zh')}）", en=f"{asked.id} ({name.text('en')})")


def days(duration: Duration) -> Label:
    """Return a time limit as it is said.

    >>> days(Duration(days=5)).en
    '5 working days'
    """
    unit = ("工作日", "working day") if duration.unit == "working-days" else ("自然日", "calendar day")
    plural = "" if duration.days == 1 else "s"
    return Label(zh=f"{duration.days} 个{unit[0]}", en=f"{duration.days} {unit[1]}{plural}")
