"""Where a case log lies: files of one format, under the name by which reports call it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["LogFormat", "LogSource"]


class LogFormat(StrEnum):
    """How the rows of a log are written."""

    PARQUET = "parquet"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class LogSource:
    """The files of a log."""

    name: str
    """The file's name or the table's, without its folder."""
    format: LogFormat
    files: tuple[str, ...]
    """In order of their names; several are read as one. Addresses of other stores are for an engine that
    reaches them."""
    shown: str = ""
    """The log as messages name it; empty: by its name."""
    synthetic: bool = False
    """Whether it is known to be generated, whatever its files say."""
    digest: str = ""
    """SHA-256 of what it holds; empty: that of its files counts."""

    @property
    def place(self) -> str:
        """The log as messages name it."""
        return self.shown or self.name
