"""Counting a log on a Spark cluster comes to what DuckDB counts, even if a worker dies on the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fictional.city import planner
from tests.functional.spark_cluster import Cluster, cluster, why_not
from tests.properties.log_worlds import counted, expected, log_of, write_csv, write_parquet

from onething.errors import BrokenInput
from onething.simulation.engines.spark_session import open_session
from onething.simulation.generating.generating import generate
from onething.simulation.logs.read_options import ReadOptions
from onething.simulation.logs.reading import read_log

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it runs")

FILES, CASES = 10, 20_000


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Start a master and two workers; each file of a log is a task of its own."""
    folder = tmp_path_factory.mktemp("cluster")
    settings = "spark.sql.files.maxPartitionBytes 64k\nspark.sql.files.openCostInBytes 64k\n"
    (folder / "spark-defaults.conf").write_text(settings)
    with pytest.MonkeyPatch.context() as patch, cluster(folder, workers=2) as found:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        _, leave = open_session(found.master)  # one for all tests: entering takes its time
        yield found
        leave()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write 200,000 cases, in files enough for a worker to die between two of them."""
    folder = tmp_path_factory.mktemp("log")
    for number in range(FILES):
        generate(planner(), (), folder / f"{number:02}.parquet", cases=CASES, seed=number)
    return str(folder)


def test_a_worker_that_dies_changes_no_figure(two_workers: Cluster, log: str) -> None:
    """Its share of the work is done by the other one."""
    options = ReadOptions(engine=two_workers.master)
    killer = threading.Thread(target=_kill_after_the_first_task, args=(two_workers,))
    killer.start()
    with read_log(log, None, [planner()]) as here, read_log(log, None, [planner()], options) as there:
        killer.join()
        assert not two_workers.alive(0)
        assert there.report == here.report
        assert tuple(there.profiles) == tuple(here.profiles)
        assert counted(there) == counted(here)
        assert counted(there).total() == FILES * CASES


def test_random_logs_come_to_the_same_on_spark(two_workers: Cluster, tmp_path: Path) -> None:
    """Junk and gaps included, typed or as texts; one worker is left."""
    options = ReadOptions(engine=two_workers.master)
    for seed, write in ((9, write_parquet), (12, write_csv)):
        log = log_of(seed, rows=200)
        file = write(log, tmp_path / f"{seed}.{'csv' if write is write_csv else 'parquet'}")
        with read_log(file, None, [planner()]) as here, read_log(file, None, [planner()], options) as there:
            assert counted(there) == counted(here) == expected(log)
            assert there.report == here.report
            assert tuple(there.profiles) == tuple(here.profiles)


def test_a_file_that_workers_cannot_read_is_told(two_workers: Cluster, tmp_path: Path) -> None:
    """Or one that is damaged; a traceback of Java is nobody's business."""
    (tmp_path / "cases.parquet").write_bytes(b"PAR1 this is none")
    with pytest.raises(BrokenInput, match="the file is damaged"):
        read_log(str(tmp_path / "cases.parquet"), None, [planner()], ReadOptions(engine=two_workers.master))


def _kill_after_the_first_task(two_workers: Cluster) -> None:
    """Kill a worker as soon as a task has ended and others are still to come."""
    until = time.monotonic() + 120
    while not _half_done():
        if time.monotonic() > until:
            raise TimeoutError("no stage was ever half done")
        time.sleep(0.02)
    two_workers.kill(0)


def _half_done() -> bool:
    """Tell whether a stage has ended some of its tasks, and not all."""
    from pyspark import SparkContext  # noqa: PLC0415 - only where it is installed

    try:
        tracker = SparkContext._active_spark_context.statusTracker()  # type: ignore[union-attr]
        stages = [tracker.getStageInfo(id) for id in tracker.getActiveStageIds()]
    except AttributeError:  # the session is being opened
        return False
    return any(one and one.numTasks > 2 and 0 < one.numCompletedTasks < one.numTasks for one in stages)
