"""What counting a log asks of an engine: its columns, its rows as frames, and tables from frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Engine", "OutOfMemory", "column_name"]


class OutOfMemory(Exception):
    """An engine has not the memory for a query; smaller parts of the log may do."""


def column_name(number: int) -> str:
    """Return the name by which frames have a column of the log, whatever it is called there."""
    return f"c{number}"


class Engine(Protocol):
    """Reads a log where it lies. Its frames have the columns `column_name(0)`, `column_name(1)` …"""

    name: str
    """As reports call it."""

    def columns(self) -> Mapping[str, Any]:
        """Return the columns of the log, by their names their narwhals types."""
        ...

    def parts(self, rows: int | None) -> Iterator[nw.LazyFrame[Any]]:
        """Yield the log as frames, each of about so many rows at most; None: as one."""
        ...

    def table(
        self, name: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]
    ) -> nw.LazyFrame[Any]:
        """Return a small table that frames of the log can be joined with."""
        ...

    def append(self, frame: nw.LazyFrame[Any], table: str) -> None:
        """Put the rows of a frame into a table of the database, made if need be; raises OutOfMemory."""
        ...

    def rows(self, frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a small frame; raises OutOfMemory."""
        ...

    def synthetic(self) -> bool:
        """Tell whether the files of the log say of themselves that they were generated."""
        ...

    def close(self) -> None:
        """Let go of what the engine holds."""
        ...
