"""The engine of a store, and its two kinds of transaction: reading, and writing one at a time.

On SQLite a transaction that begins by reading and then writes is refused when another one writes, and
waiting does not help it; `BEGIN IMMEDIATE` waits in line from the start. PostgreSQL gets the same line
by one advisory lock, so that what was looked up before writing still holds when it is written.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from onething.store.addresses import Address

__all__ = ["connect", "reading", "use_wal", "writing"]

_LINE = 0x6F6E_6574_6869_6E67
"""The number of the lock in whose line writers wait: “onething” in ASCII."""

_WRITING = {"onething_writing": True}


def connect(address: Address, *, patience: float) -> Engine:
    """Return the engine of a store; nothing is connected yet.

    A connection lives as long as one transaction, so that a database which went away and came back is
    none that fails. `patience` says how many seconds to wait for it, and for another writer.
    """
    engine = create_engine(
        address.url,
        poolclass=NullPool,
        connect_args=_connect_args(address, patience),
        json_serializer=partial(json.dumps, ensure_ascii=False, allow_nan=False),
    )
    if address.file:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", partial(_begin_postgresql, patience))
    return engine


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in a transaction that only reads."""
    with engine.begin() as connection:
        yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in a transaction that writes: the only one at this time, in whole or not at all."""
    with engine.execution_options(**_WRITING).begin() as connection:
        yield connection


def use_wal(engine: Engine) -> None:
    """Let readers of an SQLite file go on while one writes; the file remembers it. Nothing on a server."""
    if engine.dialect.name == "sqlite":
        with contextlib.closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _connect_args(address: Address, patience: float) -> dict[str, Any]:
    if address.file:
        return {"timeout": patience}
    seconds = max(2, round(patience))  # below two the driver waits two
    return {
        "connect_timeout": seconds,
        # A network that swallows everything is noticed within a minute, not within hours.
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "application_name": "onething",
        # Behind a pool such as pgbouncer's a statement that was prepared may not be there any more.
        "prepare_threshold": None,
    }


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions of its own, too late and without IMMEDIATE.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    immediate = " IMMEDIATE" if _is_writing(connection) else ""
    connection.exec_driver_sql(f"BEGIN{immediate}")


def _begin_postgresql(patience: float, connection: Connection) -> None:
    if _is_writing(connection):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LINE})")
    else:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ")


def _is_writing(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("onething_writing"))
