"""The commands about the flow of a case, as a shell runs them, in the fictional city."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.fictional.city import FOLDER

from onething.cli import main
from onething.model import Comparison, Plan

CONTENT = ("--in", str(FOLDER / "workflows" / "hongzhou"), "--rules", str(FOLDER / "rules"), "--lang", "en")
DAY = ("--date", "2026-06-01")
FORMS = ("bpmn", "guide", "svg", "mermaid", "excel", "form")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Running = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run a command on the teahouse in this process."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def running(command: str, *words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main((command, "open-a-teahouse", *CONTENT, *words))
        printed = capfdbinary.readouterr()
        err = printed.err.decode("utf-8")
        assert "Traceback" not in err
        return Ran(int(left.value.code or 0), printed.out.decode("utf-8"), err)

    return running


def planned(run: Running, *words: str) -> Plan:
    """Return the plan that the command prints."""
    ran = run("plan", *DAY, *words, "--json")
    assert ran.code == 0, ran.err
    return Plan.model_validate_json(ran.out)


def test_the_best_channel_is_taken_unless_one_is_given(run: Running) -> None:
    """And what was compared is printed."""
    best, given = planned(run), planned(run, "--channel", "window")
    assert best.flow
    assert given.flow
    assert (given.flow.channel, given.flow.channels) == ("window", ())
    assert [figures.channel for figures in best.flow.channels] == ["online", "window", "mail", "terminal"]
    assert "Channels" in run("plan", *DAY).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--channel", "fax"), "fax"),
        (("--channel", "mail", "--fact", "channel=window"), "--channel"),
        (("--start", "25.9.2026"), "--start: “25.9.2026” is not a date"),
        (("--start", "2099-01-01"), "2099-01-01"),
        (("--calendar", "no-such-file.yaml"), "no-such-file.yaml"),
    ],
)
def test_a_channel_start_or_calendar_that_does_not_fit_is_refused(
    run: Running, words: tuple[str, ...], said: str
) -> None:
    """Each is named; the exit code is that of wrong usage."""
    ran = run("plan", *DAY, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_flow_begins_on_the_day_of_the_start(run: Running) -> None:
    """25 September 2026 is a holiday; the application is accepted after it."""
    flow = planned(run, "--channel", "window", "--start", "2026-09-25").flow
    assert flow
    assert flow.schedule
    assert str(flow.schedule.accepted_on) == "2026-09-28"
    shown = run("plan", *DAY, "--start", "2026-09-25").out
    assert "25 September 2026 is no working day" in shown


def test_a_calendar_file_carries_the_days_further(run: Running, tmp_path: Path) -> None:
    """Without it no day beyond the official calendar is guessed."""
    (tmp_path / "days.yaml").write_text("years: [2027]\nholidays: [2027-01-01]\n", encoding="utf-8")
    words = ("--start", "2026-12-31", "--fact", "shop.area=600")
    before = planned(run, *words).flow
    after = planned(run, *words, "--calendar", str(tmp_path / "days.yaml")).flow
    assert before
    assert before.schedule
    assert before.schedule.ends_on is None
    assert after
    assert after.schedule
    assert str(after.schedule.ends_on) > "2027-01-04"


def test_a_broken_calendar_file_is_told_with_its_line(run: Running, tmp_path: Path) -> None:
    """As any file is."""
    (tmp_path / "days.yaml").write_text("years: [2027]\nholidays: [soon]\n", encoding="utf-8")
    ran = run("plan", *DAY, "--calendar", str(tmp_path / "days.yaml"))
    assert (ran.code, ran.out) == (2, "")
    assert "days.yaml:2: “soon” does not fit" in ran.err


def test_compare_prints_both_worlds_in_three_forms(run: Running) -> None:
    """Text for people, JSON for programs, Markdown for documents."""
    text, data, markdown = (run("compare", *DAY, *form) for form in ((), ("--json",), ("--markdown",)))
    assert [ran.code for ran in (text, data, markdown)] == [0, 0, 0]
    assert "Visits before" in text.out
    assert Comparison.model_validate_json(data.out).before.flow
    assert markdown.out.startswith("# ")


def test_compare_refuses_a_name_that_there_is_not(run: Running) -> None:
    """As plan does."""
    ran = run("compare", *DAY, "--fact", "mood=x")
    assert (ran.code, ran.out) == (2, "")


_OPENINGS = {
    "bpmn": "<?xml",
    "guide": "<!doctype html>",
    "svg": "<svg",
    "mermaid": "flowchart",
    "form": "{",
}


@pytest.mark.parametrize("form", sorted(_OPENINGS))
def test_export_writes_each_form_to_a_file(run: Running, tmp_path: Path, form: str) -> None:
    """And says so on standard error."""
    target = tmp_path / "out"
    ran = run("export", *DAY, f"--{form}", str(target))
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert str(target) in ran.err
    assert _OPENINGS[form] in target.read_text(encoding="utf-8")[:400].lower()


def test_export_writes_several_at_once(run: Running, tmp_path: Path) -> None:
    """One option a file."""
    words = [word for form in FORMS for word in (f"--{form}", str(tmp_path / form))]
    ran = run("export", *DAY, *words)
    assert ran.code == 0, ran.err
    assert {path.name for path in tmp_path.iterdir()} == set(FORMS)
    assert zipfile.is_zipfile(tmp_path / "excel")
    assert json.loads((tmp_path / "form").read_text(encoding="utf-8"))


def test_export_prints_to_standard_output(run: Running) -> None:
    """A dash is the name of it; nothing else is said there."""
    ran = run("export", *DAY, "--mermaid", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "flowchart" in ran.out


def test_export_names_no_file_in_vain(run: Running) -> None:
    """Without any option there is nothing to write."""
    ran = run("export", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "--bpmn" in ran.err


def test_export_refuses_a_dialect_that_it_does_not_write(run: Running, tmp_path: Path) -> None:
    """The known ones are named."""
    ran = run("export", *DAY, "--bpmn", str(tmp_path / "out"), "--dialect", "visio")
    assert ran.code == 2
    assert "camunda8" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dialect", ["standard", "camunda8", "flowable"])
def test_export_writes_every_dialect(run: Running, tmp_path: Path, dialect: str) -> None:
    """Of BPMN."""
    ran = run("export", *DAY, "--bpmn", str(tmp_path / "out"), "--dialect", dialect)
    assert ran.code == 0, ran.err


MANY = {
    "jurisdiction.yaml": "{id: many, name: many, region: '990000'}",
    "questions.yaml": "\n".join(f"- {{fact: q{n}, label: q{n}}}" for n in range(5)),
    "materials.yaml": "\n".join(f"- {{id: m{n}, name: m{n}}}" for n in range(5)),
    "items.yaml": "{id: a, name: a, requirements: ["
    + ", ".join(f"{{material: m{n}, when: {{q{n}: true}}}}" for n in range(5))
    + "]}",
    "onethings.yaml": "{id: open-a-teahouse, name: many, items: [{item: a}]}",
}
"""A catalogue with five questions that have nothing to do with one another."""


def test_export_writes_nothing_unless_all_can_be_made(run: Running, tmp_path: Path) -> None:
    """The guide of all situations fails, so there is no picture either."""
    for name, text in MANY.items():
        (tmp_path / "many").mkdir(exist_ok=True)
        (tmp_path / "many" / name).write_text(text, encoding="utf-8")
    words = ("--svg", str(tmp_path / "a.svg"), "--guide", str(tmp_path / "b.html"), "--all-situations")
    words = (*words, "--most", "31")
    ran = run("export", "--in", str(tmp_path / "many"), *words)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert "--all-situations: there are more than 31 situations" in ran.err
    assert "allow more by --most" in ran.err
    assert "q0, q1, q2, q3, q4" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["many"]


def test_export_of_all_situations_has_each_of_them(run: Running, tmp_path: Path) -> None:
    """In one page."""
    one, whole = tmp_path / "one", tmp_path / "whole"
    assert run("export", *DAY, "--guide", str(one)).code == 0
    ran = run("export", *DAY, "--guide", str(whole), "--all-situations")
    assert ran.code == 0, ran.err
    assert whole.stat().st_size > 2 * one.stat().st_size


def test_export_says_where_it_cannot_write(run: Running, tmp_path: Path) -> None:
    """A folder is no file."""
    ran = run("export", *DAY, "--mermaid", str(tmp_path))
    assert ran.code == 2
    assert str(tmp_path) in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bpmn", "-", "--svg", "-"), "--bpmn and --svg name the same file"),
        (("--bpmn", "./h.svg", "--svg", "h.svg"), "--bpmn and --svg name the same file"),
        (("--svg", "h.svg", "--all-situations"), "--all-situations needs --guide"),
        (("--guide", "h.html", "--most", "9"), "--most needs --all-situations"),
        (("--svg", "h.svg", "--dialect", "standard"), "--dialect needs --bpmn"),
    ],
)
def test_export_refuses_what_would_be_lost_or_do_nothing(
    run: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    """As wrong usage, with nothing written."""
    monkeypatch.chdir(tmp_path)
    ran = run("export", *DAY, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not list(tmp_path.iterdir())


def test_export_leaves_no_file_where_another_cannot_be_written(run: Running, tmp_path: Path) -> None:
    """Not the first one either."""
    (tmp_path / "a file").touch()
    ran = run("export", *DAY, "--bpmn", str(tmp_path / "one"), "--svg", str(tmp_path / "a file" / "two"))
    assert ran.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def test_export_says_that_a_process_is_of_a_case_with_open_questions(run: Running, tmp_path: Path) -> None:
    """In one line beside that of the file."""
    ran = run("export", *DAY, "--bpmn", str(tmp_path / "out"))
    assert "steps marked “(if it applies)” may not be needed" in ran.err
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize("channel", ["best", "window"])
def test_a_channel_is_given_once(run: Running, channel: str) -> None:
    """Even where the option says what it would say anyway."""
    ran = run("plan", *DAY, "--channel", channel, "--fact", "channel=online")
    assert ran.code == 2
    assert ran.err.startswith("--channel: “channel” is given more than once")
    assert planned(run, "--fact", "channel=online").flow


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--fact", "430102199001011234"), "--fact: it lacks a name or the equals sign"),
        (("--fact", "consent=true", "--fact", "430102199001011234"), "--fact: number 2 of them lacks"),
        (("--fact", "channel=430102199001011234"), "--fact channel: the value is none of the options"),
        (("--facts", "id=430102199001011234"), "--facts: there is no such file"),
    ],
)
def test_what_was_typed_for_a_fact_is_not_repeated(run: Running, words: tuple[str, ...], said: str) -> None:
    """It may be a person's number."""
    ran = run("plan", *DAY, *words)
    assert ran.code == 2
    assert ran.err.startswith(said)
    assert "430102" not in ran.err
