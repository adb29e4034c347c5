"""DuckDB, embedded: a database of its own in which a log is counted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

__all__ = ["Duck", "sql_name", "sql_text"]

_SHARE = 0.7
"""Of the memory allowed, what DuckDB may take; the rest is for Python and for what DuckDB does not count."""
_AT_ONCE = 1000


class Duck:
    """A DuckDB database in memory, with a private folder on disk for what memory does not hold."""

    def __init__(self, *, memory: int) -> None:
        """Open a database within `memory` bytes; `close` removes its folder."""
        import duckdb  # noqa: PLC0415 - loaded when a log is read

        self.folder = Path(tempfile.mkdtemp(prefix="onething-"))
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        for setting in (
            f"memory_limit = '{max(int(memory * _SHARE) // 1024, 1)}KiB'",
            f"temp_directory = {sql_text(str(self.folder))}",
            "preserve_insertion_order = false",
            "TimeZone = 'Asia/Shanghai'",  # moments with a zone are told as the clock in China shows
            "autoinstall_known_extensions = false",  # nothing is fetched from the network
        ):
            self.connection.execute(f"SET {setting}")

    def close(self) -> None:
        """Leave the database, and remove what lies in its folder."""
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def execute(self, query: str) -> None:
        """Run a query for what it does."""
        self.connection.execute(query)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def keep(self, table: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Make a table of whole numbers and texts; `types` says the SQL type of each column."""
        declared = ", ".join(f"{sql_name(name)} {type_}" for name, type_ in types.items())
        self.execute(f"CREATE OR REPLACE TABLE {table} ({declared})")
        for start in range(0, len(rows), _AT_ONCE):
            self.execute(
                f"INSERT INTO {table} VALUES {', '.join(map(_row, rows[start : start + _AT_ONCE]))}"
            )


def sql_text(value: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def sql_name(value: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + value.replace('"', '""') + '"'


def _row(row: Iterable[Any]) -> str:
    return f"({', '.join(sql_text(value) if isinstance(value, str) else str(value) for value in row)})"
