"""The typical decisions by all engines that are installed: small runs, nothing timed is asserted."""

import json
import sys
from pathlib import Path

import pytest
from benchmarks import run
from benchmarks.competition import DECIDE, PLAN, Unequal, compete
from benchmarks.neutral import Answers, Engine, Facts, Task, plain_facts, task_of
from benchmarks.typical_case import HAND_IN, NOT_NEEDED, answers, typical_case

from onething.conditions import evaluate


class Plainly:
    """Evaluates every condition as it is written."""

    name = "plainly"

    def __init__(self, task: Task) -> None:
        self._task = task

    def prepare(self, facts: Facts) -> object:
        return facts

    def decide(self, prepared: object) -> object:
        applying = {f"applies-{n}": demand.applies for n, demand in enumerate(self._task.demands)}
        formulas = {**self._task.rules, **applying}
        return self._task.chosen(frozenset(name for name, f in formulas.items() if evaluate(f, prepared)))

    def answers(self, decided: object) -> Answers:
        return decided


class Wrong(Plainly):
    """Gives one answer, whatever is asked."""

    def decide(self, prepared: object) -> object:
        return ("wrong",)


def test_the_typical_decisions_are_those_of_the_conditions() -> None:
    """What all engines are given decides as the library does."""
    made = typical_case()
    engine: Engine = Plainly(task_of(made))
    for case in made.cases(25):
        own = answers(made.program, made.planner.decide("typical", case))
        assert engine.answers(engine.decide(engine.prepare(case.facts))) == own


def test_no_answer_is_the_answer_to_everything() -> None:
    """The cases need some materials, replace some, and ask for the rest."""
    made = typical_case()
    found = [answers(made.program, made.planner.decide("typical", case)) for case in made.cases(25)]
    kinds = {answer for one in found for answer in one}
    assert {HAND_IN, NOT_NEEDED} < kinds
    assert len(kinds) > 20
    assert len(set(found)) == 25


def test_facts_are_plain_to_every_engine() -> None:
    """A date is the number of its day."""
    (case,) = typical_case().cases(1)
    assert {type(value) for value in plain_facts(case).values()} == {bool, int, str}


def test_every_engine_installed_answers_alike() -> None:
    """A small run: equal answers are asserted before anything is timed."""
    found = compete(5)
    assert {DECIDE, PLAN} <= set(found.times)
    assert found.ratios[DECIDE] == 1
    if found.absent:
        pytest.skip(f"left out: {', '.join(found.absent)}")
    assert len(found.times) == 8


def test_an_engine_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out is said, with the reason."""
    for module in ("zen", "durable_rules_engine", "benchmarks.zen_engine", "benchmarks.durable_per_case"):
        monkeypatch.setitem(sys.modules, module, None)
    found = compete(2)
    assert set(found.absent) == {"zen-engine", "durable_rules"}
    assert set(found.times) == {DECIDE, PLAN}


def test_an_engine_that_decides_otherwise_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is fast with wrong answers."""
    monkeypatch.setattr("benchmarks.competition._installed", lambda task, absent: [Wrong(task)])
    with pytest.raises(Unequal, match="plainly decides case 0 otherwise"):
        compete(1)


def test_figures_can_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` writes what is printed, with the machine it was measured on."""
    run.main(["typical", "--cases", "2", "--json", str(tmp_path / "found.json")])
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert set(found) == {"machine", "typical"}
    assert found["typical"]["microseconds"][DECIDE]["times_decide"] == 1
    assert "times decide" in capsys.readouterr().out


def test_an_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the sections that there are."""
    with pytest.raises(SystemExit, match="2"):
        run.main(["typcial"])
    assert (
        "no such section: typcial; there are typical, large, flow, proof, advice, start"
        in capsys.readouterr().err
    )
