"""What a promise rests on: the sources whose loss brings a visit back, and on what it can still count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from onething.language import Label
from onething.model import Assume, Case, CatalogueId, OneThingId, SourceId
from onething.model.claim import Claim
from onething.model.literals import Day
from onething.model.noun import Noun
from onething.situations.proving import Answered, answers_of
from onething.situations.smallest import smallest
from onething.situations.space import DOWN, UP
from onething.situations.spanning import space_of
from onething.situations.tree import Met, Tree
from onething.workflows import Planner

__all__ = ["Loss", "Robustness", "robustness"]

_PATIENCE = 200
"""So much is spent on finding fewer answers for each loss."""


class Loss(Noun):
    """Sources whose loss, all of them together, breaks a claim in some situation."""

    sources: tuple[SourceId, ...]
    answers: tuple[Answered, ...]
    """Of whom: with these answers the claim is broken, whatever else is the case."""


class Robustness(Noun):
    """On what a claim about a one-thing can count."""

    catalogue: CatalogueId
    onething: OneThingId
    name: Label
    as_of: Day
    claim: Claim
    connected: bool
    """Whether it holds with every source answering as is assumed."""
    any_one_down: bool
    """Whether it holds with any one source down."""
    certain: bool
    """Whether it holds on what is certain: sources that cover every case, consent that was given."""
    outages: int
    """Losses of so many sources at most were looked for."""
    losses: tuple[Loss, ...] = ()
    """The smallest sets of sources whose loss breaks it; none holds another. Those of one source are the
    single points of failure. Where it does not hold at all there are none."""

    @property
    def single_points(self) -> tuple[SourceId, ...]:
        """The sources whose loss alone breaks the claim."""
        return tuple(loss.sources[0] for loss in self.losses if len(loss.sources) == 1)


def robustness(
    planner: Planner, onething: str, claim: Claim, case: Case | None = None, *, outages: int = 2
) -> Robustness:
    """Return on what a claim can count, looking for losses of so many sources at most.

    Raises as `onething.situations.prove` does.
    """
    noun, case = planner.catalogue.onething(onething), case or Case()
    connected = not _broken(planner, onething, claim, case)
    losses = tuple(_losses(planner, onething, claim, case, outages)) if connected else ()
    one_down = connected and not _broken(planner, onething, claim, case, outages=1)
    settled = planner.settle(noun, case)
    return Robustness(
        catalogue=planner.catalogue.jurisdiction.id,
        onething=noun.id,
        name=noun.name,
        as_of=settled.as_of or date.today(),
        claim=claim,
        connected=connected,
        any_one_down=one_down,
        certain=not _broken(planner, onething, claim, case.model_copy(update={"assume": Assume.GUARANTEED})),
        outages=outages,
        losses=losses,
    )


def _broken(planner: Planner, onething: str, claim: Claim, case: Case, *, outages: int = 0) -> bool:
    space = space_of(planner, planner.catalogue.onething(onething), case, outages=outages)
    return isinstance(Tree.of(space, claim).broken_in({}), Met)


def _losses(planner: Planner, onething: str, claim: Claim, case: Case, outages: int) -> Iterator[Loss]:
    """Yield the smallest sets of sources whose loss breaks the claim, smaller ones first."""
    space = space_of(planner, planner.catalogue.onething(onething), case, outages=outages)
    tree, found = Tree.of(space, claim), list[frozenset[int]]()
    if not isinstance(tree.broken_in({}), Met):
        return
    for count in range(1, space.outages + 1):
        for lost in map(frozenset, combinations(space.sources, count)):
            if any(smaller <= lost for smaller in found):
                continue
            met = tree.broken_in({n: DOWN if n in lost else UP for n in space.sources})
            if isinstance(met, Met):
                found.append(lost)
                known = smallest(tree, met.known, patience=_PATIENCE).known
                yield Loss(sources=space.down(known), answers=answers_of(space, known))
