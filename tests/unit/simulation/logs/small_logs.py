"""Small logs of Hongzhou, written as texts, and how they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fictional.city import planner

from onething.simulation.log_report import OnUnknown
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.logs.read_options import ReadOptions
from onething.simulation.logs.reading import read_log
from onething.simulation.logs.tally import Tally

__all__ = ["HEADER", "csv_file", "mapping", "read", "total"]

HEADER = "onething,region,date,newcomer,applicant.age"


def csv_file(folder: Path, *lines: str, header: str = HEADER, name: str = "cases.csv") -> str:
    """Write a log and return where."""
    file = folder / name
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return str(file)


def mapping(**said: Any) -> LogMapping:
    """Return a mapping, as a file says it."""
    return LogMapping.model_validate(said)


def read(file: str, columns: LogMapping | None = None, **options: Any) -> Tally:
    """Read a log of the city."""
    return read_log(file, columns, [planner()], ReadOptions(**options))


def total(tally: Tally) -> float:
    """Return how many cases were counted."""
    ((cases,),) = tally.counts.execute("SELECT sum(cases) FROM counts").fetchall()
    return float(cases)


DROP = OnUnknown.DROP
