"""Two results are compared figure by figure."""

from __future__ import annotations

import math

from tests.store_samples import LOG, advice, simulation, totals

from onething.store.comparing import differences


def test_a_result_equals_itself() -> None:
    """Nothing differs between a result and itself."""
    assert differences(simulation(), simulation()) == ()
    assert differences(advice(), advice()) == ()


def test_how_it_was_made_does_not_count() -> None:
    """Seconds, version and the name of the log are no figures."""
    moved = LOG.model_copy(update={"name": "elsewhere.csv"})
    other = simulation(seconds=9.0, version="9.9", cached=True, log=moved, engine="spark")
    assert differences(simulation(), other) == ()


def test_last_digit_counts() -> None:
    """A figure that differs in its last digit is told with where it stands."""
    whole = totals()
    first = simulation().scenarios[0]
    changed = whole.model_copy(update={"visits": math.nextafter(whole.visits, math.inf)})
    other = simulation(scenarios=(first.model_copy(update={"totals": changed}), simulation().scenarios[1]))
    (found,) = differences(simulation(), other)
    assert found.figure == "scenarios[baseline].totals.visits"
    assert (found.before, found.now) == (whole.visits, changed.visits)


def test_missing_part_counts() -> None:
    """A part that is not there any more is a difference."""
    (found,) = differences(simulation(), simulation(parts=()))
    assert found.figure == "parts[month 2025-03]"
    assert found.now is None
