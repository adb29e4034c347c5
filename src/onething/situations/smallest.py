"""The smallest counterexample: the fewest facts that break a claim, whatever else is the case.

A set of answers breaks the claim if no situation with them keeps it. So for any situation that keeps
it, one answer at least must be another: the search puts each such answer in turn, with ever more of
them, and the first set that leaves no situation which keeps the claim is a smallest one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onething.situations.space import Known
from onething.situations.tree import Met, OutOfPatience, Tree

__all__ = ["Smallest", "smallest"]

PATIENCE = 250
"""After looking at so many parts of the space the search for fewer answers ends."""

_SHORT = 20
"""So many of them are spent at most on whether one answer can be left out."""


@dataclass(frozen=True, slots=True)
class Smallest:
    """Answers that break a claim, and whether it is certain that no fewer do."""

    known: Known
    fewest: bool


def smallest(tree: Tree, met: Known, *, patience: int = PATIENCE) -> Smallest:
    """Return as few answers as break the claim of a tree, from some that do.

    That no fewer answers break it is certain unless the search ran out of patience: so many parts of the
    space are looked at.
    """
    fixed = {number: value for number, value in met.items() if tree.space.variables[number].source}
    search = _Search(tree, patience)
    known = search.without_what_does_not_matter(met, fixed)
    try:
        for more in range(len(known) - len(fixed)):
            found = search.broken_by(fixed, more)
            if found is not None:
                return Smallest(found, fewest=True)
    except OutOfPatience:
        return Smallest(known, fewest=False)
    return Smallest(known, fewest=True)


@dataclass
class _Search:
    tree: Tree
    patience: int
    _failed: set[tuple[int, frozenset[tuple[int, int]]]] = field(default_factory=set)

    def without_what_does_not_matter(self, met: Known, fixed: Known) -> Known:
        """Return answers that break the claim; none of them can be left out, as far as is quickly seen."""
        known = dict(met)
        for number in sorted(set(met) - set(fixed)):
            fewer = {n: value for n, value in known.items() if n != number}
            if self.tree.kept(fewer) is False:
                known = fewer
        for number in sorted(set(known) - set(fixed)):
            fewer = {n: value for n, value in known.items() if n != number}
            try:
                if self._kept_by(fewer, _SHORT) is None:
                    known = fewer
            except OutOfPatience:
                continue
        return known

    def broken_by(self, known: Known, more: int) -> Known | None:
        """Return answers that break the claim: the known ones, and so many more at most."""
        state = more, frozenset(known.items())
        if state in self._failed or not self.tree.space.possible(known):
            return None
        kept = self._kept_by(known, self.patience)
        if kept is None:
            return known
        if more:
            for other in self._otherwise(known, kept):
                found = self.broken_by(other, more - 1)
                if found is not None:
                    return found
        self._failed.add(state)
        return None

    def _otherwise(self, known: Known, kept: Known) -> Iterator[Known]:
        """Yield the answers with one more, other than in a part of the space that keeps the claim."""
        for number, value in kept.items():
            if number not in known:
                values = range(len(self.tree.space.variables[number].values))
                yield from ({**known, number: other} for other in values if other != value)

    def _kept_by(self, known: Known, patience: int) -> Known | None:
        """Return answers with these that keep the claim, whatever else is the case; None if none do.

        Raises OutOfPatience if that is not found out in time.
        """
        self.tree.patience = granted = min(patience, self.patience)
        try:
            found = self.tree.search(known, broken=False)
        finally:
            self.patience -= granted - (self.tree.patience or 0)
            self.tree.patience = None
        return found.known if isinstance(found, Met) else None
