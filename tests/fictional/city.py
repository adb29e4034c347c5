"""Hongzhou (虹州市), the city that does not exist: its catalogue, its rules, and a planner of both."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import onething
from onething import Case, Catalogues, Plan, Planner

FOLDER = Path(__file__).parent
DAY = date(2026, 6, 1)
"""The day as of which its cases are planned, unless a test says otherwise."""


@cache
def hongzhou() -> Catalogues:
    """Return the city's catalogue with the rules that apply to it."""
    return onething.load(FOLDER / "workflows" / "hongzhou", rules=FOLDER / "rules")


def planner() -> Planner:
    """Return the planner of the city."""
    return hongzhou().planner(hongzhou().catalogues[0])


def plan(name: str, region: str | None = None, **case: Any) -> Plan:
    """Return the plan of a case, given as the fields of `Case`."""
    return planner().plan(name, Case.model_validate({"as_of": DAY, "region": region, **case}))
