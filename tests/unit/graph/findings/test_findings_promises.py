"""What is wrong or odd about promised days."""

from __future__ import annotations

import pytest
from graph_nouns import catalogue, item, onething, subjects

from onething.graph.findings.promises import (
    days_disagree,
    promise_above_statutory_limit,
    promise_longer_than_slowest_item,
)

CALENDAR_9 = {"days": 9, "unit": "calendar-days"}


@pytest.mark.parametrize(("promised", "found"), [(11, ["item a"]), (10, []), (None, [])])
def test_a_promise_stays_within_the_law(promised, found) -> None:
    """As many days as the law allows are in order, one more is not."""
    slow = item("a", statutory_days=10, promised_days=promised)
    assert subjects(promise_above_statutory_limit, slow) == found


def test_working_days_are_never_shorter_than_calendar_days() -> None:
    """Ten working days exceed nine calendar days; the other way round nothing is certain."""
    certain = item("a", promised_days=10, statutory_days=CALENDAR_9)
    uncertain = item("b", promised_days=CALENDAR_9, statutory_days=8)
    assert subjects(promise_above_statutory_limit, certain, uncertain) == ["item a"]


def test_a_promise_longer_than_the_slowest_item_is_noted() -> None:
    """Items side by side would take less."""
    made = catalogue(item("a", promised_days=1), onething("x", "a", promised_days=5))
    (finding,) = promise_longer_than_slowest_item(made)
    assert finding.message.text("en").endswith("takes only 1 working day")


@pytest.mark.parametrize("whole", [onething("x", "a", promised_days=5), onething("x", "a"), onething("x")])
def test_equal_or_unknown_limits_are_in_order(whole) -> None:
    """Nothing is said where the limits are equal or one of them is not published."""
    assert subjects(promise_longer_than_slowest_item, item("a", promised_days=5), whole) == []


def test_a_promise_that_is_not_the_published_figure_is_found() -> None:
    """What is promised and what is published after the reform are one figure."""
    published = {"after": {"days": 20}}
    right, wrong = (onething(name, promised_days=d, figures=published) for name, d in (("r", 20), ("w", 10)))
    assert subjects(days_disagree, right, wrong, onething("silent", promised_days=10)) == ["one-thing w"]
