"""`onething plan --reform` and `onething check` on reforms, as a shell runs them, in the fictional city."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.fictional.city import FOLDER

from onething.cli import main
from onething.reforms import ReformComparison

CITY = FOLDER / "workflows" / "hongzhou"
RULES = ("--rules", str(FOLDER / "rules"), "--lang", "en")
PLAN = (
    "plan",
    "open-a-teahouse",
    "--in",
    str(CITY),
    *RULES,
    "--fact",
    "shop.area=300",
    "--channel",
    "window",
)


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Running = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run a command in this process."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(words)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(int(left.value.code or 0), out, err)

    return running


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a copy of the city."""
    return Path(shutil.copytree(CITY, tmp_path / "hongzhou"))


def test_a_case_is_shown_with_the_reform_and_without(run: Running) -> None:
    """By the name of a file beside the catalogue, or by its path."""
    by_name = run(*PLAN, "--reform", "one-counter-for-the-teahouse", "--date", "2026-06-01")
    path = CITY / "reforms" / "one-counter-for-the-teahouse.yaml"
    by_path = run(*PLAN, "--reform", str(path), "--date", "2026-06-01")
    assert by_name == by_path
    assert by_name.code == 0
    assert "Visits: 4 → 2" in by_name.out


def test_the_same_as_json_and_markdown(run: Running) -> None:
    """For programs and for documents."""
    words = (*PLAN, "--reform", "photos-on-file", "--reform", "one-counter-for-the-teahouse")
    whole = ReformComparison.model_validate_json(run(*words, "--json").out)
    assert [reform.id for reform in whole.reforms] == ["photos-on-file", "one-counter-for-the-teahouse"]
    assert run(*words, "--markdown").out.startswith("# Open a teahouse")


def test_a_reform_that_is_not_there_is_refused(run: Running) -> None:
    """With what may have been meant."""
    ran = run(*PLAN, "--reform", "photo-on-file")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean photos-on-file?" in ran.err


def test_reforms_that_contradict_are_refused(run: Running, tmp_path: Path) -> None:
    """By the numbers of their changes."""
    other = tmp_path / "closed.yaml"
    other.write_text(
        "{id: closed, name: x, reason: y, changes: [{do: disconnect, source: photo-store}]}", encoding="utf-8"
    )
    ran = run(*PLAN, "--reform", "photos-on-file", "--reform", str(other))
    assert ran.code == 2
    assert "closed (change 1) and photos-on-file (change 1)" in ran.err


def test_check_finds_what_changes_nothing(run: Running, city: Path) -> None:
    """With the line of the change."""
    path = city / "reforms" / "idle.yaml"
    path.write_text(
        "id: idle\nname: x\nreason: y\nchanges:\n- {do: admit, item: food-permit}\n", encoding="utf-8"
    )
    ran = run("check", str(city), *RULES, "--json")
    found = [one for one in json.loads(ran.out)["findings"] if one["subject"] == "reform idle"]
    assert [(one["code"], one["place"]["line"]) for one in found] == [("reform-change-without-effect", 5)]


def test_check_refuses_reforms_that_do_not_fit(run: Running, city: Path) -> None:
    """As it does the other files."""
    (city / "reforms" / "bad.yaml").write_text(
        "id: bad\nname: x\nreason: y\nchanges:\n- {do: admit, item: food-prmit}\n", encoding="utf-8"
    )
    ran = run("check", str(city), *RULES)
    assert ran.code == 2
    assert "bad.yaml:5: there is no item “food-prmit” → did you mean food-permit?" in ran.err


def test_broken_reforms_do_not_stand_in_the_way_of_plans(run: Running, city: Path) -> None:
    """A catalogue loads without looking at them."""
    (city / "reforms" / "bad.yaml").write_text("- [", encoding="utf-8")
    assert run("plan", "open-a-teahouse", "--in", str(city), *RULES).code == 0
