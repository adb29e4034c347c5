"""Random case logs of Hongzhou, and what a plain loop over their rows comes to."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
from tests.fictional.city import planner

from onething.conditions import Classes, check_value
from onething.conditions.scalars import read_number
from onething.errors import BrokenInput
from onething.model import REGION, FactName, FactType, OneThingId, Question, Value
from onething.simulation.logs.facts_read import facts_read
from onething.simulation.logs.tally import Tally

__all__ = ["COLUMNS", "Log", "counted", "expected", "log_of", "write_csv", "write_parquet"]

JUNK = ("不详", "n/a", "-", "x" * 40)


def _one_of(*values: Any) -> Callable[[random.Random], Any]:
    """Return what draws one of the values, now and then junk."""
    return lambda chance: chance.choice(
        values if chance.random() < 0.9 or not isinstance(values[0], str) else JUNK
    )


COLUMNS: Mapping[str, tuple[str, Callable[[random.Random], Any]]] = {
    "onething": (
        "VARCHAR",
        _one_of("move-house", "open-a-teahouse", "welcome-a-child", "three-registrations"),
    ),
    "region": (
        "VARCHAR",
        _one_of("990100", "9901", "99", "990102", "990103", "990103001", "430100", "99010"),
    ),
    "date": ("DATE", lambda chance: date(2025, 1, 1) + timedelta(days=chance.randrange(90))),
    "newcomer": ("BOOLEAN", _one_of(True, False)),
    "consent": ("VARCHAR", _one_of("true", "是", "N", "0")),
    "房屋来源": ("VARCHAR", _one_of("自有", " 租用 ")),
    "channel": ("VARCHAR", _one_of("online", "窗口", "by mail", "terminal")),
    "信用等级": ("VARCHAR", _one_of("A", "B", "D", "C")),
    "applicant.age": ("INTEGER", lambda chance: chance.randint(-1, 130)),
    "迁出地": ("VARCHAR", _one_of("990100", "9901", "110000", "11", "990102")),
    "shop.area": ("DOUBLE", _one_of(50.0, 0.1 + 0.2, 100.0, 99.99999999999999, 12.5, 1e9, float("nan"))),
    "sign.area": ("VARCHAR", _one_of("3", "2.5", "10", "10.0", ".5", "1e3", "+1")),
    "shop.street": ("VARCHAR", _one_of("东关街", "河坊路", "东关", "南街")),
    "父母婚姻状况": ("VARCHAR", _one_of("已婚", "未婚", "离婚")),
    "child.born": (
        "VARCHAR",
        _one_of("2026-01-01", "2025/1/2", "20251231", "2024年2月29日", "2025-02-29", "2026-05-31 10:20:30"),
    ),
    "wants.infant-card": ("INTEGER", _one_of(0, 1, 2)),
}
"""By column the type that it has in Parquet, and what draws a value."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Log:
    """A log: the columns that it has, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def log_of(seed: int, rows: int = 60) -> Log:
    """Return a log of some of the columns, in which one value in six is missing."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    others = [name for name in COLUMNS if name != "onething"]
    chosen = ("onething", *sorted(chance.sample(others, chance.randint(1, len(others)))))
    return Log(chosen, tuple({name: _cell(name, chance) for name in chosen} for _ in range(rows)))


def _cell(name: str, chance: random.Random) -> Any:
    return None if chance.random() < 1 / 6 else COLUMNS[name][1](chance)


def write_parquet(log: Log, file: Path) -> str:
    """Write a log with the types of its columns, and return where."""
    with duckdb.connect() as connection:
        _fill(connection, log, {name: COLUMNS[name][0] for name in log.columns})
        connection.execute(f"COPY log TO '{file}' (FORMAT parquet)")
    return str(file)


