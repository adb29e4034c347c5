"""What counting a log asks of an engine: its columns, its rows as frames, and tables from frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from onething.simulation.engines.duck import Duck

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Engine", "column_name"]


def column_name(number: int) -> str:
    """Return the name by which frames have a column of the log, whatever it is called there."""
    return f"c{number}"


class Engine(Protocol):
    """Reads a log where it lies.

    Its frames have the columns `column_name(0)`, `column_name(1)` and so on, whatever the log calls them.
    """

    duck: Duck
    """The database in which the log is counted."""

    def columns(self) -> Mapping[str, Any]:
        """Return the columns of the log, by their names their narwhals types."""
        ...

    def parts(self, rows: int | None) -> Iterator[tuple[float, nw.LazyFrame[Any]]]:
        """Yield the log as frames, each of so many rows at most, and how far it goes; None: as one."""
        ...

    def table(self, name: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> nw.LazyFrame[Any]:
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
