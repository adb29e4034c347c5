"""The certificate of a proof: parts that cover the whole space, each with what its plans come to at most.

It names what it was made from by its content, so that it is not taken for a proof of anything else,
and seals itself, so that a change is noticed. What it says is checked by `onething.situations.verifying`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, Literal

from pydantic import Field

from onething.model import (
    Case,
    Catalogue,
    CatalogueId,
    FactName,
    FigureKind,
    OneThingId,
    RulePack,
    SourceId,
    Value,
)
from onething.model.claim import Claim
from onething.model.noun import Noun
from onething.situations.proving import Proven
from onething.situations.space import DOWN
from onething.situations.tree import cubes

__all__ = ["Certificate", "Cube", "certificate", "content_hash", "rules_hash"]


class Cube(Noun):
    """A part of the space, and the most that its plans come to."""

    answers: dict[FactName, tuple[int, ...]] = Field(default_factory=dict)
    """By fact, the numbers of the classes that its values lie in; a fact that is missing may be anything."""
    answering: tuple[SourceId, ...] = ()
    """The sources that answer as is assumed."""
    down: tuple[SourceId, ...] = ()
    """The sources that are down; those not named may be either."""
    at_most: dict[FigureKind, int]


class Certificate(Noun):
    """A proof that can be checked without whoever made it."""

    format: Literal[1] = 1
    """The version of what a certificate looks like."""
    version: str
    """The version of the library whose planner the figures are of."""
    catalogue: CatalogueId
    catalogue_hash: str
    rules_hash: str
    onething: OneThingId
    claim: Claim
    case: Case
    """What all situations have in common."""
    outages: int
    situations: int
    classes: dict[FactName, tuple[Value, ...]]
    """By fact, one example of each class of its values."""
    sources: tuple[SourceId, ...]
    """The sources that may be down."""
    cubes: tuple[Cube, ...]
    seal: str = ""
    """The hash of all else."""

    def sealed(self) -> Certificate:
        """Return the certificate with its seal."""
        return self.model_copy(update={"seal": self._hash()})

    @property
    def intact(self) -> bool:
        """Whether nothing was changed since it was sealed."""
        return self.seal == self._hash()

    def _hash(self) -> str:
        return _hash(self.model_dump(mode="json", exclude={"seal"}))


def certificate(proven: Proven) -> Certificate:
    """Return the certificate of a claim that holds; ValueError for one that does not."""
    proof, space, tree = proven.proof, proven.space, proven.tree
    if tree is None:
        raise ValueError("the claim does not hold, so there is nothing to certify")
    variables = space.variables
    found = []
    for cube, leaf in cubes(tree):
        sources = {n: values for n, values in cube.items() if variables[n].source}
        found.append(
            Cube(
                answers={
                    variables[n].fact: tuple(sorted(values))
                    for n, values in sorted(cube.items())
                    if n not in sources
                },
                answering=_those(space.variables, sources, down=False),
                down=_those(space.variables, sources, down=True),
                at_most=dict(leaf.figures),
            )
        )
    planner = space.planner
    return Certificate(
        version=version("onething"),
        catalogue=planner.catalogue.jurisdiction.id,
        catalogue_hash=content_hash(planner.catalogue),
        rules_hash=rules_hash(planner.packs),
        onething=space.program.onething.id,
        claim=proof.claim,
        case=space.case,
        outages=space.outages,
        situations=proof.situations,
        classes={variables[n].fact: variables[n].values for n in space.questions},
        sources=proof.sources,
        cubes=tuple(found),
    ).sealed()


def content_hash(catalogue: Catalogue) -> str:
    """Return the hash of all that a catalogue says, wherever and in whatever order it is written."""
    tables = ("regions", "departments", "materials", "sources", "items", "onethings", "declared")
    whole: dict[str, Any] = {"jurisdiction": catalogue.jurisdiction.model_dump(mode="json")}
    for name in tables:
        nouns = getattr(catalogue, name)
        whole[name] = {key: noun.model_dump(mode="json") for key, noun in nouns.items()}
    return _hash(whole)


def rules_hash(packs: Iterable[RulePack]) -> str:
    """Return the hash of rule packs."""
    return _hash(sorted((pack.model_dump(mode="json") for pack in packs), key=lambda pack: str(pack["id"])))


def _those(variables: Any, sources: dict[int, frozenset[int]], *, down: bool) -> tuple[SourceId, ...]:
    return tuple(
        variables[n].source
        for n, values in sorted(sources.items())
        if len(values) == 1 and (DOWN in values) is down
    )


def _hash(whole: Any) -> str:
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
