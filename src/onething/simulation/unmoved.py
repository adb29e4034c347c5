"""The cases with every input as it is, from which each input is then moved alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from onething.model import OneThingId
from onething.simulation.measuring import Measure
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds
from onething.workflows.outcomes import Chance

__all__ = ["Unmoved"]


class Unmoved:
    """The profiles of a log, planned once in one world.

    `worlds` are of that world alone; `weights` tells the cases of each profile by its number.
    """

    def __init__(
        self, worlds: Worlds, profiles: Sequence[Profile], weights: Sequence[float], measure: Measure
    ) -> None:
        self.worlds, self.profiles, self.weights, self.measure = worlds, profiles, weights, measure
        self.planned = tuple(worlds.planned(profile, ()) for profile in profiles)
        """What each profile comes to, with its probabilities."""

    @cached_property
    def cases(self) -> float:
        """How many cases there are."""
        return sum(self.weights) or 1.0

    @cached_property
    def onethings(self) -> tuple[OneThingId, ...]:
        """The one-things of the cases."""
        return tuple(sorted({profile.onething for profile in self.profiles}))

    @cached_property
    def result(self) -> float:
        """What is measured comes to, a case."""
        return self.measured(self.measure)

    def measured(self, measure: Measure) -> float:
        """Return what another measure comes to, a case."""
        weighted = zip(self.weights, self.planned, strict=True)
        return sum(weight * _expected(chances, measure) for weight, chances in weighted) / self.cases

    def more(self, profile: Profile, chances: Sequence[Chance]) -> float:
        """Return by how much the result grows, added up over its cases, if a profile comes to this."""
        before, after = self.planned[profile.number], chances
        difference = _expected(after, self.measure) - _expected(before, self.measure)
        return self.weights[profile.number] * difference


def _expected(chances: Sequence[Chance], measure: Measure) -> float:
    return sum(chance.probability * measure(chance.figures) for chance in chances)