def write_csv(log: Log, file: Path) -> str:
    """Write a log as texts, and return where."""
    with duckdb.connect() as connection:
        _fill(connection, log, {name: COLUMNS[name][0] for name in log.columns})
        connection.execute(f"COPY log TO '{file}' (FORMAT csv, HEADER)")
    return str(file)


def _fill(connection: Any, log: Log, types: Mapping[str, str]) -> None:
    declared = ", ".join(f'"{name}" {type_}' for name, type_ in types.items())
    connection.execute(f"CREATE TABLE log ({declared})")
    marks = ", ".join("?" * len(log.columns))
    for row in log.rows:
        connection.execute(f"INSERT INTO log VALUES ({marks})", [row[name] for name in log.columns])


Kind = tuple[OneThingId, tuple[tuple[FactName, Value], ...], int | None, str, str]
"""A one-thing, the examples of the classes of its facts, the class of its region, region and month."""


def counted(tally: Tally) -> Counter[Kind]:
    """Return what was counted, by kind of case."""
    found: Counter[Kind] = Counter()
    for number, region, month, cases in tally.counts.execute("FROM counts").fetchall():
        profile = tally.profiles[number]
        regions = _READ[profile.onething].get(REGION)
        class_ = regions.index(profile.region) if regions and profile.region else None
        facts = tuple(sorted(profile.facts.items()))
        found[profile.onething, facts, class_, region, month] += int(cases)
    return found


def expected(log: Log) -> Counter[Kind]:
    """Return what a plain loop counts."""
    return Counter(kind for row in log.rows if (kind := _kind(row)))


_READ = facts_read([planner()])


def _kind(row: Row) -> Kind | None:
    onething = _text(row["onething"])
    if onething not in _READ:
        return None
    read = _READ[OneThingId(onething)]
    region = _region(row.get("region"))
    known = {
        name: _class(row[name], read[name]) for name in read if name != REGION and row.get(name) is not None
    }
    facts = tuple(sorted((name, read[name].examples[c]) for name, c in known.items() if c is not None))
    class_ = read[REGION].index(region) if REGION in read and region else None
    day = row.get("date")
    return OneThingId(onething), facts, class_, region or "", f"{day:%Y-%m}" if day else ""


def _text(value: Any) -> str:
    return str(value).strip() if value is not None else ""


def _region(value: Any) -> str | None:
    text = _text(value)
    if not re.fullmatch("[0-9]+", text) or len(text) not in (2, 4, 6, 9, 12):
        return None
    code = text[:6].ljust(6, "0")
    return code if planner().catalogue.has_region(code) else None


def _class(value: Any, classes: Classes) -> int | None:
    """Return the class in which what stands in a column lies; None where it is no value of the fact."""
    try:
        return classes.index(check_value(_meant(value, classes.question), classes.question))
    except (BrokenInput, ValueError):
        return None


def _meant(value: Any, question: Question) -> Any:
    text = _text(value)
    if text == "":
        raise ValueError("nothing stands there")
    match question.type:
        case FactType.BOOLEAN:
            return (
                {"true": True, "是": True, "1": True, "false": False, "n": False, "0": False}[text.lower()]
                if (text.lower() in {"true", "是", "1", "false", "n", "0"})
                else ""
            )
        case FactType.NUMBER:
            return value if isinstance(value, int | float) else _or_refused(read_number(text))
        case FactType.DATE:
            return _day(text)
        case FactType.REGION:
            return text.ljust(6, "0") if len(text) in (2, 4, 6) else text
        case FactType.CHOICE:
            labels = {o.label.text(language): o.value for o in question.options for language in ("zh", "en")}
            return labels.get(text, text)
        case _:
            return text


def _or_refused(value: Any) -> Any:
    if value is None:
        raise ValueError("no number")
    return value


def _day(text: str) -> date:
    found = re.fullmatch(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?", text)
    if found is None:
        raise ValueError("no day")
    return date(int(found[1]), 1, 1).replace(month=int(found[2]), day=int(found[3])) + timedelta()
