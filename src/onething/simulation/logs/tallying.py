"""From groups of rows to profiles: numbered, with the cases of each by region and month."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from onething.model import REGION as REGION_FACT
from onething.simulation.engines.duck import Duck, OutOfMemory
from onething.simulation.log_report import OnUnknown
from onething.simulation.logs import grouping
from onething.simulation.logs.cells import FIRST, OUTSIDE
from onething.simulation.logs.keys import Layout
from onething.simulation.logs.log_columns import LogColumns, Read, Subject
from onething.simulation.logs.places_and_months import month_of, region_of
from onething.simulation.logs.profiles import Profiles, meanings

__all__ = ["number_profiles"]

NOWHERE = -1
"""The class of the region of a case that does not say where it is."""


def number_profiles(
    duck: Duck, columns: LogColumns, layout: Layout, subject: Subject, on_unknown: OnUnknown
) -> tuple[Profiles, tuple[float, ...]]:
    """Make the table `counts` from `groups`, and return the profiles with the cases of each.

    Profiles are numbered in the order of their one-things, facts and regions, whatever the order in
    which an engine met them.
    """
    _keep_regions(duck, columns, layout, subject)
    _keep_months(duck, columns)
    _keep_keys(duck, layout, on_unknown)
    words = [f"word_{word}" for word in range(layout.words)]
    listed = ", ".join(words)
    _place(duck, columns, layout, listed)
    duck.execute(f"""
        CREATE OR REPLACE TABLE profiles AS
        SELECT row_number() OVER (ORDER BY one, {listed}, class) - 1 AS profile, *
        FROM (SELECT word_0 % {len(layout.onethings)} AS one, {listed}, class,
                     min(nullif(code, '')) AS code, sum(cases) AS cases
              FROM placed GROUP BY ALL)""")
    duck.execute(f"""
        CREATE OR REPLACE TABLE counts AS
        SELECT profile::INTEGER AS profile, placed.code AS region, month, placed.cases::DOUBLE AS cases
        FROM placed JOIN profiles USING ({listed}, class)""")
    duck.execute("DROP TABLE placed")
    return _profiles(duck, layout, subject.read, words)


_SLICES = (1, 16, 256)
"""Into so many parts the groups are taken, by their keys, until one fits into memory."""


def _place(duck: Duck, columns: LogColumns, layout: Layout, listed: str) -> None:
    """Make the table `placed`: the cases by key, class of the region, region and month."""
    select = f"""
        SELECT {listed}, coalesce(class, {NOWHERE}) AS class, coalesce(regions.code, '') AS code,
               coalesce(said, '') AS month, sum({_cases(columns)}) AS cases
        FROM groups JOIN keys USING ({_key_names(layout)})
        {_region_joins(columns)} {_month_joins(columns)}
        WHERE NOT dropped AND hash(word_0) % {{slices}} = {{slice}}
        GROUP BY ALL"""
    for slices in _SLICES:
        try:
            duck.execute(f"CREATE OR REPLACE TABLE placed AS {select.format(slices=slices, slice=0)}")
            for number in range(1, slices):
                duck.execute(f"INSERT INTO placed {select.format(slices=slices, slice=number)}")
        except OutOfMemory:
            duck.execute("SET threads = 1")  # each thread has memory of its own
            continue
        return
    raise OutOfMemory


def _profiles(
    duck: Duck, layout: Layout, read: Read, words: Sequence[str]
) -> tuple[Profiles, tuple[float, ...]]:
    rows = duck.rows(f"SELECT {', '.join(words)}, code, cases FROM profiles ORDER BY profile")
    *keys, regions, cases = zip(*rows, strict=True) if rows else ((),) * (len(words) + 2)
    packed = tuple(array("q", word) for word in keys)
    return Profiles(layout, meanings(layout, read), packed, regions), tuple(map(float, cases))


def _keep_regions(duck: Duck, columns: LogColumns, layout: Layout, subject: Subject) -> None:
    """Make the tables `regions`, a code for each way of writing it, and `region_classes`."""
    if not columns.region:
        return
    written = duck.rows(f"SELECT DISTINCT {grouping.REGION}, {grouping.LENGTH} FROM groups")
    codes = [(text, length, region_of(text, length, subject.catalogue)) for text, length in written]
    told = sorted((text, length, code) for text, length, code in codes if code)
    text, number = "VARCHAR", "BIGINT"
    duck.keep("regions", {grouping.REGION: text, grouping.LENGTH: number, "code": text}, told)
    parted = list(_region_classes(layout, subject.read, sorted({code for *_, code in told})))
    duck.keep("region_classes", {"one": number, "code": text, "class": number}, parted)


def _region_classes(layout: Layout, read: Read, codes: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    for number, id in enumerate(layout.onethings):
        classes = read[id].get(REGION_FACT)
        for code in codes:
            yield number, code, classes.index(code) if classes else 0


def _keep_months(duck: Duck, columns: LogColumns) -> None:
    if columns.date:
        written = [value for (value,) in duck.rows(f"SELECT DISTINCT {grouping.MONTH} FROM groups")]
        told = [(value, month) for value in written if (month := month_of(value))]
        kind = "BIGINT" if told and isinstance(told[0][0], int) else "VARCHAR"
        duck.keep("months", {grouping.MONTH: kind, "said": "VARCHAR"}, sorted(told))


def _keep_keys(duck: Duck, layout: Layout, on_unknown: OnUnknown) -> None:
    """Make the table `keys`: each key of the groups, with what is outside its fact taken for missing."""
    digits = dict(_digit_columns(layout))
    duck.keep("digits", dict.fromkeys(digits, "BIGINT"), list(zip(*digits.values(), strict=True)))
    names = _key_names(layout)
    states = [_state(layout, column) for column in range(len(layout.columns))]
    unknown = " OR ".join(f"state_{column} < {FIRST}" for column in range(len(layout.columns)))
    dropped = unknown if on_unknown is OnUnknown.DROP and unknown else "false"
    words = [f"{_word(layout, word)} AS word_{word}" for word in range(layout.words)]
    duck.execute(f"""
        CREATE OR REPLACE TABLE keys AS
        SELECT {names}, {", ".join(words)}, one, coalesce({dropped}, false) AS dropped
               {"".join(f", state_{column}" for column in range(len(layout.columns)))}
        FROM (SELECT found.*, one {"".join(f", {state}" for state in states)}
                     {"".join(f", weight_{n}, place_{n}" for n in range(len(layout.columns)))}
              FROM (SELECT DISTINCT {names} FROM groups WHERE key_0 IS NOT NULL) AS found
              JOIN digits ON one = key_0 % {len(layout.onethings)})""")


def _digit_columns(layout: Layout) -> Iterator[tuple[str, Sequence[int]]]:
    yield "one", range(len(layout.onethings))
    for column in range(len(layout.columns)):
        own = [next((d for d in digits if d.column == column), None) for digits in layout.digits]
        yield f"weight_{column}", [digit.weight if digit else 0 for digit in own]
        yield f"base_{column}", [digit.base if digit else 0 for digit in own]
        yield f"place_{column}", [digit.word if digit else 0 for digit in own]


def _state(layout: Layout, column: int) -> str:
    """Return the state of a column as SQL: null where the one-thing does not read it."""
    key = "key_0"
    if layout.words > 1:
        cases = " ".join(f"WHEN {word} THEN key_{word}" for word in range(layout.words))
        key = f"(CASE place_{column} {cases} END)"
    state = f"{key} // weight_{column} % base_{column}"
    return f"CASE WHEN weight_{column} > 0 THEN {state} END AS state_{column}"


def _word(layout: Layout, word: int) -> str:
    """Return a word of a key, in which nothing is outside any more, as SQL."""
    columns = sorted({d.column for own in layout.digits for d in own if d.word == word})
    outside = "".join(
        f" - CASE WHEN state_{c} = {OUTSIDE} AND place_{c} = {word} THEN weight_{c} ELSE 0 END"
        for c in columns
    )
    return f"key_{word}{outside}"


def _key_names(layout: Layout) -> str:
    return ", ".join(f"key_{word}" for word in range(layout.words))


def _cases(columns: LogColumns) -> str:
    return f"groups.{grouping.CASES if columns.cases else grouping.ROWS}"


def _region_joins(columns: LogColumns) -> str:
    if not columns.region:
        return "CROSS JOIN (SELECT NULL::BIGINT AS class, NULL::VARCHAR AS code) AS regions"
    return (
        f"LEFT JOIN regions USING ({grouping.REGION}, {grouping.LENGTH})"
        " LEFT JOIN region_classes ON region_classes.one = keys.one AND region_classes.code = regions.code"
    )


def _month_joins(columns: LogColumns) -> str:
    if not columns.date:
        return "CROSS JOIN (SELECT NULL::VARCHAR AS said)"
    return f"LEFT JOIN months USING ({grouping.MONTH})"
