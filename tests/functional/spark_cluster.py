"""A real Spark cluster on this machine: a master and workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cluster", "cluster", "why_not"]

_PATIENCE = 60.0
HERE = "127.0.0.1"


def why_not() -> str:
    """Return why no cluster can run here; empty if one can."""
    try:
        import pyspark  # noqa: F401, PLC0415 - whether the extra is installed
    except ImportError:
        return "pyspark is not installed (it is where Java 17 is found): Spark is not tested here"
    from onething.simulation.engines.spark_session import java_version  # noqa: PLC0415 - after pyspark

    version = java_version()
    if version is None or version < 17:
        return "Java 17 was not found: Spark is not tested here"
    return ""


@dataclass(frozen=True)
class Cluster:
    """A master, and its workers, each with a process group of its own."""

    master: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill(self, worker: int) -> None:
        """Kill a worker with all that it runs, without a word to anybody."""
        os.killpg(self.workers[worker].pid, signal.SIGKILL)

    def alive(self, worker: int) -> bool:
        """Tell whether a worker runs."""
        return self.workers[worker].poll() is None


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Start a master and workers of one core each, and end them again."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        port, log = _free_port(), folder / "master.log"
        started.append(_start(log, "master.Master", "--host", HERE, "--port", str(port), "--webui-port", "0"))
        address = f"spark://{HERE}:{port}"
        _wait_for(log, "New state: ALIVE", 1)
        for number in range(workers):
            own = (
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                str(folder / f"w{number}"),
            )
            started.append(_start(folder / f"w{number}.log", "worker.Worker", "--host", HERE, *own, address))
        _wait_for(log, "Registering worker", workers)
        yield Cluster(address, tuple(started[1:]))
    finally:
        for process in reversed(started):
            _end(process)


def _start(log: Path, name: str, *arguments: str) -> subprocess.Popen[bytes]:
    import pyspark  # noqa: PLC0415 - only where it is installed

    home = Path(pyspark.__file__).parent
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
    own = {"SPARK_LOCAL_IP": HERE, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable}
    with log.open("wb") as said:
        # A group of its own: the shell that starts Java, Java, and the executors that a worker starts.
        return subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, env={**os.environ, **own}, start_new_session=True
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


def _wait_for(log: Path, words: str, times: int) -> None:
    until = time.monotonic() + _PATIENCE
    while len(re.findall(words, log.read_text(errors="replace") if log.exists() else "")) < times:
        if time.monotonic() > until:
            raise TimeoutError(f"“{words}” was not said in {log}")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        return int(taken.getsockname()[1])
