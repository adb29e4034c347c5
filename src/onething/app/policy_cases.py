"""The use case of running policy cases: read the files, plan each case, compare, say why it differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onething.app import policy_changes, policy_checks
from onething.app.catalogues import Catalogues
from onething.app.policy_binding import BoundCase, bind
from onething.errors import BrokenInput, Fault
from onething.formats.files.noun_files import in_order
from onething.formats.files.policy_case_files import StandingCase, case_files, read_policy_cases
from onething.language import Label
from onething.model import Case, CaseFailure, CaseResult, Expectation, Plan
from onething.workflows import Planner

__all__ = ["Planned", "Tested", "load_cases", "run_case", "run_cases", "why"]


class Planned(NamedTuple):
    """A case with its plan, and the planner that made it."""

    planner: Planner
    case: Case
    plan: Plan


class Tested(NamedTuple):
    """A policy case that was run: what became of it, and its plan."""

    bound: BoundCase
    plan: Plan
    result: CaseResult


def load_cases(paths: Sequence[Path], catalogues: Catalogues) -> tuple[BoundCase, ...]:
    """Return the cases of files and folders, bound to the catalogues.

    Raises BrokenInput with every fault of every file: keys, facts, materials, items and steps that do not
    exist, values that do not fit, cases that expect nothing.
    """
    standing: list[StandingCase] = []
    faults: list[Fault] = []
    for path in case_files(paths):
        file = read_policy_cases(path)
        standing += file.cases
        faults += file.faults
    bound, unbound = bind(standing, catalogues)
    if faults or unbound:
        raise BrokenInput(in_order([*faults, *unbound]))
    return bound


def run_cases(paths: Sequence[Path], catalogues: Catalogues) -> tuple[Tested, ...]:
    """Return what becomes of every policy case in files and folders; raises as `load_cases` does."""
    return tuple(map(run_case, load_cases(paths, catalogues)))


def run_case(bound: BoundCase) -> Tested:
    """Return what becomes of one case; what is not as expected is told with causes and changes."""
    planned = Planned(bound.planner, bound.case, bound.planner.plan(bound.onething.id, bound.case))
    failures = why(planned, bound.expect)
    standing = bound.standing
    place = standing.place("name")
    result = CaseResult(
        name=standing.case.name,
        file=place.file,
        line=place.line,
        onething=f"{planned.plan.catalogue}/{planned.plan.onething}",
        failures=tuple(
            sorted(
                (
                    one.model_copy(update={"line": standing.place("expect", one.what).line})
                    for one in failures
                ),
                key=lambda one: one.line or 0,
            )
        ),
    )
    return Tested(bound, planned.plan, result)


def why(planned: Planned, expect: Expectation) -> tuple[CaseFailure, ...]:
    """Return what is otherwise than expected, each with the smallest changes that would make it so."""
    planner, case, plan = planned
    settled = Planned(planner, planner.settle(planner.catalogue.onethings[plan.onething], case), plan)
    return tuple(
        failure.model_copy(update={"changes": tuple(_changes(settled, single, failure))})
        for single in _singly(expect)
        for failure in policy_checks.check(single, plan)
    )


def _singly(expect: Expectation) -> Iterator[Expectation]:
    """Yield the expectations one by one, so that what would help each of them can be found."""
    for name in Expectation.model_fields:
        said = getattr(expect, name)
        if isinstance(said, dict):
            yield from (Expectation.model_validate({name: {key: one}}) for key, one in said.items())
        elif isinstance(said, tuple) and name != "order":
            yield from (Expectation.model_validate({name: [one]}) for one in said)
        elif said is not None:
            yield Expectation.model_validate({name: said})


def _changes(planned: Planned, expect: Expectation, failure: CaseFailure) -> Iterator[Label]:
    planner, case, plan = planned
    if expect.visits and len(policy_checks.flow_of(plan).visits) > expect.visits.highest:
        yield from policy_changes.spared_visits(planner, plan.onething, case, expect.visits)
    if expect.not_asked_for:
        yield from policy_changes.not_asking_for(planner, plan, case, next(iter(expect.not_asked_for)))
    if expect.days:
        yield from _shorter(plan, expect.days.highest)
    if failure.what not in ("questions", "not_asked_for"):
        yield from policy_changes.changes_for(
            planner, plan.onething, case, lambda other: not policy_checks.check(expect, other)
        )


def _shorter(plan: Plan, most: float) -> Iterator[Label]:
    """Yield the critical steps each of which, done at once, would make the plan short enough."""
    flow = policy_checks.flow_of(plan)
    for shortening in flow.shortenings:
        if flow.days - shortening.saves <= most:
            name = flow.step(shortening.step).name
            yield Label(
                zh=f"“{name.text('zh')}”即时办结（decide_at_once，{shortening.step}）",
                en=f"do “{name.text('en')}” at once (decide_at_once, {shortening.step})",
            )
