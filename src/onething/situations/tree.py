"""The decision tree over the situations: it asks what decides most, and stops where the answer is known.

Parts of the space that come to the same share one node, so the tree is a decision diagram, and classes
of a fact that lead to the same node are one branch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from onething.model import FigureKind
from onething.model.claim import Claim
from onething.situations.bounds import Bounds, Ranges, Sight
from onething.situations.space import DOWN, UP, Known, Space

__all__ = ["EXCLUDED", "Branch", "Leaf", "Met", "Node", "OutOfPatience", "Progress", "Tree", "cubes"]

Figures = tuple[tuple[FigureKind, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A part of the space in which the answer is the same, and the most that each figure comes to."""

    figures: Figures


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


_SOON = 120
"""After so many parts situations are tried at random."""

_TRIED = 150
"""So many situations are tried at random."""


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
    """After so many parts a search gives up; None: it never does."""
    _kept: dict[tuple[bool, Hashable], Node] = field(default_factory=dict, repr=False)
    _leaves: dict[Figures, Leaf] = field(default_factory=dict, repr=False)
    _broken_in: dict[Hashable, Node | Met] = field(default_factory=dict, repr=False)
    _branches: dict[Hashable, Branch] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, space: Space, claim: Claim, progress: Progress | None = None) -> Tree:
        """Return a tree that has grown nowhere yet."""
        return cls(space, Bounds(space, claim.kinds), claim, progress)

    def broken_in(self, known: Known) -> Node | Met:
        """Return a part of a situation in which the claim is broken, else the tree that shows it is not.

        Where that is not soon seen some situations are tried at random, before all are gone through.
        """
        place = frozenset(known.items())
        if place not in self._broken_in:
            self._broken_in[place] = self._soon(known) or self._tried(known) or self._at_last(known)
        return self._broken_in[place]

    def _soon(self, known: Known) -> Node | Met | None:
        self.patience = _SOON
        try:
            return self.search(known, broken=True)
        except OutOfPatience:
            return None
        finally:
            self.patience = None

    def _tried(self, known: Known) -> Met | None:
        chance = Random(0)  # noqa: S311 - the same situations are tried each time
        for _ in range(_TRIED):
            situation = self._any_situation(known, chance)
            if situation is not None and self._kept_at(situation) is False:
                return Met(situation)
        return None

    def _at_last(self, known: Known) -> Node | Met:
        self.done = 0.0
        return self.search(known, broken=True)

    def _any_situation(self, known: Known, chance: Random) -> Known | None:
        space = self.space
        free = [number for number in space.sources if number not in known]
        lost = chance.sample(free, min(len(free), space.left(known)))
        values = {n: chance.randrange(len(space.variables[n].values)) for n in space.questions}
        situation = {**values, **{n: DOWN if n in lost else UP for n in free}, **known}
        return situation if space.possible(situation) else None

    def _kept_at(self, situation: Known) -> bool | None:
        return self._holds(self.bounds.exact(self.bounds.see(situation)))

    def kept(self, known: Known) -> bool | None:
        """Tell whether the claim holds (or is broken) in a part whatever else is the case; None: not seen."""
        return self._holds(self.bounds.ranges(self.bounds.see(known)))

    def search(self, known: Known, *, broken: bool, share: float = 1.0) -> Node | Met:
        """Return a part of a situation in which the claim is broken (or holds), else the whole tree.

        Whatever is not said of the part met, the claim is broken (or holds) all the same.
        """
        self._tell()
        if not self.space.possible(known):
            self.done += share
            return EXCLUDED
        sight = self.bounds.see(known)
        ranges = self.bounds.ranges(sight)
        kept = self._holds(ranges)
        variable = None
        if kept is None:
            key = broken, (sight.key, self.space.left(known), self.space.residue(known))
            found = self._kept.get(key)
            if found is not None:
                self.done += share
                return found
            variable = self._deciding(sight, known)
            if variable is None:
                ranges = self.bounds.exact(sight)
                kept = bool(self._holds(ranges))
        if variable is None:
            self.done += share
            return Met(known) if kept is not broken else self._leaf(ranges)
        grown = self._split(known, variable, broken=broken, share=share)
        if not isinstance(grown, Met):
            self._kept[key] = grown
        return grown

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
        values = range(len(self.space.variables[variable].values))
        return sorted(values, key=lambda value: self._hope({**known, variable: value}), reverse=broken)

    def _hope(self, known: Known) -> list[int]:
        """Return what speaks for a claim to be broken: the least and the most of its figures."""
        ranges = self.bounds.ranges(self.bounds.see(known))
        return [sum(ranges[kind].least for kind in ranges), sum(ranges[kind].most for kind in ranges)]

    def _deciding(self, sight: Sight, known: Known) -> int | None:
        """Return the variable that decides most of what keeps the answer open; None if none does."""
        counted = self.bounds.deciding(sight, dict(self.claim.limits()))
        open_ = {number: count for number, count in counted.items() if number not in known}
        return max(open_, key=lambda number: (open_[number], -number), default=None)

    def _holds(self, ranges: Ranges) -> bool | None:
        """Tell whether the claim holds whatever else becomes known; None if that depends."""
        if all(ranges[kind].most <= limit for kind, limit in self.claim.limits()):
            return True
        if any(ranges[kind].least > limit for kind, limit in self.claim.limits()):
            return False
        return None

    def _leaf(self, ranges: Ranges) -> Leaf:
        figures = tuple((kind, ranges[kind].most) for kind in self.claim.kinds)
        return self._leaves.setdefault(figures, Leaf(figures))

    def _tell(self) -> None:
        self.seen += 1
        if self.patience is not None:
            if not self.patience:
                raise OutOfPatience
            self.patience -= 1
        if self.progress and self.seen % _EVERY == 0:
            self.progress(self.seen, self.done)


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
