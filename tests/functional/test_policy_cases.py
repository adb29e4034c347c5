"""`onething test` runs policy cases without pytest: what it says, and its exit codes."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.fictional.city import FOLDER

from onething.cli import main

CONTENT = ("--in", str(FOLDER / "workflows" / "hongzhou"), "--rules", str(FOLDER / "rules"), "--lang", "en")

PASSING = """\
onething: welcome-a-child
date: 2026-06-01
region: "990102"
facts: {父母婚姻状况: 已婚, wants.infant-card: false, child.born: 2026-05-30}
cases:
  - name: {zh: 已婚父母只交照片。, en: Married parents hand in a photo alone.}
    expect:
      materials: 1
      asked_for: [photo]
      not_asked_for: {birth-certificate: data-check}
      order: [birth-registration, infant-insurance]
      in_case: [infant-insurance]
"""
FAILING = """\
  - name: {zh: 只跑一次。, en: One visit is enough.}
    expect: {visits: 1}
"""


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run `onething test` on a file with the text; return exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def running(text, *options):
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as left:
            main(["test", "a.yaml", *CONTENT, *options])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return int(left.value.code or 0), printed.out, printed.err

    return running


def test_cases_that_hold_pass(run):
    """Exit code 0, each named by its sentence."""
    code, out, _ = run(PASSING)
    assert code == 0
    assert "✓ Married parents hand in a photo alone." in out
    assert "1 cases: 1 passed, 0 failed" in out


def test_a_case_that_does_not_hold_is_told_with_its_reasons(run):
    """Exit code 1; with the line, each visit, and what would spare one."""
    code, out, _ = run(PASSING + FAILING)
    assert code == 1
    assert "✗ One visit is enough." in out
    assert "visits (line 14): expected 1, found 2" in out
    assert "· visit 2, " in out
    assert "it would be so with any of these:" in out


def test_the_same_in_chinese(run):
    """Words, names and sentences."""
    _, out, _ = run(PASSING + FAILING, "--lang", "zh")
    assert "✗ 只跑一次。" in out
    assert "跑动（第 14 行）：应为 1，实为 2" in out
    assert "2 条用例：1 条通过，1 条不通过" in out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("expect: {vists: 1}", "unknown key “vists” → did you mean visits?"),
        ("expect: {visits: one}", "a figure is a number, or a mapping"),
        ("expect: {visits: {at_least: 0}}", "a figure says a number, at_least or at_most"),
        ("expect: {}", "expects at least one thing"),
        ("expect: {asked_for: []}", "checked by nobody"),
        ("expect: {asked_for: [foto]}", "there is no material “foto” → did you mean photo?"),
        ("expect: {not_asked_for: [premises-deed]}", "the one-thing asks for it in no case"),
        ("expect: {not_asked_for: {photo: by-magic}}", "by-magic"),
        ("expect: {not_asked_for: ['household-register[aunt]']}", "household-register[aunt]"),
        ("expect: {in_case: [birth]}", "there is no item “birth”"),
        ("expect: {order: [birth-registration]}", "one step alone has no order"),
        ("expect: {order: [birth-registration, revue:infant-card]}", "there is no kind “revue”"),
        ("expect: {in_flow: [infant-card]}", "there is no kind “infant-card”"),
        (
            "expect: {not_in_flow: ['in-person:infant-card/sing']}",
            "did you mean in-person:infant-card/sign-receipt",
        ),
        ("expect: {measures: {no-visits: true}}", "no-visit"),
        ("facts: {mood: good}\n    expect: {visits: 1}", "there is no fact “mood”"),
        ("facts: {child.born: soon}\n    expect: {visits: 1}", "the fact “child.born”"),
        ("facts: {父母婚姻状况: 离异}\n    expect: {visits: 1}", "give one of 已婚, 未婚"),
        ("given: {photo-shop: down}\n    expect: {visits: 1}", "there is no source “photo-shop”"),
        ("given: {photo-store: maybe}\n    expect: {visits: 1}", "'hit'"),
        ("items: [fire-check]\n    expect: {visits: 1}", "there is no item “fire-check”"),
        ("region: '110000'\n    expect: {visits: 1}", "there is no region “110000”"),
        ("date: 2026-02-30\n    expect: {visits: 1}", "day"),
        ("start: 1990-01-01\n    expect: {visits: 1}", "working days are known from"),
        ("onething: welcome\n    expect: {visits: 1}", "there is no one-thing “welcome”"),
        ("expect: {visits: 1}\n    expects: {visits: 1}", "unknown key “expects”"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_its_line(run, wrong, said):
    """Exit code 2, and nothing is run."""
    code, out, err = run(f"{PASSING}  - name: 错的。\n    {wrong}\n")
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith(("a.yaml:14: ", "a.yaml:15: "))


def test_a_person_s_value_is_not_repeated(run):
    """What is wrong with a fact is said without the value."""
    _, _, err = run(
        f"{PASSING}  - name: 错的。\n    facts: {{applicant.age: 秘密}}\n    expect: {{visits: 1}}\n"
    )
    assert "秘密" not in err


def test_faults_of_all_cases_are_told_at_once(run):
    """Of the file as a whole, and of the catalogue's names."""
    _, _, err = run(
        f"{PASSING}{FAILING}  - {{name: 一, expect: {{}}}}\n  - {{name: 二, expect: {{asked_for: [x]}}}}\n"
    )
    assert [line.partition(": ")[0] for line in err.splitlines()] == ["a.yaml:15", "a.yaml:16"]


