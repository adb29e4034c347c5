"""`onething advise`, as it is typed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onething.cli import main


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Running = Callable[..., Ran]
CITY = Path(__file__).parents[1] / "fictional"
PLACE = ("--in", str(CITY / "workflows"), "--rules", str(CITY / "rules"), "--date", "2026-06-01")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Running:
    """Run the command line in this process, in a folder of its own with a log and two reforms."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    with Path("cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("onething", "region", "shop.area", "cases"),
                ("open-a-teahouse", "990102", "300", "3"),
                ("welcome-a-child", "990102", "", "7"),
            ]
        )
    write("photo", "{do: connect, source: photo-store}", 3)
    write("register", "{do: cover, source: household-store, coverage: [{region: '990100'}]}", 2)

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(["advise", *words, "--cases", "cases.csv", *PLACE])
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return running


def write(id: str, change: str, cost: int) -> None:
    """Write a reform of one change."""
    text = f"id: {id}\nname: {{zh: 改{id}, en: The {id}}}\nreason: x\ncost: {cost}\nchanges: [{change}]\n"
    Path(f"{id}.yaml").write_text(text, encoding="utf-8")


GIVEN = ("photo.yaml", "register.yaml", "--goal", "materials")


def test_the_best_set_within_a_budget_is_told(run: Running) -> None:
    """In a few lines, in either language."""
    ran = run(*GIVEN, "--budget", "4")
    assert (ran.code, ran.err) == (0, "")
    assert "The photo" in ran.out
    assert "改photo" in run(*GIVEN, "--budget", "4", "--lang", "zh").out


def test_json_holds_everything(run: Running) -> None:
    """Candidates, both curves, and who waits for which data."""
    found = json.loads(run(*GIVEN, "--budget", "4", "--json").out)
    assert [one["id"] for one in found["candidates"] if one["chosen"]] == ["photo"]
    assert found["cost"] == 3
    assert found["demands"][0]["source"] == "photo-store"


def test_a_target_that_is_reached_leaves_with_0(run: Running) -> None:
    """Given as a share of what it is now."""
    found = run("photo.yaml", "register.yaml", "--target", "materials=90%", "--json")
    assert (found.code, json.loads(found.out)["feasible"]) == (0, True)


def test_a_target_that_cannot_be_reached_leaves_with_1(run: Running) -> None:
    """And says what is missing."""
    ran = run("photo.yaml", "register.yaml", "--target", "visits-at-most-one=95%")
    assert ran.code == 1
    assert "missed by" in ran.out


def test_without_reforms_those_beside_the_catalogue_are_candidates(run: Running) -> None:
    """And connecting each source, where that is asked for."""
    Path("costs.yaml").write_text("default: 1000\n", encoding="utf-8")
    found = json.loads(run("--connect", "--costs", "costs.yaml", "--budget", "1e6", "--json").out)
    ids = {one["id"] for one in found["candidates"]}
    assert {"photos-on-file", "connect-photo-store"} <= ids


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--target", "materials"), "no target"),
        (("--target", "materials=few"), "no target"),
        (("--target", "visits-at-most-one=95"), "from 0 to 1"),
        (("--target", "visit=1"), "there is no goal “visit”"),
        (("--target", "visits=1", "--goal", "days"), "different goals"),
        (("--budget", "-1"), "--budget"),
        (("--connect",), "do not say what they cost"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Running, words: tuple[str, ...], said: str) -> None:
    """With exit code 2, and what to write instead."""
    ran = run("photo.yaml", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_reports_are_written_both_or_none(run: Running) -> None:
    """A page and a workbook."""
    assert run(*GIVEN, "--html", "a.html", "--excel", "a.xlsx").code == 0
    assert Path("a.html").stat().st_size > 10_000
    assert Path("a.xlsx").read_bytes()[:2] == b"PK"
    assert run(*GIVEN, "--html", "b.html", "--excel", "cases.csv/b.xlsx").code == 2
    assert not Path("b.html").exists()
