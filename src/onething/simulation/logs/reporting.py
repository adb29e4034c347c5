"""What was found in a log while it was counted: nothing is left out without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import DATE, FactName
from onething.simulation.engines.duck import Duck
from onething.simulation.engines.engine import Engine
from onething.simulation.engines.log_source import LogSource
from onething.simulation.log_report import ColumnReport, LogReport, Oddity
from onething.simulation.logs import grouping
from onething.simulation.logs.cells import MISSING, OUTSIDE
from onething.simulation.logs.examples import Told, examples
from onething.simulation.logs.keys import Layout
from onething.simulation.logs.log_columns import CASES, ONE_THING, LogColumns, Subject

__all__ = ["report"]


def report(
    reader: Engine, duck: Duck, source: LogSource, columns: LogColumns, layout: Layout, subject: Subject
) -> LogReport:
    """Return what was found in a log, once the table `counts` is made.

    Raises BrokenInput for a log without a case that can be planned.
    """
    counted = _count(duck, columns, layout)
    faults = list(_nothing_counted(counted, source))
    if faults:
        raise BrokenInput(faults)
    odd = {told: counted.odd[told[1]][1] for told in _told(columns) if counted.odd.get(told[1], (0, 0))[1]}
    if columns.onething and counted.unplaced:
        odd[columns.onething, ONE_THING] = round(counted.unplaced)
    shown = examples(reader, columns, layout, odd)
    return LogReport(
        name=source.name,
        rows=counted.rows,
        cases=round(counted.cases),
        dropped=round(counted.dropped),
        unplaced=round(counted.unplaced),
        unplaced_examples=shown.get((columns.onething or "", ONE_THING), ()),
        columns=tuple(_column_reports(columns, counted, shown)),
        missing_facts=_untold(duck, columns, layout, subject),
        synthetic=source.synthetic or reader.synthetic(),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows and cases there are, and what became of them."""

    rows: int
    cases: float
    """Without those that are unplaced or dropped."""
    unplaced: float
    dropped: float
    odd: Mapping[str, tuple[int, int]]
    """By fact, or what else a column tells: the cases in which it is missing, and outside its values."""


def _count(duck: Duck, columns: LogColumns, layout: Layout) -> Counted:
    """Return what became of the cases, once the table `counts` is made."""
    cases = grouping.CASES if columns.cases else grouping.ROWS
    ((rows, total, unplaced),) = duck.rows(
        f"SELECT coalesce(sum({grouping.ROWS}), 0), coalesce(sum({cases}), 0),"
        f" coalesce(sum({cases}) FILTER (key_0 IS NULL), 0) FROM groups"
    )
    ((counted,),) = duck.rows("SELECT coalesce(sum(cases), 0) FROM counts")
    odd = dict(_odd(duck, columns, layout, cases))
    return Counted(int(rows), counted, unplaced, total - unplaced - counted, odd)


def _nothing_counted(counted: Counted, source: LogSource) -> Iterator[Fault]:
    place = Place(source.place)
    if not counted.rows:
        found = Label(zh="没有任何记录", en="it holds no rows")
        yield Fault(place, found, Label(zh="给出含有办件记录的文件", en="give a log that holds cases"))
    elif not counted.cases and counted.dropped:
        found = Label(zh="所有办件都被略去", en="every case would be dropped")
        mend = Label(
            zh="用 --on-unknown ask，或用映射文件说明各列的值",
            en="use --on-unknown ask, or say in a mapping what the values of its columns mean",
        )
        yield Fault(place, found, mend)
    elif not counted.cases and counted.unplaced:
        found = Label(zh="没有一条记录属于目录中的一件事", en="no row names a one-thing of the catalogue")
        mend = Label(
            zh="在映射文件的 onething 之下写 values，或写 fixed",
            en="write values, or fixed, under onething in a mapping",
        )
        yield Fault(place, found, mend)
    elif not counted.cases:
        found = Label(zh="件数合计为零", en="its rows stand for no case at all")
        yield Fault(place, found, Label(zh="核对件数一列", en="check the column of the number of cases"))


def _untold(duck: Duck, columns: LogColumns, layout: Layout, subject: Subject) -> tuple[FactName, ...]:
    """Return the facts that no column tells and that a one-thing reads of which there are cases."""
    met = [layout.onethings[number] for (number,) in duck.rows("SELECT DISTINCT one FROM profiles")]
    return tuple(fact for fact in columns.untold if any(fact in subject.read[id] for id in met))


def _column_reports(
    columns: LogColumns, counted: Counted, shown: Mapping[Told, tuple[Oddity, ...]]
) -> Iterator[ColumnReport]:
    """Yield what became of every column of the log, those that are not used too."""
    used: dict[str, list[str]] = {column: [] for column in columns.kinds}
    for column, fact in _told(columns):
        used[column].append(fact)
    for column, facts in used.items():
        for fact in facts or [""]:
            missing, outside = counted.odd.get(fact, (0, 0))
            found = shown.get((column, fact), ()) if fact != ONE_THING else ()
            yield ColumnReport(column=column, fact=fact, missing=missing, outside=outside, examples=found)


def _told(columns: LogColumns) -> Iterator[Told]:
    special = {
        ONE_THING: columns.onething,
        grouping.REGION: columns.region,
        DATE: columns.date,
        CASES: columns.cases,
    }
    yield from ((column, name) for name, column in special.items() if column)
    yield from ((column, fact) for fact, column in columns.told)


def _odd(
    duck: Duck, columns: LogColumns, layout: Layout, cases: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield how many cases have a fact missing, or outside its values, where their one-thing reads it."""
    by_fact: dict[str, list[int]] = {}
    for number, column in enumerate(layout.columns):
        by_fact.setdefault(column.fact, []).append(number)
    sums = [
        _sum(cases, " OR ".join(f"state_{number} = {state}" for number in numbers))
        for numbers in by_fact.values()
        for state in (MISSING, OUTSIDE)
    ]
    if sums:
        names = ", ".join(f"key_{word}" for word in range(layout.words))
        (row,) = duck.rows(f"SELECT {', '.join(sums)} FROM groups JOIN keys USING ({names})")
        found = [round(value) for value in row]
        yield from zip(by_fact, zip(found[::2], found[1::2], strict=True), strict=True)
    for name, table, keys, empty in _other_columns(columns):
        known = f"EXISTS (FROM {table} WHERE {' AND '.join(f'{table}.{c} = groups.{c}' for c in keys)})"
        sums = [_sum(cases, empty), _sum(cases, f"NOT ({empty}) AND NOT {known}")]
        ((missing, outside),) = duck.rows(f"SELECT {', '.join(sums)} FROM groups")
        yield name, (round(missing), round(outside))
    if columns.cases:
        ((missing, outside),) = duck.rows(
            f"SELECT sum({grouping.UNCOUNTED}), sum({grouping.MISCOUNTED}) FROM groups"
        )
        yield CASES, (round(missing), round(outside))


def _sum(cases: str, condition: str) -> str:
    return f"coalesce(sum({cases}) FILTER ({condition}), 0)"


def _other_columns(columns: LogColumns) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Yield regions and days: their name, the table of those that are known, its columns, what is empty."""
    region, length, month = grouping.REGION, grouping.LENGTH, grouping.MONTH
    if columns.region:
        yield region, "regions", (region, length), f"{region} IS NULL OR {region} = ''"
    if columns.date:
        yield DATE, "months", (month,), f"{month} IS NULL OR {month}::VARCHAR = ''"
