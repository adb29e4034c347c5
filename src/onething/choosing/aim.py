"""What is asked of a choice: the goal, a budget or a target, and how its figures are told."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onething.choosing.goals import Goal
from onething.simulation.log_report import LogReport
from onething.simulation.profile import Profile

__all__ = ["Aim", "Log", "Scale", "scale_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is to be reached, or what may be spent; with neither, whatever is best."""

    goal: Goal
    budget: float | None = None
    """In yuan."""
    target: float | None = None
    """What the goal should come to: at least for a share of cases, at most for a number a case."""
    of_start: bool = False
    """True: the target is a share of what the goal is before any reform."""
    costs: Mapping[str, float] | None = None
    """What reforms cost in yuan, by id, before what stands in their files."""
    seconds: float = 60.0
    """So long the solver may take, for the set that is advised and for the curve."""


class Log(Protocol):
    """What advice needs of a case log, as `onething.simulation.logs` reads it."""

    @property
    def profiles(self) -> Sequence[Profile]:
        """The kinds of cases, by number."""

    @property
    def weights(self) -> Sequence[float]:
        """By the number of a profile, its cases."""

    @property
    def report(self) -> LogReport:
        """What was found in the log."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From what is added up over cases, so that more is better, to the goal as it is told."""

    sign: int
    cases: float
    target: float | None
    """In the unit of the goal."""

    @property
    def least(self) -> float:
        """What must be reached at least, as added up; minus infinity without a target."""
        return -math.inf if self.target is None else self.sign * self.target * self.cases

    def told(self, value: float) -> float:
        """Return the goal that a sum over cases stands for."""
        return self.sign * value / self.cases

    def gain(self, more: float) -> float:
        """Return by how much the goal gets better; negative: worse."""
        return more / self.cases


def scale_of(aim: Aim, cases: float, start: float) -> Scale:
    """Return how the figures of so many cases are told, whose goal comes to `start` as added up."""
    whole = Scale(aim.goal.sign, cases or 1.0, None)
    if aim.target is None:
        return whole
    target = aim.target * whole.told(start) if aim.of_start else aim.target
    return Scale(whole.sign, whole.cases, target)
