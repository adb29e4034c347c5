"""The keys of cases: as many numbers as it takes, and the same facts back out of them."""

from __future__ import annotations

import random
from pathlib import Path

from tests.fictional.city import planner

from onething.conditions import Classes, Equals, Test
from onething.model import FactName, FactType, OneThingId, Question
from onething.simulation.engines.log_source import LogFormat, LogSource
from onething.simulation.logs.log_columns import Subject
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.logs.read_options import ReadOptions
from onething.simulation.logs.reading import tally

FACTS, CLASSES = 20, 30
NAMES = [FactName(f"fact{number}") for number in range(FACTS)]
QUESTIONS = {
    name: Question.model_validate({"fact": name, "label": name, "type": FactType.NUMBER}) for name in NAMES
}


def _subject() -> Subject:
    """Return facts with more combinations of classes than one number holds."""
    tests = tuple(Test((Equals(number),)) for number in range(CLASSES))
    read = {
        OneThingId("move-house"): {name: Classes.of_tests(QUESTIONS[name], tests) for name in NAMES},
        OneThingId("welcome-a-child"): {
            name: Classes.of_tests(QUESTIONS[name], tests) for name in NAMES[10:]
        },
    }
    return Subject(read, planner().catalogue, QUESTIONS, "log")


def test_facts_beyond_one_number_come_back_as_they_were(tmp_path: Path) -> None:
    """What is missing or junk stays away, and so does what a one-thing does not read."""
    chance = random.Random(1)  # noqa: S311 - the same rows each time
    rows = []
    for _ in range(50):
        onething = chance.choice(["move-house", "welcome-a-child"])
        rows.append((onething, *(chance.choice([*map(str, range(CLASSES)), "", "x"]) for _ in NAMES)))
    file = tmp_path / "cases.csv"
    file.write_text("\n".join(",".join(row) for row in [("onething", *NAMES), *rows]) + "\n")
    expected = set()
    for onething, *values in rows:
        read = NAMES if onething == "move-house" else NAMES[10:]
        known = {name: int(v) for name, v in zip(NAMES, values, strict=True) if v.isdigit() and name in read}
        expected.add((onething, tuple(sorted(known.items()))))
    source = LogSource("log", LogFormat.CSV, (str(file),))
    with tally(source, LogMapping(), _subject(), ReadOptions()) as found:
        assert len(found.profiles.words) > 1
        assert {(one.onething, tuple(sorted(one.facts.items()))) for one in found.profiles} == expected
        assert sum(found.weights) == 50
        outside = {report.fact: report.outside for report in found.report.columns}
        assert outside["fact15"] == sum(row[16] == "x" for row in rows)
