"""A generated log is the same each time, is distributed as was stated, and says what it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.fictional.city import planner
from tests.unit.simulation.logs.small_logs import read

from onething.conditions import compile_condition, evaluate
from onething.errors import BrokenInput, NotWritten, UnknownName
from onething.simulation.engines.log_source import LogFormat
from onething.simulation.generating.distributions import Distributions
from onething.simulation.generating.generating import generate

MIX = Distributions.model_validate(
    {
        "onethings": {"move-house": 3, "welcome-a-child": 1},
        "regions": {"990102": 1, "990103": 4},
        "months": {"2025-03": 1, "2025-04": 1},
        "facts": {
            "newcomer": {"weights": {True: 1, False: 9}, "missing": 0.2},
            "applicant.age": {"between": [20, 29]},
            "房屋来源": {"自有": 1},
        },
    }
)


def _rows(file: Path, columns: str) -> list[tuple[Any, ...]]:
    return duckdb.connect().execute(f"SELECT {columns} FROM '{file}'").fetchall()


def test_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    """Byte for byte; another seed gives another."""
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        generate(planner(), (), tmp_path / name, cases=5000, distributions=MIX, seed=seed)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b != c


def test_cases_are_distributed_as_stated(tmp_path: Path) -> None:
    """Within what chance explains."""
    file = tmp_path / "cases.parquet"
    generate(planner(), (), file, cases=20_000, distributions=MIX)
    shares = {
        column: {value: count / 20_000 for value, count in Counter(v for (v,) in _rows(file, column)).items()}
        for column in ("onething", "region", "month(date)")
    }
    assert shares["onething"]["move-house"] == pytest.approx(0.75, abs=0.02)
    assert shares["region"]["990103"] == pytest.approx(0.8, abs=0.02)
    assert shares["month(date)"][3] == pytest.approx(0.5, abs=0.02)
    newcomers = Counter(_rows(file, "newcomer, onething = 'move-house'"))
    moved = sum(count for (_, move), count in newcomers.items() if move)
    assert newcomers[None, True] / moved == pytest.approx(0.2, abs=0.02)
    assert newcomers[True, True] / moved == pytest.approx(0.08, abs=0.02)
    assert {age for (age,) in _rows(file, 'DISTINCT "applicant.age"')} <= {*range(20, 30), None}
    assert {source for (source,) in _rows(file, "DISTINCT 房屋来源")} == {"自有", None}


def test_facts_are_drawn_independently(tmp_path: Path) -> None:
    """All combinations occur, each as often as its parts say."""
    file = tmp_path / "cases.parquet"
    generate(planner(), ("move-house",), file, cases=20_000)
    pairs = Counter(_rows(file, "channel, 信用等级"))
    assert len(pairs) == 12
    assert all(count / 20_000 == pytest.approx(1 / 12, abs=0.015) for count in pairs.values())


@pytest.mark.parametrize("format_", list(LogFormat))
def test_a_generated_log_says_so(tmp_path: Path, format_: LogFormat) -> None:
    """In its metadata, or where a file has none in a column; so does what is made of it."""
    file = tmp_path / f"cases.{format_}"
    generate(planner(), ("move-house",), file, cases=10, format=format_)
    with read(str(file)) as tally:
        assert tally.report.synthetic
        assert tally.report.rows == 10


def test_what_is_generated_has_no_gap(tmp_path: Path) -> None:
    """Every fact that the rules read has a column, and every value is one of the fact's."""
    file = tmp_path / "cases.parquet"
    generate(planner(), (), file, cases=500)
    with read(str(file)) as tally:
        assert tally.report.missing_facts == ()
        assert all(column.outside == column.missing == 0 for column in tally.report.columns)


def test_no_case_is_one_that_constraints_rule_out(tmp_path: Path) -> None:
    """No newborn is married."""
    file = tmp_path / "cases.parquet"
    generate(planner(), (), file, cases=2000)
    always = {
        onething.id: [compile_condition(one.always, planner().questions) for one in onething.constraints]
        for onething in planner().catalogue.onethings.values()
    }
    result = duckdb.connect().execute(f"FROM '{file}'")
    names = [name for name, *_ in result.description]
    for row in result.fetchall():
        known = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        assert all(evaluate(formula, known) is not False for formula in always[known["onething"]])


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"facts": {"newcommer": {"true": 1}}}, "no fact “newcommer”"),
        ({"facts": {"newcomer": {"perhaps": 1}}}, "“perhaps” is no value of the fact “newcomer”"),
        ({"facts": {"房屋来源": {"between": ["自有", "租用"]}}}, "“房屋来源” has no order → write weights"),
        ({"facts": {"region": {"990102": 1}}}, "does not stand under facts → write it under regions"),
        ({"onethings": {"move-hose": 1}}, "no one-thing “move-hose”"),
        ({"regions": {"110000": 1}}, "no region “110000”"),
    ],
)
def test_a_distribution_that_does_not_fit_is_told(tmp_path: Path, said: dict[str, Any], message: str) -> None:
    """With what would."""
    stated = Distributions.model_validate(said)
    with pytest.raises((BrokenInput, UnknownName), match=message):
        generate(planner(), (), tmp_path / "a.parquet", cases=10, distributions=stated)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Such as one in a folder that is none."""
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match="it cannot be written → check the path"):
        generate(planner(), (), tmp_path / "file" / "a.parquet", cases=10)
