"""What a plan comes to, beside what is expected: visits, days, materials, questions, and the channel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from onething.app.policy_flows import flow_of
from onething.language import Label
from onething.model import CaseFailure, Expectation, Figure, Flow, Outcome, Plan, PlannedMaterial

__all__ = ["channel", "checked", "days", "materials", "questions", "visits"]


def checked(expect: Expectation, plan: Plan) -> Iterator[CaseFailure | None]:
    """Yield what is otherwise than expected of the figures of a plan, and of its channel."""
    for name, check in _FIGURES.items():
        figure = getattr(expect, name)
        if figure:
            yield check(plan, figure)
    if expect.channel:
        yield channel(plan, expect.channel)


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


_FIGURES: Mapping[str, Callable[[Plan, Figure], CaseFailure | None]] = {
    "visits": visits,
    "days": days,
    "materials": materials,
    "questions": questions,
}


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


def _open_name(one: PlannedMaterial) -> Label:
    return Label(zh=f"{one.name.text('zh')}（待定）", en=f"{one.name.text('en')} (open)")
