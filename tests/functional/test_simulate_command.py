"""`onething simulate`, as it is typed."""

from __future__ import annotations

import csv
import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onething.app.keeping import runs
from onething.cli import main
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Running = Callable[..., Ran]
CITY = Path(__file__).parents[1] / "fictional"
PLACE = ("--in", str(CITY / "workflows"), "--rules", str(CITY / "rules"), "--date", "2026-06-01")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Running:
    """Run the command line in this process, in a folder of its own with a log and a reform."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    with Path("cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("onething", "region", "date", "shop.area", "cases"),
                ("open-a-teahouse", "990102", "2025-01-07", "300", "3"),
                ("welcome-a-child", "990102", "2025-02-03", "", "5"),
            ]
        )
    write("photo", "{do: abolish, material: photo}")
    write("store", "{do: connect, source: photo-store}")

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(["simulate", *words, *PLACE])
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return running


def write(id: str, change: str) -> None:
    """Write a reform of one change."""
    text = f"id: {id}\nname: {{zh: 改{id}, en: The {id}}}\nreason: x\nchanges: [{change}]\n"
    Path(f"{id}.yaml").write_text(text, encoding="utf-8")


def test_a_reform_is_told_beside_the_baseline(run: Running) -> None:
    """What it saves, in a few lines."""
    ran = run("photo.yaml", "--cases", "cases.csv")
    assert (ran.code, ran.err) == (0, "")
    assert "The photo" in ran.out


def test_it_speaks_chinese(run: Running) -> None:
    """Names of reforms too."""
    assert "改photo" in run("photo.yaml", "--cases", "cases.csv", "--lang", "zh").out


def test_json_holds_everything(run: Running) -> None:
    """Both reforms alone and together."""
    found = json.loads(run("photo.yaml", "store.yaml", "--cases", "cases.csv", "--json").out)
    assert [one["id"] for one in found["scenarios"]] == ["baseline", "photo", "store", "photo+store"]
    assert found["scenarios"][0]["totals"]["cases"] == 8


def test_scenarios_can_be_chosen(run: Running) -> None:
    """As sets of ids."""
    ran = run("photo.yaml", "store.yaml", "--cases", "cases.csv", "--set", "photo+store", "--json")
    assert [one["id"] for one in json.loads(ran.out)["scenarios"]] == ["baseline", "photo+store"]


def test_a_repeated_run_says_that_it_is_one(run: Running) -> None:
    """Unless it is asked not to look."""
    words = ("photo.yaml", "--cases", "cases.csv", "--json")
    assert not json.loads(run(*words).out)["cached"]
    assert json.loads(run(*words).out)["cached"]
    assert not json.loads(run(*words, "--no-cache").out)["cached"]


def test_reports_are_written_whole(run: Running) -> None:
    """A page and a workbook, and their sizes on the standard error."""
    ran = run("photo.yaml", "--cases", "cases.csv", "--html", "out.html", "--excel", "out.xlsx")
    assert ran.code == 0
    assert Path("out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert Path("out.xlsx").read_bytes().startswith(b"PK")
    assert "out.xlsx" in ran.err


def test_nothing_is_written_unless_all_can_be(run: Running) -> None:
    """A report that has no place leaves the other unwritten."""
    ran = run("photo.yaml", "--cases", "cases.csv", "--html", "out.html", "--excel", "cases.csv/out.xlsx")
    assert ran.code == 2
    assert not Path("out.html").exists()


def test_two_reports_in_one_file_are_refused(run: Running) -> None:
    """Before anything takes its time."""
    ran = run("photo.yaml", "--cases", "none.csv", "--html", "out", "--excel", "out")
    assert (ran.code, "name the same file" in ran.err) == (2, True)


def test_a_target_that_is_asked_for_and_missed_is_a_no(run: Running) -> None:
    """By the exit code; published targets that nobody asked for are only told."""
    Path("goal.yaml").write_text(
        'id: goal\nname: x\nregion: "990100"\n'
        "targets: [{id: a, name: No visit, measure: no-visit, at_least: 1, basis: plan}]\n"
    )
    assert run("photo.yaml", "--cases", "cases.csv", "--targets", "goal.yaml").code == 1
    assert run("photo.yaml", "--cases", "cases.csv").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.yaml", "--cases", "cases.csv"), "none.yaml"),
        (("photo", "--cases", "cases.csv"), "there is no reform “photo”"),
        (("photo.yaml", "--cases", "none.parquet"), "none.parquet"),
        (("photo.yaml", "--cases", "cases.csv", "--memory", "little"), "--memory"),
        (("photo.yaml", "--cases", "cases.csv", "--engine", "abacus"), "abacus"),
        (("photo.yaml", "--cases", "cases.csv", "--prices", "photo.yaml"), "photo.yaml"),
        (("photo.yaml", "--cases", "cases.csv", "--catalogue", "hunan"), "there is no catalogue “hunan”"),
        (("photo.yaml", "--cases", "cases.csv", "--set", "photo+more"), "there is no reform “more”"),
    ],
)
def test_what_cannot_be_used_is_said(run: Running, words: tuple[str, ...], said: str) -> None:
    """With exit code 2, and no traceback."""
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_damaged_log_is_refused(run: Running) -> None:
    """Half of a Parquet file is none."""
    Path("cases.parquet").write_bytes(b"PAR1 half of it")
    ran = run("photo.yaml", "--cases", "cases.parquet")
    assert (ran.code, "cases.parquet" in ran.err) == (2, True)


def test_ctrl_c_leaves_nothing_half_written(run: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a report nor an answer in the cache, and no run in the store."""
    plan = Worlds.planned

    def pressed(worlds: Worlds, profile: Profile, world: tuple[str, ...]) -> object:
        signal.raise_signal(signal.SIGINT)
        return plan(worlds, profile, world)

    monkeypatch.setattr(Worlds, "planned", pressed)
    ran = run("photo.yaml", "--cases", "cases.csv", "--html", "out.html", "--store", "runs.db")
    assert (ran.code, ran.out) == (130, "")
    assert {path.name for path in Path().iterdir()} == {"cases.csv", "photo.yaml", "store.yaml", "runs.db"}
    assert runs("runs.db") == ()


