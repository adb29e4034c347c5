"""A made-up province of forty one-things, three reforms of it, and logs of its cases of any size.

Each one-thing has four items that ask for ten materials in all, under conditions on nine facts. Twenty
sources supply half of the materials, a quarter of them in nine cases of ten only. The log has twelve
columns: the one-thing, the city, the month, and the nine facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from onething.model import (
    Catalogue,
    DataSource,
    Department,
    Jurisdiction,
    Material,
    OneThing,
    Question,
    Region,
    RulePack,
    ServiceItem,
)
from onething.reforms import Reform
from onething.workflows import Planner

__all__ = ["COLUMNS", "REFORMS", "planner", "write_log"]

REGION = "990000"
CITIES = tuple(f"99{number:02}00" for number in range(1, 15))
ONE_THINGS, ITEMS, MATERIALS, SOURCES, DEPARTMENTS = 40, 160, 200, 20, 15
TRUTHS = ("agent", "local", "online_account", "foreign", "first_time", "urgent")
COLUMNS = ("onething", "region", "month", "age", "kind", "size", *TRUTHS)
"""The columns of a log."""


def planner() -> Planner:
    """Return the planner of the province."""
    random = Random(7)  # noqa: S311 - made-up content, no secret
    found = Catalogue(Jurisdiction.model_validate({"id": "made-up", "name": "Made up", "region": REGION}))
    for noun in _nouns(random):
        found = found.with_noun(noun)
    declared = {question.fact: question for question in _questions()}
    return Planner(replace(found, declared=declared), [_rules()])


def _questions() -> Iterator[Question]:
    yield from (Question.model_validate({"fact": name, "label": name}) for name in TRUTHS)
    yield Question.model_validate({"fact": "age", "label": "age", "type": "number"})
    yield Question.model_validate({"fact": "size", "label": "size", "type": "number"})
    kinds = {"fact": "kind", "label": "kind", "type": "choice", "options": ["a", "b", "c", "d"]}
    yield Question.model_validate(kinds)


def _nouns(random: Random) -> Iterator[Any]:
    for code in CITIES:
        yield Region.model_validate({"code": code, "name": code})
    for number in range(DEPARTMENTS):
        yield Department.model_validate({"id": f"d{number}", "name": f"Department {number}"})
    for number in range(MATERIALS):
        kind = "form" if number % 10 == 0 else "licence" if number % 2 else "proof"
        fields = [{"id": f"f{number % 7}", "label": "x"}] if kind == "form" else []
        yield Material.model_validate(
            {"id": f"m{number}", "name": f"Material {number}", "kind": kind, "fields": fields}
        )
    for number in range(SOURCES):
        share = 0.9 if number % 4 == 0 else 1
        yield DataSource.model_validate(
            {
                "id": f"s{number}",
                "name": f"Source {number}",
                "kind": "e-licence",
                "supplies": [f"m{material}" for material in range(number, MATERIALS, 2 * SOURCES)],
                "connected": number % 5 != 4,
                "coverage": [{"region": REGION, "share": share}],
            }
        )
    yield from (_item(number, random) for number in range(ITEMS))
    for number in range(ONE_THINGS):
        items = [{"item": f"i{item}"} for item in range(4 * number, 4 * number + 3)]
        items.append({"item": f"i{4 * number + 3}", "when": _condition(random)})
        yield OneThing.model_validate(
            {
                "id": f"o{number}",
                "name": f"One-thing {number}",
                "items": items,
                "channels": ["online", "window"],
            }
        )


def _item(number: int, random: Random) -> ServiceItem:
    materials = random.sample(range(MATERIALS), 2 + number % 2)
    requirements = [
        {"material": f"m{material}", **({"when": _condition(random)} if place else {})}
        for place, material in enumerate(materials)
    ]
    acts = [{"id": "check", "kind": "identity-check", "reason": "x", "when": _condition(random)}]
    return ServiceItem.model_validate(
        {
            "id": f"i{number}",
            "name": f"Item {number}",
            "department": f"d{number % DEPARTMENTS}",
            "promised_days": random.randrange(0, 15),
            "requirements": requirements,
            "acts": acts if number % 3 == 0 else [],
            "online": number % 7 != 0,
        }
    )


def _condition(random: Random) -> dict[str, Any]:
    drawn = random.randrange(8)
    if drawn < 5:
        return {random.choice(TRUTHS): random.random() < 0.5}
    return ({"age": random.choice((">= 18", ">= 60"))}, {"kind": '"a", "b"'}, {"size": "> 100"})[drawn - 5]


def _rules() -> RulePack:
    source = {"kind": "e-licence", "supplies": "{requirement.material}"}
    rules: list[dict[str, Any]] = [
        {"id": "held", "match": {"requirement": {}}, "then": {"replace_by": "held-once"}},
        {
            "id": "licence",
            "match": {"requirement": {}, "source": source},
            "then": {"replace_by": "e-licence"},
        },
        {
            "id": "face",
            "match": {"act": {"kind": "identity-check"}},
            "when": {"channel": "online", "online_account": True},
            "then": {"waive": "identity-check"},
        },
    ]
    known = [{"title": rule["id"], "basis": "made up", **rule} for rule in rules]
    return RulePack.model_validate({"id": "made-up", "title": "x", "region": "000000", "rules": known})


REFORMS = tuple(
    Reform.model_validate({"id": id, "name": id, "reason": "made up", "changes": changes})
    for id, changes in (
        ("connect", [{"do": "connect", "source": "s4"}, {"do": "connect", "source": "s9"}]),
        ("cover", [{"do": "cover", "source": "s0", "coverage": [{"region": REGION, "share": 1}]}]),
        ("abolish", [{"do": "abolish", "material": "m21"}, {"do": "abolish", "material": "m42"}]),
    )
)
"""Sources connected, a coverage raised, materials abolished."""


def write_log(path: Path, cases: int, *, many_values: bool = False) -> None:
    """Write a log of so many cases as Parquet.

    With many values a column of ages has a hundred, one of sizes three hundred, and days stand in place
    of months; else no column has more than a score of them, which is the harder comparison: a bare
    GROUP BY then has fewer groups to make.
    """
    import duckdb

    day = (
        "DATE '2025-01-01' + ({} % 365)::INTEGER"
        if many_values
        else "'2025-' || lpad((1 + {} % 12)::VARCHAR, 2, '0')"
    )
    ages, sizes = ("{} % 100", "{} % 300") if many_values else ("10 + 15 * ({} % 5)", "50 * ({} % 4)")
    columns = [
        f"'o' || ({_drawn(0)} % {ONE_THINGS})::VARCHAR AS onething",
        f"'99' || lpad((1 + {_drawn(1)} % 14)::VARCHAR, 2, '0') || '00' AS region",
        f"{day.format(_drawn(2))} AS {'date' if many_values else 'month'}",
        f"({ages.format(_drawn(3))})::INTEGER AS age",
        f"substr('aaaabbcd', ({_drawn(4)} % 8)::INTEGER + 1, 1) AS kind",
        f"({sizes.format(_drawn(5))})::INTEGER AS size",
        *(f"{_drawn(6 + place)} % 100 < {70 + 5 * place} AS {name}" for place, name in enumerate(TRUTHS)),
    ]
    query = f"SELECT {', '.join(columns)} FROM range({cases}) AS numbers(i)"  # noqa: S608 - of our own words
    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.sql(query).write_parquet(str(path))


def _drawn(place: int) -> str:
    """Return what draws a number for a case and a column, the same each time, as SQL."""
    return f"(hash(i * 16 + {place}) >> 8)"
