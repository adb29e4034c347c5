"""The sheets of a plan about figures, materials, sources, and what is open or assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.formats.reports.flow_words import MEASURES, met
from onething.formats.reports.material_words import SOURCE_KINDS, demanded, grounds, pieces
from onething.formats.reports.names import Names
from onething.formats.workbooks.cells import Row, Sheet
from onething.model import (
    Measure,
    Mode,
    Outcome,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    SourceId,
    Way,
)
from onething.workflows.flow.comparing import counted_steps

__all__ = ["materials", "overview", "questions", "sources"]


def overview(plan: Plan, names: Names) -> Sheet:
    """Return what the plan is about, its figures beside the published ones, and its measures."""
    say = names.say
    heads = (
        say("项目", "What"),
        say("本情形", "This case"),
        say("公布：改革前", "Published before"),
        say("公布：改革后", "Published after"),
        say("说明", "Remarks"),
    )
    rows = (*_about(plan, names), *_figures(plan, names), *(_measure(m, names) for m in plan.measures))
    return Sheet(say("概览", "Overview"), heads, rows)


def _about(plan: Plan, names: Names) -> Iterator[Row]:
    say, flow = names.say, plan.flow
    yield say("一件事", "One-thing"), names.text(plan.name), None, None, plan.onething
    yield say("地区", "Region"), names.region(plan.region), None, None, None
    yield say("按哪一天的规定", "As of"), plan.as_of, None, None, names.word(plan.assume)
    if flow:
        yield say("办理渠道", "Channel"), names.text(flow.channel.label), None, None, None
    if flow and flow.schedule:
        schedule = flow.schedule
        note = names.text(schedule.note) if schedule.note else None
        yield say("提出申请", "Application"), schedule.start, None, None, None
        yield say("受理", "Accepted"), schedule.accepted_on, None, None, None
        yield say("办结", "Last result"), schedule.ends_on, None, None, note


def _figures(plan: Plan, names: Names) -> Iterator[Row]:
    say, flow = names.say, plan.flow
    before, after = plan.figures.before, plan.figures.after
    undecided = len(plan.having(Outcome.OPEN))
    remark = say(f"另有 {undecided} 份待定", f"{undecided} more are open") if undecided else None
    handed = len(plan.hand_in)
    yield say("要交的材料", "Materials to hand in"), handed, before.materials, after.materials, remark
    yield say("免交的材料", "Materials replaced"), len(plan.having(Outcome.REPLACED)), None, None, None
    visits = (
        "；".join(names.text(reason) for visit in flow.visits for reason in visit.reasons) if flow else None
    )
    yield say("跑动次数", "Visits"), plan.visits, before.visits, after.visits, visits
    yield say("工作日", "Working days"), plan.days, before.days, after.days, None
    if flow:
        counted = counted_steps([step.kind for step in flow.steps])
        yield say("办理环节", "Steps"), counted, before.steps, after.steps, None
        yield say("法定工作日", "Working days by law"), flow.statutory_days, None, None, None
        yield say("要填的字段", "Fields to fill in"), flow.fields, None, None, None


def _measure(measure: Measure, names: Names) -> Row:
    return names.text(MEASURES[measure.kind]), met(measure, names), None, None, names.text(measure.reason)


def materials(plan: Plan, names: Names) -> Sheet:
    """Return every material with its fate, in the order of the plan."""
    say = names.say
    heads = (
        say("序号", "No."),
        say("材料", "Material"),
        say("持有人", "Holder"),
        say("结果", "Outcome"),
        say("份数与形式", "Pieces and form"),
        say("要求方", "Asked by"),
        say("要求依据", "Basis of the demand"),
        say("替代方式", "Replaced by"),
        say("来源", "Source"),
        say("规则与依据", "Rule and basis"),
        say("备用", "Fallbacks"),
        say("标识", "Id"),
    )
    rows = tuple(_material(number, one, plan, names) for number, one in enumerate(plan.materials, 1))
    return Sheet(say("材料", "Materials"), heads, rows)


def _material(number: int, one: PlannedMaterial, plan: Plan, names: Names) -> Row:
    demands = demanded(one, one.outcome) or one.requirements
    ways = _replacing(one)
    return (
        number,
        names.text(one.name),
        names.holder(one.holder),
        names.word(one.outcome),
        pieces(one, names) if one.outcome is Outcome.HAND_IN else None,
        names.owners(demands, plan),
        grounds(demands, names),
        names.listed(names.word(way.mode) for way in ways),
        names.listed(map(names.used, ways)),
        names.clauses(map(names.rule, ways)),
        names.listed(names.way(way) for demand in demands for way in demand.fallbacks),
        one.material,
    )


def _replacing(one: PlannedMaterial) -> tuple[Way, ...]:
    """Return the ways in which it is met; that it is handed in once replaces nothing that is handed in."""
    ways = dict.fromkeys(demand.used for demand in one.requirements if demand.used)
    handed_in = one.outcome is Outcome.HAND_IN
    return tuple(way for way in ways if not (handed_in and way.mode is Mode.HELD_ONCE))


def sources(plan: Plan, names: Names) -> Sheet:
    """Return the data resources that the plan uses or falls back on, and for what."""
    say = names.say
    heads = (
        say("数据资源", "Source"),
        say("类型", "Kind"),
        say("提供部门", "Provider"),
        say("代替的材料", "Materials it replaces"),
        say("填写的字段", "Fields it fills in"),
        say("作为备用", "Fallback for"),
        say("覆盖率", "Coverage"),
        say("须本人同意", "Needs consent"),
        say("依据", "Basis"),
        say("标识", "Id"),
    )
    rows = tuple(_source(id, plan, names) for id in _used(plan))
    return Sheet(say("数据资源", "Sources"), heads, rows)


def _used(plan: Plan) -> tuple[SourceId, ...]:
    ways = (way for _, demand in _demands(plan) for way in (demand.used, *demand.fallbacks) if way)
    named = (*(way.source for way in ways), *(field.source for field in plan.form))
    return tuple(dict.fromkeys(filter(None, named)))


def _source(id: SourceId, plan: Plan, names: Names) -> Row:
    known = names.catalogue.sources.get(id)
    replaced = (material for material, demand in _demands(plan) if _uses(demand.used, id))
    spare = (m for m, demand in _demands(plan) if any(_uses(way, id) for way in demand.fallbacks))
    fields = (names.text(field.label) for field in plan.form if field.source == id)
    return (
        names.source(id),
        names.text(SOURCE_KINDS[known.kind]) if known else None,
        names.department(known.provider) if known else None,
        names.listed(map(names.material, replaced)),
        names.listed(fields),
        names.listed(map(names.material, spare)),
        known.share_in(plan.region) if known else None,
        names.say("是", "yes") if known and known.consent else names.say("否", "no"),
        names.basis(known.basis) if known else None,
        id,
    )


def _demands(plan: Plan) -> Iterator[tuple[PlannedMaterial, PlannedRequirement]]:
    return ((material, demand) for material in plan.materials for demand in material.requirements)


def _uses(way: Way | None, id: SourceId) -> bool:
    return way is not None and way.source == id


def questions(plan: Plan, names: Names) -> Sheet:
    """Return the questions that are still open, and what the plan assumes without a document."""
    say = names.say
    heads = (
        say("类别", "Kind"),
        say("内容", "Text"),
        say("可答", "Answers"),
        say("决定", "Decides"),
    )
    asked = tuple(
        (
            say("还要问的问题", "Open question"),
            names.text(one.question.label),
            names.listed(names.text(option.label) for option in one.question.options),
            names.listed(_waiting(one.decides, plan, names)),
        )
        for one in plan.questions
    )
    assumed = tuple((say("假设", "Assumption"), names.text(text), None, None) for text in plan.assumptions)
    return Sheet(say("问题与假设", "Questions, assumptions"), heads, (*asked, *assumed))


def _waiting(decides: Iterable[str], plan: Plan, names: Names) -> Iterator[str]:
    for what in decides:
        kind, _, item = what.partition(":")
        if kind == "item" and item:
            yield names.item(item)
        else:
            yield from (names.material(one) for one in plan.materials if one.material == what)
