"""Generating a case log: the same rows from the same seed, and marked as synthetic for good."""

from __future__ import annotations

import calendar
import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.model import (
    CHANNEL,
    DATE,
    REGION,
    Catalogue,
    FactName,
    FactType,
    OneThingId,
    Question,
    Value,
    covers,
)
from onething.simulation.engines.duck import Duck, sql_name, sql_text
from onething.simulation.engines.log_faults import told_writing
from onething.simulation.engines.log_source import LogFormat
from onething.simulation.engines.synthetic import CSV_MARK, PARQUET_MARK
from onething.simulation.generating.distributions import Distributions
from onething.simulation.generating.draws import SLOTS, Weighed, draws, joined, spread
from onething.simulation.logs.facts_read import facts_read
from onething.simulation.logs.log_columns import ONE_THING
from onething.workflows import Planner

__all__ = ["generate"]

_MEMORY = 1024**3
_STREAMS = 1024
"""So many independent numbers are drawn for a case at most."""
_TYPES: Mapping[FactType, str] = {
    FactType.BOOLEAN: "BOOLEAN",
    FactType.NUMBER: "DOUBLE",
    FactType.STRING: "VARCHAR",
    FactType.CHOICE: "VARCHAR",
    FactType.DATE: "DATE",
    FactType.REGION: "VARCHAR",
}


def generate(
    planner: Planner,
    onethings: Sequence[str],
    file: Path,
    *,
    cases: int,
    distributions: Distributions | None = None,
    seed: int = 0,
    format: LogFormat = LogFormat.PARQUET,  # noqa: A002 - the word for it
) -> None:
    """Write a log of `cases` cases of one-things, of all facts that their rules read.

    The facts of a case are drawn independently of each other, but for what constraints rule out. The
    same seed gives the same file, byte for byte, with the same release of DuckDB. A Parquet file says in
    its metadata that it was generated, a CSV file in a column. Raises UnknownName for a name that the
    catalogue does not have, BrokenInput for distributions that do not fit.
    """
    stated = distributions or Distributions()
    chosen = _chosen(planner.catalogue, onethings, stated)
    _check(planner, stated)
    chance = random.Random(f"onething {seed}")  # noqa: S311 - made-up cases, no secret
    duck = Duck(memory=_MEMORY)
    try:
        query = _query(duck, planner, chosen, stated, chance, cases=cases, seed=seed)
        _write(duck, query, file, format=format, seed=seed)
    finally:
        duck.close()


def _chosen(
    catalogue: Catalogue, onethings: Sequence[str], stated: Distributions
) -> Mapping[OneThingId, float]:
    """Return the one-things, in their order, with their weights."""
    weights = {catalogue.onething(name).id: weight for name, weight in stated.onethings.items()}
    named = [catalogue.onething(name).id for name in onethings]
    return {id: weights.get(id, 1.0) for id in dict.fromkeys(named or weights or catalogue.onethings)}


def _check(planner: Planner, stated: Distributions) -> None:
    for fact in stated.facts:
        if fact not in planner.questions:
            raise UnknownName("fact", fact, planner.questions)
        if fact in (REGION, DATE):
            found = Label(zh=f"“{fact}”不写在 facts 之下", en=f"“{fact}” does not stand under facts")
            mend = Label(zh="写在 regions 或 months 之下", en="write it under regions or months")
            raise BrokenInput([Fault(Place(f"facts.{fact}"), found, mend)])
    for region in stated.regions:
        planner.catalogue.check_region(region)


