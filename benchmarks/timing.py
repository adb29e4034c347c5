"""Timing beside one another: every competitor has its turn in every round, so that noise hits all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

__all__ = ["Spread", "interleaved"]

_BLOCK = 100
"""So many calls a turn: most of them warm, and few enough that a slow moment hits everyone."""


@dataclass(frozen=True)
class Spread:
    """The durations of many calls, in microseconds."""

    least: float
    median: float
    most: float
    calls: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        """Return the spread of durations in seconds."""
        return cls(min(seconds) * 1e6, median(seconds) * 1e6, max(seconds) * 1e6, len(seconds))


def interleaved(competitors: Mapping[str, Callable[[int], object]], *, calls: int) -> dict[str, Spread]:
    """Return how long each competitor takes for the cases 0 to `calls - 1`, one call at a time.

    What the clock itself takes, about a tenth of a microsecond, is not taken off.
    """
    taken: dict[str, list[float]] = {name: [] for name in competitors}
    gc.collect()
    for start in range(0, calls, _BLOCK):
        for name, decide in competitors.items():
            _turn(decide, range(start, min(start + _BLOCK, calls)), taken[name])
    return {name: Spread.of(seconds) for name, seconds in taken.items()}


def _turn(decide: Callable[[int], object], numbers: range, taken: list[float]) -> None:
    clock = time.perf_counter
    decide(numbers[0])  # not timed: after the others' turns nothing of one's own is in the caches
    for number in numbers:
        began = clock()
        decide(number)
        taken.append(clock() - began)
