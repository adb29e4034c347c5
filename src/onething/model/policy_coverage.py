"""What policy cases exercise of a policy, and what none of them exercises."""

from __future__ import annotations

from enum import StrEnum

from onething.language import Label
from onething.model.literals import Count
from onething.model.noun import Noun
from onething.model.question import Value

__all__ = ["Hole", "PolicyCoverage", "PolicyPart"]


class PolicyPart(StrEnum):
    """What of a policy can be exercised."""

    QUESTION = "question"
    """A fact that some condition reads."""
    ANSWER = "answer"
    """A class of values of such a fact."""
    WAY = "way"
    """A way to meet a requirement without handing the material in."""
    RULE = "rule"
    """A rule that has a consequence in the one-thing."""


class Hole(Noun):
    """Something that no case exercises."""

    part: PolicyPart
    subject: str
    """The fact, the way as DEMAND/WAY by number, or the rule."""
    name: Label
    value: Value = None
    """For an answer: a value of its class."""


class PolicyCoverage(Noun):
    """What the cases of one one-thing exercise: of each part, how much there is, and what is missing."""

    onething: str
    """With its catalogue, as policy cases name it."""
    cases: Count
    totals: dict[PolicyPart, Count]
    holes: tuple[Hole, ...]

    def missing(self, part: PolicyPart) -> tuple[Hole, ...]:
        """Return what is missing of a part."""
        return tuple(hole for hole in self.holes if hole.part is part)
