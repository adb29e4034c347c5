"""`onething prove`, `verify` and `robustness`, as they are typed."""

from __future__ import annotations

import json
import shutil
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
DAY = ("--date", "2026-10-12")
CITY = Path(__file__).parents[1] / "fictional"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run the command line in this process."""
    monkeypatch.setenv("LC_ALL", "C")

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(words)
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return running


def test_a_promise_that_holds_is_proven(run: Running) -> None:
    """The answer is yes, with the number of situations."""
    ran = run("prove", "newborn", "--max-visits", "1", "--outages", "1", *DAY)
    assert ran.code == 0
    assert "at most 1 visit: proven" in ran.out
    assert "situations: " in ran.out


def test_a_promise_that_does_not_hold_is_refuted_by_a_person(run: Running) -> None:
    """The answer is no, with the facts of a person and the cause of each visit."""
    ran = run("prove", "newborn", "--max-visits", "0", *DAY)
    assert ran.code == 1
    assert "register_page_wanted" in ran.out
    assert "The child's page is printed into the household register" in ran.out


def test_json_holds_the_plan_of_the_counterexample(run: Running) -> None:
    """Programs get everything."""
    ran = run("prove", "newborn", "--max-visits", "0", "--json", *DAY)
    found = json.loads(ran.out)
    assert found["holds"] is False
    assert found["counterexample"]["plan"]["visits"] == 1


def test_a_certificate_is_written_and_verified(run: Running, tmp_path: Path) -> None:
    """What one has proven another can check."""
    file = tmp_path / "c.json"
    assert run("prove", "restaurant", "--max-visits", "1", "--certificate", str(file), *DAY).code == 0
    ran = run("verify", str(file))
    assert ran.code == 0
    assert "The certificate holds" in ran.out


def test_a_certificate_that_was_changed_is_refused(run: Running, tmp_path: Path) -> None:
    """The answer is no, and why."""
    file = tmp_path / "c.json"
    run("prove", "restaurant", "--max-visits", "1", "--certificate", str(file), *DAY)
    changed = json.loads(file.read_text("utf-8"))
    changed["claim"]["visits"] = 0
    file.write_text(json.dumps(changed), "utf-8")
    ran = run("verify", str(file))
    assert ran.code == 1
    assert "was changed after it was sealed" in ran.out


def test_no_certificate_is_written_of_what_is_refuted(run: Running, tmp_path: Path) -> None:
    """There is nothing to certify."""
    file = tmp_path / "c.json"
    assert run("prove", "newborn", "--max-visits", "0", "--certificate", str(file), *DAY).code == 1
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", "not JSON"])
def test_a_file_that_is_no_certificate_is_broken_input(run: Running, tmp_path: Path, text: str) -> None:
    """A truncated file is told from one that is refused."""
    file = tmp_path / "c.json"
    file.write_text(text, "utf-8")
    ran = run("verify", str(file))
    assert ran.code == 2
    assert "it is no certificate, or only part of one" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("prove", "newborn"),
        ("prove", "newborn", "--max-visits", "-1"),
        ("prove", "newbron", "--max-visits", "1"),
        ("prove", "newborn", "--max-visits", "1", "--fact", "nothing=1"),
        ("verify", "no-such-file.json"),
        ("robustness", "newborn"),
    ],
)
def test_what_cannot_be_asked_is_broken_input(run: Running, words: tuple[str, ...]) -> None:
    """It is said without a traceback."""
    ran = run(*words)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_what_a_promise_rests_on_is_told(run: Running) -> None:
    """With everything connected, with one source down, on what is certain."""
    ran = run("robustness", "newborn", "--max-visits", "1", *DAY)
    assert ran.code == 0
    assert "with any one source down: holds" in ran.out


def with_constraint(folder: Path, written: str) -> tuple[str, ...]:
    """Copy the fictional city with another constraint of the teahouse, and return the options for it."""
    shutil.copytree(CITY / "workflows" / "hongzhou", folder / "city")
    file = folder / "city" / "onethings" / "open-a-teahouse.yaml"
    text = file.read_text("utf-8")
    assert '{sign.area: "<= 100"}' in text
    file.write_text(text.replace('{sign.area: "<= 100"}', written), "utf-8")
    return "--in", str(folder / "city"), "--rules", str(CITY / "rules")


def test_a_constraint_that_cannot_be_read_is_broken_input(run: Running, tmp_path: Path) -> None:
    """It is named with its file and line, and with what may have been meant."""
    content = with_constraint(tmp_path, '{sign.aera: "<= 100"}')
    ran = run("prove", "open-a-teahouse", "--max-visits", "9", *content, *DAY)
    assert ran.code == 2
    assert "open-a-teahouse.yaml:" in ran.err
    assert "did you mean sign.area?" in ran.err


def test_constraints_that_leave_no_situation_are_broken_input(run: Running, tmp_path: Path) -> None:
    """Nothing is proven of nobody."""
    content = with_constraint(tmp_path, '{all: [{sign.area: "> 8"}, {sign.area: "< 2"}]}')
    ran = run("prove", "open-a-teahouse", "--max-visits", "9", *content, *DAY)
    assert ran.code == 2
    assert "no situation meets the facts given and the “constraints”" in ran.err


def test_errors_are_said_in_chinese(run: Running, tmp_path: Path) -> None:
    """The same in the other language."""
    content = with_constraint(tmp_path, '{all: [{sign.area: "> 8"}, {sign.area: "< 2"}]}')
    ran = run("prove", "open-a-teahouse", "--max-visits", "9", "--lang", "zh", *content, *DAY)
    assert "没有任何情形同时满足" in ran.err
