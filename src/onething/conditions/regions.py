"""Region codes, parted by the codes that tests name and by all that lies above these."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onething.conditions.unary import Test, Within
from onething.model import Value, upwards

__all__ = ["Tree"]

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Tree:
    """Finds the class of a region: it is a node, or lies elsewhere below the nearest node above it.

    The nodes are the codes that the tests name and every code above one of them; the tests cannot
    tell apart what lies below a node and is neither a node nor below another.
    """

    at: dict[str, int]
    """The class of each node."""
    below: dict[str, int]
    """The class of all else below each node, where there is any."""
    null: int

    @classmethod
    def of_tests(cls, tests: Sequence[Test], class_of: Callable[[Value], int]) -> Tree:
        """Return the tree of the codes that `tests` name; `class_of` gives the class of a value."""
        named = (part.region for test in tests for part in test.parts if isinstance(part, Within))
        nodes = dict.fromkeys(node for code in named for node in upwards(code))
        nodes[NATION] = None
        others = ((node, _other(node, nodes)) for node in nodes)
        return cls(
            at={node: class_of(node) for node in nodes},
            below={node: class_of(other) for node, other in others if other},
            null=class_of(None),
        )

    def __call__(self, value: Any) -> int:
        """Return the class of a region, or that of null."""
        if value is None:
            return self.null
        if value in self.at:
            return self.at[value]
        return next(self.below[node] for node in upwards(value)[1:] if node in self.below)


def _other(node: str, nodes: Container[str]) -> str | None:
    """Return a code below `node` that is no node, if there is one left."""
    return next((code for code in _children(node) if code not in nodes), None)


def _children(node: str) -> Iterator[str]:
    """Yield codes below `node`: those on the next level, then those that leave out a level."""
    stem = node
    while stem.endswith("00"):
        stem = stem[:-2]
    for start in range(len(stem), len(node), 2):
        yield from (f"{stem:0<{start}}{number:02}".ljust(len(node), "0") for number in range(1, 100))
