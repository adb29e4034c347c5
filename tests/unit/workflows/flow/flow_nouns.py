"""Short ways to write what a flow is made of, and to read one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.unit.workflows.small_worlds import RULES, Rule, item, plan, rule, whole

from onething.model import Department, Flow, Plan, ServiceItem, Step

WINDOW = {"channel": "window"}
ONLINE = {"channel": "online"}
ANYHOW = whole("a", channels=["online", "window"])
"""The item `a`, online or at the window."""


def act(kind: str, /, **more: Any) -> dict[str, Any]:
    """Return an in-person act, named by its kind unless something else is said."""
    return {"id": kind, "kind": kind, "reason": {"zh": f"须{kind}", "en": f"{kind} it is"}, **more}


def procedure(kind: str, days: int | None = None, /, **more: Any) -> dict[str, Any]:
    """Return a procedure, named by its kind unless something else is said."""
    return {"id": kind, "kind": kind, "name": kind, "days": days, **more}


def department(name: str) -> Department:
    """Return a department."""
    return Department.model_validate({"id": name, "name": {"zh": f"部门 {name}", "en": name}})


def served(name: str, *needs: Any, by: str, **more: Any) -> ServiceItem:
    """Return an item of a department."""
    return item(name, *needs, department=by, **more)


def flow(*nouns: Any, facts: Mapping[str, Any] | None = None, rules: Any = RULES, **more: Any) -> Flow:
    """Return the flow of a case in a small world."""
    found = plan(*nouns, facts=facts, rules=rules, **more).flow
    assert found is not None
    return found


def ids(made: Flow) -> list[str]:
    """Return the ids of the steps, in order."""
    return [step.id for step in made.steps]


def behind(made: Flow, id: str) -> set[str]:
    """Return all steps that come before one, directly or not."""
    found: set[str] = set()
    left = [id]
    while left:
        after = made.step(left.pop()).after
        left += set(after) - found
        found.update(after)
    return found


def actors(step: Step) -> list[str]:
    """Return who does a step, by id, or by kind where there is none."""
    return [actor.id or actor.kind.value for actor in step.actors]


def goings(made: Flow) -> list[tuple[str, tuple[str, ...]]]:
    """Return each visit: the place, and what is done there."""
    return [(visit.spot, visit.steps) for visit in made.visits]


def waiving(kind: str, **more: Any) -> Rule:
    """Return a rule that waives an in-person act of a kind."""
    return {**rule(f"waive-{kind}", {"waive": kind}, **more), "match": {"act": {"kind": kind}}}


def postponing(kind: str, **more: Any) -> Rule:
    """Return a rule that lets an in-person act wait until the result is collected."""
    return {**rule(f"postpone-{kind}", {"postpone": kind}, **more), "match": {"act": {"kind": kind}}}


def at_once(item: str, **more: Any) -> Rule:
    """Return a rule by which an item is decided at once."""
    made = rule(f"{item}-at-once", {"decide_at_once": True}, **more)
    return {**made, "match": {"item": {"id": item}}}


JOINED = {**rule("joined", {"join": "联合踏勘"}), "match": {"item": {}}}


def measure(made: Plan, kind: str) -> tuple[bool | None, int | None, str]:
    """Return one measure of a plan: whether it holds, its stars, and why."""
    found = next(one for one in made.measures if one.kind == kind)
    return found.holds, found.stars, found.reason.text("en")
