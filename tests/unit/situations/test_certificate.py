"""Certificates: what they say, and who refuses them."""

from __future__ import annotations

import small_promises as small

from onething.model import FigureKind
from onething.situations import Certificate, Claim, certificate, proven, verify


def made(**limits: int) -> Certificate:
    """Return the certificate of a claim that holds in the small world."""
    return certificate(proven(small.planner(), "whole", Claim.model_validate(limits), small.CASE))


def test_a_certificate_is_accepted_by_another_planner_of_the_same_content() -> None:
    """It names its content by what it says, not by who loaded it."""
    verdict = verify(small.planner(), made(visits=2))
    assert verdict.holds
    assert verdict.planned >= 1


def test_a_certificate_of_another_catalogue_is_refused() -> None:
    """A handover on site may be a further visit."""
    other = small.planner(licence={"handover": "on-site"})
    said = [one.en for one in verify(other, made(visits=2)).refusals]
    assert said == ["it belongs to another catalogue, or to another state of it"]


def test_a_certificate_that_was_changed_is_refused() -> None:
    """The seal tells, whatever was changed."""
    changed = made(visits=2).model_copy(update={"situations": 1})
    said = [one.en for one in verify(small.planner(), changed).refusals]
    assert said == ["the certificate was changed after it was sealed"]


def test_a_figure_that_is_too_low_is_refused_under_a_new_seal() -> None:
    """The planner is asked again."""
    holding = made(visits=2)
    lower = [cube.model_copy(update={"at_most": {FigureKind.VISITS: 0}}) for cube in holding.cubes]
    changed = holding.model_copy(update={"cubes": tuple(lower)}).sealed()
    said = [one.en for one in verify(small.planner(), changed).refusals]
    assert said == ["part 1 comes to more than it says"]


def test_a_hole_is_found() -> None:
    """A certificate without parts covers nobody."""
    empty = made(visits=2).model_copy(update={"cubes": ()}).sealed()
    (said,) = verify(small.planner(), empty).refusals
    assert said.en.startswith("not every situation is covered")
