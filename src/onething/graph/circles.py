"""Circular proofs: items that wait for one another's results.

An item waits for another if it cannot do without a document that the other produces: the material is
required, of the same holder, and in every alternative. An item that produces what it demands renews
it (户口簿, 身份证) and so waits for nobody: the old one is shown for the new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from onething.model import Catalogue, ItemId, MaterialId, Necessity, Requirement, ServiceItem

__all__ = ["CircularProof", "circular_proofs"]


class CircularProof(NamedTuple):
    """Items, each of which needs the result of the next, and the last that of the first."""

    items: tuple[ItemId, ...]
    """Beginning with the item that stands first in the catalogue."""
    materials: tuple[MaterialId, ...]
    """What each item needs of the next, in the order of the items."""
    inescapable: bool
    """No condition and no other producer opens it: none of the items can ever be had first."""


class _Wait(NamedTuple):
    material: MaterialId
    producers: Sequence[ItemId]
    conditional: bool


_BOUNDS = (2, 4, None)
"""How long the circles are that are looked for first: in a tangle, long ones would hide the short."""

_Document = tuple[MaterialId, str]
"""A material and its holder."""

_Waits = Mapping[ItemId, Sequence[_Wait]]


def circular_proofs(catalogue: Catalogue, *, most: int = 100) -> tuple[CircularProof, ...]:
    """Return the elementary circles of items that wait for one another, shortest first.

    A catalogue of n items can have more than 2ⁿ circles; no more than `most` are looked for.
    """
    made_by = _producers(catalogue)
    waits = {item.id: tuple(_waits(item, made_by)) for item in catalogue.items.values()}
    circles = _elementary_circles(waits, most=most)
    stuck = _never_first({item: waits[item] for item in chain.from_iterable(circles)})
    return tuple(
        CircularProof(circle, _passed_on(circle, waits), inescapable=stuck.issuperset(circle))
        for circle in circles
    )


def _producers(catalogue: Catalogue) -> Mapping[_Document, Sequence[ItemId]]:
    found: defaultdict[_Document, list[ItemId]] = defaultdict(list)
    for item in catalogue.items.values():
        for document in _results(item):
            found[document].append(item.id)
    return dict(found)


def _results(item: ServiceItem) -> Sequence[_Document]:
    return tuple(dict.fromkeys((result.material, result.holder) for result in item.results))


def _waits(item: ServiceItem, made_by: Mapping[_Document, Sequence[ItemId]]) -> Iterator[_Wait]:
    renewed = _results(item)
    for requirement in item.requirements:
        for material in _indispensable(requirement):
            document = material, requirement.holder
            if document in made_by and document not in renewed:
                yield _Wait(material, made_by[document], conditional=requirement.when is not None)


def _indispensable(requirement: Requirement) -> Iterator[MaterialId]:
    if requirement.necessity is not Necessity.REQUIRED:
        return
    first, *others = requirement.options
    for material in dict.fromkeys(first):
        if all(material in option for option in others):
            yield material


def _elementary_circles(waits: _Waits, *, most: int) -> Sequence[tuple[ItemId, ...]]:
    # Imported here: networkx takes longer to load than most commands to run, and few need a graph.
    import networkx as nx  # noqa: PLC0415

    items = list(waits)
    # Numbers stand for items, because the search walks over sets: texts hash differently every run.
    number = {item: position for position, item in enumerate(items)}
    graph: nx.DiGraph[int] = nx.DiGraph(
        (number[item], number[producer])
        for item, waiting in waits.items()
        for wait in waiting
        for producer in wait.producers
    )
    found: set[tuple[int, ...]] = set()
    for bound in _BOUNDS:
        if len(found) < most:
            found |= set(map(_from_the_least, islice(nx.simple_cycles(graph, bound), most)))
    ordered = sorted(found, key=lambda circle: (len(circle), circle))[:most]
    return [tuple(items[position] for position in circle) for circle in ordered]


def _from_the_least(circle: Sequence[int]) -> tuple[int, ...]:
    start = circle.index(min(circle))
    return (*circle[start:], *circle[:start])


def _never_first(waits: _Waits) -> set[ItemId]:
    """Return the items that wait, whatever the case, for nobody but items that wait likewise."""
    stuck = set(waits)
    while freed := {item for item in stuck if not _blocked(waits[item], stuck)}:
        stuck -= freed
    return stuck


def _blocked(waiting: Sequence[_Wait], stuck: set[ItemId]) -> bool:
    return any(not wait.conditional and stuck.issuperset(wait.producers) for wait in waiting)


def _passed_on(circle: Sequence[ItemId], waits: _Waits) -> tuple[MaterialId, ...]:
    following = (*circle[1:], circle[0])
    return tuple(
        next(wait.material for wait in waits[item] if producer in wait.producers)
        for item, producer in zip(circle, following, strict=True)
    )
