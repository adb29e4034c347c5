"""Which items and steps are in a plan, and in what order, beside what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onething.language import Label
from onething.model import CaseFailure, Expectation, Flow, Inclusion, Plan
from onething.model.flow import Step, StepKind

__all__ = ["before", "checked", "flow_of", "included", "is_step", "step"]


def checked(expect: Expectation, plan: Plan) -> Iterator[CaseFailure | None]:
    """Yield what is otherwise than expected of items, steps and their order."""
    yield from (included(plan, item, wanted=True) for item in expect.in_case or ())
    yield from (included(plan, item, wanted=False) for item in expect.not_in_case or ())
    yield from (step(plan, id, wanted=True) for id in expect.in_flow or ())
    yield from (step(plan, id, wanted=False) for id in expect.not_in_flow or ())
    for row in expect.order or ():
        yield from (before(plan, *pair) for pair in pairwise(row))


def included(plan: Plan, item: str, *, wanted: bool) -> CaseFailure | None:
    """Check whether an item is handled; the tests that fail are causes."""
    planned = next(one for one in plan.items if one.item == item)
    expected = Inclusion.IN if wanted else Inclusion.OUT
    if planned.inclusion is expected:
        return None
    zh, en = planned.name.text("zh"), planned.name.text("en")
    return CaseFailure(
        what="in_case" if wanted else "not_in_case",
        expected=Label(
            zh=f"{'办理' if wanted else '不办理'}“{zh}”", en=f"“{en}” is {'' if wanted else 'not '}handled"
        ),
        found=_INCLUSIONS[planned.inclusion],
        causes=tuple(test.sentence for test in planned.reason),
    )


def step(plan: Plan, id: str, *, wanted: bool) -> CaseFailure | None:
    """Check whether a step is part of the flow; one that is open is neither."""
    found = _step(flow_of(plan), id)
    if (found is not None and not found.open) if wanted else found is None:
        return None
    name = found.name if found else Label(zh=id, en=id)
    zh, en = name.text("zh"), name.text("en")
    return CaseFailure(
        what="in_flow" if wanted else "not_in_flow",
        expected=Label(
            zh=f"{'有' if wanted else '没有'}环节“{zh}”", en=f"{'' if wanted else 'no '}step “{en}”"
        ),
        found=_OPEN if found and found.open else Label(zh="有", en="there is") if found else _ABSENT,
        causes=(found.reason,) if found else (),
    )


def before(plan: Plan, earlier: str, later: str) -> CaseFailure | None:
    """Check that one item or step is done before another: it has to be, whatever time anything takes.

    An item is done when it is decided; an item comes later if its review, or without one its decision,
    waits for that.
    """
    flow = flow_of(plan)
    first, then = _end(flow, earlier), _begin(flow, later)
    if first and then and first.id in _all_before(flow, then):
        return None
    return CaseFailure(
        what="order",
        expected=Label(zh=f"先“{earlier}”，后“{later}”", en=f"“{earlier}” before “{later}”"),
        found=_order_found(flow, (earlier, first), (later, then)),
    )


def flow_of(plan: Plan) -> Flow:
    """Return the flow of a plan; ValueError for one that was made without."""
    if plan.flow is None:
        raise ValueError("the plan has no flow: make it by Planner.plan")
    return plan.flow


def is_step(name: str) -> bool:
    """Tell whether a name is the id of a step, such as `accept` or `review:ITEM`, and not of an item."""
    return name.partition(":")[0] in tuple(StepKind)


_INCLUSIONS = {
    Inclusion.IN: Label(zh="办理", en="it is handled"),
    Inclusion.OUT: Label(zh="不办理", en="it is not handled"),
    Inclusion.OPEN: Label(zh="待定", en="it is open"),
}

_OPEN = Label(zh="待定", en="it is open")
_ABSENT = Label(zh="本方案中没有", en="it is not in the plan")


def _end(flow: Flow, name: str) -> Step | None:
    return _step(flow, name if is_step(name) else f"{StepKind.DECIDE}:{name}")


def _begin(flow: Flow, name: str) -> Step | None:
    if is_step(name):
        return _step(flow, name)
    return _step(flow, f"{StepKind.REVIEW}:{name}") or _step(flow, f"{StepKind.DECIDE}:{name}")


def _step(flow: Flow, id: str) -> Step | None:
    return next((step for step in flow.steps if step.id == id), None)


def _all_before(flow: Flow, step: Step) -> set[str]:
    by_id = {one.id: one for one in flow.steps}
    found: set[str] = set()
    left = list(step.after)
    while left:
        id = left.pop()
        if id not in found:
            found.add(id)
            left += by_id[id].after
    return found


def _order_found(flow: Flow, *named: tuple[str, Step | None]) -> Label:
    missing = [name for name, step in named if step is None]
    if missing:
        names = "、".join(missing)
        return Label(zh=f"流程中没有 {names}", en=f"the flow has no {', '.join(missing)}")
    (_, first), (_, then) = named
    if first and then and then.id in _all_before(flow, first):
        return Label(zh="顺序相反", en="it is the other way round")
    return Label(zh="两者没有先后", en="neither waits for the other")
