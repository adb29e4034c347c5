"""Files that are no log are refused in words that say what to do, and never with what they hold."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tests.unit.simulation.logs.small_logs import csv_file, read

from onething.errors import BrokenInput


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.parquet", b"PAR1 this is none", "no Parquet file, or a damaged one"),
        ("a.parquet", b"", "the file is empty"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"onething,newcomer\n", "it holds no rows"),
        ("a.csv", b"onething,newcomer\nmove-house,true\nmove-house\n", r"a.csv:3: .* not as many columns"),
        ("a.csv", b'onething,newcomer\nmove-house,"true\n', "a double quote is not closed"),
        ("a.csv", b"onething\n\xff\xff\xff\n", "neither in UTF-8 nor in GBK"),
        ("a.json", b"{}", "“.json” stands for no format of logs"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """One message, with the file."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenInput, match=message):
        read(str(tmp_path / name))


def test_a_file_that_is_not_there_is_told() -> None:
    """So is a folder without logs."""
    with pytest.raises(BrokenInput, match="there is no such file → check the path"):
        read("nowhere/cases.parquet")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """There may be files in it, but no logs."""
    with pytest.raises(BrokenInput, match="no file of cases is found there"):
        read(str(tmp_path))


def test_a_parquet_file_that_was_cut_is_told(tmp_path: Path) -> None:
    """A transfer may have broken off."""
    file = tmp_path / "cases.parquet"
    duckdb.connect().execute(f"COPY (SELECT 'move-house' AS onething FROM range(9000)) TO '{file}'")
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(BrokenInput, match="no Parquet file, or a damaged one"):
        read(str(file))


def test_a_message_about_a_line_does_not_repeat_it(tmp_path: Path) -> None:
    """It is a person's."""
    with pytest.raises(BrokenInput) as raised:
        read(csv_file(tmp_path, "move-house,张三", "move-house,李四,13800001111", header="onething,姓名"))
    assert "李四" not in raised.value.message("zh")
    assert "138" not in raised.value.message("zh")


def test_an_engine_that_there_is_not_is_told(tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(BrokenInput, match="no engine “dask” → there are duckdb and spark://HOST:PORT"):
        read(csv_file(tmp_path, "move-house,,,,"), engine="dask")
