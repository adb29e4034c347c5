"""Ctrl-C ends a proof at once, with nothing half-written; until then a terminal is told how far it is."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from onething.cli import main
from onething.situations.tree import Tree

PROVE = ("prove", "newborn", "--max-visits", "1", "--date", "2026-10-12")

Interrupted = Callable[..., int]


@pytest.fixture
def exit_code(capsys: pytest.CaptureFixture[str]) -> Interrupted:
    """Run the command line and return its exit code; nothing it says is a traceback."""

    def running(*words: str) -> int:
        with pytest.raises(SystemExit) as left:
            main(words)
        assert "Traceback" not in capsys.readouterr().err
        return int(left.value.code or 0)

    return running


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Ctrl-C while the space is looked at."""
    look = Tree._tell

    def looking(tree: Tree) -> None:
        look(tree)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Tree, "_tell", looking)


@pytest.mark.usefixtures("pressed")
def test_a_proof_that_is_interrupted_ends_with_130_and_no_certificate(
    exit_code: Interrupted, tmp_path: Path
) -> None:
    """The folder stays as it was."""
    assert exit_code(*PROVE, "--certificate", str(tmp_path / "c.json")) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_whose_writing_is_interrupted_is_the_one_before(
    exit_code: Interrupted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the place of the old one whole, or not at all."""
    file = tmp_path / "c.json"
    file.write_text("the one before", "utf-8")
    monkeypatch.setattr(Path, "replace", interrupted)
    assert exit_code(*PROVE, "--certificate", str(file)) == 130
    assert [one.name for one in tmp_path.iterdir()] == ["c.json"]
    assert file.read_text("utf-8") == "the one before"


def interrupted(self: Path, target: Path) -> NoReturn:
    """Press Ctrl-C just before a file takes its name."""
    raise KeyboardInterrupt
