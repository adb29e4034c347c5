"""Assertions on plans, each named as the sentence that it says.

Each takes what the fixture `onething_plan` returns, or a bare plan; from a bare plan it cannot be told
which change would help. Names of materials, items and steps are ids or names; one that the one-thing
does not have raises UnknownName, so that no assertion holds because of a slip.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onething.app import policy_checks
from onething.app.policy_binding import Names
from onething.app.policy_cases import Planned, why
from onething.app.speaking import spoken
from onething.errors import UnknownName
from onething.language import Label, Language
from onething.model import CaseFailure, Channel, Expectation, Mode, NotAsked, Plan
from onething.model.flow import MeasureKind
from onething.testing.planning import PlannedCase

__all__ = [
    "NotAsExpected",
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
    "assert_visits",
]

_Planned = Plan | PlannedCase


class NotAsExpected(AssertionError):
    """A plan that is not as a test expects, with every failure, its causes and what would help."""

    def __init__(self, failures: Sequence[CaseFailure], plan: Plan, language: Language) -> None:
        self.failures, self.plan, self.language = tuple(failures), plan, language
        super().__init__(self.failures, plan, language)

    def message(self, language: Language) -> str:
        """Return what was expected, what was found, why, what would help, and the plan in short."""
        from onething.formats.reports.policy_text import failures_text  # noqa: PLC0415 - only on failure

        return failures_text(self.plan.name, self.failures, self.plan, language)

    def __str__(self) -> str:
        return self.message(self.language)


def assert_visits(
    plan: _Planned, *, exactly: int | None = None, at_most: int | None = None, at_least: int | None = None
) -> None:
    """Assert how many visits a case takes, whatever its open questions are answered."""
    __tracebackhide__ = True
    _holds(plan, visits=_figure(exactly, at_most, at_least))


def assert_days(
    plan: _Planned,
    *,
    exactly: float | None = None,
    at_most: int | None = None,
    at_least: int | None = None,
    within: float = 0,
) -> None:
    """Assert how many working days it takes to the last result; `within` lets `exactly` differ so much."""
    __tracebackhide__ = True
    _holds(plan, days={**_figure(exactly, at_most, at_least), "within": float(within)})


def assert_materials(
    plan: _Planned, *, exactly: int | None = None, at_most: int | None = None, at_least: int | None = None
) -> None:
    """Assert how many materials are handed in, whatever open questions are answered."""
    __tracebackhide__ = True
    _holds(plan, materials=_figure(exactly, at_most, at_least))


def assert_asked_for(plan: _Planned, *materials: str) -> None:
    """Assert that the applicant hands in each of the materials."""
    __tracebackhide__ = True
    _holds(plan, asked_for=[_material(plan, name) for name in materials])


def assert_not_asked_for(plan: _Planned, *materials: str, by: Mode | NotAsked | str | None = None) -> None:
    """Assert that the applicant does not hand in any of the materials.

    `by` is the way that stands for them, such as `e-licence`, or `not-needed`; None: whichever.
    """
    __tracebackhide__ = True
    _holds(plan, not_asked_for={_material(plan, name): by for name in materials})


def assert_in_case(plan: _Planned, *items: str) -> None:
    """Assert that each of the items is handled."""
    __tracebackhide__ = True
    _holds(plan, in_case=[_item(plan, name) for name in items])


def assert_not_in_case(plan: _Planned, *items: str) -> None:
    """Assert that none of the items is handled."""
    __tracebackhide__ = True
    _holds(plan, not_in_case=[_item(plan, name) for name in items])


def assert_before(plan: _Planned, *order: str) -> None:
    """Assert that each of the items or steps is done before the next one begins."""
    __tracebackhide__ = True
    _holds(plan, order=[[name if policy_checks.is_step(name) else _item(plan, name) for name in order]])


def assert_in_flow(plan: _Planned, *steps: str) -> None:
    """Assert that each of the steps, by id such as `in-person:ITEM/ACT`, is part of the flow."""
    __tracebackhide__ = True
    _holds(plan, in_flow=[_flow_step(plan, id) for id in steps])


def assert_not_in_flow(plan: _Planned, *steps: str) -> None:
    """Assert that none of the steps is part of the flow, such as an act that a rule waives."""
    __tracebackhide__ = True
    _holds(plan, not_in_flow=[_flow_step(plan, id) for id in steps])


def assert_channel(plan: _Planned, channel: Channel | str) -> None:
    """Assert through which channel the case is handled, where it leaves that open: the best one."""
    __tracebackhide__ = True
    _holds(plan, channel=channel)


def assert_measure(plan: _Planned, kind: MeasureKind | str, *, holds: bool = True) -> None:
    """Assert that a measure, such as `no-visit`, holds, or that it does not."""
    __tracebackhide__ = True
    _holds(plan, measures={kind: holds})


def assert_no_open_question(plan: _Planned) -> None:
    """Assert that the facts of the case answer every question that matters."""
    __tracebackhide__ = True
    _holds(plan, questions=0)


def _holds(plan: _Planned, **expected: Any) -> None:
    __tracebackhide__ = True
    expect = Expectation.model_validate(expected)
    if isinstance(plan, PlannedCase):
        failures = why(Planned(plan.planner, plan.case, plan.plan), expect)
        bare, language = plan.plan, plan.language
    else:
        failures, bare, language = policy_checks.check(expect, plan), plan, None
    if failures:
        raise NotAsExpected(failures, bare, language or spoken())


def _figure(exactly: float | None, at_most: int | None, at_least: int | None) -> dict[str, Any]:
    about = None if exactly is None else float(exactly)
    return {"about": about, "at_most": at_most, "at_least": at_least}


def _material(plan: _Planned, name: str) -> str:
    if isinstance(plan, PlannedCase):
        return _names(plan).material(name)
    names = {one.material: one.name for one in plan.materials}
    bare, bracket, rest = name.partition("[")
    return _found("material", bare, names) + bracket + rest


def _item(plan: _Planned, name: str) -> str:
    if isinstance(plan, PlannedCase):
        return _names(plan).item(name)
    return _found("item", name, {one.item: one.name for one in plan.items})


def _flow_step(plan: _Planned, id: str) -> str:
    return _names(plan).flow_step(id) if isinstance(plan, PlannedCase) else id


def _names(plan: PlannedCase) -> Names:
    return Names(plan.planner, plan.planner.catalogue.onethings[plan.plan.onething])


def _found(kind: str, name: str, names: dict[Any, Label]) -> str:
    for id, label in names.items():
        if name in (id, label.zh, label.en):
            return str(id)
    raise UnknownName(kind, name, names)
