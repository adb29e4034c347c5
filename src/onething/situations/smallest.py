"""The smallest counterexample: the fewest facts that break a claim, whatever else is the case.

A set of answers breaks the claim if no situation with them keeps it. So it differs, in one answer at
least, from each part of the space that keeps it. The fewest answers that differ from all such parts
known so far are tried: if they break the claim there are no fewer, else they show another such part.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from onething.situations.hitting import Hitting
from onething.situations.space import Known
from onething.situations.tree import Met, OutOfPatience, Tree

__all__ = ["PATIENCE", "Smallest", "smallest"]

PATIENCE = 700
"""After looking at so many parts of the space the search for fewer answers ends."""

_SHORT = 60
"""So many of them are spent at most on whether one answer can be left out."""

_LAST = 8
"""So many of the parts last met are tried again with other answers."""


@dataclass(frozen=True, slots=True)
class Smallest:
    """Answers that break a claim, and whether it is certain that no fewer do."""

    known: Known
    fewest: bool


def smallest(tree: Tree, met: Known, *, patience: int = PATIENCE) -> Smallest:
    """Return as few answers as break the claim of a tree, from some that do; what is said of sources stays.

    That no fewer answers break it is certain unless the search ran out of patience: so many parts of the
    space are looked at.
    """
    fixed = {number: value for number, value in met.items() if tree.space.variables[number].source}
    search = _Search(tree, fixed, dict(met))
    try:
        with tree.limited(patience):
            search.leave_out_what_does_not_matter()
            return Smallest(search.fewest(), fewest=True)
    except OutOfPatience:
        return Smallest(search.known, fewest=False)


@dataclass
class _Search:
    tree: Tree
    fixed: Known
    known: Known
    """The fewest answers found so far that break the claim, and what is said of sources."""
    _keeping: list[Known] = field(default_factory=list)
    """Parts of the space that keep the claim."""

    def leave_out_what_does_not_matter(self) -> None:
        """Leave out every answer without which the others break the claim, as far as is quickly seen."""
        for fewer in self._without_one():
            if self.tree.breaks(fewer):
                self.known = fewer
        for fewer in self._without_one():
            with suppress(OutOfPatience), self.tree.limited(_SHORT):
                if self._kept_by(fewer) is None:
                    self.known = fewer

    def _without_one(self) -> Iterator[Known]:
        """Yield what is known without each answer in turn, those left out meanwhile as well."""
        for number in sorted(set(self.known) - set(self.fixed)):
            yield {n: value for n, value in self.known.items() if n != number}

    def fewest(self) -> Known:
        """Return the fewest answers that break the claim."""
        hitting, size = Hitting(self.tree.space), 0
        while size < len(self.known) - len(self.fixed):
            answers = next(self._possible(hitting.sets(self._keeping, size)), None)
            if answers is None:
                size += 1
            elif self._kept_by(answers) is None:
                return answers
        return self.known

    def _possible(self, sets: Iterator[Known]) -> Iterator[Known]:
        every = ({**answers, **self.fixed} for answers in sets)
        return (known for known in every if self.tree.space.possible(known))

    def _kept_by(self, known: Known) -> Known | None:
        """Return answers that keep the claim with these, whatever else is the case; None if none do."""
        kept = self._like_others(known)
        if kept is None:
            found = self.tree.search(known, broken=False)
            kept = found.known if isinstance(found, Met) else None
        return None if kept is None else self._widened(kept)

    def _like_others(self, known: Known) -> Known | None:
        """Return answers that keep the claim together with these, if some that do are like those last met."""
        for kept in reversed(self._keeping[-_LAST:]):
            part = {**kept, **known}
            if self.tree.keeps(part) and self.tree.space.possible(part):
                return part
        return None

    def _widened(self, kept: Known) -> Known:
        """Return fewer answers that keep the claim, among them all by which constraints allow them."""
        space = self.tree.space
        kept = space.completed(kept) or kept
        for number in sorted(set(kept) - set(self.fixed)):
            fewer = {n: value for n, value in kept.items() if n != number}
            if space.completed(fewer) == fewer and self.tree.keeps(fewer):
                kept = fewer
        self._keeping.append(kept)
        return kept
