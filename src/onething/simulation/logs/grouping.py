"""Grouping a log by what the rules can tell apart of its cases: one program for every engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from onething.simulation.logs.column_kinds import ColumnKind
from onething.simulation.logs.expressions import as_text, clean, month, state
from onething.simulation.logs.keys import Layout
from onething.simulation.logs.log_columns import LogColumns

__all__ = [
    "CASES",
    "LENGTH",
    "MISCOUNTED",
    "MONTH",
    "REGION",
    "ROWS",
    "UNCOUNTED",
    "grouped",
    "named_onethings",
]

REGION, LENGTH, MONTH = "region", "region_length", "month"
"""Columns of the groups beside the key: the region's first six characters, how many it has, the month."""
ROWS, CASES = "rows", "cases"
"""What is counted of each group."""
UNCOUNTED, MISCOUNTED = "uncounted", "miscounted"
"""Rows that do not say for how many cases they stand, and rows that say what is no such number."""

_NAME, _STATE, _TEXT, _WEIGHT, _KEY = "one_", "state_", "text_", "weight_", "key_"


def named_onethings(columns: LogColumns, layout: Layout) -> tuple[Mapping[str, str], Sequence[Sequence[Any]]]:
    """Return the table by which a row finds its one-thing: the types of its columns, and its rows.

    By name it has the number of the one-thing and the weights of its states.
    """
    numbers = {id: number for number, id in enumerate(layout.onethings)}
    named = sorted((name, numbers[id]) for name, id in columns.names.items() if id in numbers)
    weights = {f"{_WEIGHT}{column}_{word}": layout.weights(column, word) for column, word in _placed(layout)}
    types = {_NAME: "VARCHAR", f"{_KEY}0": "BIGINT", **dict.fromkeys(weights, "BIGINT")}
    rows = [(name, number, *(own[number] for own in weights.values())) for name, number in named]
    return types, rows


def grouped(
    frame: nw.LazyFrame[Any], columns: LogColumns, layout: Layout, onethings: nw.LazyFrame[Any]
) -> nw.LazyFrame[Any]:
    """Return the groups of a log: `key_0`, `key_1` …, the region, the month, and what is counted of each.

    The key is null where the one-thing is not known. `onethings` is the table of `named_onethings`.
    """
    kept = dict(_kept(columns))
    read = frame.select(
        _onething(columns).alias(_NAME), *_named(kept), *_named(dict(_texts(columns, layout)))
    )
    joined = read.join(onethings, on=_NAME, how="left")
    states = list(_states(columns, layout))
    keyed = (joined.with_columns(*states) if states else joined).select(*_keys(layout), *map(nw.col, kept))
    words = [f"{_KEY}{word}" for word in range(layout.words)]
    by = [name for name in (REGION, LENGTH, MONTH) if name in kept]
    sums = [nw.col(name).sum().alias(name) for name in kept if name not in by]
    return keyed.group_by(*words, *by).agg(nw.len().cast(nw.Int64).alias(ROWS), *sums)


def _named(expressions: Mapping[str, nw.Expr]) -> Iterator[nw.Expr]:
    return (expression.alias(name) for name, expression in expressions.items())


def _kept(columns: LogColumns) -> Iterator[tuple[str, nw.Expr]]:
    """Yield what is kept of a row beside its key."""
    if columns.region:
        region = as_text(*columns.at(columns.region))
        yield REGION, region.str.slice(0, 6)
        yield LENGTH, region.str.len_chars()
    if columns.date:
        yield MONTH, month(*columns.at(columns.date))
    if columns.cases:
        yield from _counted(*columns.at(columns.cases))


def _onething(columns: LogColumns) -> nw.Expr:
    if columns.onething is None:
        return nw.lit(next(iter(columns.names)))
    return as_text(*columns.at(columns.onething))


_NUMBER = r"^[0-9]{1,15}([.][0-9]{1,15})?$"


def _counted(column: str, kind: ColumnKind) -> Iterator[tuple[str, nw.Expr]]:
    """Yield for how many cases a row stands, and whether it does not say so."""
    value = clean(column, kind)
    missing = value.is_null()
    if kind is ColumnKind.TEXT:
        missing = missing | (value == "")
        number: nw.Expr = nw.when(value.str.contains(_NUMBER)).then(value).cast(nw.Float64)
    else:
        number = value.cast(nw.Float64)
        number = nw.when(number.is_finite() & (number >= 0)).then(number)
    yield CASES, number.fill_null(0.0)
    yield UNCOUNTED, missing.cast(nw.Int64)
    yield MISCOUNTED, (number.is_null() & ~missing).cast(nw.Int64)


def _texts(columns: LogColumns, layout: Layout) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the columns that tell facts, each once, as they are read."""
    for name in dict.fromkeys(column.column for column in layout.columns):
        yield _text(columns, name), clean(*columns.at(name))


def _text(columns: LogColumns, name: str) -> str:
    return f"{_TEXT}{columns.at(name)[0]}"


def _states(columns: LogColumns, layout: Layout) -> Iterator[nw.Expr]:
    for number, column in enumerate(layout.columns):
        yield state(nw.col(_text(columns, column.column)), column.cells).alias(f"{_STATE}{number}")


def _keys(layout: Layout) -> Iterator[nw.Expr]:
    """Yield the words of the key, the first of which begins with the number of the one-thing."""
    for word in range(layout.words):
        parts = [nw.col(f"{_KEY}0")] if word == 0 else []
        parts += [
            nw.col(f"{_STATE}{column}") * nw.col(f"{_WEIGHT}{column}_{w}")
            for column, w in _placed(layout)
            if w == word
        ]
        yield reduce(add, parts).alias(f"{_KEY}{word}")


def _placed(layout: Layout) -> Sequence[tuple[int, int]]:
    """Return which columns have a place in which words of any one-thing's key."""
    return sorted({(digit.column, digit.word) for own in layout.digits for digit in own})
