"""Findings for people, as JSON and as SARIF."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from onething.errors import Place
from onething.formats.reports.findings import findings_json, findings_sarif, findings_table
from onething.language import Label
from onething.model import Finding, Severity


def finding(code: str = "no-gain", severity: Severity = Severity.NOTE, **more) -> Finding:
    """Return a finding of which only what is handed over matters."""
    said = {
        "message": Label(zh="有误", en="wrong"),
        "suggestion": Label(zh="改正", en="mend it"),
        "subject": "item a",
    }
    return Finding(code=code, severity=severity, **(said | more))


def shown(findings, language="en", **options) -> list[str]:
    """Return the lines that a terminal shows."""
    console = Console(file=StringIO(), width=100)
    console.print(findings_table(findings, language, **options))
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def run_of(findings, **options):
    """Return the run of the SARIF log."""
    return json.loads(findings_sarif(findings, "1.2.3", **options))["runs"][0]


def test_the_gravest_findings_come_first_and_are_counted() -> None:
    """Each severity has a heading, each code a line with its count, the last line a summary."""
    lines = shown([finding(), finding("circular-proof", Severity.ERROR), finding()])
    assert lines == [
        "error 1",
        "  circular-proof 1",
        "    item a: wrong",
        "    → mend it",
        "note 2",
        "  no-gain 2",
        "    item a: wrong",
        "    item a: wrong",
        "    → mend it",
        "1 error, 2 notes",
    ]


def test_a_place_stands_before_its_finding() -> None:
    """File and line are where a terminal makes them clickable."""
    lines = shown([finding(place=Place("items/a.yaml", 7))])
    assert "    items/a.yaml:7  item a: wrong" in lines


def test_a_suggestion_of_its_own_follows_its_finding() -> None:
    """Only what holds for all is said once."""
    other = finding(suggestion=Label(zh="删去", en="remove it"))
    arrows = [line.strip() for line in shown([finding(), other]) if "→" in line]
    assert arrows == ["→ mend it", "→ remove it"]


@pytest.mark.parametrize(
    ("language", "rest"),
    [("en", "… and 40 more (--all shows them)"), ("zh", "……另有 40 条（--all 全部显示）")],
)
def test_long_lists_of_one_code_are_cut(language, rest) -> None:
    """Five are shown, the others counted."""
    lines = shown([finding()] * 42, language)
    assert sum("item a" in line for line in lines) == 2
    assert f"    {rest}" in lines


def test_all_are_shown_when_asked_for() -> None:
    """Nothing is cut then."""
    assert sum("item a" in line for line in shown([finding()] * 42, show_all=True)) == 42


def test_chinese_readers_get_chinese() -> None:
    """Headings, messages, suggestions and the summary are in the language asked for."""
    assert shown([finding()], "zh") == [
        "提示 1",
        "  no-gain 1",
        "    item a: 有误",
        "    → 改正",
        "1 条提示",
    ]


def test_square_brackets_are_not_taken_for_markup() -> None:
    """A message is shown as it is."""
    assert "    item a: [red]x[/red]" in shown([finding(message=Label(en="[red]x[/red]"))])


@pytest.mark.parametrize(("language", "said"), [("en", "nothing found"), ("zh", "没有发现问题")])
def test_no_findings_are_said_so(language, said) -> None:
    """An empty answer is an answer."""
    assert shown([], language) == [said]


def test_json_holds_every_finding_and_the_counts() -> None:
    """Findings come back from JSON as they were."""
    findings = [finding(place=Place("a.yaml", 3)), finding("circular-proof", Severity.ERROR)]
    read = json.loads(findings_json(findings))
    assert [Finding.model_validate(each) for each in read["findings"]] == findings
    assert read["counts"] == {"error": 1, "warning": 0, "note": 1}


def test_sarif_has_what_the_standard_requires() -> None:
    """A log has a version and runs, a run a tool with name and rules, a result a message."""
    log = json.loads(findings_sarif([finding()], "1.2.3"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("onething", "1.2.3")
    assert log["runs"][0]["results"][0]["message"]["text"] == "item a: 有误 → 改正"


def test_sarif_results_point_at_their_rules() -> None:
    """Each code is one rule, and every result names it by id and by its number."""
    run = run_of([finding(), finding("circular-proof", Severity.ERROR), finding()])
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["no-gain", "circular-proof"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_sarif_levels_are_the_severities() -> None:
    """The level of a rule is that of its gravest finding."""
    run = run_of([finding(severity=Severity.WARNING), finding(severity=Severity.ERROR)])
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "error"}


def test_sarif_places_are_relative_and_escaped() -> None:
    """A file is named from the root on, as a URI, with its line."""
    root = Path.cwd()
    run = run_of([finding(place=Place(str(root / "目录 a" / "b.yaml"), 4))], root=root)
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical == {
        "artifactLocation": {"uri": "%E7%9B%AE%E5%BD%95%20a/b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 4},
    }


def test_sarif_names_a_file_elsewhere_in_full() -> None:
    """What lies outside the root cannot be relative to it."""
    elsewhere = Path.cwd().parent / "elsewhere.yaml"
    run = run_of([finding(place=Place(str(elsewhere)))], root=Path.cwd())
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": elsewhere.as_uri()}}


def test_a_sarif_result_without_place_names_its_subject() -> None:
    """The subject is a logical location."""
    assert run_of([finding()])["results"][0]["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "item a"}]}
    ]


def test_sarif_of_nothing_is_an_empty_run() -> None:
    """No findings are a run without results, by the installed version."""
    (run,) = json.loads(findings_sarif([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["tool"]["driver"]["version"]
