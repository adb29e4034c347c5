"""The port through which rules meet facts: a matcher, and what it yields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from onething.model import RuleId
from onething.rules.patterns import CompiledRule
from onething.rules.shapes import CatalogueFact

__all__ = ["Match", "Matcher"]


class Match(NamedTuple):
    """Facts of the catalogue that a rule joins."""

    rule: RuleId
    facts: tuple[str, ...]
    """Their keys, in the order of the rule's variables."""


class Matcher(Protocol):
    """Joins the facts of a catalogue by the patterns of rules.

    A call keeps nothing, gives equal answers for equal input, and may run in several threads at once.
    """

    name: str

    def match(self, rules: Sequence[CompiledRule], facts: Sequence[CatalogueFact]) -> frozenset[Match]:
        """Return every way in which the facts meet the patterns of a rule.

        A fact meets a pattern if all its tests hold, *unknown* not being enough; a join holds if both
        values are there and equal. The variables of one rule stand for different facts. Facts with one
        shape and key count as one. Raises MatcherError for what a matcher must refuse.
        """
        ...
