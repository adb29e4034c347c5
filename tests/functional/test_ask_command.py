"""`onething ask`, as it is typed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from onething.cli import main

DAY = ("--date", "2026-10-12", "--lang", "en")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Running = Callable[..., Ran]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run the command with what is typed."""

    def running(typed: str, *words: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as left:
            main(["ask", *words, *DAY])
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return running


def test_questions_are_put_until_nothing_is_open(ask: Running) -> None:
    """Then the plan is printed."""
    ran = ask("no\nmother\nyes\n0\nno\n", "newborn")
    assert (ran.code, ran.err.count("> ")) == (0, 5)
    assert "Not settled yet" not in ran.out


def test_for_a_single_figure_fewer_questions_are_put(ask: Running) -> None:
    """And it is told."""
    ran = ask("yes\n", "restaurant", "--aim", "visits", "--channel", "window")
    assert (ran.code, ran.err.count("> ")) == (0, 1)
    assert ran.err.splitlines()[-1] == "Visits: 1"


def test_nothing_is_asked_where_the_aim_is_settled_already(ask: Running) -> None:
    """A newborn's parents hand in the marriage certificate whatever they answer."""
    ran = ask("", "newborn", "--aim", "material:marriage-certificate")
    assert (ran.code, ran.err.strip()) == (0, "Hand in: Marriage certificate")


def test_what_a_source_answers_is_not_asked(ask: Running) -> None:
    """It is told that the source does."""
    ran = ask("no\nstays\nfirst-job\nyes\nyes\nno\nyes\n", "hiring")
    assert ran.code == 0
    assert "Not asked: Is the employee's household registered here?" in ran.err


def test_where_the_source_is_down_it_is_asked(ask: Running) -> None:
    """Somebody has to say."""
    down = ("--given", "e-licence-resident-id-card=down")
    ran = ask("\n" * 12, "hiring", *down)
    assert "Is the employee's household registered here? [y/n]" in ran.err
    assert "Not asked" not in ran.err


def test_an_unknown_aim_is_wrong_usage(ask: Running) -> None:
    """The known ones are named."""
    ran = ask("", "newborn", "--aim", "happiness")
    assert ran.code == 2
    assert "id-card-only" in ran.err
