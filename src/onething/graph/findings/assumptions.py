"""What rests on an assumption instead of a document, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.graph.findings.subject import Subject
from onething.graph.node import Node, NodeKind
from onething.graph.parts import items_within
from onething.language import Label
from onething.model import Catalogue, Finding, ItemId, Legal, OneThing, ServiceItem, Severity

__all__ = ["assumed_basis"]


def assumed_basis(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note that counts what is assumed, for each one-thing and for the catalogue.

    A one-thing answers for itself and its items, with what they require, their in-person acts and their
    procedures; the catalogue for the departments, materials and sources that all share, and for the
    items of no one-thing.
    """
    placed: set[ItemId] = set()
    for onething in catalogue.onethings.values():
        items = items_within(catalogue, onething)
        placed |= {item.id for item in items}
        node = Node(NodeKind.ONE_THING, onething.id)
        yield from _counted(Subject(catalogue, node), _with_parts((onething, *items)))
    alone = [item for item in catalogue.items.values() if item.id not in placed]
    yield from _counted(Subject(catalogue), (*_shared(catalogue), *_with_parts(alone)))


def _shared(catalogue: Catalogue) -> tuple[Legal, ...]:
    return (
        *catalogue.departments.values(),
        *catalogue.materials.values(),
        *catalogue.sources.values(),
    )


def _with_parts(owners: Iterable[OneThing | ServiceItem]) -> Iterator[Legal]:
    for owner in owners:
        yield owner
        yield from owner.requirements
        if isinstance(owner, ServiceItem):
            yield from owner.acts
            yield from owner.procedures


def _counted(subject: Subject, nouns: Iterable[Legal]) -> Iterator[Finding]:
    assumed = sum(bool(noun.assumptions) for noun in nouns)
    if assumed:
        yield subject.finding(
            "assumed-basis",
            Severity.NOTE,
            Label(
                zh=f"{assumed} 处没有引用文件，只是假定",
                en=f"an assumption instead of a document stands in this many places: {assumed}",
            ),
            Label(
                zh="查到文件后，在 basis 中以 document 取代 assumed",
                en="replace “assumed” by “document” in the basis where one is found",
            ),
        )
