"""Kinds of cases: profiles that come to the same in every scenario.

Very many profiles come to the same few outcomes. Numbers are given in the order in which things are
first met, so that they hang on nothing but the profiles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from onething.model import OneThingId
from onething.simulation.profile import Profile
from onething.simulation.sampling import Sampled
from onething.simulation.worlds import Worlds
from onething.workflows.outcomes import CaseFigures, Chance

__all__ = ["Kinds", "Outcome", "Progress", "joined", "kinds_of"]

Progress = Callable[[int, int], None]
"""Is told how many profiles are planned, and how many there are."""


class Outcome(NamedTuple):
    """What some share of the cases of a kind comes to."""

    figures: int
    """The number of the figures."""
    probability: float


@dataclass
class Kinds:
    """The kinds of cases: each with what it comes to in every scenario."""

    scenarios: int
    figures: list[CaseFigures] = field(default_factory=list)
    """All that cases come to, each once."""
    onethings: list[OneThingId] = field(default_factory=list)
    """By kind."""
    outcomes: list[tuple[tuple[Outcome, ...], ...]] = field(default_factory=list)
    """By kind, then by scenario."""
    of_profile: list[int] = field(default_factory=list)
    """By profile its kind."""
    sampled: frozenset[int] = frozenset()
    """The kinds of which some outcomes were drawn; those of all others are exact."""


def kinds_of(
    profiles: Sequence[Profile],
    worlds: Worlds,
    scenarios: Sequence[Sequence[str]],
    *,
    progress: Progress | None = None,
) -> Kinds:
    """Return the kind of each profile; each is planned once in every world that decides it."""
    numbering, done = _Numbering(), 0
    for onething, theirs in groupby(profiles, key=attrgetter("onething")):
        deciding = [worlds.deciding(onething, ids) for ids in scenarios]
        distinct = tuple(dict.fromkeys(deciding))
        place = [distinct.index(world) for world in deciding]
        for profile in theirs:
            planned = [numbering.chances(worlds.planned(profile, world)) for world in distinct]
            drawn = any(map(numbering.was_drawn, planned))
            numbering.profile(onething, tuple(planned[one] for one in place), sampled=drawn)
            done += 1
            if progress and not done % _OFTEN:
                progress(done, len(profiles))
    return numbering.kinds(len(scenarios))


def joined(parts: Iterable[Kinds], scenarios: int) -> Kinds:
    """Return the kinds of profiles whose parts follow one upon the other, as if they were one part."""
    numbering = _Numbering()
    for part in parts:
        numbers = [numbering.figures(one) for one in part.figures]
        for number in part.of_profile:
            outcomes = (
                numbering.outcomes({numbers[one.figures]: one.probability for one in each})
                for each in part.outcomes[number]
            )
            numbering.profile(part.onethings[number], tuple(outcomes), sampled=number in part.sampled)
    return numbering.kinds(scenarios)


_KEPT = 100_000
"""So many outcomes are known by their identity, to spare memory."""

_OFTEN = 64
"""After so many profiles progress is told."""


class _Numbering:
    """Gives the same number to the same figures, the same outcomes and the same kinds."""

    def __init__(self) -> None:
        self._of_profile: list[int] = []
        self._figures: dict[CaseFigures, int] = {}
        self._outcomes: dict[tuple[Outcome, ...], int] = {}
        self._kinds: dict[tuple[OneThingId, tuple[int, ...]], int] = {}
        self._met: dict[int, tuple[tuple[Chance, ...], int]] = {}
        self._drawn: set[int] = set()
        self._sampled: set[int] = set()

    def profile(self, onething: OneThingId, outcomes: tuple[int, ...], *, sampled: bool) -> None:
        """Note the kind of the next profile: by scenario, the number of its outcomes."""
        kind = self._kinds.setdefault((onething, outcomes), len(self._kinds))
        self._of_profile.append(kind)
        if sampled:
            self._sampled.add(kind)

    def was_drawn(self, outcomes: int) -> bool:
        """Tell whether outcomes, by their number, were drawn."""
        return outcomes in self._drawn

    def figures(self, figures: CaseFigures) -> int:
        """Return the number of figures."""
        return self._figures.setdefault(figures, len(self._figures))

    def outcomes(self, probabilities: dict[int, float]) -> int:
        """Return the number of outcomes, given as probabilities by the number of the figures."""
        outcomes = tuple(Outcome(*each) for each in sorted(probabilities.items()))
        return self._outcomes.setdefault(outcomes, len(self._outcomes))

    def chances(self, chances: tuple[Chance, ...]) -> int:
        """Return the number of what a profile comes to; what was met before is told by its identity."""
        met = self._met.get(id(chances))
        if met is None:
            if len(self._met) > _KEPT:
                self._met.clear()
            # The tuple is kept, or its identity could pass to another one.
            met = self._met[id(chances)] = (chances, self._numbered(chances))
            if isinstance(chances, Sampled):
                self._drawn.add(met[1])
        return met[1]

    def kinds(self, scenarios: int) -> Kinds:
        """Return all that was numbered."""
        outcomes = list(self._outcomes)
        return Kinds(
            scenarios,
            list(self._figures),
            [onething for onething, _ in self._kinds],
            [tuple(outcomes[one] for one in numbers) for _, numbers in self._kinds],
            self._of_profile,
            frozenset(self._sampled),
        )

    def _numbered(self, chances: Iterable[Chance]) -> int:
        merged: dict[int, float] = {}
        for chance in chances:
            number = self.figures(chance.figures)
            merged[number] = merged.get(number, 0.0) + chance.probability
        return self.outcomes(merged)
