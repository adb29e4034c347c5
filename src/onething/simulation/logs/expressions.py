"""Reading columns as an engine does it: each as one narwhals expression, the same on every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from onething.model import FactType
from onething.simulation.logs.cells import MISSING, OUTSIDE, Cells
from onething.simulation.logs.column_kinds import ColumnKind

__all__ = ["as_text", "clean", "month", "state"]

_BLANKS = " \t\r\n\u3000\ufeff"
"""What stands around a text without belonging to it."""

_NUMBER = r"^-?([0-9]{1,18}([.][0-9]{0,30})?|[.][0-9]{1,30})$"
_REGION = r"^[0-9]{2}([0-9]{2}){0,2}$"
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)0229"
_DAY = (
    "^([0-9]{4}((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)"
    f"|02(0[1-9]|1[0-9]|2[0-8]))|{_LEAP})$"
)
"""A day of the Gregorian calendar as eight digits."""


def clean(column: str, kind: ColumnKind) -> nw.Expr:
    """Return a column as it is read: a text without the blanks around it."""
    if kind is not ColumnKind.TEXT:
        return nw.col(column)
    return nw.col(column).cast(nw.String).str.strip_chars(_BLANKS)


def state(value: nw.Expr, cells: Cells) -> nw.Expr:
    """Return the state of a cleaned column, see `onething.simulation.logs.cells`."""
    missing = value.is_null()
    if cells.kind is ColumnKind.TEXT:
        missing = missing | (value == "")
    if cells.kind is ColumnKind.REAL:
        missing = missing | value.cast(nw.Float64).is_nan()
    found: nw.Expr = nw.when(missing).then(nw.lit(MISSING)).otherwise(_by_type(value, cells))
    # What is listed is looked for first: it is what most rows hold.
    for number, values in sorted(_by_state(cells.listed).items(), reverse=True):
        found = nw.when(_among(value, values, cells.kind)).then(nw.lit(number)).otherwise(found)
    return found


def as_text(column: str, kind: ColumnKind) -> nw.Expr:
    """Return a column as text, without the blanks around it."""
    value = clean(column, kind)
    return value if kind is ColumnKind.TEXT else value.cast(nw.String)


def month(column: str, kind: ColumnKind) -> nw.Expr:
    """Return year and month of a column: 202501 for a day, the beginning of a text as it stands."""
    if kind in (ColumnKind.DAY, ColumnKind.MOMENT):
        return nw.col(column).dt.year() * 100 + nw.col(column).dt.month()
    return as_text(column, kind).str.slice(0, 7)


def _by_state(listed: Mapping[Any, int]) -> Mapping[int, Sequence[Any]]:
    found: dict[int, list[Any]] = {}
    for value, number in listed.items():
        found.setdefault(number, []).append(value)
    return found


def _among(value: nw.Expr, values: Sequence[Any], kind: ColumnKind) -> nw.Expr:
    if kind is ColumnKind.TRUTH:
        return value if values == [True] else ~value if values == [False] else ~value.is_null()
    # DuckDB looks through a list far more slowly than it compares.
    return reduce(or_, (value == nw.lit(one) for one in values))


def _by_type(value: nw.Expr, cells: Cells) -> nw.Expr:
    if cells.at is not None and cells.below is not None:
        return _region_state(value, cells)
    if not cells.steps and cells.above == OUTSIDE:
        return nw.lit(cells.other)
    if cells.type is FactType.NUMBER:
        return _number_state(value, cells)
    return _day_state(value, cells)


def _number_state(value: nw.Expr, cells: Cells) -> nw.Expr:
    if cells.kind is ColumnKind.WHOLE:
        return _stepped(value, cells)
    if cells.kind is ColumnKind.TEXT:
        # An engine may cast before it looks at the condition, so no other text reaches the cast.
        fits = value.str.contains(_NUMBER)
        number: nw.Expr = nw.when(fits).then(value).cast(nw.Float64)
        return nw.when(fits).then(_stepped(number, cells)).otherwise(nw.lit(OUTSIDE))
    number = value.cast(nw.Float64)
    return nw.when(number.is_finite()).then(_stepped(number, cells)).otherwise(nw.lit(OUTSIDE))


def _day_state(value: nw.Expr, cells: Cells) -> nw.Expr:
    if cells.kind in (ColumnKind.DAY, ColumnKind.MOMENT):
        return _stepped(value, cells)
    digits = _eight_digits(value if cells.kind is ColumnKind.TEXT else value.cast(nw.String))
    fits = digits.str.contains(_DAY)
    return nw.when(fits).then(_stepped(digits, cells)).otherwise(nw.lit(OUTSIDE))


def _eight_digits(text: nw.Expr) -> nw.Expr:
    """Return a day written 20250131, 2025-01-31, 2025/1/31 or 2025年1月31日, with a time or not."""
    day = text.str.replace_all("[ T].*$", "")
    joined = day.str.replace_all("[/.年月]", "-").str.replace_all("日", "")
    parts = joined.str.split("-")
    year, month, rest = parts.list.get(0), parts.list.get(1), parts.list.get(2)
    padded = nw.concat_str(year, month.str.zfill(2), rest.str.zfill(2))
    return nw.when(day.str.contains("^[0-9]{8}$")).then(day).otherwise(padded)


def _region_state(value: nw.Expr, cells: Cells) -> nw.Expr:
    text = value if cells.kind is ColumnKind.TEXT else value.cast(nw.String)
    fits = text.str.contains(_REGION)
    code: nw.Expr = nw.when(fits).then(text.str.pad_end(6, "0"))
    found: nw.Expr = nw.lit((cells.below or {}).get("000000", OUTSIDE))
    for length in (2, 4):
        above = nw.concat_str(code.str.slice(0, length), nw.lit("0" * (6 - length)))
        found = _listed(above, cells.below or {}, found)
    found = _listed(code, cells.at or {}, found)
    return nw.when(fits).then(found).otherwise(nw.lit(OUTSIDE))


def _listed(code: nw.Expr, states: Mapping[str, int], otherwise: nw.Expr) -> nw.Expr:
    for number, codes in sorted(_by_state(states).items()):
        otherwise = nw.when(_among(code, codes, ColumnKind.TEXT)).then(nw.lit(number)).otherwise(otherwise)
    return otherwise


def _stepped(value: nw.Expr, cells: Cells) -> nw.Expr:
    found: nw.Expr = nw.lit(cells.above)
    for step in reversed(cells.steps):
        found = nw.when(value < _limit(step.below, cells.kind)).then(nw.lit(step.state)).otherwise(found)
    return found


def _limit(limit: Any, kind: ColumnKind) -> Any:
    if kind is ColumnKind.MOMENT and isinstance(limit, date):
        return nw.lit(datetime.combine(limit, time()))
    return nw.lit(limit)
