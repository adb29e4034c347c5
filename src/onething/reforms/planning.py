"""Planners of reformed catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onething.reforms.reform import Reform
from onething.reforms.reformed import reformed
from onething.workflows import Planner

__all__ = ["with_reforms"]


def with_reforms(planner: Planner, reforms: Sequence[Reform], as_of: date | None = None) -> Planner:
    """Return the planner of the same catalogue with reforms made; see `reformed` for what it raises.

    What the reforms do not touch is neither matched nor compiled again.
    """
    made = reformed(planner.catalogue, planner.packs, reforms, as_of)
    return planner.revised(made.catalogue, made.packs)
