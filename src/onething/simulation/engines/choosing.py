"""Choosing the engine that counts a log, by the name or address that was given."""

from __future__ import annotations

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.simulation.engines.duck import Duck
from onething.simulation.engines.engine import Engine
from onething.simulation.engines.log_source import LogSource

__all__ = ["engine_for"]


def engine_for(engine: str, duck: Duck, source: LogSource) -> Engine:
    """Return the engine that reads a log: `duckdb`, or Spark at `spark://HOST:PORT`.

    What it counts is put into `duck`. Raises BrokenInput for any other name and for a cluster that
    cannot be reached, MissingExtra where the library of an engine is not installed.
    """
    if engine == "duckdb":
        from onething.simulation.engines.duck_engine import DuckEngine  # noqa: PLC0415 - loaded if chosen

        return DuckEngine(duck, source)
    if engine.startswith("spark://"):
        from onething.simulation.engines.spark_engine import SparkEngine  # noqa: PLC0415 - likewise

        return SparkEngine(engine, duck, source)
    found = Label(zh=f"没有引擎“{engine}”", en=f"there is no engine “{engine}”")
    mend = Label(zh="可用：duckdb、spark://主机:端口", en="there are duckdb and spark://HOST:PORT")
    raise BrokenInput([Fault(Place("--engine"), found, mend)])
