"""A run that was kept is repeated with everything as it was then, whatever has become of the files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fictional.city import DAY, FOLDER

import onething
from onething.app.advising import Wish, advised
from onething.app.catalogues import Catalogues
from onething.app.keeping import keep_run, repeat_run, runs
from onething.app.simulating import Experiment, Options, experiment, run
from onething.errors import BrokenInput
from onething.reforms import Reform
from onething.simulation.result import Simulation
from onething.store import RunId, RunKind, RunState, Store

pytest.importorskip("duckdb")

CASES = "onething,region,newcomer\nmove-house,,true\nmove-house,,false\nmove-house,,\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a small log."""
    (tmp_path / "cases.csv").write_text(CASES)
    return tmp_path / "cases.csv"


@pytest.fixture
def prepared(tmp_path: Path, cases: Path) -> Experiment:
    """Return a simulation over a copy of the city's content, with a reform."""
    shutil.copytree(FOLDER, tmp_path / "city")
    city = onething.load(tmp_path / "city" / "workflows" / "hongzhou", rules=tmp_path / "city" / "rules")
    return experiment(city, [_reform(city)], str(cases), Options(as_of=DAY))


def _reform(city: onething.Catalogues) -> Reform:
    material = next(iter(city.catalogues[0].materials))
    change = {"do": "abolish", "material": material}
    return Reform.model_validate({"id": "less", "name": "少交", "reason": "省事", "changes": [change]})


@pytest.fixture
def where(tmp_path: Path, prepared: Experiment) -> str:
    """Return a store that holds the simulation as its first run."""
    keep_run(tmp_path / "runs.db", prepared, run(prepared))
    return str(tmp_path / "runs.db")


def test_repeated_run_is_equal(where: str, cases: Path) -> None:
    """A run that is repeated over its log is equal to the digit, and the store notes it."""
    repeat = repeat_run(where, RunId(1), cases=str(cases))
    assert repeat.equal, repeat.differences
    assert runs(where)[0].state is RunState.EQUAL


def test_files_are_not_needed(where: str, cases: Path, tmp_path: Path) -> None:
    """The catalogue and the rules come from the store, even if their files are gone."""
    shutil.rmtree(tmp_path / "city")
    assert repeat_run(where, RunId(1), cases=str(cases)).equal


def test_moved_log_is_known(where: str, cases: Path) -> None:
    """A log is known by what it holds, not by its name."""
    moved = cases.rename(cases.with_name("elsewhere.csv"))
    assert repeat_run(where, RunId(1), cases=str(moved)).equal


def test_other_log_is_refused(where: str, cases: Path) -> None:
    """Another log is refused, and the run keeps its state."""
    cases.write_text(CASES + "move-house,,true\n")
    with pytest.raises(BrokenInput, match="not the log of run 1"):
        repeat_run(where, RunId(1), cases=str(cases))
    assert runs(where)[0].state is RunState.KEPT


def test_other_figures_are_told(tmp_path: Path, prepared: Experiment, cases: Path) -> None:
    """A figure that is not what it was is told with both values, and noted."""
    made = run(prepared)
    first = made.scenarios[0]
    other = first.totals.model_copy(update={"visits": first.totals.visits + 1e-9})
    changed = made.model_copy(
        update={"scenarios": (first.model_copy(update={"totals": other}), *made.scenarios[1:])}
    )
    id = keep_run(tmp_path / "runs.db", prepared, changed)
    repeat = repeat_run(tmp_path / "runs.db", id, cases=str(cases))
    assert [one.figure for one in repeat.differences] == ["scenarios[baseline].totals.visits"]
    assert runs(tmp_path / "runs.db")[0].state is RunState.DIFFERENT


def test_day_is_kept(tmp_path: Path, cases: Path) -> None:
    """A run without a day was decided as of today, and is repeated as of that day."""
    city = onething.load(FOLDER / "workflows" / "hongzhou", rules=FOLDER / "rules")
    today = experiment(city, [], str(cases), Options())
    made = run(today)
    id = keep_run(tmp_path / "runs.db", today, made)
    store = Store.open(tmp_path / "runs.db")
    assert store.inputs(id).options["as_of"] == made.as_of.isoformat()
    assert isinstance(store.result(id), Simulation)


def test_run_that_was_kept_by_hand(where: str, prepared: Experiment, cases: Path) -> None:
    """A run whose options do not say what was asked is refused with what is missing."""
    store = Store.open(where)
    id = store.keep_run(run(prepared), replace(store.inputs(RunId(1)), options={"as_of": "2026-06-01"}))
    with pytest.raises(BrokenInput, match="assume"):
        repeat_run(where, id, cases=str(cases))


def test_advice_is_repeated(tmp_path: Path, prepared: Experiment, cases: Path) -> None:
    """An advice is kept with what was wished, and given again."""
    city = Catalogues([prepared.planner.catalogue], prepared.planner.packs)
    wish = Wish(goal="materials", budget=1.0, costs={"less": 1.0})
    advice = advised(city, str(cases), prepared.reforms, wish, Options(as_of=DAY))
    id = keep_run(tmp_path / "runs.db", prepared, advice, wish=wish)
    assert runs(tmp_path / "runs.db")[0].kind is RunKind.ADVICE
    repeat = repeat_run(tmp_path / "runs.db", id, cases=str(cases))
    assert repeat.equal, repeat.differences
