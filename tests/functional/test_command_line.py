"""The command line refuses what it cannot use, in the language asked for, and never with a traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onething.cli import main

CITY = Path(__file__).parents[1] / "fictional"
CONTENT = ("--in", str(CITY / "workflows" / "hongzhou"), "--rules", str(CITY / "rules"))
ESCAPE = "\x1b"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Running = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Running:
    """Run the command line in this process."""
    monkeypatch.setenv("LC_ALL", "C")

    def running(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(words)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return running


def in_shell(redirected: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, with streams redirected as a shell does it."""
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", sys.executable, "-m", "onething", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2026-W40"), "--date: “2026-W40” is not a date"),
        (("--date", "20261001"), "--date: “20261001” is not a date"),
        (("--date", ""), "--date: “” is not a date"),
        (("--region", ""), "--region: it is given an empty text"),
        (("--region", "110000"), "there is no region “110000”"),
        (("--items", " "), "--items: it is given an empty text"),
        (("--facts", ""), "--facts: it is given an empty text"),
        (("--fact", "mood=x"), "--fact: there is no fact “mood”"),
        (("--fact", "consent=perhaps"), "--fact consent: the value does not fit the type of the fact"),
    ],
)
def test_what_does_not_fit_an_option_names_the_option(
    run: Running, words: tuple[str, ...], said: str
) -> None:
    """The exit code is that of wrong usage."""
    ran = run("plan", "open-a-teahouse", *CONTENT, *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_all_that_is_wrong_with_the_facts_is_told_at_once(run: Running, tmp_path: Path) -> None:
    """Those of the file come with their lines."""
    path = tmp_path / "case.json"
    path.write_text('{"consent": true,\n "channel": "pigeon"}', encoding="utf-8")
    ran = run("plan", "open-a-teahouse", *CONTENT, "--facts", str(path), "--fact", "consent=x")
    places = [line.partition(": ")[0] for line in ran.err.splitlines()]
    assert places == [f"{path}:2", "--fact consent"]


def test_an_empty_path_is_not_the_working_directory(run: Running) -> None:
    """It is what a variable that is not set leaves of an argument."""
    assert run("check", "").err.startswith("path: it is given an empty text")
    assert run("list", "--in", "").err.startswith("--in: it is given an empty text")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plna",), "没有命令“plna”；是否指 plan？"),
        (("plan",), "缺少参数 ONETHING"),
        (("plan", "x", "--lnag"), "没有选项 --lnag；是否指 --in、--lang？"),
        (("plan", "x", "y"), "多余的参数：y"),
        (("plan", "x", "--fact"), "选项 --fact 后面要有值"),
        (("list", "--json=1"), "选项 --json 不带值"),
        (("import", "x"), "缺少选项 --into"),
        (("plan", "x", "--assume", "all"), "--assume 不能是“all”，应为以下之一：'connected', 'guaranteed'"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    run: Running, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    """As the locale asks for it."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    ran = run(*words)
    assert ran.code == 2
    assert f"错误：{said}" in ran.err
    assert "Error" not in ran.err


def test_wrong_usage_is_told_in_english(run: Running) -> None:
    """With the way to the help."""
    assert run("plan").err.splitlines() == [
        "Usage: onething plan [OPTIONS] ONETHING",
        "Try 'onething plan --help' for help.",
        "",
        "Error: Missing argument 'ONETHING'.",
    ]


def test_without_a_command_there_is_the_help(run: Running) -> None:
    """And nothing about an error."""
    ran = run()
    assert ran.err.startswith("Usage: onething [OPTIONS] COMMAND")
    assert "Error" not in ran.err


def test_a_closed_output_is_told() -> None:
    """It is no fault of the program."""
    done = in_shell(">&-", "list", *CONTENT, "--lang", "en")
    assert (done.returncode, done.stderr) == (
        2,
        "the output cannot be written: standard output is closed\n",
    )


def test_a_closed_input_is_the_end_of_the_answers() -> None:
    """Then the plan is that of what is known."""
    done = in_shell("<&-", "ask", "open-a-teahouse", *CONTENT, "--lang", "en", "--json")
    assert done.returncode == 0
    assert '"questions"' in done.stdout


def test_a_closed_standard_error_hides_only_the_messages() -> None:
    """What goes wrong is not printed among the answers."""
    done = in_shell("2>&-", "plan", "nothing", *CONTENT)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    "words",
    [("list",), ("list", "--json"), ("plan", "o"), ("plan", "o", "--json"), ("show", "o"), ("check",)],
)
def test_what_a_file_holds_cannot_steer_the_terminal(
    run: Running, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Nor is it taken for markup."""
    label = r'"\e[31m\x9b1m[/x]"'
    files = {
        "jurisdiction.yaml": f"{{id: t, name: {label}, region: '430000'}}",
        "materials.yaml": f"{{id: m, name: {label}}}",
        "onethings.yaml": f"{{id: o, name: {label}, requirements: [{{material: m}}]}}",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    where = (str(tmp_path),) if words == ("check",) else ("--in", str(tmp_path))
    ran = run(*words, *where, "--rules", str(CITY / "rules"))
    assert ran.code in (0, 1)
    assert "31m" in ran.out
    assert ESCAPE not in ran.out
    assert "\x9b" not in ran.out


@pytest.mark.parametrize("name", ["marriage-certificate", "结婚证", "hongzhou/结婚证"])
def test_a_noun_is_shown_by_id_or_name(run: Running, name: str) -> None:
    """With or without its catalogue."""
    assert run("show", name, *CONTENT).out.startswith("# hongzhou/marriage-certificate (materials)")
