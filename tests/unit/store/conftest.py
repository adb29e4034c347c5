"""A store on each database: an SQLite file, and a database of a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql import Server, started

from onething.store import Store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Yield a running PostgreSQL."""
    with started() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database that holds nothing yet."""
    if request.param == "sqlite":
        return str(tmp_path / "runs.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new()


@pytest.fixture
def store(where: str) -> Store:
    """Return an empty store."""
    return Store.open(where)
