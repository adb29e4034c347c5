"""A log that is grouped by an engine comes to what a plain loop over its rows counts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fictional.city import planner
from tests.properties.log_worlds import Log, counted, expected, log_of, write_csv, write_parquet

from onething.errors import BrokenInput
from onething.simulation.logs.reading import read_log


@given(st.integers(0, 2**32))
@settings(max_examples=settings().max_examples // 5)
def test_grouping_counts_as_a_loop_over_the_rows(seed: int) -> None:
    """Every row falls into the profile of its facts, junk and gaps included."""
    log = log_of(seed)
    with TemporaryDirectory() as folder:
        _compare(log, write_parquet(log, Path(folder) / "log.parquet"))


@given(st.integers(0, 2**32))
@settings(max_examples=settings().max_examples // 5)
def test_texts_count_as_typed_columns(seed: int) -> None:
    """The same holds where all columns are texts."""
    log = log_of(seed)
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
