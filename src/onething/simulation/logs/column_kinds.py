"""What kinds of values a column of a log holds, as far as reading it as a fact is another matter."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

__all__ = ["ColumnKind", "kind_of"]


class ColumnKind(StrEnum):
    """How a column is read."""

    TEXT = "text"
    TRUTH = "truth"
    WHOLE = "whole"
    """Whole numbers."""
    REAL = "real"
    """Numbers that may have decimals."""
    DAY = "day"
    MOMENT = "moment"
    """A day with the time of day."""
    OTHER = "other"
    """Lists, structures, bytes: nothing that a fact can be."""


def kind_of(dtype: Any) -> ColumnKind:
    """Return the kind of a column by its narwhals data type."""
    import narwhals as nw  # noqa: PLC0415 - loaded when a log is read

    exact = {
        nw.String: ColumnKind.TEXT,
        nw.Categorical: ColumnKind.TEXT,
        nw.Enum: ColumnKind.TEXT,
        nw.Boolean: ColumnKind.TRUTH,
        nw.Date: ColumnKind.DAY,
        nw.Datetime: ColumnKind.MOMENT,
    }
    found = next((kind for type_, kind in exact.items() if dtype == type_), None)
    if found is None and dtype.is_integer():
        found = ColumnKind.WHOLE
    if found is None and dtype.is_numeric():
        found = ColumnKind.REAL
    return found or ColumnKind.OTHER
