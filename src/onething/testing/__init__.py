"""Testing promises: assertions on plans that read as sentences, for the tests of whoever uses the library.

    from onething.testing import assert_not_asked_for, assert_visits

    def test_a_birth_takes_no_visit(onething_plan):
        plan = onething_plan("hunan/newborn", as_of=date(2026, 10, 1), facts={"register_page_wanted": False})
        assert_visits(plan, exactly=0)
        assert_not_asked_for(plan, "居民户口簿", by="data-check")

A failed assertion tells what was expected and what was found, the cause of each visit, and the smallest
changes after which it would hold. pytest loads the fixtures by itself, and runs files of policy cases.
"""

from onething.testing.assertions import (
    NotAsExpected,
    assert_asked_for,
    assert_before,
    assert_channel,
    assert_days,
    assert_in_case,
    assert_in_flow,
    assert_materials,
    assert_measure,
    assert_no_open_question,
    assert_not_asked_for,
    assert_not_in_case,
    assert_not_in_flow,
    assert_visits,
)
from onething.testing.planning import PlannedCase, PlannerFactory, PlanningFixture, planning
from onething.testing.proving import NotProven, assert_proven

__all__ = [
    "NotAsExpected",
    "NotProven",
    "PlannedCase",
    "PlannerFactory",
    "PlanningFixture",
    "assert_asked_for",
    "assert_before",
    "assert_channel",
    "assert_days",
    "assert_in_case",
    "assert_in_flow",
    "assert_materials",
    "assert_measure",
    "assert_no_open_question",
    "assert_not_asked_for",
    "assert_not_in_case",
    "assert_not_in_flow",
    "assert_proven",
    "assert_visits",
    "planning",
]
