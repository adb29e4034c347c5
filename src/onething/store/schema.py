"""Which migrations a store has been through, and going through those that are missing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from onething.errors import MissingExtra
from onething.language import Label
from onething.store.failing import StoreError, Trouble

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = [
    "HEAD",
    "REVISIONS",
    "VERSION_TABLE",
    "alembic_config",
    "migrate",
    "refuse_newer",
    "refuse_older",
    "refuse_others",
    "revision_of",
]

REVISIONS = ("0001", "0002")
"""The migrations that this version of the library knows, oldest first; the files are in `migrations`."""

HEAD = REVISIONS[-1]

VERSION_TABLE = "onething_revision"
"""The table that says which migrations were done; not Alembic's own name, which others may use."""


_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps what it migrates in a module, so that two threads would migrate each other's stores."""


def revision_of(connection: Connection) -> str | None:
    """Return the last migration that a database has been through; None for one without a store."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    row = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").first()  # noqa: S608 - a constant
    return str(row[0]) if row else None


def refuse_newer(revision: str, store: str) -> None:
    """Raise StoreError for a store of a newer version of the library."""
    if revision not in REVISIONS:
        raise StoreError(store, *_NEWER)


def refuse_older(revision: str, store: str) -> None:
    """Raise StoreError for a store of an older version of the library, which says how to upgrade it."""
    if revision != HEAD:
        raise StoreError(store, *_OLDER)


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Take a database through the migrations that it lacks, in the transaction of `connection`."""
    config = alembic_config(connection)
    from alembic import command  # noqa: PLC0415 - only when something is migrated

    with _ONE_AT_A_TIME:
        command.upgrade(config, to)


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic's commands need in order to work on a connection; MissingExtra without Alembic."""
    try:
        from alembic.config import Config  # noqa: PLC0415 - only when something is migrated
    except ImportError:
        raise MissingExtra("alembic", "simulate") from None
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "onething.store:migrations")
    return config


def refuse_others(connection: Connection, store: str) -> None:
    """Raise StoreError for an SQLite file of another program; a server's database may well be shared."""
    if connection.dialect.name == "sqlite" and {*inspect(connection).get_table_names()} - {VERSION_TABLE}:
        raise StoreError(store, *_OTHERS)


_NEWER = Trouble(
    Label(zh="运行库由更新版本的 onething 建立", en="the store is of a newer onething"),
    Label(zh="升级：pip install -U onething", en="upgrade: pip install -U onething"),
)
_OTHERS = Trouble(
    Label(zh="这是其他程序的数据库", en="this is the database of another program"),
    Label(zh="换一个文件", en="name another file"),
)
_OLDER = Trouble(
    Label(zh="运行库由较早版本的 onething 建立", en="the store is of an older onething"),
    Label(
        zh="先备份，再用同样的 --store 运行 onething runs upgrade",
        en="back it up, then run onething runs upgrade with the same --store",
    ),
)
