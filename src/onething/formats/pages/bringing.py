"""What to bring, what not and why, and what is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from onething.formats.pages.parts import Grid, Part, Row
from onething.formats.reports.material_words import demanded, grounds, pieces
from onething.formats.reports.names import Names
from onething.formats.reports.plan_ways import Fates, Met
from onething.model import Outcome, Plan, PlannedField, PlannedMaterial

__all__ = ["bring", "fill_in", "need_not_bring"]


def bring(plan: Plan, names: Names) -> Part:
    """Return what is handed in, what is signed or handed in later, and what depends on the case."""
    say, fates = names.say, Fates.of(plan)
    heads = (
        say("材料", "Material"),
        say("份数与形式", "Pieces and form"),
        say("谁要、用于什么", "For whom"),
        say("依据", "Legal basis"),
    )
    rows = tuple(_handed_in(one, plan, names) for one in plan.hand_in)
    nothing = () if rows else (_nothing(plan, names),)
    grids = (
        Grid(say("要交的材料", "To hand in"), heads, rows),
        _met(say("签一份承诺书代替", "A signed promise stands instead"), fates.promised, plan, names),
        _met(say("先受理，之后补交", "Accepted now, handed in later"), fates.deferred, plan, names),
        _undecided(plan, names),
    )
    return Part(say("要带什么", "What to bring"), lines=nothing, grids=grids)


def _nothing(plan: Plan, names: Names) -> str:
    if plan.having(Outcome.OPEN):
        return names.say("没有一定要带的材料。", "Nothing has to be handed in for certain.")
    return names.say("不用带任何材料。", "Nothing has to be handed in.")


def _handed_in(one: PlannedMaterial, plan: Plan, names: Names) -> Row:
    demands = demanded(one, Outcome.HAND_IN)
    askers = names.owners(demands, plan) or names.text(plan.name)
    return names.material(one), pieces(one, names), askers, _or_none(grounds(demands, names), names)


def _undecided(plan: Plan, names: Names) -> Grid:
    say = names.say
    heads = (say("材料", "Material"), say("取决于", "Depends on"))
    rows = tuple((names.material(one), _depends(one, plan, names)) for one in plan.having(Outcome.OPEN))
    return Grid(say("可能还要带，视情形而定", "May be needed, depending on the case"), heads, rows)


def _depends(one: PlannedMaterial, plan: Plan, names: Names) -> str:
    asked = [names.text(q.question.label) for q in plan.questions if one.material in q.decides]
    tests = (test for demand in one.requirements for test in demand.reason if not test.known)
    return "\n".join(asked) or names.sentences(tests)


def need_not_bring(plan: Plan, names: Names) -> Part:
    """Return what government gets by itself: from where, by which rule, on what basis."""
    say = names.say
    grid = _met(say("不用带的材料", "Not to bring"), Fates.of(plan).replaced, plan, names)
    line = say("政府已掌握或可由部门之间核验，不用您提交：", "Government has these, or gets them by itself:")
    return Part(
        say("不用带什么，为什么", "What you need not bring, and why"),
        lines=(line,) if grid.rows else (),
        grids=(grid,),
    )


def _met(caption: str, met: Sequence[Met], plan: Plan, names: Names) -> Grid:
    say = names.say
    heads = (
        say("材料", "Material"),
        say("为什么", "Why"),
        say("用于什么", "For whom"),
        say("规则与依据", "Rule and legal basis"),
    )
    rows = tuple(
        (
            names.material(one.material),
            names.way(one.way),
            names.owners(one.demands, plan) or names.text(plan.name),
            names.rule(one.way),
        )
        for one in met
    )
    return Grid(caption, heads, rows)


def fill_in(plan: Plan, names: Names) -> Part:
    """Return the fields of the one form: those left to the applicant, then those that sources fill in."""
    say = names.say
    title = say("要填什么", "What to fill in")
    if not plan.form:
        return Part(title, (say("目录中没有列出要填的内容。", "The catalogue lists no fields to fill in."),))
    own = [field for field in plan.form if field.source is None]
    filled = [field for field in plan.form if field.source is not None]
    line = say(
        f"一张表单共 {len(plan.form)} 项：您填 {len(own)} 项，自动填写 {len(filled)} 项，请核对。",
        f"One form of {len(plan.form)} fields: {len(own)} for you, {len(filled)} filled in, to be checked.",
    )
    forms = say("用于表单", "Forms")
    grids = (
        Grid(say("由您填写", "For you"), (say("内容", "Field"), forms), tuple(_field(f, names) for f in own)),
        Grid(
            say("自动填写", "Filled in for you"),
            (say("内容", "Field"), forms, say("来源", "Source")),
            tuple((*_field(f, names), names.source(f.source or "")) for f in filled),
        ),
    )
    return Part(title, (line,), grids=grids)


def _field(field: PlannedField, names: Names) -> Row:
    return names.text(field.label), names.materials(field.forms)


def _or_none(text: str, names: Names) -> str:
    return text or names.say("未公布", "none published")
