"""Checking a certificate, with nothing of the prover: only the model and the planner.

The space is made out anew from the conditions that the one-thing reads. Its parts must be covered
without a hole, whatever does not break a constraint; and each part's figure is checked by planning a
half-answered case, whose figures are the most that any answers bring, splitting the part where a class
of values, or a pattern of outages, has to be looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from onething.language import Label
from onething.model import CatalogueId, OneThingId
from onething.model.claim import Claim
from onething.model.noun import Noun
from onething.situations.certificate import Certificate, content_hash, rules_hash
from onething.situations.covering import Cover
from onething.situations.replanning import Replanned
from onething.situations.retracing import Retraced
from onething.workflows import Planner

__all__ = ["Verdict", "verify"]


class Verdict(Noun):
    """Whether a certificate proves its claim; if not, why."""

    catalogue: CatalogueId
    onething: OneThingId
    claim: Claim
    holds: bool
    outages: int
    """So many sources may be down."""
    situations: int
    cubes: int
    planned: int = 0
    """How many cases were planned to check it."""
    refusals: tuple[Label, ...] = ()
    """Why it does not; empty where it does."""


def verify(planner: Planner, certificate: Certificate) -> Verdict:
    """Return whether a certificate proves its claim of the planner's catalogue and rules."""
    replanned = Replanned(Cover(Retraced(planner, certificate)))
    refusals = tuple(_of_something_else(planner, certificate)) or tuple(_refusals(replanned))
    return Verdict(
        catalogue=certificate.catalogue,
        onething=certificate.onething,
        claim=certificate.claim,
        holds=not refusals,
        outages=certificate.outages,
        situations=certificate.situations,
        cubes=len(certificate.cubes),
        planned=replanned.count,
        refusals=refusals,
    )


def _of_something_else(planner: Planner, made: Certificate) -> Iterator[Label]:
    if not made.intact:
        yield Label(
            zh="证书的内容与其封印不符，已被改动", en="the certificate was changed after it was sealed"
        )
    if made.version != version("onething"):
        own = version("onething")
        yield Label(
            zh=f"证书出自 onething {made.version}，此处是 {own}",
            en=f"it was made by onething {made.version}, and this is {own}",
        )
    if made.catalogue_hash != content_hash(planner.catalogue):
        yield Label(zh="证书属于另一份目录", en="it belongs to another catalogue, or to another state of it")
    if made.rules_hash != rules_hash(planner.packs):
        yield Label(zh="证书属于另一套规则", en="it belongs to other rule packs, or to another state of them")


def _refusals(replanned: Replanned) -> Iterator[Label]:
    """Yield what is wrong, at most one of each kind."""
    cover = replanned.cover
    mistake = next(cover.of.mistakes(), None)
    if mistake:
        yield mistake
        return
    hole = cover.hole()
    if hole is not None:
        said = cover.said(hole)
        yield Label(zh=f"没有覆盖全部情形：{said}", en=f"not every situation is covered: {said}")
    wrong = next(_wrong_figures(replanned), None)
    if wrong:
        yield wrong


def _wrong_figures(replanned: Replanned) -> Iterator[Label]:
    made = replanned.cover.of.made
    limits = dict(made.claim.limits())
    for number, cube in enumerate(made.cubes, start=1):
        if any(cube.at_most.get(kind, limit + 1) > limit for kind, limit in limits.items()):
            yield Label(
                zh=f"第 {number} 部分的数字超过所称的上限", en=f"part {number} is beyond what is claimed"
            )
        elif not replanned.at_most(replanned.cover.part(cube), cube.at_most):
            yield Label(
                zh=f"第 {number} 部分的数字低于规划所得", en=f"part {number} comes to more than it says"
            )
