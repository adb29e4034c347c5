"""A cluster that cannot be entered is told at once, with what to do."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from tests.unit.simulation.logs.small_logs import csv_file, read

from onething.errors import BrokenInput, MissingExtra
from onething.simulation.engines import spark_session


def _read(folder: Path, engine: str) -> None:
    read(csv_file(folder, "move-house,,,,"), engine=engine)


def test_without_pyspark_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not part of the package, being large."""
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with pytest.raises(MissingExtra, match=r"pyspark is not installed → run pip install 'onething\[spark\]'"):
        _read(tmp_path, "spark://127.0.0.1:7077")


def test_without_java_it_is_said_which_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark runs on it."""
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(BrokenInput, match="Spark needs Java 17, and no Java is found → install Java 17"):
        _read(tmp_path, "spark://127.0.0.1:7077")


@pytest.mark.skipif((spark_session.java_version() or 0) < 17, reason="Java 17 was not found")
def test_a_master_that_does_not_answer_is_told_at_once(tmp_path: Path) -> None:
    """Nobody waits for a minute."""
    pytest.importorskip("pyspark")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        began = time.monotonic()
        with pytest.raises(BrokenInput, match="does not answer → check host and port"):
            _read(tmp_path, f"spark://127.0.0.1:{taken.getsockname()[1]}")
    assert time.monotonic() - began < 10


@pytest.mark.skipif((spark_session.java_version() or 0) < 17, reason="Java 17 was not found")
def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    """It has a host and a port."""
    pytest.importorskip("pyspark")
    with pytest.raises(BrokenInput, match="is no address of a Spark master → write spark://HOST:7077"):
        _read(tmp_path, "spark://some where")
