"""Reading the cases that stand in a table of a database, row by row."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import MetaData, Table, inspect, select, type_coerce
from sqlalchemy.engine import Engine
from sqlalchemy.exc import NoSuchTableError
from sqlalchemy.types import NullType

from onething.errors import BrokenInput, Fault, Place, nearest
from onething.language import Label
from onething.store.addresses import Address, address
from onething.store.connecting import connect, reading
from onething.store.failing import troubles_told

__all__ = ["SEPARATOR", "table_rows", "table_shown"]

SEPARATOR = "::"
"""Stands between the address of a database and the name of a table."""

_PATIENCE = 10.0
_AT_ONCE = 10_000


def table_rows(where: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table, the names of its columns first.

    `where` is `ADDRESS::TABLE`, the address that of a database file or a URL, the table with its schema
    if need be. The rows are those of one moment, whatever is written meanwhile. Raises BrokenInput for a
    file or a table that there is not, StoreError for a database that refuses or goes away.
    """
    place, _, table = where.rpartition(SEPARATOR)
    store = address(place)
    if store.file and not store.file.is_file():
        found = Label(zh="没有这个文件", en="there is no such file")
        raise BrokenInput([Fault(Place(str(store)), found, Label(zh="核对路径", en="check the path"))])
    engine = connect(store, patience=_PATIENCE)
    with troubles_told(str(store)), reading(engine) as connection:
        described = _described(engine, table, store)
        yield tuple(column.name for column in described.columns)
        streamed = connection.execution_options(stream_results=True, yield_per=_AT_ONCE)
        # As stored: by its declared type SQLite's text “false” would be true, and 2025/1/3 an error.
        stored = [type_coerce(column, NullType()).label(column.name) for column in described.columns]
        for row in streamed.execute(select(*stored)):
            yield tuple(row)


def table_shown(where: str) -> str:
    """Return the table as messages name it, without the password of its database."""
    place, _, table = where.rpartition(SEPARATOR)
    return f"{address(place)}{SEPARATOR}{table}"


def _described(engine: Engine, name: str, store: Address) -> Table:
    schema, _, table = name.rpartition(".")
    with contextlib.suppress(NoSuchTableError):
        return Table(table, MetaData(), schema=schema or None, autoload_with=engine, resolve_fks=False)
    known = [
        *inspect(engine).get_table_names(schema or None),
        *inspect(engine).get_view_names(schema or None),
    ]
    found = Label(zh=f"数据库中没有表“{name}”", en=f"the database has no table “{name}”")
    near = ", ".join(nearest(table, known) or known[:10])
    mend = Label(
        zh=f"已有：{near}" if near else "核对表名", en=f"there are {near}" if near else "check its name"
    )
    raise BrokenInput([Fault(Place(str(store)), found, mend)])
