"""What a plan is measured by (最多跑一次、零上门、一证通办、秒办、免申即享、网办深度), and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onething.language import Label
from onething.model import (
    ActStage,
    Catalogue,
    Flow,
    Handover,
    Measure,
    MeasureKind,
    Mode,
    Outcome,
    Plan,
)
from onething.workflows.deciding import group_outcomes
from onething.workflows.flow.handling import Handling, Online
from onething.workflows.flow.setting import Setting

__all__ = ["DEEP", "beyond_identity", "certain_stars", "measures"]


def measures(plan: Plan, flow: Flow, handling: Handling, online: Online) -> tuple[Measure, ...]:
    """Return every measure of a plan; `online` is how its case is or would be handled online.

    Where no item applies there is nothing to measure.
    """
    if not flow.steps:
        nothing = Label(zh="没有事项要办", en="no item applies")
        return tuple(Measure(kind=kind, holds=None, reason=nothing) for kind in MeasureKind)
    return (
        _visits(flow, MeasureKind.AT_MOST_ONE_VISIT, most=1),
        _visits(flow, MeasureKind.NO_VISIT, most=0),
        _id_card_only(plan, handling.setting),
        _decided_at_once(flow, handling.setting.program.catalogue),
        _no_application(plan, flow),
        _online_depth(online),
    )


def _visits(flow: Flow, kind: MeasureKind, *, most: int) -> Measure:
    visits, least = len(flow.visits), flow.visits_at_least
    holds = True if visits <= most else False if least > most else None
    if visits == least:
        reason = Label(zh=f"到场 {visits} 次", en=f"visits: {visits}")
    else:
        reason = Label(zh=f"到场 {least} 至 {visits} 次，视未答问题而定", en=f"visits: {least} to {visits}")
    return Measure(kind=kind, holds=holds, reason=reason)


def _id_card_only(plan: Plan, setting: Setting) -> Measure:
    """Measure whether no material is asked for but one that shows who the applicant is."""
    kind = MeasureKind.ID_CARD_ONLY
    others = list(beyond_identity(setting))
    handed = [plan.materials[place].name for place, sure in others if sure]
    unsure = [plan.materials[place].name for place, sure in others if not sure]
    if handed:
        return Measure(kind=kind, holds=False, reason=_named("还须提交", "also asked for", handed))
    if unsure:
        return Measure(kind=kind, holds=None, reason=_named("未定", "not decided", unsure))
    reason = Label(zh="除身份证明外，没有材料须提交", en="nothing but proof of identity has to be handed in")
    return Measure(kind=kind, holds=True, reason=reason)


def beyond_identity(setting: Setting) -> Iterator[tuple[int, bool]]:
    """Yield the groups of demands whose material is asked for, now or later, and shows nobody's identity.

    Each by its place among the groups of the program, with whether it certainly is asked for.
    """
    program, decision = setting.program, setting.decision
    for place, outcome in enumerate(group_outcomes(program, decision)):
        group = program.groups[place]
        if program.demands[group[0]].material.identity:
            continue
        if outcome is Outcome.HAND_IN or any(_deferred(setting, number) for number in group):
            yield place, True
        elif outcome is Outcome.OPEN:
            yield place, False


def _deferred(setting: Setting, number: int) -> bool:
    used = setting.decision.fates[number].used
    return used is not None and setting.program.demands[number].ways[used].way.mode is Mode.DEFERRAL


def _decided_at_once(flow: Flow, catalogue: Catalogue) -> Measure:
    kind = MeasureKind.DECIDED_AT_ONCE
    if flow.days_at_least:
        return Measure(kind=kind, holds=False, reason=_days(flow))
    if flow.unpublished:
        names = [catalogue.items[item].name for item in flow.unpublished]
        return Measure(
            kind=kind, holds=None, reason=_named("未公布时限", "no time limit is published for", names)
        )
    if flow.days:
        return Measure(kind=kind, holds=None, reason=_days(flow))
    return Measure(
        kind=kind, holds=True, reason=Label(zh="各事项均即时办结", en="every item is decided at once")
    )


def _days(flow: Flow) -> Label:
    least, most = flow.days_at_least, flow.days
    if least == most:
        return Label(zh=f"须 {most} 个工作日", en=f"working days: {most}")
    return Label(zh=f"{least} 至 {most} 个工作日", en=f"working days: {least} to {most}")


def _no_application(plan: Plan, flow: Flow) -> Measure:
    """Measure whether nothing is left to the applicant, so that nobody has to apply."""
    kind = MeasureKind.NO_APPLICATION
    left = [material.name for material in plan.hand_in]
    if left:
        return Measure(kind=kind, holds=False, reason=_named("须提交", "handed in", left))
    if flow.forms or flow.fields:
        reason = Label(
            zh=f"须填写表单（{flow.fields} 个字段）", en=f"a form is filled in (fields: {flow.fields})"
        )
        return Measure(kind=kind, holds=False, reason=reason)
    if plan.promises or plan.deferred:
        reason = Label(zh="须签署承诺或日后补交", en="a promise is signed, or something is handed in later")
        return Measure(kind=kind, holds=False, reason=reason)
    in_person = [step.name for step in flow.steps if step.in_person and not step.open]
    if in_person:
        return Measure(kind=kind, holds=False, reason=_named("须到场", "in person", in_person))
    asked = [question.question.label for question in plan.questions]
    if asked or plan.having(Outcome.OPEN):
        return Measure(kind=kind, holds=None, reason=_named("未知", "not known", asked))
    reason = Label(
        zh="所需信息政府均已掌握", en="government knows all that is needed, and nothing is left to do"
    )
    return Measure(kind=kind, holds=True, reason=reason)


def _online_depth(online: Online) -> Measure:
    """Measure the depth of online handling, in stars: the fewest that open questions can bring.

    Five: wholly online but for couriers; four: applied for online, checked when the result is collected
    (both as published for Zhejiang). Three: applied for online, with a visit before the decision; one:
    information only. Two, downloading forms, cannot be told from a flow. The last three are ours.
    """
    least = certain_stars(online)
    most = _stars(online.setting, possible=False) if online.offered is not False else 1
    holds = True if least >= DEEP else False if most < DEEP else None
    return Measure(kind=MeasureKind.ONLINE_DEPTH, holds=holds, stars=least, reason=_DEPTHS[least])


def certain_stars(online: Online) -> int:
    """Return the online depth in stars, the fewest that open questions can bring."""
    return _stars(online.setting, possible=True) if online.offered else 1


DEEP = 4
"""From four stars on an item counts as deep in the published targets (浙江 2018)."""

_DEPTHS: Mapping[int, Label] = {
    1: Label(zh="不能网上申请", en="it cannot be applied for online"),
    3: Label(zh="网上申请，决定前须到场", en="applied for online, in person earlier"),
    4: Label(zh="网上申请，办结时到场", en="applied for online, in person at the end"),
    5: Label(zh="全程网上办理", en="it is handled wholly online"),
}


def _stars(setting: Setting, *, possible: bool) -> int:
    """Return the stars of a case, with all that is possible or only with what is certain."""
    at_the_end = [end for sure, end in _in_person(setting) if possible or sure]
    return 5 if not at_the_end else 4 if all(at_the_end) else 3


def _in_person(setting: Setting) -> Iterator[tuple[bool, bool]]:
    """Yield for what is done in person online whether it is certain, and whether it is done at the end.

    These are the steps of the drawn flow in which someone goes somewhere, told without drawing it.
    """
    for dues in setting.dues.values():
        for due in dues:
            yield not due.open and due.postponed is not None, due.stage is ActStage.COLLECT
    program, fates = setting.program, setting.decision.fates
    for demand, fate in zip(program.demands, fates, strict=True):
        if demand.requirement.handover is not Handover.ON_SITE or fate.outcome is Outcome.NOT_NEEDED:
            continue
        mode = None if fate.used is None else demand.ways[fate.used].way.mode
        if mode in (None, Mode.HELD_ONCE, Mode.DEFERRAL):
            yield fate.outcome is not Outcome.OPEN, False


_NAMED = 3
"""How many names a reason lists before it only counts the rest."""


def _named(zh: str, en: str, names: Sequence[Label]) -> Label:
    if not names:
        return Label(zh=zh, en=en)
    first, rest = names[:_NAMED], len(names) - _NAMED
    return Label(
        zh=f"{zh}：{'、'.join(name.text('zh') for name in first)}{f'等 {len(names)} 项' if rest > 0 else ''}",
        en=f"{en}: {', '.join(name.text('en') for name in first)}{f' and {rest} more' if rest > 0 else ''}",
    )
