"""DuckDB, embedded: a database of its own in which a log is counted."""

from __future__ import annotations

import csv
import errno
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.errors import BrokenInput, Fault, MissingExtra, Place
from onething.language import Label

if TYPE_CHECKING:
    import duckdb

__all__ = ["Duck", "OutOfMemory", "disk_full", "room_told", "sql_name", "sql_text"]

_SHARE = 0.7
"""Of the memory allowed, what DuckDB may take; the rest is for Python and for what DuckDB does not count."""
_AT_ONCE = 1000


class OutOfMemory(Exception):
    """A database has not the memory for a query; smaller parts of a log may do."""


class Duck:
    """A DuckDB database in memory, with a private folder on disk for what memory does not hold."""

    def __init__(self, *, memory: int) -> None:
        """Open a database within `memory` bytes; `close` removes its folder.

        Raises MissingExtra where a library is not installed.
        """
        try:
            import duckdb  # noqa: PLC0415 - loaded when a log is read
            import narwhals  # noqa: F401, PLC0415 - whether the extra is installed
        except ImportError as error:
            raise MissingExtra(error.name or "duckdb", "simulate") from None
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
        """Run a query for what it does; raises OutOfMemory, and BrokenInput where the disk is full."""
        with _told():
            self.connection.execute(query)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raises as `execute` does."""
        with _told():
            return self.connection.execute(query).fetchall()

    def keep(self, table: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Make a table of whole numbers and texts; `types` says the SQL type of each column."""
        declared = ", ".join(f"{sql_name(name)} {type_}" for name, type_ in types.items())
        self.execute(f"CREATE OR REPLACE TABLE {table} ({declared})")
        for start in range(0, len(rows), _AT_ONCE):
            self.execute(f"INSERT INTO {table} VALUES {', '.join(map(_row, rows[start : start + _AT_ONCE]))}")

    def load(self, table: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Append many rows to a table, made if need be; an empty text is null in it."""
        declared = ", ".join(f"{sql_name(name)} {type_}" for name, type_ in types.items())
        self.execute(f"CREATE TABLE IF NOT EXISTS {table} ({declared})")
        file = self.folder / f"{table}.csv"
        with file.open("w", encoding="utf-8", newline="") as written:
            csv.writer(written).writerows(rows)
        columns = ", ".join(f"{sql_text(name)}: {sql_text(type_)}" for name, type_ in types.items())
        self.execute(
            f"INSERT INTO {table} SELECT * FROM read_csv({sql_text(str(file))}, header = false,"
            f" auto_detect = false, columns = {{{columns}}}, delim = ',', quote = '\"', escape = '\"',"
            " nullstr = '')"
        )
        file.unlink()


@contextmanager
def _told() -> Iterator[None]:
    """Tell a lack of memory or of disk apart from all else, which is for whoever reads a file."""
    import duckdb  # noqa: PLC0415 - loaded when a log is read

    try:
        yield
    except duckdb.Error as error:
        if _FULL.search(str(error)):
            raise BrokenInput([disk_full()]) from None
        if isinstance(error, duckdb.OutOfMemoryException):
            raise OutOfMemory from None
        raise


_FULL = re.compile(r"No space left on device|max_temp_directory_size|Disk quota exceeded")


@contextmanager
def room_told() -> Iterator[None]:
    """Tell that the disk of the temporary folder is full, where Python finds that out."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise BrokenInput([disk_full()]) from None


def disk_full() -> Fault:
    """Return what to do where the temporary folder has no room left."""
    folder = tempfile.gettempdir()
    found = Label(zh="临时文件夹所在磁盘已满", en="the disk of the temporary folder is full")
    mend = Label(
        zh="腾出空间，或把环境变量 TMPDIR 指向更大的磁盘",
        en="make room, or let the environment variable TMPDIR name a folder on a larger disk",
    )
    return Fault(Place(folder), found, mend)


def sql_text(value: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def sql_name(value: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + value.replace('"', '""') + '"'


def _row(row: Iterable[Any]) -> str:
    return f"({', '.join(sql_text(value) if isinstance(value, str) else str(value) for value in row)})"
