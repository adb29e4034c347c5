"""The decision tree over the situations: it asks what decides most, and stops where the answer is known.

Parts of the space that come to the same share one node, so the tree is a decision diagram, and classes
of a fact that lead to the same node are one branch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property

from onething.model import FigureKind
from onething.model.claim import Claim
from onething.situations.bounds import Bounds, Figures, Sight
from onething.situations.climbing import Climb
from onething.situations.space import DOWN, UP, Known, Space

__all__ = ["EXCLUDED", "Branch", "Leaf", "Met", "Node", "OutOfPatience", "Progress", "Tree", "cubes"]


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A part of the space in which the answer is the same, and the most that each figure comes to."""

    figures: tuple[tuple[FigureKind, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A part of the space that is split by a variable: which of its values lead where."""

    variable: int
    edges: tuple[tuple[frozenset[int], Node], ...]


@dataclass(frozen=True, slots=True)
class Met:
    """Part of a situation in which the answer is the one that was looked for."""

    known: Known


Node = Leaf | Branch

EXCLUDED = Leaf(())
"""A part of the space in which no situation lies."""

Progress = Callable[[int, float], None]
"""Told from time to time how many parts were looked at, and which share of the space is done."""


class OutOfPatience(Exception):
    """A search looked at as many parts as it was given patience for, without an answer."""


_EVERY = 256
"""After so many parts progress is told."""


_ROUNDS = ((400, 150), (4_000, 1_000))
"""Before all is gone through: so many parts are looked at, and so many situations are tried, in turn."""


@dataclass
class Tree:
    """Looks through a space for a situation in which a claim is broken, or for one in which it holds."""

    space: Space
    bounds: Bounds
    claim: Claim
    progress: Progress | None = None
    seen: int = 0
    """How many parts were looked at."""
    done: float = 0.0
    patience: int | None = None
    """So many more parts are looked at; None: as many as it takes."""
    _kept: dict[tuple[bool, Hashable], Node] = field(default_factory=dict, repr=False)
    _leaves: dict[tuple[tuple[FigureKind, int], ...], Leaf] = field(default_factory=dict, repr=False)
    _broken_in: dict[Hashable, Node | Met] = field(default_factory=dict, repr=False)
    _branches: dict[Hashable, Branch] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, space: Space, claim: Claim, progress: Progress | None = None) -> Tree:
        """Return a tree that has grown nowhere yet."""
        return cls(space, Bounds(space, claim.kinds), claim, progress)

    def broken_in(self, known: Known) -> Node | Met:
        """Return a part of a situation in which the claim is broken, else the tree that shows it is not.

        Where that is not soon seen some situations are tried, before all are gone through.
        """
        place = frozenset(known.items())
        if place not in self._broken_in:
            self._broken_in[place] = self._soon(known) or self.search(known, broken=True)
        return self._broken_in[place]

    def _soon(self, known: Known) -> Node | Met | None:
        """Return the same if it is soon found; None if not."""
        for parts, tries in _ROUNDS:
            with suppress(OutOfPatience), self.limited(parts):
                return self.search(known, broken=True)
            situation = self._climb.beyond(known, tries)
            if situation is not None:
                return Met(situation)
        return None

    @contextmanager
    def limited(self, parts: int) -> Iterator[None]:
        """Look at so many parts at most; what comes next raises OutOfPatience."""
        outer = self.patience
        granted = self.patience = parts if outer is None else min(parts, outer)
        try:
            yield
        finally:
            self.patience = None if outer is None else outer - granted + self.patience

    @cached_property
    def _climb(self) -> Climb:
        return Climb(self.space, self._beyond)

    def _beyond(self, situation: Known) -> int:
        """Return by how much the plan of a whole situation is beyond the claim."""
        figures = self.bounds.exact(self.bounds.see(situation))
        return max(figures[kind] - limit for kind, limit in self._limits.items())

    def keeps(self, known: Known) -> bool:
        """Tell whether the claim is seen to hold in a part, whatever else is the case."""
        self._tell()
        return self.bounds.within(self.bounds.see(known), self._limits) is not None

    def breaks(self, known: Known) -> bool:
        """Tell whether the claim is seen to be broken in a part, whatever else is the case."""
        self._tell()
        return self.bounds.beyond(self.bounds.see(known), self._limits)

    @cached_property
    def _limits(self) -> Figures:
        return dict(self.claim.limits())

    def search(self, known: Known, *, broken: bool, share: float = 1.0) -> Node | Met:
        """Return a part of a situation in which the claim is broken (or holds), else the whole tree.

        Whatever is not said of the part met, the claim is broken (or holds) all the same.
        """
        if share == 1.0:
            self.done = 0.0
        self._tell()
        if not self.space.possible(known):
            self.done += share
            return EXCLUDED
        sight = self.bounds.see(known)
        within = self.bounds.within(sight, self._limits)
        if within is not None or self.bounds.beyond(sight, self._limits):
            return self._answer(known, within, broken=broken, share=share)
        key = broken, (sight.key, self.space.left(known), self.space.residue(known))
        if key in self._kept:
            self.done += share
            return self._kept[key]
        variable = self._deciding(sight, known)
        if variable is None:
            figures = self.bounds.exact(sight)
            kept = all(figures[kind] <= limit for kind, limit in self._limits.items())
            return self._answer(known, figures if kept else None, broken=broken, share=share)
        grown = self._split(known, variable, broken=broken, share=share)
        if not isinstance(grown, Met):
            self._kept[key] = grown
        return grown

    def _answer(self, known: Known, within: Figures | None, *, broken: bool, share: float) -> Node | Met:
        """Return what is looked for if a part is that, else a leaf; beyond the claim it is within None."""
        self.done += share
        if (within is None) is broken:
            return Met(known)
        return self._leaf(within or {})

    def _split(self, known: Known, variable: int, *, broken: bool, share: float) -> Node | Met:
        values = self._values(known, variable, broken=broken)
        children: dict[Node, list[int]] = {}
        for value in values:
            child = self.search({**known, variable: value}, broken=broken, share=share / len(values))
            if isinstance(child, Met):
                return child
            children.setdefault(child, []).append(value)
        if len(children) == 1:
            return next(iter(children))
        edges = tuple((frozenset(there), child) for child, there in children.items())
        return self._branches.setdefault((variable, edges), Branch(variable, edges))

    def _values(self, known: Known, variable: int, *, broken: bool) -> list[int]:
        """Return the values of a variable: those first that are likeliest to lead to what is looked for."""
        if self.space.variables[variable].source:
            return [DOWN, UP] if self.space.left(known) else [UP]
        parts = {
            value: {**known, variable: value} for value in range(len(self.space.variables[variable].values))
        }
        looked_for = self.breaks if broken else self.keeps
        for value, part in parts.items():
            if looked_for(part) and self.space.possible(part):
                return [value]
        return sorted(parts, key=lambda value: self._hope(parts[value]), reverse=broken)

    def _hope(self, known: Known) -> list[int]:
        """Return what speaks for a claim to be broken: the least and the most of its figures."""
        sight = self.bounds.see(known)
        return [sum(self.bounds.least(sight).values()), sum(self.bounds.most(sight).values())]

    def _deciding(self, sight: Sight, known: Known) -> int | None:
        """Return the variable that decides most of what keeps the answer open; None if none does."""
        counted = self.bounds.deciding(sight, self._limits)
        open_ = {number: count for number, count in counted.items() if number not in known}
        return max(open_, key=lambda number: (open_[number], -number), default=None)

    def _leaf(self, figures: Figures) -> Leaf:
        known = tuple(figures.items())
        return self._leaves.setdefault(known, Leaf(known))

    def _tell(self) -> None:
        self.seen += 1
        if self.patience is not None:
            if not self.patience:
                raise OutOfPatience
            self.patience -= 1
        if self.progress and self.seen % _EVERY == 0:
            self.progress(self.seen, min(self.done, 1.0))


def cubes(node: Node) -> Iterator[tuple[Mapping[int, frozenset[int]], Leaf]]:
    """Yield the parts of the space that a tree tells apart, each with its leaf; none where nothing lies."""
    return _cubes(node, {})


def _cubes(
    node: Node, above: Mapping[int, frozenset[int]]
) -> Iterator[tuple[Mapping[int, frozenset[int]], Leaf]]:
    if isinstance(node, Branch):
        for values, child in node.edges:
            yield from _cubes(child, {**above, node.variable: values})
    elif node is not EXCLUDED:
        yield above, node
