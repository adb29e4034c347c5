"""A log that is grouped by an engine comes to what a plain loop over its rows counts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from tests.fictional.city import planner
from tests.properties.log_worlds import Log, counted, expected, logs, write_csv, write_parquet

from onething.errors import BrokenInput
from onething.simulation.logs.reading import read_log


@given(logs())
def test_grouping_counts_as_a_loop_over_the_rows(log: Log) -> None:
    """Every row falls into the profile of its facts, junk and gaps included."""
    with TemporaryDirectory() as folder:
        _compare(log, write_parquet(log, Path(folder) / "log.parquet"))


@given(logs())
def test_texts_count_as_typed_columns(log: Log) -> None:
    """The same holds where all columns are texts."""
    with TemporaryDirectory() as folder:
        _compare(log, write_csv(log, Path(folder) / "log.csv"))


def _compare(log: Log, file: str) -> None:
    wanted = expected(log)
    try:
        with read_log(file, None, [planner()]) as tally:
            assert counted(tally) == wanted
            assert tally.report.rows == len(log.rows)
            assert tally.report.cases == wanted.total()
            assert tally.report.unplaced == len(log.rows) - wanted.total()
    except BrokenInput:
        assert not wanted
