"""What names what within a catalogue: names that nothing bears, one-things in a circle, items named twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice
from typing import Literal, NamedTuple

from onething.errors import nearest
from onething.model.catalogue import Catalogue
from onething.model.codes import ItemId, OneThingId
from onething.model.item import Requirement, ServiceItem
from onething.model.onething import Entry, OneThing
from onething.model.places import Department
from onething.model.question import Question

__all__ = ["Circle", "Doubled", "Unresolved", "circles", "doubled", "entries", "unresolved"]

KeyPath = tuple[str | int, ...]
Table = Literal["regions", "departments", "materials", "sources", "items", "onethings", "questions"]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name in a noun that nothing in the catalogue bears."""

    kind: Table
    """The kind of the noun that names it, in the words of the catalogue's tables."""
    id: str
    path: KeyPath
    """Where the name stands within the noun."""
    expected: tuple[Table, ...]
    """In which tables it was looked for."""
    name: str
    near: Sequence[str]
    """What may have been meant, best first."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One-things that nest one another in a circle; each names the next, and the last the first."""

    onethings: tuple[OneThingId, ...]
    path: KeyPath
    """Where the last one names the first."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """An item that stands a second time among the parts of one one-thing."""

    onething: OneThingId
    item: ItemId
    path: KeyPath
    first: KeyPath


def unresolved(catalogue: Catalogue) -> Iterator[Unresolved]:
    """Yield every name of a region, department, material, source, item or one-thing that there is not.

    A region need not stand in the list of the catalogue, see `Catalogue.has_region`; a source may fill
    in fields that no form asks for.
    """
    owners = _Names({*catalogue.items, *catalogue.onethings})
    names: Mapping[Table, _Names] = {
        "departments": _Names(catalogue.departments),
        "materials": _Names(catalogue.materials),
        "items": _Names(catalogue.items),
        "onethings": _Names(catalogue.onethings),
        "sources": _Names(catalogue.sources),
    }
    for named in _named(catalogue):
        table = owners if len(named.expected) > 1 else names[named.expected[0]]
        if named.name not in table.names:
            yield Unresolved(*named, near=table.near(named.name))
    regions = _Names(catalogue.regions)
    for named in _regions(catalogue):
        if not catalogue.has_region(named.name):
            yield Unresolved(*named, near=regions.near(named.name))


def circles(catalogue: Catalogue) -> Iterator[Circle]:
    """Yield the circles in which one-things nest one another, each found once."""
    nested = {
        onething.id: [(path, entry.onething) for path, entry in entries(onething.items) if entry.onething]
        for onething in catalogue.onethings.values()
    }
    done: set[OneThingId] = set()
    for start in nested:
        yield from _circles_from(start, nested, done)


def doubled(catalogue: Catalogue) -> Iterator[Doubled]:
    """Yield the items that stand more than once among the parts of one one-thing."""
    for onething in catalogue.onethings.values():
        first: dict[ItemId, KeyPath] = {}
        for path, entry in entries(onething.items):
            if entry.item and first.setdefault(entry.item, path) != path:
                yield Doubled(onething.id, entry.item, path, first[entry.item])


def entries(parts: Sequence[Entry], path: KeyPath = ("items",)) -> Iterator[tuple[KeyPath, Entry]]:
    """Yield every part of a one-thing, alternatives too, with its path within the one-thing."""
    for number, entry in enumerate(parts):
        here = (*path, number)
        yield here, entry
        yield from entries(entry.one_of, (*here, "one_of"))


class _Named(NamedTuple):
    kind: Table
    id: str
    path: KeyPath
    expected: tuple[Table, ...]
    name: str


def _named(catalogue: Catalogue) -> Iterator[_Named]:
    for material in catalogue.materials.values():
        if material.issuer:
            yield _Named("materials", material.id, ("issuer",), ("departments",), material.issuer)
    yield from _named_by_sources(catalogue)
    yield from _named_by_items(catalogue)
    yield from _named_by_onethings(catalogue)
    yield from _named_by_questions(catalogue)


def _named_by_sources(catalogue: Catalogue) -> Iterator[_Named]:
    for source in catalogue.sources.values():
        if source.provider:
            yield _Named("sources", source.id, ("provider",), ("departments",), source.provider)
        for number, material in enumerate(source.supplies):
            yield _Named("sources", source.id, ("supplies", number), ("materials",), material)
        owners = () if isinstance(source.connected, bool) else source.connected
        for number, owner in enumerate(owners):
            yield _Named("sources", source.id, ("connected", number), ("items", "onethings"), owner)


def _named_by_items(catalogue: Catalogue) -> Iterator[_Named]:
    for item in catalogue.items.values():
        if item.department:
            yield _Named("items", item.id, ("department",), ("departments",), item.department)
        for path, material in _demanded(item.requirements):
            yield _Named("items", item.id, path, ("materials",), material)
        for number, result in enumerate(item.results):
            path = ("results", number, "material")
            yield _Named("items", item.id, path, ("materials",), result.material)


def _named_by_onethings(catalogue: Catalogue) -> Iterator[_Named]:
    for onething in catalogue.onethings.values():
        if onething.lead:
            yield _Named("onethings", onething.id, ("lead",), ("departments",), onething.lead)
        for number, department in enumerate(onething.departments):
            yield _Named("onethings", onething.id, ("departments", number), ("departments",), department)
        for path, material in _demanded(onething.requirements):
            yield _Named("onethings", onething.id, path, ("materials",), material)
        for path, entry in entries(onething.items):
            if entry.item:
                yield _Named("onethings", onething.id, (*path, "item"), ("items",), entry.item)
            if entry.onething:
                yield _Named("onethings", onething.id, (*path, "onething"), ("onethings",), entry.onething)


def _named_by_questions(catalogue: Catalogue) -> Iterator[_Named]:
    for question in catalogue.declared.values():
        for path, source in _answering(question):
            yield _Named("questions", question.fact, path, ("sources",), source)
    for onething in catalogue.onethings.values():
        for number, question in enumerate(onething.questions):
            for path, source in _answering(question):
                yield _Named("onethings", onething.id, ("questions", number, *path), ("sources",), source)


def _answering(question: Question) -> Iterator[tuple[KeyPath, str]]:
    return ((("answered_by", number), source) for number, source in enumerate(question.answered_by))


def _regions(catalogue: Catalogue) -> Iterator[_Named]:
    tables: Mapping[Table, Iterable[Department | ServiceItem | OneThing]] = {
        "departments": catalogue.departments.values(),
        "items": catalogue.items.values(),
        "onethings": catalogue.onethings.values(),
    }
    for kind, nouns in tables.items():
        for noun in nouns:
            if noun.region:
                yield _Named(kind, noun.id, ("region",), ("regions",), noun.region)
    for source in catalogue.sources.values():
        for number, coverage in enumerate(source.coverage):
            path = ("coverage", number, "region")
            yield _Named("sources", source.id, path, ("regions",), coverage.region)


def _demanded(requirements: Sequence[Requirement]) -> Iterator[tuple[KeyPath, str]]:
    for number, requirement in enumerate(requirements):
        path: KeyPath = ("requirements", number)
        if requirement.material is not None:
            yield (*path, "material"), requirement.material
        for outer, materials in enumerate(requirement.alternatives):
            for inner, material in enumerate(materials):
                yield (*path, "alternatives", outer, inner), material


Nested = Mapping[OneThingId, Sequence[tuple[KeyPath, OneThingId]]]


def _circles_from(start: OneThingId, nested: Nested, done: set[OneThingId]) -> Iterator[Circle]:
    """Walk depth first from `start`; what is met again on the way down closes a circle."""
    way = [start]
    ahead = [iter(nested[start])] if start not in done else []
    while ahead:
        path, inner = next(ahead[-1], ((), None))
        if inner is None:
            ahead.pop()
            done.add(way.pop())
        elif inner in way:
            yield Circle(tuple(way[way.index(inner) :]), path)
        elif inner in nested and inner not in done:
            way.append(inner)
            ahead.append(iter(nested[inner]))


_CANDIDATES = 30
_VISITS = 4_000
"""So many known names are looked at for a missing one; those that share the rarest letters come first."""


@dataclass(frozen=True)
class _Names:
    """Names, and which of them look like another one; quick even where thousands are missing."""

    names: Collection[str]
    found: dict[str, Sequence[str]] = field(default_factory=dict)

    def near(self, name: str) -> Sequence[str]:
        if name not in self.found:
            self.found[name] = nearest(name, self.candidates(name))
        return self.found[name]

    def candidates(self, name: str) -> Sequence[str]:
        """Return the few names that share most pairs of letters, those of about the same length first."""
        sharing = sorted((self._by_pair.get(pair, ()) for pair in _pairs(name)), key=len)
        shared = Counter(islice(chain.from_iterable(sharing), _VISITS))
        return nsmallest(
            _CANDIDATES, shared, key=lambda other: (-shared[other], abs(len(other) - len(name)), other)
        )

    @cached_property
    def _by_pair(self) -> Mapping[str, Sequence[str]]:
        index: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for pair in _pairs(name):
                index[pair].append(name)
        return index


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} or {name}
