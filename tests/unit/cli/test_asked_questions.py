"""`onething questions`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from onething.cli.questions import questions

DAY = ("--date", "2026-10-12")


def run(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(questions, [*words, *DAY, "--lang", "en"])


def test_questions_are_shown_with_where_they_lead() -> None:
    """For people."""
    done = run("newborn")
    assert done.exit_code == 0
    assert "Which parent applies?" in done.stdout


def test_json_holds_every_question_and_statement() -> None:
    """For programs: whatever is referred to is there."""
    found = json.loads(run("restaurant", "--json").stdout)
    statements = {one["id"] for one in found["statements"]}
    ids = {one["id"] for one in found["questions"]}
    answers = [answer for one in found["questions"] for answer in one["answers"]]
    assert {told for answer in answers for told in answer["tells"]} <= statements
    assert {answer["next"] for answer in answers} <= {*ids, ""}
    assert found["first"] in ids


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    """And its size is told."""
    page = tmp_path / "questions.html"
    done = run("restaurant", "--aim", "visits", "--channel", "window", "--page", str(page))
    assert (done.exit_code, done.stdout) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_is_known_is_not_asked() -> None:
    """A fact of the case is the same for everybody."""
    found = json.loads(run("newborn", "--fact", "applicant_parent=mother", "--json").stdout)
    assert "applicant_parent" not in {one["fact"] for one in found["questions"]}
