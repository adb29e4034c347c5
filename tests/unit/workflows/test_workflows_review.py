"""Reviewing a catalogue with its rules."""

from __future__ import annotations

from small_worlds import LICENCES, item, planner, replacing, rule, source, whole

from onething.errors import Place
from onething.workflows.review import (
    promise_shorter_than_critical_path,
    review,
    rule_never_changes_a_plan,
    rule_never_matches,
    rules_contradict,
)

BAN = rule("ban", {"forbid": "e-licence"})


def test_a_ban_and_what_it_forbids_are_named_once() -> None:
    """However many requirements two rules meet at, they are one finding, with their number."""
    made = planner(item("a", "x", "y"), source("store", "x", "y"), rules=(LICENCES, BAN))
    (finding,) = rules_contradict(made)
    assert finding.subject == "rule ban"
    assert finding.message.en.endswith("for 2 requirements")


def test_a_rule_that_fits_nothing_is_found() -> None:
    """A rule on sources matches nothing where there is no source."""
    made = planner(item("a", "x"), rules=(LICENCES,))
    assert [finding.subject for finding in rule_never_matches(made)] == ["rule e-licence"]


def test_a_way_behind_one_that_is_always_open_is_never_used() -> None:
    """What is abolished needs no promise."""
    rules = (replacing("abolished"), replacing("commitment"))
    made = planner(item("a", "x"), rules=rules)
    assert [finding.subject for finding in rule_never_changes_a_plan(made)] == ["rule commitment"]


def test_a_finding_says_where_its_rule_stands() -> None:
    """The place of a rule comes from whoever read its file."""
    made = planner(item("a", "x"), rules=(LICENCES,))
    (finding,) = review(made, {"e-licence": Place("rules.yaml", 7)})
    assert finding.place == Place("rules.yaml", 7)


def test_a_promise_shorter_than_its_steps_is_a_warning() -> None:
    """Five days are promised for what takes six, one item after the other."""
    first = item("a", promised_days=4, gives=["x"])
    second = item("b", "x", promised_days=2)
    made = planner(first, second, whole("a", "b", promised_days=5))
    (finding,) = promise_shorter_than_critical_path(made)
    assert (finding.severity, finding.subject) == ("warning", "one-thing whole")
    assert "its steps take 6" in finding.message.en


def test_a_promise_that_is_broken_in_some_cases_is_a_note() -> None:
    """Only if the slow item is part of the case does it take longer than promised."""
    parts = ("a", {"item": "b", "when": {"rented": True}})
    made = planner(item("a", promised_days=2), item("b", promised_days=9), whole(*parts, promised_days=5))
    (finding,) = promise_shorter_than_critical_path(made)
    assert finding.severity == "note"
    assert "its steps take 2–9" in finding.message.en


def test_days_outside_the_limit_break_no_promise() -> None:
    """A hearing comes on top of what is promised."""
    hearing = {"id": "hearing", "kind": "hearing", "name": "听证", "days": 20}
    made = planner(item("a", promised_days=5, procedures=[hearing]), whole("a", promised_days=5))
    assert list(promise_shorter_than_critical_path(made)) == []