def _query(
    duck: Duck,
    planner: Planner,
    chosen: Mapping[OneThingId, float],
    stated: Distributions,
    chance: random.Random,
    *,
    cases: int,
    seed: int,
) -> str:
    """Return the text of a query whose rows are the log, its tables made."""
    start = int.from_bytes(hashlib.sha256(str(seed).encode()).digest()[:6], "big")
    _keep(duck, "onethings", spread(list(enumerate(chosen.values())), chance), "INTEGER")
    duck.keep("names", {"one": "INTEGER", "name": "VARCHAR"}, list(enumerate(chosen)))
    _keep(duck, "regions", spread(_regions(planner.catalogue, stated), chance), "VARCHAR")
    _keep(duck, "days", spread(_days(stated), chance), "DATE")
    drawn = _drawn(planner, chosen, stated, chance)
    for number, column in enumerate(drawn):
        rows = (
            (one * SLOTS + n, value) for one, slots in column.slots.items() for n, value in enumerate(slots)
        )
        duck.load(f"fact_{number}", {"slot": "INTEGER", "value": column.type}, rows)
    streams = {column.stream: place for place, column in enumerate(drawn, 4)}
    facts = "".join(f", fact_{n}.value AS {sql_name(column.fact)}" for n, column in enumerate(drawn))
    joins = "".join(
        f" LEFT JOIN fact_{n} ON fact_{n}.slot = one * {SLOTS} + {_slot(start, streams[column.stream])}"
        for n, column in enumerate(drawn)
    )
    return f"""
        SELECT name AS {ONE_THING}, regions.value AS {REGION}, days.value AS {DATE}{facts}
        FROM (SELECT i, onethings.value AS one FROM range({cases}) AS every(i)
              JOIN onethings ON onethings.slot = {_slot(start, 1)})
        JOIN names USING (one)
        JOIN regions ON regions.slot = {_slot(start, 2)}
        JOIN days ON days.slot = {_slot(start, 3)}{joins}"""


def _slot(start: int, stream: int) -> str:
    """Return a slot of case `i` as SQL: by chance, and independently of those of other streams."""
    return f"(hash((i * {_STREAMS} + {start + stream})::UBIGINT) % {SLOTS})::INTEGER"


def _keep(duck: Duck, table: str, values: Sequence[Value], type_: str) -> None:
    duck.load(table, {"slot": "INTEGER", "value": type_}, enumerate(values))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A fact of the log: its values by slot for each one-thing that reads it, by the number of it."""

    fact: FactName
    type: str
    stream: FactName
    """Facts of one stream take the same slot in a case."""
    slots: Mapping[int, Sequence[Value]]


def _drawn(
    planner: Planner, chosen: Mapping[OneThingId, float], stated: Distributions, chance: random.Random
) -> Sequence[_Drawn]:
    read = facts_read([planner], chosen)
    made = [
        (number, draw)
        for number, id in enumerate(chosen)
        for draw in draws(planner, planner.catalogue.onethings[id], read[id], stated.facts, chance)
    ]
    slots: dict[FactName, dict[int, Sequence[Value]]] = {}
    for number, draw in made:
        for place, fact in enumerate(draw.facts):
            slots.setdefault(fact, {})[number] = [values[place] for values in draw.slots]
    first = {fact: min(group) for group in joined(draw.facts for _, draw in made) for fact in group}
    ordered = sorted(slots, key=lambda fact: (fact != CHANNEL, fact))
    return [
        _Drawn(fact, _type(planner.questions[fact], slots[fact]), first[fact], slots[fact])
        for fact in ordered
    ]


def _type(question: Question, slots: Mapping[int, Sequence[Value]]) -> str:
    whole = all(value is None or isinstance(value, int) for values in slots.values() for value in values)
    return "BIGINT" if question.type is FactType.NUMBER and whole else _TYPES[question.type]


def _regions(catalogue: Catalogue, stated: Distributions) -> Weighed:
    if stated.regions:
        return list(stated.regions.items())
    listed = sorted(catalogue.regions) or [catalogue.jurisdiction.region]
    leaves = [one for one in listed if not any(covers(one, other) for other in listed if other != one)]
    return [(code, 1.0) for code in leaves]


def _days(stated: Distributions) -> Weighed:
    """Return the days of the months, all days of a month alike."""
    year = date.today().year - 1
    months = stated.months or {f"{year}-{month:02}": 1.0 for month in range(1, 13)}
    found: list[tuple[Value, float]] = []
    for month, weight in months.items():
        first = date.fromisoformat(f"{month}-01")
        _, days = calendar.monthrange(first.year, first.month)
        found += [(first + timedelta(days=day), weight / days) for day in range(days)]
    return found


def _write(duck: Duck, query: str, file: Path, *, format: LogFormat, seed: int) -> None:  # noqa: A002 - likewise
    duck.execute("SET preserve_insertion_order = true")  # the same rows in the same order each time
    if format is LogFormat.CSV:
        query, said = f"SELECT *, true AS {CSV_MARK} FROM ({query})", "FORMAT csv, HEADER"
    else:
        marks = {PARQUET_MARK: "true", "onething.seed": str(seed)}
        named = ", ".join(f"{sql_text(key)}: {sql_text(value)}" for key, value in marks.items())
        said = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{named}}}"
    with told_writing(file):
        duck.execute(f"COPY ({query}) TO {sql_text(str(file))} ({said})")
