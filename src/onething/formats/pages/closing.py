"""The parts that are read last: fees, published figures, assumptions, departments, version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onething.formats.pages.parts import Grid, Part, Row
from onething.formats.pages.situations import days_of, visits_of
from onething.formats.reports.flow_words import MEASURES, day
from onething.formats.reports.names import Names
from onething.model import DepartmentId, Fee, Inclusion, Measure, OneThing, Outcome, Plan

__all__ = ["assumptions", "contacts", "fees", "figures", "open_questions", "version"]


def open_questions(plan: Plan, names: Names) -> Part:
    """Return what has to be known before everything in the guide is certain."""
    say = names.say
    line = say("回答这些问题后，指南会更准确：", "Once these questions are answered the guide says more:")
    asked = tuple(names.text(one.question.label) for one in plan.questions)
    return Part(
        say("还没有回答的问题", "Questions not answered yet"), lines=(line,) if asked else (), points=asked
    )


def fees(plan: Plan, names: Names) -> Part:
    """Return the fees of the one-thing and of the items in the case, as published."""
    say = names.say
    title = say("收费", "Fees")
    rows = tuple(dict.fromkeys(_fee(fee, names) for fee in _fees(plan, names)))
    nothing = () if rows else (say("没有公布收费项目。", "No fee is published."),)
    heads = (say("项目", "Fee"), say("标准", "Amount"), say("依据", "Legal basis"))
    return Part(title, lines=nothing, grids=(Grid(title, heads, rows),))


def _fees(plan: Plan, names: Names) -> Iterator[Fee]:
    noun = names.catalogue.onethings.get(plan.onething)
    yield from noun.fees if noun else ()
    chosen = [one.item for one in plan.items if one.inclusion is not Inclusion.OUT]
    for item in (names.catalogue.items.get(one) for one in chosen):
        yield from item.fees if item else ()


def _fee(fee: Fee, names: Names) -> Row:
    unsaid = names.say("未公布", "not published")
    return names.text(fee.name), fee.standard or unsaid, names.clauses(fee.basis) or unsaid


def figures(plan: Plan, names: Names) -> Part:
    """Return what was computed beside what is published, and the measures with their reasons."""
    say = names.say
    title = say("公布的数字与本情形", "Published figures and this case")
    heads = (
        say("项目", "Figure"),
        say("本情形（计算得出）", "This case (computed)"),
        say("公布：改革前", "Published, before the reform"),
        say("公布：改革后", "Published, after it"),
    )
    rows = tuple(_figure(label, own, name, plan) for label, own, name in _own(plan, names))
    measured = (say("衡量", "Measure"), say("是否做到", "Holds"), say("原因", "Reason"))
    grids = (
        Grid(title, heads, rows),
        Grid(
            say("做到了什么", "What is achieved"), measured, tuple(_measure(m, names) for m in plan.measures)
        ),
    )
    note = say(
        "公布的数字来自办事指南，计算得出的数字只对本情形；两者不同时以主管部门的答复为准。",
        "Published figures are those of the official guide; computed ones hold for this case alone. "
        "Where they differ, ask the department in charge.",
    )
    return Part(title, lines=(note,), grids=grids)


def _own(plan: Plan, names: Names) -> tuple[tuple[str, str, str], ...]:
    say = names.say
    sure, most = len(plan.hand_in), len(plan.hand_in) + len(plan.having(Outcome.OPEN))
    return (
        (say("材料（份）", "Materials"), f"{sure}" if sure == most else f"{sure}–{most}", "materials"),
        (say("跑动（次）", "Visits"), visits_of(plan), "visits"),
        (say("工作日", "Working days"), days_of(plan), "days"),
    )


def _figure(label: str, own: str, name: str, plan: Plan) -> Row:
    published = (getattr(side, name) for side in (plan.figures.before, plan.figures.after))
    return label, own, *("—" if figure is None else f"{figure:g}" for figure in published)


def _measure(measure: Measure, names: Names) -> Row:
    say = names.say
    words: Mapping[bool | None, str] = {
        True: say("是", "yes"),
        False: say("否", "no"),
        None: say("待定", "open"),
    }
    holds = "★" * measure.stars if measure.stars else words[measure.holds]
    return names.text(MEASURES[measure.kind]), holds, names.text(measure.reason)


def assumptions(plans: Sequence[Plan], names: Names) -> Part:
    """Return whatever the guide rests on that no document backs, each once."""
    said = dict.fromkeys(names.text(text) for plan in plans for text in plan.assumptions)
    sources = dict.fromkeys(names.word(plan.assume) for plan in plans)
    line = names.say(
        "下列内容没有公布的依据，是编写时的假设，可能与实际不同：",
        "No published document backs the following; it is assumed, and may be otherwise in practice:",
    )
    return Part(
        names.say("假设", "Assumptions"),
        lines=(line,) if said else (),
        warnings=(*said, *sources),
    )


def contacts(plans: Sequence[Plan], names: Names) -> Part:
    """Return whom to ask: the lead department first, then who handles which item."""
    say = names.say
    noun = names.catalogue.onethings.get(plans[0].onething)
    held = _held(plans, names)
    lead = noun.lead if noun else None
    order = dict.fromkeys((*((lead,) if lead else ()), *held, *_taking_part(noun)))
    heads = (say("部门", "Department"), say("负责", "In charge of"))
    rows = tuple((names.department(id), _charge(id, lead, held, names)) for id in order)
    line = say(
        "目录中没有电话和地址，请按部门名称查询。",
        "The catalogue holds no telephone numbers and addresses; look them up by name.",
    )
    return Part(
        say("联系哪个部门", "Whom to contact"),
        lines=(line,),
        grids=(Grid(say("部门", "Departments"), heads, rows),),
    )


def _held(plans: Sequence[Plan], names: Names) -> dict[DepartmentId, dict[str, None]]:
    held: dict[DepartmentId, dict[str, None]] = {}
    for item in (one for plan in plans for one in plan.items if one.inclusion is not Inclusion.OUT):
        known = names.catalogue.items.get(item.item)
        if known and known.department:
            held.setdefault(known.department, {})[names.text(item.name)] = None
    return held


def _taking_part(noun: OneThing | None) -> tuple[DepartmentId, ...]:
    return noun.departments if noun else ()


def _charge(
    id: DepartmentId, lead: DepartmentId | None, held: Mapping[DepartmentId, dict[str, None]], names: Names
) -> str:
    leads = names.say("牵头部门", "lead department") if id == lead else ""
    items = names.listed(held.get(id, ()))
    return names.clauses((leads, items)) or names.say("参与部门", "takes part")


def version(plans: Sequence[Plan], names: Names) -> Part:
    """Return as of which day the guide holds, and where its facts were published."""
    say, jurisdiction = names.say, names.catalogue.jurisdiction
    days = dict.fromkeys(day(plan.as_of, names) for plan in plans)
    said = (
        (say("版本日期（按这一天的规定编写）", "Version (the rules as of)"), names.listed(days)),
        (say("适用地区", "Region"), names.listed(names.region(plan.region) for plan in plans)),
        (say("目录", "Catalogue"), names.text(jurisdiction.name)),
        (say("资料来源", "Facts published by"), jurisdiction.source),
    )
    return Part(
        say("版本", "Version"), points=tuple(names.labelled(label, text) for label, text in said if text)
    )
