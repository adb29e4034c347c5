"""What is expected of a plan, checked: one function for each thing that can be expected.

A check returns what is otherwise than expected, with its causes, or None. Where questions are open, a
plan has a range of outcomes, and an expectation holds only if it holds whatever is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onething.language import Label
from onething.model import (
    CaseFailure,
    Expectation,
    Figure,
    Flow,
    Inclusion,
    Mode,
    NotAsked,
    Outcome,
    Plan,
    PlannedMaterial,
)
from onething.model.flow import Measure, MeasureKind, Step, StepKind

__all__ = [
    "asked_for",
    "before",
    "channel",
    "check",
    "days",
    "flow_of",
    "included",
    "is_step",
    "lines_of",
    "materials",
    "measure",
    "not_asked_for",
    "questions",
    "step",
    "visits",
]


def check(expect: Expectation, plan: Plan) -> tuple[CaseFailure, ...]:
    """Return everything about a plan that is otherwise than expected."""
    return tuple(failure for failure in _checked(expect, plan) if failure)


def _checked(expect: Expectation, plan: Plan) -> Iterator[CaseFailure | None]:
    if expect.visits:
        yield visits(plan, expect.visits)
    if expect.days:
        yield days(plan, expect.days)
    if expect.materials:
        yield materials(plan, expect.materials)
    if expect.questions:
        yield questions(plan, expect.questions)
    if expect.channel:
        yield channel(plan, expect.channel)
    yield from (asked_for(plan, name) for name in expect.asked_for or ())
    yield from (not_asked_for(plan, name, by) for name, by in (expect.not_asked_for or {}).items())
    yield from (included(plan, item, wanted=True) for item in expect.in_case or ())
    yield from (included(plan, item, wanted=False) for item in expect.not_in_case or ())
    yield from (step(plan, id, wanted=True) for id in expect.in_flow or ())
    yield from (step(plan, id, wanted=False) for id in expect.not_in_flow or ())
    for row in expect.order or ():
        yield from (before(plan, *pair) for pair in pairwise(row))
    yield from (measure(plan, kind, wanted) for kind, wanted in (expect.measures or {}).items())


def visits(plan: Plan, figure: Figure) -> CaseFailure | None:
    """Check the number of visits; each visit with its place and acts is a cause."""
    flow = flow_of(plan)
    causes = (_visit(flow, number) for number in range(len(flow.visits)))
    return _figure("visits", figure, flow.visits_at_least, len(flow.visits), causes)


def days(plan: Plan, figure: Figure) -> CaseFailure | None:
    """Check the working days; each step of the critical path is a cause."""
    flow = flow_of(plan)
    critical = (flow.step(id) for id in flow.critical)
    causes = (
        Label(
            zh=f"{step.name.text('zh')}：{step.days} 个工作日",
            en=f"{step.name.text('en')}: {step.days} working days",
        )
        for step in critical
    )
    return _figure("days", figure, flow.days_at_least, flow.days, causes)


def materials(plan: Plan, figure: Figure) -> CaseFailure | None:
    """Check how many materials are handed in; each of them is a cause."""
    handed, unsure = plan.hand_in, plan.having(Outcome.OPEN)
    causes = [one.name for one in handed] + [_open_name(one) for one in unsure]
    return _figure("materials", figure, len(handed), len(handed) + len(unsure), causes)


def questions(plan: Plan, figure: Figure) -> CaseFailure | None:
    """Check how many questions are open; each of them is a cause."""
    causes = (one.question.label for one in plan.questions)
    return _figure("questions", figure, len(plan.questions), len(plan.questions), causes)


def channel(plan: Plan, wanted: str) -> CaseFailure | None:
    """Check through which channel the case is handled; the figures of each channel are causes."""
    flow = flow_of(plan)
    refused = next((one.reason for one in flow.channels if one.channel == wanted and one.reason), None)
    if flow.channel == wanted and refused is None:
        return None
    causes = [
        one.reason
        or Label(
            zh=f"{one.channel.label.zh}：跑动 {one.visits} 次",
            en=f"{one.channel.label.en}: {one.visits} visits",
        )
        for one in flow.channels
    ]
    return CaseFailure(
        what="channel",
        expected=Label(zh=wanted, en=wanted),
        found=refused or flow.channel.label,
        causes=tuple(causes),
    )


def asked_for(plan: Plan, material: str) -> CaseFailure | None:
    """Check that a material, known by its id, is handed in."""
    found = lines_of(plan, material)
    if any(one.outcome is Outcome.HAND_IN for one in found):
        return None
    name = found[0].name if found else Label(zh=material, en=material)
    return CaseFailure(
        what="asked_for",
        expected=Label(zh=f"要交“{name.text('zh')}”", en=f"“{name.text('en')}” is handed in"),
        found=_found(found),
        causes=tuple(_whys(found)),
    )


def not_asked_for(plan: Plan, material: str, by: Mode | NotAsked | None = None) -> CaseFailure | None:
    """Check that a material is not handed in, whoever holds it, and which way stands for it if given.

    With a way, every demand that applies has to be met by it, or by what another demand is met by.
    """
    found = lines_of(plan, material)
    if _not_handed_in(found) and _by(found, by):
        return None
    name = found[0].name if found else Label(zh=material, en=material)
    zh, en = (f"（{by}）", f" ({by})") if by else ("", "")
    return CaseFailure(
        what="not_asked_for",
        expected=Label(zh=f"不要交“{name.text('zh')}”{zh}", en=f"“{name.text('en')}” is not handed in{en}"),
        found=_found(found),
        causes=tuple(_whys(found)),
    )


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


def measure(plan: Plan, kind: MeasureKind, wanted: bool | int) -> CaseFailure | None:  # noqa: FBT001 - a value to compare
    """Check whether a measure holds, or for the online depth how many stars it has at least."""
    found = next(one for one in plan.measures if one.kind is kind)
    stars = isinstance(wanted, int) and not isinstance(wanted, bool)
    if (found.stars == wanted) if stars else (found.holds is wanted):
        return None
    return CaseFailure(
        what="measures",
        expected=Label(zh=f"{kind}：{_said(wanted).zh}", en=f"{kind}: {_said(wanted).en}"),
        found=_measured(found, stars=stars),
        causes=(found.reason,),
    )


def flow_of(plan: Plan) -> Flow:
    """Return the flow of a plan; ValueError for one that was made without."""
    if plan.flow is None:
        raise ValueError("the plan has no flow: make it by Planner.plan")
    return plan.flow


_INCLUSIONS = {
    Inclusion.IN: Label(zh="办理", en="it is handled"),
    Inclusion.OUT: Label(zh="不办理", en="it is not handled"),
    Inclusion.OPEN: Label(zh="待定", en="it is open"),
}

_OUTCOMES = {
    Outcome.HAND_IN: Label(zh="要交", en="it is handed in"),
    Outcome.REPLACED: Label(zh="免交", en="it is replaced"),
    Outcome.NOT_NEEDED: Label(zh="本情形不需要", en="it is not needed in this case"),
    Outcome.OPEN: Label(zh="待定", en="it is open"),
}

_OPEN = Label(zh="待定", en="it is open")
_ABSENT = Label(zh="本方案中没有", en="it is not in the plan")


def _figure(what: str, figure: Figure, least: int, most: int, causes: Iterable[Label]) -> CaseFailure | None:
    if figure.accepts(least, most):
        return None
    found = Label(zh=str(most), en=str(most))
    if least != most:
        found = Label(
            zh=f"{least} 至 {most}，取决于未答的问题", en=f"{least} to {most}, depending on open questions"
        )
    return CaseFailure(what=what, expected=figure.label, found=found, causes=tuple(causes))


def _visit(flow: Flow, number: int) -> Label:
    visit = flow.visits[number]
    spot = next(spot.name for spot in flow.spots if spot.id == visit.spot)
    steps = [flow.step(id) for id in visit.steps]
    zh = "、".join(step.name.text("zh") for step in steps)
    en = ", ".join(step.name.text("en") for step in steps)
    whys_zh = "；".join(reason.text("zh") for reason in visit.reasons)
    whys_en = "; ".join(reason.text("en") for reason in visit.reasons)
    sure = not all(step.open for step in steps)
    return Label(
        zh=f"第 {number + 1} 次，{spot.text('zh')}：{zh}{'' if sure else '（视情形）'}。{whys_zh}",
        en=f"visit {number + 1}, {spot.text('en')}: {en}{'' if sure else ' (may be)'}. {whys_en}",
    )


def is_step(name: str) -> bool:
    """Tell whether a name is the id of a step, such as `accept` or `review:ITEM`, and not of an item."""
    return name.partition(":")[0] in tuple(StepKind)


def lines_of(plan: Plan, material: str) -> Sequence[PlannedMaterial]:
    """Return what a plan says of a material: of every holder, or of the one in brackets."""
    id, bracket, rest = material.partition("[")
    holder = rest.removesuffix("]")
    return [one for one in plan.materials if one.material == id and (not bracket or one.holder == holder)]


def _not_handed_in(found: Sequence[PlannedMaterial]) -> bool:
    return all(one.outcome in (Outcome.REPLACED, Outcome.NOT_NEEDED) for one in found)


def _by(found: Sequence[PlannedMaterial], by: Mode | NotAsked | None) -> bool:
    """Tell whether the materials are replaced by a way, or not needed if that is asked."""
    if by is None:
        return True
    if by is NotAsked.NOT_NEEDED:
        return all(one.outcome is Outcome.NOT_NEEDED for one in found)
    used = {d.used.mode for one in found for d in one.requirements if d.used and not d.passed_over}
    return bool(used) and used <= {by, Mode.HELD_ONCE} and by in used


def _found(found: Sequence[PlannedMaterial]) -> Label:
    if not found:
        return _ABSENT
    said = [_outcome(one) for one in found]
    return Label(
        zh="；".join(dict.fromkeys(one.zh for one in said)),
        en="; ".join(dict.fromkeys(one.en for one in said)),
    )


def _outcome(one: PlannedMaterial) -> Label:
    said = _OUTCOMES[one.outcome]
    modes = ", ".join(dict.fromkeys(demand.used.mode for demand in one.requirements if demand.used))
    whose = f" [{one.holder}]" if one.holder else ""
    how = f"（{modes}）" if modes else ""
    return Label(zh=f"{said.zh}{how}{whose}", en=f"{said.en}{f' ({modes})' if modes else ''}{whose}")


def _whys(found: Sequence[PlannedMaterial]) -> Iterator[Label]:
    """Yield what each demand lacks: of its condition, and of the ways that are not open."""
    for one in found:
        for demand in one.requirements:
            tests = [*demand.reason, *(test for unused in demand.not_used for test in unused.failed)]
            said = list(dict.fromkeys((test.sentence.zh, test.sentence.en) for test in tests))
            if said:
                yield Label(
                    zh=f"{demand.owner}：需要 {'；'.join(zh for zh, _ in said)}",
                    en=f"{demand.owner}: it would take {'; '.join(en for _, en in said)}",
                )


def _open_name(one: PlannedMaterial) -> Label:
    return Label(zh=f"{one.name.text('zh')}（待定）", en=f"{one.name.text('en')} (open)")


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


def _said(wanted: bool | int) -> Label:  # noqa: FBT001 - a value to show
    if isinstance(wanted, bool):
        return Label(zh="成立", en="holds") if wanted else Label(zh="不成立", en="does not hold")
    return Label(zh=f"{wanted} 星", en=f"{wanted} stars")


def _measured(found: Measure, *, stars: bool) -> Label:
    if stars:
        return _said(found.stars or 0)
    return Label(zh="待定", en="it is open") if found.holds is None else _said(found.holds)
