"""A case log, counted: its profiles, how many cases each has, and what was found in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from onething.simulation.engines.duck import Duck
from onething.simulation.log_report import LogReport
from onething.simulation.logs.profiles import Profiles

if TYPE_CHECKING:
    import duckdb

__all__ = ["Tally"]


@dataclass(frozen=True)
class Tally:
    """A case log by profile, region and month; it is closed when it is no longer needed.

    The table `counts` of its connection has the columns `profile` (INTEGER), `region` (VARCHAR, a code
    of six digits or empty), `month` (VARCHAR, such as 2025-03, or empty) and `cases` (DOUBLE).
    """

    profiles: Profiles
    """By number."""
    weights: Sequence[float]
    """By the number of a profile, its cases."""
    report: LogReport
    duck: Duck

    @property
    def counts(self) -> duckdb.DuckDBPyConnection:
        """The connection that holds the table `counts`; other tables may be made in it."""
        return self.duck.connection

    def close(self) -> None:
        """Let go of the connection, and of what lies on disk for it."""
        self.duck.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
