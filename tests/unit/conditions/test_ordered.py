"""Values between bounds."""

from datetime import date
from decimal import Decimal

import pytest

from onething.conditions.ordered import date_between, number_between


@pytest.mark.parametrize(
    ("low", "high", "between"),
    [
        (None, None, 0),
        (None, 60, 59),
        (60, None, 61),
        (18, 60, 19),
        (18, 19, 18.5),
        (Decimal("0.1"), Decimal("0.2"), 0.15),
        (-1, Decimal("-0.5"), -0.75),
        (10**17, 10**17 + 1, None),
        (Decimal("0.00000000000001"), Decimal("0.000000000000011"), 0.0000000000000105),
    ],
)
def test_a_number_between_is_whole_where_possible(low, high, between):
    """The example is as plain as can be, and there is none where no value lies."""
    assert number_between(low, high) == between


@pytest.mark.parametrize(
    ("low", "high", "between"),
    [
        (None, date(2025, 1, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), None, date(2025, 1, 2)),
        (date(2025, 1, 1), date(2025, 1, 3), date(2025, 1, 2)),
        (date(2025, 1, 1), date(2025, 1, 2), None),
        (None, date.min, None),
        (date.max, None, None),
    ],
)
def test_a_day_between_is_next_to_a_bound(low, high, between):
    """Days are counted one by one, and the calendar has ends."""
    assert date_between(low, high) == between
