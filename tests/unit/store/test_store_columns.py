"""Moments are kept in UTC on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from onething.store.columns import UtcTime

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SQLITE = sqlite.dialect()


def test_moment_is_written_in_utc() -> None:
    """Eight in the evening in Beijing is written as noon."""
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))
    written = UtcTime().process_bind_param(beijing, SQLITE)
    assert written == NOON
    assert written.utcoffset() == timedelta(0)


def test_time_of_no_zone_is_refused() -> None:
    """A time that names no zone is no moment."""
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(datetime(2026, 11, 22), SQLITE)


def test_moment_reads_back_with_its_zone() -> None:
    """A database that forgets the zone, or has another one, gives the same moment."""
    assert UtcTime().process_result_value(NOON.replace(tzinfo=None), SQLITE) == NOON
    assert UtcTime().process_result_value(NOON.astimezone(timezone(timedelta(hours=8))), SQLITE) == NOON
    assert UtcTime().process_result_value(None, SQLITE) is None
