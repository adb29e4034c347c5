"""Tallies made by hand: profiles of the made-up city with the numbers of their cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from onething.model import OneThingId
from onething.simulation.burden import PriceList
from onething.simulation.log_report import LogReport
from onething.simulation.profile import Profile

PRICES = PriceList.model_validate(
    {
        "id": "made",
        "name": "made",
        **{
            key: {"value": value, "basis": "x"}
            for key, value in {
                "wage": 60,
                "preparing": 0,
                "material_time": 10,
                "form_time": 0,
                "field_time": 0,
                "travel_time": 40,
                "waiting_time": 20,
                "material_cost": 1,
                "travel_cost": 5,
            }.items()
        },
    }
)
"""An hour costs 60 yuan and a visit takes one."""


@dataclass(frozen=True)
class MadeTally:
    """A tally as it is read from a log."""

    profiles: tuple[Profile, ...]
    counts: duckdb.DuckDBPyConnection
    report: LogReport


def tally(*rows: tuple[str, dict[str, Any], str, str, float], region: str | None = None) -> MadeTally:
    """Return a tally of rows: one-thing, facts, region, month, cases; each row is a profile."""
    profiles = tuple(
        Profile(number, OneThingId(onething), region or where or None, facts)
        for number, (onething, facts, where, _, _) in enumerate(rows)
    )
    connection = duckdb.connect()
    connection.execute("CREATE TABLE counts(profile INTEGER, region VARCHAR, month VARCHAR, cases DOUBLE)")
    for number, (_, _, where, month, cases) in enumerate(rows):
        connection.execute("INSERT INTO counts VALUES (?, ?, ?, ?)", [number, where, month, cases])
    whole = sum(cases for *_, cases in rows)
    return MadeTally(profiles, connection, LogReport(name="made", rows=len(rows), cases=round(whole)))
