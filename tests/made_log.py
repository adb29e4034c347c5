"""Logs made by hand: profiles with their cases, and nothing that was read from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onething.model import OneThingId
from onething.simulation.log_report import LogReport
from onething.simulation.profile import Profile

__all__ = ["MadeLog", "made_log"]


@dataclass(frozen=True)
class MadeLog:
    """What choosing and sensitivity need of a log."""

    profiles: tuple[Profile, ...]
    weights: tuple[float, ...]
    report: LogReport


def made_log(*rows: tuple[str, Mapping[str, Any], float], region: str | None = None) -> MadeLog:
    """Return a log of rows: one-thing, facts, cases; each row is a profile."""
    profiles = tuple(
        Profile(number, OneThingId(onething), region, facts)
        for number, (onething, facts, _) in enumerate(rows)
    )
    weights = tuple(cases for *_, cases in rows)
    report = LogReport(name="made", rows=len(rows), cases=round(sum(weights)))
    return MadeLog(profiles, weights, report)
