"""DuckDB reads a log whole or in parts, within the memory that it is allowed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tests.unit.simulation.logs.small_logs import mapping, read

from onething.errors import BrokenInput
from onething.simulation.engines.duck import Duck
from onething.simulation.engines.duck_engine import DuckEngine
from onething.simulation.engines.log_source import LogFormat, LogSource


def _log(folder: Path, *sizes: int) -> tuple[str, ...]:
    files = []
    for number, size in enumerate(sizes):
        file = folder / f"{number}.parquet"
        duckdb.connect().execute(
            f"COPY (SELECT i, 'move-house' AS onething FROM range({size}) t(i))"
            f" TO '{file}' (ROW_GROUP_SIZE 2048)"
        )
        files.append(str(file))
    return tuple(files)


@pytest.mark.parametrize("rows", [1, 999, 5000, 100_000])
def test_parts_hold_every_row_once(tmp_path: Path, rows: int) -> None:
    """Whatever their size, over several files."""
    source = LogSource("log", LogFormat.PARQUET, _log(tmp_path, 5, 5000 if rows > 1 else 7))
    duck = Duck(memory=2**28)
    parts = DuckEngine(duck, source).parts(rows)
    found = [(share, duck.rows(frame.to_native().sql_query())) for share, frame in parts]
    assert sorted(row for _, part in found for row in part) == sorted(
        [(i, "move-house") for i in range(5)] + [(i, "move-house") for i in range(5000 if rows > 1 else 7)]
    )
    assert found[-1][0] == 1.0
    assert max(len(part) for _, part in found) <= rows
    duck.close()


def test_a_log_beyond_memory_comes_to_the_same(tmp_path: Path) -> None:
    """It is taken in parts, and what is counted of them is put together."""
    file = tmp_path / "cases.parquet"
    duckdb.connect().execute(
        f"""COPY (SELECT 'move-house' AS onething, (990100 + i % 100)::VARCHAR AS region,
                 date '2025-01-01' + (i % 360)::INTEGER AS date, (i % 131)::INTEGER AS "applicant.age",
                 i % 2 = 0 AS newcomer, 1 + i % 3 AS cases FROM range(400000) t(i)) TO '{file}'"""
    )
    with read(str(file)) as whole, read(str(file), memory=25 * 2**20) as parted:
        query = "FROM counts ORDER BY ALL"
        assert parted.counts.execute(query).fetchall() == whole.counts.execute(query).fetchall()
        assert tuple(parted.profiles) == tuple(whole.profiles)
        assert parted.report == whole.report


def test_the_folder_on_disk_goes_with_the_database(tmp_path: Path) -> None:
    """Nothing of a log is left behind."""
    with read(_log(tmp_path, 5)[0], mapping(ignore=["i"])) as tally:
        folder = tally.duck.folder
        assert folder.is_dir()
    assert not folder.exists()


def test_a_full_disk_is_told() -> None:
    """With the folder, and how to name another."""
    duck = Duck(memory=30 * 2**20)
    duck.execute("SET max_temp_directory_size = '1MiB'")
    with pytest.raises(BrokenInput, match="the disk of the temporary folder is full → make room"):
        duck.execute("CREATE TABLE many AS SELECT i, hash(i)::VARCHAR FROM range(3000000) AS t(i)")
    duck.close()
