"""Counting a log with DuckDB, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.errors import BrokenInput
from onething.simulation.engines.duck import Duck, sql_name, sql_text
from onething.simulation.engines.engine import column_name
from onething.simulation.engines.log_faults import told
from onething.simulation.engines.log_source import LogFormat, LogSource
from onething.simulation.engines.synthetic import CSV_MARK, PARQUET_MARK
from onething.simulation.engines.text_files import column_names, delimiter_of, in_utf8

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["DuckEngine"]


class DuckEngine:
    """Reads a log in the database in which it is counted."""

    def __init__(self, duck: Duck, source: LogSource) -> None:
        self.duck, self.source = duck, source

    def columns(self) -> Mapping[str, Any]:
        """Return the columns of the log, by their names their narwhals types."""
        return dict(zip(self._names, self._frame(self._renamed()).collect_schema().values(), strict=True))

    def parts(self, rows: int | None) -> Iterator[tuple[float, nw.LazyFrame[Any]]]:
        """Yield the log as frames: whole, or file by file in ranges of rows."""
        if rows is None:
            yield 1.0, self._frame(self._renamed())
            return
        counted = self._counted()
        before, all_ = 0, sum(count for _, count in counted)
        for file, count in counted:
            for start in range(0, count, rows):
                number = f"file_row_number BETWEEN {start} AND {start + rows - 1}"
                scan = f"SELECT * FROM {_parquet([file], numbered=True)} WHERE {number}"
                yield (before + min(start + rows, count)) / all_, self._frame(self._renamed(f"({scan})"))
            before += count

    def table(self, name: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> nw.LazyFrame[Any]:
        """Return a small table that frames of the log can be joined with."""
        self.duck.keep(name, types, rows)
        return self._frame(f"SELECT * FROM {name}")

    def append(self, frame: nw.LazyFrame[Any], table: str) -> None:
        """Put the rows of a frame into a table of the database, made if need be; raises OutOfMemory."""
        query = frame.to_native().sql_query()
        with self._told():
            if self.duck.rows(f"SELECT 1 FROM duckdb_tables() WHERE table_name = {sql_text(table)}"):
                self.duck.execute(f"INSERT INTO {table} {query}")
            else:
                self.duck.execute(f"CREATE TABLE {table} AS {query}")

    def rows(self, frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a small frame; raises OutOfMemory."""
        with self._told():
            return self.duck.rows(frame.to_native().sql_query())

    def synthetic(self) -> bool:
        """Tell whether the files of the log say of themselves that they were generated."""
        if CSV_MARK in self._names:
            return True
        if self.source.format is not LogFormat.PARQUET:
            return False
        with self._told():
            marks = self.duck.rows(f"SELECT key FROM parquet_kv_metadata({_files(self.source.files)})")
        return any(bytes(key).decode("utf-8", "replace") == PARQUET_MARK for (key,) in marks)

    def close(self) -> None:
        """Do nothing: the database is closed with what was counted."""

    @cached_property
    def _names(self) -> Sequence[str]:
        with self._told():
            return [str(name) for name, *_ in self.duck.rows(f"DESCRIBE SELECT * FROM {self._scan}")]

    @cached_property
    def _scan(self) -> str:
        """The log as SQL names it in FROM."""
        if self.source.format is LogFormat.PARQUET:
            return _parquet(self.source.files)
        files = [in_utf8(Path(file), self.duck.folder, n) for n, file in enumerate(self.source.files)]
        return f"({' UNION ALL BY NAME '.join(map(_csv, files))})"

    def _renamed(self, scan: str = "") -> str:
        names = (f"{sql_name(name)} AS {column_name(n)}" for n, name in enumerate(self._names))
        return f"SELECT {', '.join(names)} FROM {scan or self._scan}"

    def _frame(self, query: str) -> nw.LazyFrame[Any]:
        import narwhals as nw  # noqa: PLC0415 - loaded when a log is read

        with self._told():
            return nw.from_native(self.duck.connection.sql(query))

    def _counted(self) -> Sequence[tuple[str, int]]:
        """Return the files of the log, each with its rows; a text is brought into columns first."""
        files = self.source.files
        if self.source.format is LogFormat.CSV:
            file = str(self.duck.folder / "log.parquet")
            with self._told():
                self.duck.execute(f"COPY (SELECT * FROM {self._scan}) TO {sql_text(file)} (FORMAT parquet)")
            files = (file,)
        counted = self.duck.rows(f"SELECT file_name, num_rows FROM parquet_file_metadata({_files(files)})")
        return sorted((str(file), int(rows)) for file, rows in counted)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what DuckDB objects to into an error that says what to do."""
        import duckdb  # noqa: PLC0415 - loaded when a log is read

        try:
            yield
        except duckdb.Error as error:
            raise BrokenInput([told(error, self.source)]) from None


def _parquet(files: Sequence[str], *, numbered: bool = False) -> str:
    number = ", file_row_number = true" if numbered else ""
    return f"read_parquet({_files(files)}, union_by_name = true{number})"


def _csv(file: Path) -> str:
    """Return a query for a file of texts; nothing is left to be guessed, for guesses skip lines."""
    delimiter = delimiter_of(file)
    columns = ", ".join(f"{sql_text(name)}: 'VARCHAR'" for name in column_names(file, delimiter))
    return (
        f"SELECT * FROM read_csv({sql_text(str(file))}, auto_detect = false, header = true,"
        f" columns = {{{columns}}}, delim = {sql_text(delimiter)}, quote = '\"', escape = '\"')"
    )


def _files(files: Any) -> str:
    return f"[{', '.join(sql_text(file) for file in files)}]"
