"""The reviews over all situations, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from onething.errors import Place
from onething.model import Finding
from onething.situations.reviews.conditions import condition_never_holds
from onething.situations.reviews.everywhere import Everywhere
from onething.situations.reviews.questions import question_changes_nothing
from onething.situations.reviews.rules import rule_never_decides, rules_always_agree
from onething.situations.reviews.ways_through import no_way_through
from onething.workflows import Planner

__all__ = ["SITUATION_REVIEWS", "review_situations"]

Review = Callable[[Planner, Sequence[Everywhere]], Iterator[Finding]]
"""A review: given all situations of each one-thing, yields what one thing that can be wrong is about."""

SITUATION_REVIEWS: tuple[Review, ...] = (
    no_way_through,
    condition_never_holds,
    rule_never_decides,
    rules_always_agree,
    question_changes_nothing,
)
"""Every review over all situations, gravest first."""


def review_situations(planner: Planner, places: Mapping[str, Place] | None = None) -> tuple[Finding, ...]:
    """Return the findings over all situations of the planner's catalogue; `places` are those of rules."""
    worlds = [Everywhere(planner, planner.program(id)) for id in planner.catalogue.onethings]
    found = (finding for review in SITUATION_REVIEWS for finding in review(planner, worlds))
    return tuple(_placed(finding, places or {}) for finding in found)


def _placed(finding: Finding, places: Mapping[str, Place]) -> Finding:
    place = finding.place or places.get(finding.subject.removeprefix("rule "))
    return finding.model_copy(update={"place": place})
