"""Planners of reformed catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onething.model import DataSource
from onething.reforms.reform import Reform
from onething.reforms.reformed import Reformed, reformed
from onething.workflows import Planner

__all__ = ["with_reforms"]


def with_reforms(planner: Planner, reforms: Sequence[Reform], as_of: date | None = None) -> Planner:
    """Return the planner of the same catalogue with reforms made; see `reformed` for what it raises.

    Where only sources change, what they do not touch is neither matched nor compiled again.
    """
    made = reformed(planner.catalogue, planner.packs, reforms, as_of)
    if not _only_sources(made):
        return Planner(made.catalogue, made.packs, matcher=planner.rulings.matcher, calendar=planner.calendar)
    for source in _changed_sources(made):
        planner = planner.with_source(source)
    return planner


def _only_sources(made: Reformed) -> bool:
    before, after = made.baseline, made.catalogue
    same_nouns = before.items is after.items and before.onethings is after.onethings
    return same_nouns and made.packs == made.baseline_packs


def _changed_sources(made: Reformed) -> Iterator[DataSource]:
    before = made.baseline.sources
    return (source for id, source in made.catalogue.sources.items() if source is not before[id])
