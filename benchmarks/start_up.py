"""How long it takes to import the package and to ask the command for help, as whole processes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

__all__ = ["measure"]


def measure(*, runs: int = 9) -> dict[str, float]:
    """Return the median seconds of a process that does nothing, one that imports, one that helps."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "import onething": ["-c", "import onething"],
        "onething --help": ["-m", "onething", "--help"],
    }
    return {name: statistics.median(_seconds(words) for _ in range(runs)) for name, words in commands.items()}


def _seconds(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)  # noqa: S603 - our own words
    return time.perf_counter() - started
