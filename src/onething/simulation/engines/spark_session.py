"""Entering a Spark cluster: whether it can be reached, and has a worker that is free."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.errors import BrokenInput, Fault, MissingExtra, Place
from onething.language import Label

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["java_version", "open_session"]

_JAVA = 17
_PATIENCE = 3.0
"""Seconds to wait for a master to answer."""
_WORKERS = 30.0
"""Seconds to wait for a worker that is free."""
_ZONE = "Asia/Shanghai"
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.caseSensitive": "true",
    "spark.sql.ansi.enabled": "false",
    "spark.sql.session.timeZone": _ZONE,
}


def open_session(master: str) -> tuple[SparkSession, Callable[[], None]]:
    """Return a session on a cluster, and what leaves it again.

    A session that a program has already is used and stays open. Raises MissingExtra without pyspark, and
    BrokenInput without Java 17, for a master that does not answer, and for one without a free worker.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - loaded when Spark is chosen
    except ImportError:
        raise MissingExtra("pyspark", "spark") from None
    active = SparkSession.getActiveSession()
    if active is not None:
        return active, lambda: None
    _check_java()
    own = _check_master(master)
    builder = SparkSession.builder.appName("onething").master(master)
    for key, value in {**_SETTINGS, **own}.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except Exception:  # whatever JVM or Spark object to, there is no session
        raise BrokenInput([_refused(master)]) from None
    _wait_for_workers(session, master)
    return session, session.stop


def java_version() -> int | None:
    """Return the version of the Java that Spark would run on; None if there is none."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None:
        return None
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - the user's Java
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    return int(found[1]) if found else None


def _check_java() -> None:
    version = java_version()
    if version is None or version < _JAVA:
        has = Label(zh="没有找到 Java", en="no Java is found")
        if version is not None:
            has = Label(zh=f"Java 版本是 {version}", en=f"Java is version {version}")
        found = Label(zh=f"Spark 需要 Java 17，{has.zh}", en=f"Spark needs Java 17, and {has.en}")
        mend = Label(
            zh="安装 Java 17 并设置 JAVA_HOME，或用 --engine duckdb",
            en="install Java 17 and set JAVA_HOME, or use --engine duckdb",
        )
        raise BrokenInput([Fault(Place("--engine"), found, mend)])


def _check_master(master: str) -> dict[str, str]:
    """Return the settings by which workers find this machine; BrokenInput if no master answers."""
    for host, port in _masters(master):
        try:
            with socket.create_connection((host, port), timeout=_PATIENCE) as reached:
                address = str(reached.getsockname()[0])
        except OSError:
            continue
        # The address by which this machine reached the master is the one by which it is reached.
        return {"spark.driver.host": address, "spark.driver.bindAddress": address}
    found = Label(zh=f"无法连接 Spark 主节点 {master}", en=f"the Spark master {master} does not answer")
    raise BrokenInput([Fault(Place("--engine"), found, _CHECK)])


_CHECK = Label(
    zh="核对主机和端口（默认 7077）、集群是否在运行和防火墙，或用 --engine duckdb",
    en="check host and port (by default 7077), that it runs, and the firewall, or use --engine duckdb",
)


def _masters(master: str) -> Sequence[tuple[str, int]]:
    """Return the hosts and ports of `spark://HOST:PORT,HOST:PORT`; BrokenInput if it is none."""
    addresses = master.removeprefix("spark://").split(",")
    found = [re.fullmatch(r"([^:/\s]+|\[[0-9a-fA-F:]+\])(?::([0-9]{1,5}))?", one) for one in addresses]
    if not all(found):
        wrong = Label(
            zh=f"“{master}”不是 Spark 主节点的地址", en=f"“{master}” is no address of a Spark master"
        )
        mend = Label(zh="写成 spark://主机:7077", en="write spark://HOST:7077")
        raise BrokenInput([Fault(Place("--engine"), wrong, mend)])
    return [(one[1].strip("[]"), int(one[2] or 7077)) for one in found if one]


def _wait_for_workers(session: Any, master: str) -> None:
    """Wait until an executor runs: without one a job would wait for ever."""
    scala = session.sparkContext._jsc.sc()  # noqa: SLF001 - nothing public counts executors
    until = time.monotonic() + _WORKERS
    while scala.getExecutorMemoryStatus().size() < 2:  # noqa: PLR2004 - this process is one
        if time.monotonic() > until:
            session.stop()
            found = Label(
                zh=f"Spark 集群 {master} 没有空闲的工作节点",
                en=f"no worker of the Spark cluster {master} is free",
            )
            raise BrokenInput([Fault(Place("--engine"), found, _FREE)])
        time.sleep(0.1)


_FREE = Label(
    zh="启动工作节点，或等其他作业结束，或用 --engine duckdb",
    en="start workers, wait for other jobs to end, or use --engine duckdb",
)


def _refused(master: str) -> Fault:
    found = Label(zh=f"无法在 {master} 建立 Spark 会话", en=f"no Spark session can be opened at {master}")
    return Fault(Place("--engine"), found, _CHECK)
