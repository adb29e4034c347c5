"""`onething simulate --sensitivity`, as it is typed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from onething.cli import main

Running = Callable[..., tuple[int, str, str]]
CITY = Path(__file__).parents[1] / "fictional"
PLACE = ("--in", str(CITY / "workflows"), "--rules", str(CITY / "rules"), "--date", "2026-06-01")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Running:
    """Run the command line in this process, in a folder of its own with a log."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    with Path("cases.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [("onething", "region", "cases"), ("welcome-a-child", "990102", "7")]
        csv.writer(file).writerows(rows)
    Path("ranges.yaml").write_text("consent: 0.5\n", encoding="utf-8")

    def running(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["simulate", "photos-on-file", "--cases", "cases.csv", "--no-cache", *PLACE, *words])
        printed = capsys.readouterr()
        return int(left.value.code or 0), printed.out, printed.err

    return running


def test_the_inputs_that_move_most_are_told(run: Running) -> None:
    """Those of the file as it says."""
    code, out, _ = run("--sensitivity", "materials", "--ranges", "ranges.yaml")
    assert code == 0
    assert "Share of applicants who consent" in out
    assert "0.5" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sensitivity", "material"), "did you mean materials"),
        (("--ranges", "ranges.yaml"), "give --sensitivity too"),
        (("--sensitivity", "visits", "--ranges", "none.yaml"), "none.yaml"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Running, words: tuple[str, ...], said: str) -> None:
    """Before the log is read."""
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
