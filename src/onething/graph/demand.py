"""Who demands which material: the list behind most questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from onething.graph.node import Node, NodeKind
from onething.model import Catalogue, ItemId, MaterialId, OneThingId, OwnerId, Requirement, Waiver

__all__ = ["Demand", "demands", "demands_by_material"]


class Demand(NamedTuple):
    """A requirement together with the item or one-thing that makes it."""

    owner: Node
    position: int
    """Its place among the owner's requirements, from 0."""
    requirement: Requirement

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the requirement stands within its owner."""
        return ("requirements", self.position)

    @property
    def owner_id(self) -> OwnerId:
        """The id of the owner, as sources name it."""
        return ItemId(self.owner.id) if self.owner.kind is NodeKind.ITEM else OneThingId(self.owner.id)

    @property
    def materials(self) -> tuple[MaterialId, ...]:
        """The materials that it names, in any of its alternatives, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(self.requirement.options)))

    @property
    def waived(self) -> bool:
        """Whether the guide publishes a way in which the material need not be submitted."""
        published = self.requirement.published
        return published is not None and published.waiver is not Waiver.NONE


def demands(catalogue: Catalogue) -> Iterator[Demand]:
    """Yield every requirement of every item, then of every one-thing, in the order of the catalogue."""
    for item in catalogue.items.values():
        yield from _demands_of(Node(NodeKind.ITEM, item.id), item.requirements)
    for onething in catalogue.onethings.values():
        yield from _demands_of(Node(NodeKind.ONE_THING, onething.id), onething.requirements)


def _demands_of(owner: Node, requirements: Sequence[Requirement]) -> Iterator[Demand]:
    return (Demand(owner, position, requirement) for position, requirement in enumerate(requirements))


def demands_by_material(catalogue: Catalogue) -> Mapping[MaterialId, Sequence[Demand]]:
    """Return the demands for each material that somebody demands, in the order of the catalogue."""
    found: defaultdict[MaterialId, list[Demand]] = defaultdict(list)
    for demand in demands(catalogue):
        for material in demand.materials:
            found[material].append(demand)
    return dict(found)
