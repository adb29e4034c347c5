"""How long it takes to import the package and to ask the command for help, as whole processes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

__all__ = ["Took", "measure"]


@dataclass(frozen=True)
class Took:
    """What a process took, in seconds: by the clock, and of the processor alone."""

    wall: float
    cpu: float


def measure(*, runs: int = 9) -> dict[str, Took]:
    """Return the medians of a process that does nothing, one that imports, one that helps."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "import onething": ["-c", "import onething"],
        "onething --help": ["-m", "onething", "--help"],
    }
    return {name: _median([_once(words) for _ in range(runs)]) for name, words in commands.items()}


def _median(all_runs: list[Took]) -> Took:
    return Took(median(took.wall for took in all_runs), median(took.cpu for took in all_runs))


def _once(words: list[str]) -> Took:
    """Run a process whose modules are compiled already, as they are wherever the package is installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    used, started = _children_cpu(), time.perf_counter()
    command = [sys.executable, *words]
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own words
    return Took(time.perf_counter() - started, _children_cpu() - used)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
