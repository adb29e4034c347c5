"""`onething generate`, as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onething.cli import main


class Ran(NamedTuple):
    code: int
    err: str


Running = Callable[..., Ran]
CITY = Path(__file__).parents[1] / "fictional"
IN_CITY = ("--in", str(CITY / "workflows" / "hongzhou"), "--rules", str(CITY / "rules"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run the command line in this process."""
    monkeypatch.setenv("LC_ALL", "C")

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(words)
        return Ran(int(left.value.code or 0), capsys.readouterr().err)

    return running


@pytest.mark.parametrize("name", ["cases.parquet", "cases.csv"])
def test_a_log_is_generated(run: Running, tmp_path: Path, name: str) -> None:
    """The message says that the cases are nobody's."""
    ran = run("generate", "move-house", "--cases", "50", "--out", str(tmp_path / "new" / name), *IN_CITY)
    assert ran == Ran(0, f"{tmp_path / 'new' / name}: 50 cases generated; they are nobody's\n")
    assert [file.name for file in (tmp_path / "new").iterdir()] == [name]


def test_distributions_come_from_a_file(run: Running, tmp_path: Path) -> None:
    """Their faults come with a line."""
    mix = tmp_path / "mix.yaml"
    mix.write_text("facts:\n  newcomer: {true: 1}\n  shop.area: {betwen: [1, 2]}\n", encoding="utf-8")
    ran = run(
        "generate", "--cases", "5", "--out", str(tmp_path / "a.csv"), "--distributions", str(mix), *IN_CITY
    )
    assert ran.code == 2
    assert "mix.yaml:3" in ran.err
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("move-hose", "--out", "a.csv"), "there is no one-thing “move-hose”; did you mean "),
        (("--out", "a.xlsx"), "a.xlsx: “.xlsx” stands for no format of logs → let the name end in"),
        (("--out", "a.csv", "--catalogue", "nowhere"), "there is no catalogue “nowhere”"),
    ],
)
def test_what_cannot_be_generated_is_told(run: Running, words: tuple[str, ...], message: str) -> None:
    """One message, and exit code 2."""
    ran = run("generate", "--cases", "5", *words, *IN_CITY)
    assert ran.code == 2
    assert message in ran.err


def test_the_catalogue_is_named_where_there_are_several(run: Running, tmp_path: Path) -> None:
    """Those that come with onething are."""
    ran = run("generate", "--cases", "5", "--out", str(tmp_path / "a.csv"))
    assert ran.code == 2
    assert "it is not said of which catalogue → give one by --catalogue: hunan, zhejiang" in ran.err


def test_a_file_that_cannot_be_written_is_told(run: Running, tmp_path: Path) -> None:
    """And nothing is left beside it."""
    (tmp_path / "file").write_text("")
    ran = run("generate", "--cases", "5", "--out", str(tmp_path / "file" / "a.csv"), *IN_CITY)
    assert ran.code == 2
    assert "it cannot be written" in ran.err
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
