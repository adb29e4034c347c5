"""Truths, numbers and days are what they are, and no text that looks like one."""

from datetime import date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from onething.model.literals import Count, Day, Number, Truth


@pytest.mark.parametrize(
    ("type_", "value", "read"),
    [
        (Truth, True, True),
        (Count, 3, 3),
        (Count, 3.0, 3),
        (Number, 1, 1.0),
        (Number, 0.5, 0.5),
        (Day, "2025-01-31", date(2025, 1, 31)),
        (Day, date(2025, 1, 31), date(2025, 1, 31)),
    ],
)
def test_what_is_one_is_read(type_, value, read):
    """From Python and from files alike."""
    assert TypeAdapter(type_).validate_python(value) == read


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (Truth, "yes"),
        (Truth, 1),
        (Count, True),
        (Count, "3"),
        (Count, 3.5),
        (Count, -1),
        (Number, True),
        (Number, "0.5"),
        (Number, float("nan")),
        (Number, float("inf")),
        (Day, 86400),
        (Day, "86400"),
        (Day, "2025-1-31"),
        (Day, "2025-02-30"),
        (Day, "2025-01-31T00:00:00"),
        (Day, datetime(2025, 1, 31)),
    ],
)
def test_what_only_looks_like_one_is_refused(type_, value):
    """A slip in a file is told instead of being guessed at."""
    with pytest.raises(ValidationError):
        TypeAdapter(type_).validate_python(value)
