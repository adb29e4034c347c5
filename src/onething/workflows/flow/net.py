"""The steps of a case and what comes before what, while they are drawn and reckoned with.

Where the case leaves open whether a step or a link is part of the flow it is marked so: with all of
them the flow is as long as it can become, without them as short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from onething.language import Label
from onething.model import ActorKind, Basis, ItemId, SourceId, SpotKind, StepKind

__all__ = ["NOBODY", "ActorKey", "Net", "Node", "SpotKey"]

ActorKey = tuple[ActorKind, str]
"""An actor: its kind, and the id of the department or source."""

SpotKey = tuple[SpotKind, str]
"""A place: its kind, and the department whose counter it is or the name of the site."""

NOBODY: SpotKey | None = None
"""Where nobody has to go."""


@dataclass(slots=True)
class Node:
    """A step; see `onething.model.Step` for what the attributes mean."""

    kind: StepKind
    subject: str
    """What it is about, unique among the steps of its kind: an item, a source, a department, …"""
    about: Label | None
    """What is named beside what is done, where anything is."""
    actors: tuple[ActorKey, ...]
    reason: Label
    title: Label | None = None
    """What is done, where the kind of the step does not say it."""
    items: tuple[ItemId, ...] = ()
    spot: SpotKey | None = NOBODY
    spared: bool = False
    """Whether nobody goes there for it alone if everything that is open turns out well."""
    days: int = 0
    least_days: int = 0
    """How long it takes if everything that is open turns out well."""
    statutory_days: int = 0
    counted: bool = True
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    source: SourceId | None = None
    joint: str = ""
    open: bool = False
    after: dict[str, bool] = field(default_factory=dict)
    """The steps before it, each with whether the link is open."""
    id: str = field(init=False)
    """Its id in the flow."""

    def __post_init__(self) -> None:
        self.id = f"{self.kind}:{self.subject}" if self.subject else str(self.kind)


class Net:
    """The steps by id, linked; it is acyclic as long as `link` is not asked to close a circle."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    def add(self, node: Node, after: Iterable[str] = ()) -> str:
        """Add a step behind others, and return its id; ValueError if there is one of that id."""
        if node.id in self.nodes:
            raise ValueError(f"the step {node.id} is drawn twice")
        id = node.id
        node.after.update(dict.fromkeys(after, False))
        self.nodes[id] = node
        return id

    def link(self, before: str, after: str, *, unsure: bool = False) -> None:
        """Put one step before another; a link that is certain stays so."""
        links = self.nodes[after].after
        links[before] = links.get(before, True) and unsure

    def leads_to(self, start: str, end: str) -> bool:
        """Tell whether `end` comes after `start`, or is it."""
        seen, ahead = {end}, [end]
        while ahead:
            at = ahead.pop()
            if at == start:
                return True
            fresh = self.nodes[at].after.keys() - seen
            seen |= fresh
            ahead += fresh
        return False

    def in_order(self) -> list[Node]:
        """Return the steps in an order in which they can be done: as added, as far as that is one."""
        places = {id: place for place, id in enumerate(self.nodes)}
        left = {id: len(node.after) for id, node in self.nodes.items()}
        behind: dict[str, list[str]] = {id: [] for id in self.nodes}
        for id, node in self.nodes.items():
            for before in node.after:
                behind[before].append(id)
        ready = [places[id] for id, waits in left.items() if not waits]
        heapify(ready)
        return list(self._taken(ready, left, behind, places))

    def _taken(
        self, ready: list[int], left: dict[str, int], behind: dict[str, list[str]], places: dict[str, int]
    ) -> Iterator[Node]:
        ids = list(self.nodes)
        while ready:
            id = ids[heappop(ready)]
            yield self.nodes[id]
            for later in behind[id]:
                left[later] -= 1
                if not left[later]:
                    heappush(ready, places[later])
