"""From profiles to kinds: profiles that come to the same in every scenario, and how many cases each has.

Very many profiles come to the same few outcomes. Each profile is given the number of its kind, and the
data engine adds up the cases of each kind, in whole, by region and by month, so that what is left to
reckon with is small however long the log is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from onething.model import OneThingId
from onething.simulation.log_report import LogReport
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds
from onething.workflows.outcomes import CaseFigures, Chance

__all__ = ["Cases", "Counted", "Counts", "Kinds", "Outcome", "Progress", "counted", "kinds_of"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

Progress = Callable[[int, int], None]
"""Is told how many profiles are planned, and how many there are."""


class Counts(Protocol):
    """What was counted of a log, as `onething.simulation.logs` hands it over."""

    @property
    def profiles(self) -> Sequence[Profile]:
        """All kinds of cases, by number."""

    @property
    def counts(self) -> Any:
        """A connection to DuckDB that holds `counts(profile, region, month, cases)`."""

    @property
    def report(self) -> LogReport:
        """What was found in the log."""


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


class Cases(NamedTuple):
    """How many cases of each kind there are in each place: in whole, by region or by month.

    The three arrays go together; a place is a number into `places`, and a place that the log does not
    name is the empty text.
    """

    places: tuple[str, ...]
    place: Ints
    kind: Ints
    cases: Floats


@dataclass(frozen=True, slots=True)
class Counted:
    """The cases of a log by kind, in whole and by part."""

    whole: Cases
    regions: Cases
    months: Cases


def kinds_of(
    profiles: Sequence[Profile],
    worlds: Worlds,
    scenarios: Sequence[Sequence[str]],
    *,
    progress: Progress | None = None,
) -> Kinds:
    """Return the kind of each profile; each is planned once in every world that decides it."""
    kinds, known = Kinds(len(scenarios)), _Known()
    for onething, theirs in groupby(profiles, key=attrgetter("onething")):
        deciding = [worlds.deciding(onething, ids) for ids in scenarios]
        distinct = tuple(dict.fromkeys(deciding))
        place = [distinct.index(world) for world in deciding]
        for profile in theirs:
            planned = [known.chances(worlds.planned(profile, world)) for world in distinct]
            kinds.of_profile.append(known.kind(onething, tuple(planned[one] for one in place)))
            if progress and not len(kinds.of_profile) % _OFTEN:
                progress(len(kinds.of_profile), len(profiles))
    kinds.figures += known.figures
    kinds.onethings += (onething for onething, _ in known.kinds)
    kinds.outcomes += (tuple(known.outcomes[one] for one in numbers) for _, numbers in known.kinds)
    return kinds


def counted(tally: Counts, kinds: Kinds) -> Counted:
    """Return how many cases each kind has, added up where they lie."""
    connection = tally.counts
    kind_of = {"kind": np.asarray(kinds.of_profile, dtype=np.int32)}
    kind_of["profile"] = np.arange(len(kinds.of_profile), dtype=np.int32)
    connection.register("kind_of", kind_of)
    try:
        found = connection.execute(_BY_KIND).fetchnumpy()
    finally:
        connection.unregister("kind_of")
    level = found["level"]
    return Counted(*(_cases(found, level == number, name) for number, name in _LEVELS))


_KEPT = 100_000
"""So many outcomes are known by their identity, to spare memory."""

_OFTEN = 256
"""After so many profiles progress is told."""

_BY_KIND = """
    SELECT kind, coalesce(region, '') AS region, coalesce(month, '') AS month, sum(cases) AS cases,
           grouping(region, month) AS level
    FROM counts JOIN kind_of USING (profile)
    GROUP BY GROUPING SETS ((kind), (kind, region), (kind, month))
    ORDER BY level, region, month, kind
"""

_LEVELS = ((3, ""), (1, "region"), (2, "month"))
"""The levels of grouping as the query numbers them: a bit is set for what is not told apart."""


def _cases(found: Any, chosen: Any, name: str) -> Cases:
    kind, cases = found["kind"][chosen].astype(np.int64), found["cases"][chosen].astype(np.float64)
    if not name:
        return Cases(("",), np.zeros(len(kind), dtype=np.int64), kind, cases)
    places, place = np.unique(found[name][chosen].astype(str), return_inverse=True)
    return Cases(tuple(map(str, places)), place.astype(np.int64), kind, cases)


class _Known:
    """Gives the same number to the same figures, the same outcomes and the same kinds."""

    def __init__(self) -> None:
        self.figures: list[CaseFigures] = []
        self.outcomes: list[tuple[Outcome, ...]] = []
        self.kinds: dict[tuple[OneThingId, tuple[int, ...]], int] = {}
        self._figures: dict[CaseFigures, int] = {}
        self._outcomes: dict[tuple[Outcome, ...], int] = {}
        self._met: dict[int, tuple[tuple[Chance, ...], int]] = {}

    def kind(self, onething: OneThingId, outcomes: tuple[int, ...]) -> int:
        return self.kinds.setdefault((onething, outcomes), len(self.kinds))

    def chances(self, chances: tuple[Chance, ...]) -> int:
        """Return the number of what a profile comes to; what was met before is told by its identity."""
        met = self._met.get(id(chances))
        if met is None:
            if len(self._met) > _KEPT:
                self._met.clear()
            # The tuple is kept, or its identity could pass to another one.
            met = self._met[id(chances)] = (chances, self._numbered(chances))
        return met[1]

    def _numbered(self, chances: Iterable[Chance]) -> int:
        merged: dict[int, float] = {}
        for chance in chances:
            number = self._figures.setdefault(chance.figures, len(self.figures))
            if number == len(self.figures):
                self.figures.append(chance.figures)
            merged[number] = merged.get(number, 0.0) + chance.probability
        outcomes = tuple(Outcome(*each) for each in sorted(merged.items()))
        number = self._outcomes.setdefault(outcomes, len(self.outcomes))
        if number == len(self.outcomes):
            self.outcomes.append(outcomes)
        return number