def test_what_a_result_depends_on_is_told_beneath_it(run: Running) -> None:
    """Ranges without a figure would do nothing."""
    ran = run("photo.yaml", "--cases", "cases.csv", "--sensitivity", "materials")
    assert (ran.code, "depends most" in ran.out) == (0, True)
    assert "give --sensitivity too" in run("photo.yaml", "--cases", "cases.csv", "--ranges", "x").err


def test_a_reform_that_is_named_twice_is_one(run: Running) -> None:
    """It is simulated once, and costs what it costs."""
    found = json.loads(run("photo.yaml", "photo.yaml", "--cases", "cases.csv", "--json").out)
    assert [one["id"] for one in found["scenarios"]] == ["baseline", "photo"]


def test_sets_of_the_same_reforms_are_one_scenario(run: Running) -> None:
    """In whatever order they are named."""
    sets = ("--set", "photo+store", "--set", "store+photo")
    found = json.loads(run("photo.yaml", "store.yaml", "--cases", "cases.csv", *sets, "--json").out)
    assert [one["id"] for one in found["scenarios"]] == ["baseline", "photo+store"]


def test_a_cached_answer_names_the_log_that_was_asked_about(run: Running) -> None:
    """The same cases may lie in another file by now."""
    words = ("photo.yaml", "--json", "--cases")
    run(*words, "cases.csv")
    Path("other.csv").write_bytes(Path("cases.csv").read_bytes())
    found = json.loads(run(*words, "other.csv").out)
    assert (found["cached"], found["log"]["name"]) == (True, "other.csv")


def test_a_workbook_in_a_folder_is_not_passed_over(run: Running) -> None:
    """Its cases would be missing without a word."""
    Path("year").mkdir()
    Path("year/a.csv").write_bytes(Path("cases.csv").read_bytes())
    Path("year/b.xlsx").write_bytes(b"PK")
    ran = run("photo.yaml", "--cases", "year")
    assert ran.code == 2
    assert "one by one" in ran.err


def test_a_workbook_that_there_is_not_is_told(run: Running) -> None:
    """As a file that is missing, not as an answer that cannot be written."""
    ran = run("photo.yaml", "--cases", "nosuch.xlsx")
    assert ran.code == 2
    assert "nosuch.xlsx: there is no such file" in ran.err