def test_json_holds_every_case_and_what_is_covered(run):
    """For programs."""
    code, out, _ = run(PASSING + FAILING, "--json", "--coverage")
    found = json.loads(out)
    assert (code, found["passed"], found["failed"]) == (1, 1, 1)
    assert found["cases"][1]["failures"][0]["what"] == "visits"
    assert found["coverage"][0]["onething"] == "hongzhou/welcome-a-child"


def test_junit_xml_is_what_build_servers_read(run, tmp_path):
    """A suite a file, a failure with its reasons."""
    run(PASSING + FAILING, "--junit", "out.xml")
    suite = ET.parse(tmp_path / "out.xml").getroot().find("testsuite")  # noqa: S314 - written here
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("a.yaml", "2", "1")
    assert "visits: expected 1, found 2" in suite.find(".//failure").text


def test_coverage_names_what_no_case_uses(run):
    """Of questions, answers, ways and rules."""
    _, out, _ = run(PASSING, "--coverage")
    assert "hongzhou/welcome-a-child  1 cases  questions" in out
    assert "answers never used:" in out


def test_the_skeletons_of_missing_cases_exercise_what_is_missing(run):
    """Once somebody says what to expect of them, only what no case can exercise is left."""
    _, out, _ = run(PASSING, "--json", "--coverage", "--suggest", "more.yaml")
    before = json.loads(out)["coverage"][0]
    text = Path("more.yaml").read_text(encoding="utf-8")
    expected = text.replace("expect: {}", "expect: {visits: {at_most: 99}}")
    _, out, _ = run(expected, "--json", "--coverage")
    after = json.loads(out)["coverage"][0]
    not_found = [line for line in text.splitlines() if line.startswith("# ")][2:]
    assert len(after["holes"]) <= max(0, len(not_found) - 1)
    assert len(after["holes"]) < len(before["holes"])


def test_a_skeleton_is_no_case_before_somebody_completes_it(run):
    """It expects nothing yet, and a run says so."""
    run(PASSING, "--suggest", "more.yaml")
    code, _, err = run(Path("more.yaml").read_text(encoding="utf-8"))
    assert code == 2
    assert "expects at least one thing" in err


def test_a_path_that_is_not_there_is_told(run, capsys):
    """And so is a folder without any case."""
    code, _, err = run(PASSING, "absent")
    assert code == 2
    assert "absent: there is no such file or folder" in err
