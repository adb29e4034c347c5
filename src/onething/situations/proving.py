"""Proving a claim over all situations of a one-thing, or refuting it by the smallest counterexample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from time import perf_counter

from onething.conditions import class_label
from onething.language import Label
from onething.model import (
    CHANNEL,
    Assume,
    Case,
    CatalogueId,
    Channel,
    FactName,
    FigureKind,
    OneThingId,
    Plan,
    SourceId,
    Value,
)
from onething.model.claim import Claim
from onething.model.literals import Day
from onething.model.noun import Noun
from onething.situations.smallest import PATIENCE, smallest
from onething.situations.space import DOWN, UP, Known, Space, Variable
from onething.situations.spanning import space_of
from onething.situations.tree import Met, Node, Progress, Tree, cubes
from onething.workflows import Planner

__all__ = [
    "Answered",
    "Asked",
    "Counterexample",
    "Proof",
    "Proven",
    "answers_of",
    "figures_of",
    "prove",
    "proven",
]


_LITTLE = 100
"""At least so many parts of the space are looked at for fewer answers with each pattern of outages."""


class Answered(Noun):
    """An answer in a situation: a value that stands for its whole class."""

    fact: FactName
    question: Label
    value: Value
    meaning: Label | None = None
    """What all values of its class have in common, where there is more than one."""


class Asked(Noun):
    """A fact that matters, and how many classes of its values there are."""

    fact: FactName
    question: Label
    classes: int


class Counterexample(Noun):
    """Somebody for whom the claim does not hold."""

    answers: tuple[Answered, ...]
    """The answers that break it, whatever else is the case."""
    down: tuple[SourceId, ...] = ()
    """The sources that have to be down for it."""
    fewest: bool = True
    """Whether it is certain that no fewer answers break it, with as few sources down."""
    situation: dict[FactName, Value]
    """A whole situation with these answers."""
    figures: dict[FigureKind, int]
    """What its plan comes to."""
    plan: Plan


class Proof(Noun):
    """Whether a claim holds in every situation of a one-thing."""

    catalogue: CatalogueId
    onething: OneThingId
    name: Label
    as_of: Day
    region: str
    channel: Channel | None
    """None: in each situation the best."""
    assume: Assume
    claim: Claim
    outages: int
    """So many sources may be down."""
    holds: bool
    situations: int
    """How many situations there are, as classes of answers tell them apart, and patterns of outages."""
    questions: tuple[Asked, ...]
    """The facts that matter."""
    sources: tuple[SourceId, ...]
    """The sources that may be down."""
    cubes: int
    """In how many parts of the space the answer was found, where the claim holds."""
    seconds: float
    counterexample: Counterexample | None = None


@dataclass(frozen=True)
class Proven:
    """A proof, with the tree that it rests on."""

    proof: Proof
    space: Space
    tree: Node | None
    """None: the claim does not hold."""


def prove(
    planner: Planner,
    onething: str,
    claim: Claim,
    case: Case | None = None,
    *,
    outages: int = 0,
    progress: Progress | None = None,
) -> Proof:
    """Return whether a claim holds in every situation that has in common what the case says.

    With `outages` so many sources may be down. Without a channel each situation takes its best one, as
    its plan does. Raises as `Planner.plan` does, and EmptySpace where constraints leave no situation.
    """
    return proven(planner, onething, claim, case, outages=outages, progress=progress).proof


def proven(
    planner: Planner,
    onething: str,
    claim: Claim,
    case: Case | None = None,
    *,
    outages: int = 0,
    progress: Progress | None = None,
) -> Proven:
    """Return the same as `prove`, with the tree."""
    started = perf_counter()
    noun = planner.catalogue.onething(onething)
    space = space_of(planner, noun, case or Case(), outages=outages)
    tree = Tree.of(space, claim, progress)
    grown = tree.broken_in({})
    counterexample = _counterexample(space, claim, tree) if isinstance(grown, Met) else None
    settled = space.case
    given = settled.facts.get(CHANNEL)
    proof = Proof(
        catalogue=planner.catalogue.jurisdiction.id,
        onething=noun.id,
        name=noun.name,
        as_of=settled.as_of or date.today(),
        region=str(settled.region),
        channel=Channel(str(given)) if given else None,
        assume=settled.assume,
        claim=claim,
        outages=outages,
        holds=counterexample is None,
        situations=space.count(),
        questions=tuple(_asked(space.variables[n]) for n in space.questions),
        sources=tuple(space.variables[n].source or SourceId("") for n in space.sources),
        cubes=0 if isinstance(grown, Met) else sum(1 for _ in cubes(grown)),
        seconds=perf_counter() - started,
        counterexample=counterexample,
    )
    return Proven(proof, space, None if isinstance(grown, Met) else grown)


def _counterexample(space: Space, claim: Claim, tree: Tree) -> Counterexample:
    """Return the counterexample with the fewest sources down, and of these with the fewest answers."""
    down = next(_losses(space, tree))
    found = [smallest(tree, broken, patience=max(_LITTLE, PATIENCE // len(down))) for broken in down]
    best = min(found, key=lambda one: (len(one.known), sorted(one.known.items())))
    whole = space.whole(best.known)
    plan = space.planner.plan(space.program.onething.id, space.case_of(whole))
    return Counterexample(
        answers=answers_of(space, best.known),
        down=space.down(best.known),
        fewest=all(one.fewest for one in found),
        situation=space.facts(whole),
        figures=figures_of(plan, claim),
        plan=plan,
    )


def _losses(space: Space, tree: Tree) -> Iterator[list[Known]]:
    """Yield for the fewest outages that break the claim the broken parts, each with its sources down."""
    for down in range(space.outages + 1):
        found = []
        for lost in combinations(space.sources, down):
            fixed = {number: DOWN if number in lost else UP for number in space.sources}
            met = tree.broken_in(fixed)
            if isinstance(met, Met):
                found.append(met.known)
        if found:
            yield found


def figures_of(plan: Plan, claim: Claim) -> dict[FigureKind, int]:
    """Return what a plan comes to, of what is claimed."""
    flow = plan.flow
    known = {
        FigureKind.VISITS: plan.visits,
        FigureKind.DAYS: plan.days,
        FigureKind.MATERIALS: flow.materials if flow else None,
    }
    return {kind: known[kind] or 0 for kind in claim.kinds}


def answers_of(space: Space, known: Known) -> tuple[Answered, ...]:
    """Return the answers in a part of a situation, each with what its class means."""
    asked = ((space.variables[number], value) for number, value in sorted(known.items()))
    return tuple(_answered(space, one, value) for one, value in asked if not one.source)


def _asked(variable: Variable) -> Asked:
    return Asked(fact=variable.fact, question=variable.question.label, classes=len(variable.values))


def _answered(space: Space, variable: Variable, value: int) -> Answered:
    classes, example, question = variable.classes, variable.values[value], variable.question
    if classes is None or question.options or isinstance(example, bool):
        return Answered(fact=variable.fact, question=question.label, value=example)
    names = {code: region.name for code, region in space.planner.catalogue.regions.items()}
    meaning = class_label(classes, example, regions=names)
    return Answered(fact=variable.fact, question=question.label, value=example, meaning=meaning)
