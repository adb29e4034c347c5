"""Examples of what stands in a log and is no value of a fact, without a word that is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from onething.model import DATE, REGION
from onething.simulation.engines.duck import OutOfMemory
from onething.simulation.engines.engine import Engine
from onething.simulation.log_report import Oddity
from onething.simulation.logs.cells import OUTSIDE
from onething.simulation.logs.expressions import as_text, clean, state
from onething.simulation.logs.keys import Layout
from onething.simulation.logs.log_columns import CASES, ONE_THING, FactColumn, LogColumns

__all__ = ["Told", "examples", "shape"]

Told = tuple[str, str]
"""A column, and the fact that it tells."""

_MOST = 5
"""So many examples are shown of a column."""
_OFTEN, _SHARE = 20, 0.01
"""A value is shown as it is if it stands in so many rows at least, and in that share of the odd ones."""
_SHORT, _DIGITS = 12, 2
"""And if it has at most so many characters, and so many digits: more of them may be a number of a person."""


def shape(value: str) -> str:
    """Return a text with digits as 9, letters as a, and other characters but punctuation as 字.

    >>> shape("张三 13800001111"), shape("A-2")
    ('字字 99999999999', 'a-9')
    """
    digits = re.sub("[0-9]", "9", value)
    return re.sub(r"[^\W\d_A-Za-z]", "字", re.sub("[A-Za-z]", "a", digits))


def examples(
    reader: Engine, columns: LogColumns, layout: Layout, odd: Mapping[Told, int]
) -> Mapping[Told, tuple[Oddity, ...]]:
    """Return by column and fact the most frequent of what stands there and is no value of the fact.

    `odd` says for each of them in how many cases that is so; all are looked for at once.
    """
    wanted = [told for told in odd if told[1] not in (REGION, DATE, CASES)]
    if not wanted:
        return {}
    ((_, frame),) = reader.parts(None)
    counted = [_counted(frame, number, *_odd(columns, layout, told)) for number, told in enumerate(wanted)]
    try:
        rows = reader.rows(nw.concat(counted))
    except OutOfMemory:  # values as different as that are no examples of anything
        return {}
    found: dict[Told, list[tuple[Any, int]]] = {told: [] for told in wanted}
    for number, value, count in sorted(rows, key=lambda row: (row[0], -row[2], str(row[1]))):
        found[wanted[number]].append((value, count))
    return {told: tuple(_shown(values, odd[told])) for told, values in found.items()}


def _odd(columns: LogColumns, layout: Layout, told: Told) -> tuple[nw.Expr, nw.Expr]:
    """Return a column as text, and whether what stands in it is no value of its fact."""
    column, fact = told
    value, read = as_text(*columns.at(column)), clean(*columns.at(column))
    if fact == ONE_THING:
        return value, ~value.is_in(sorted(columns.names)) & (value != "")
    parts = [one for one in layout.columns if one.column == column and one.fact == fact]
    states = (_reading(columns, one) & (state(read, one.cells) == OUTSIDE) for one in parts)
    return value, reduce(or_, states)


def _reading(columns: LogColumns, column: FactColumn) -> nw.Expr:
    """Return whether the one-thing of a row reads the fact of a column."""
    if columns.onething is None:
        return nw.lit(True)  # noqa: FBT003 - a value
    names = sorted(name for name, id in columns.names.items() if id in column.onethings)
    return as_text(*columns.at(columns.onething)).is_in(names)


def _counted(frame: nw.LazyFrame[Any], number: int, value: nw.Expr, odd: nw.Expr) -> nw.LazyFrame[Any]:
    counted = frame.filter(odd).select(value.alias("value")).group_by("value").agg(nw.len().alias("rows"))
    most = counted.sort("rows", "value", descending=[True, False]).head(_MOST)
    return most.select(nw.lit(number).alias("number"), nw.col("value"), nw.col("rows"))


def _shown(rows: Iterable[tuple[Any, int]], among: int) -> Iterable[Oddity]:
    """Return the examples, those of one shape as one."""
    found: dict[str, int] = {}
    for value, count in rows:
        text = str(value) if _harmless(str(value), count, among) else shape(str(value))[:40]
        found[text] = found.get(text, 0) + count
    return [Oddity(value=text, rows=count) for text, count in found.items()]


def _harmless(value: str, rows: int, among: int) -> bool:
    often = rows >= max(_OFTEN, _SHARE * among)
    return often and len(value) <= _SHORT and sum(map(str.isdigit, value)) <= _DIGITS
