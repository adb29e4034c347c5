"""How many cases of each kind a log has, in whole, by region and by month.

The data engine adds them up where they lie, so that what is left to reckon with is small however long the
log is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from onething.simulation.kinds import Kinds
from onething.simulation.log_report import LogReport
from onething.simulation.profile import Profile

__all__ = ["Cases", "Counted", "Counts", "Floats", "Ints", "counted"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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
