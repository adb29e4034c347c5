"""The words of the catalogue graph: kinds of nodes, kinds of edges, and the key of a node."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["EdgeKind", "Node", "NodeKind"]


class NodeKind(StrEnum):
    """What a node of the graph stands for."""

    DEPARTMENT = "department"
    ITEM = "item"
    ONE_THING = "one-thing"
    MATERIAL = "material"
    SOURCE = "source"
    RESULT = "result"
    """What one item produces; its id is `ITEM/MATERIAL`."""


class EdgeKind(StrEnum):
    """What an edge says: read it as start, kind, end."""

    INCLUDES = "includes"
    """one-thing → item or one-thing; `optional` and `conditional` say how."""
    HANDLES = "handles"
    """department → item."""
    LEADS = "leads"
    """department → one-thing."""
    DEMANDS = "demands"
    """item or one-thing → material, one edge a requirement; `requirement`, `necessity`, `conditional`."""
    YIELDS = "yields"
    """item → result."""
    IS = "is"
    """result → material."""
    SUPPLIES = "supplies"
    """source → material."""
    PROVIDES = "provides"
    """department → source."""
    SERVES = "serves"
    """source → item or one-thing that may ask it; none where the source answers all or nobody."""
    ISSUES = "issues"
    """department → material."""


class Node(NamedTuple):
    """A node of the graph: what it is, and the id of the noun it stands for.

    >>> str(Node(NodeKind.ITEM, "birth-registration"))
    'item birth-registration'
    """

    kind: NodeKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
