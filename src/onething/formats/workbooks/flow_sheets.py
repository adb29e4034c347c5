"""The sheets of a plan about who does what, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onething.formats.pictures.lanes import visit_numbers
from onething.formats.reports.material_words import things
from onething.formats.reports.names import Names
from onething.formats.workbooks.cells import Row, Sheet
from onething.model import ActorKind, DepartmentId, Flow, Inclusion, ItemId, Plan, Step, StepKind

__all__ = ["departments", "steps"]


def departments(plan: Plan, names: Names) -> Sheet:
    """Return the departments of the case: their items, what these may take, and how many steps they do."""
    say = names.say
    heads = (
        say("部门", "Department"),
        say("事项", "Items"),
        say("待定事项", "Open items"),
        say("承诺工作日（最长一项）", "Promised working days (longest item)"),
        say("法定工作日（最长一项）", "Working days by law (longest item)"),
        say("办理环节", "Steps"),
        say("标识", "Id"),
    )
    rows = tuple(_department(id, plan, names) for id in _departments(plan, names))
    return Sheet(say("部门", "Departments"), heads, rows)


def _departments(plan: Plan, names: Names) -> tuple[DepartmentId, ...]:
    """Return who has an item in the case, then who else does a step."""
    items = [one.item for one in plan.items if one.inclusion is not Inclusion.OUT]
    own = (names.catalogue.items[item].department for item in items if item in names.catalogue.items)
    acting = (a.id for step in _steps(plan) for a in step.actors if a.kind is ActorKind.DEPARTMENT)
    return tuple(dict.fromkeys(DepartmentId(id) for id in (*own, *acting) if id))


def _department(id: DepartmentId, plan: Plan, names: Names) -> Row:
    held = [one for one in plan.items if _owner(one.item, names) == id]
    chosen = [one.item for one in held if one.inclusion is Inclusion.IN]
    reviews = [
        step for step in _steps(plan) if step.kind is StepKind.REVIEW and set(step.items) & set(chosen)
    ]
    return (
        names.department(id),
        names.listed(map(names.item, chosen)),
        names.listed(names.item(one.item) for one in held if one.inclusion is Inclusion.OPEN),
        max((step.days for step in reviews), default=0) or None,
        max((step.statutory_days for step in reviews), default=0) or None,
        sum(any(actor.id == id for actor in step.actors) for step in _steps(plan)),
        id,
    )


def _owner(item: ItemId, names: Names) -> str | None:
    known = names.catalogue.items.get(item)
    return known.department if known else None


def steps(plan: Plan, names: Names) -> Sheet:
    """Return the steps of the flow in their order, with days and dates."""
    say = names.say
    heads = (
        say("序号", "No."),
        say("环节", "Step"),
        say("谁办理", "Who"),
        say("到场地点", "Place to go to"),
        say("第几次跑动", "Visit"),
        say("事项", "Items"),
        say("工作日", "Working days"),
        say("法定工作日", "By law"),
        say("计入时限", "Within the limit"),
        say("开始", "Begins"),
        say("结束", "Ends"),
        say("可延后的工作日", "Slack"),
        say("决定总时长", "Critical"),
        say("视情形而定", "Depends on the case"),
        say("在这些环节之后", "After"),
        say("使用", "Uses"),
        say("产生", "Brings forth"),
        say("原因", "Reason"),
        say("依据", "Basis"),
        say("标识", "Id"),
    )
    flow = plan.flow
    rows = _rows(flow, names) if flow else ()
    return Sheet(say("办理环节", "Steps"), heads, tuple(rows))


def _rows(flow: Flow, names: Names) -> Iterable[Row]:
    numbers = {step.id: number for number, step in enumerate(flow.steps, 1)}
    visits = visit_numbers(flow)
    places = {spot.id: names.text(spot.name) for spot in flow.spots}
    for step in flow.steps:
        yield (
            numbers[step.id],
            names.text(step.name),
            names.listed(names.text(actor.name) for actor in step.actors),
            places.get(step.spot, step.spot),
            visits.get(step.id),
            names.listed(map(names.item, step.items)),
            *_times(step, flow, names),
            _after(step, numbers, names),
            things(step.inputs, names),
            things(step.outputs, names),
            names.text(step.reason),
            names.basis(step.basis),
            step.id,
        )


def _times(step: Step, flow: Flow, names: Names) -> Row:
    yes, no = names.say("是", "yes"), names.say("否", "no")
    return (
        step.days,
        step.statutory_days,
        yes if step.counted else no,
        step.begins_on,
        step.ends_on,
        step.slack,
        yes if step.id in flow.critical else no,
        yes if step.open else no,
    )


def _after(step: Step, numbers: Mapping[str, int], names: Names) -> str:
    return names.listed(str(numbers[one]) for one in step.after if one in numbers)


def _steps(plan: Plan) -> tuple[Step, ...]:
    return plan.flow.steps if plan.flow else ()
