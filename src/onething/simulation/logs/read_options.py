"""What may be said of reading a log beside where it lies and what its columns tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onething.model import Located
from onething.simulation.log_report import OnUnknown

__all__ = ["MEMORY", "Progress", "ReadOptions"]

Progress = Callable[[float], None]
"""Is told which share of the log is read."""

MEMORY = 2 * 1024**3
"""Bytes that reading a log may take unless it is said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How a log is read."""

    engine: str = "duckdb"
    """`duckdb`, or the address of a Spark cluster such as `spark://HOST:7077`."""
    on_unknown: OnUnknown = OnUnknown.ASK
    memory: int = MEMORY
    """Bytes that this process may take."""
    located: Located | None = None
    """Where the mapping stands; None: a program made it."""
    progress: Progress | None = None
