"""A case with reforms and without them, put into words: what changes, and because of which reform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onething.formats.reports.comparison_outline import FIGURES
from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.plan_flow import visits
from onething.language import Language
from onething.model import (
    Catalogue,
    ComparedFigure,
    FigureKind,
    Outcome,
    Plan,
    PlannedMaterial,
    Way,
)
from onething.reforms import Reform, ReformComparison, sentences

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["reform_markdown", "reform_text"]


def reform_text(comparison: ReformComparison, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return a comparison with reforms as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(_outline(comparison, catalogue, language))


def reform_markdown(comparison: ReformComparison, catalogue: Catalogue, language: Language) -> str:
    """Return a comparison with reforms as GitHub Markdown, with the content that `reform_text` has."""
    return outline_markdown(_outline(comparison, catalogue, language))


def _outline(comparison: ReformComparison, catalogue: Catalogue, language: Language) -> Outline:
    names = Names(language, catalogue, comparison.after.answered)
    return Outline(
        title=names.text(comparison.after.name),
        about=names.about(comparison.after),
        answers=(_answer(comparison, names),),
        remarks=tuple(_remarks(comparison, names)),
        sections=tuple(section for section in _sections(comparison, names) if not section.empty),
        speech=names,
    )


def _answer(comparison: ReformComparison, names: Names) -> str:
    figures = map(comparison.figure, (FigureKind.MATERIALS, FigureKind.VISITS, FigureKind.DAYS))
    told = (names.labelled(names.text(FIGURES[one.kind]), f"{one.before} → {one.after}") for one in figures)
    return names.say("，", ", ").join(told)


def _remarks(comparison: ReformComparison, names: Names) -> Iterator[str]:
    """Say what the two columns are, which reforms wait, and how open questions count."""
    made = names.listed(names.quoted(names.text(reform.name)) for reform in comparison.reforms)
    if made:
        yield names.say(
            f"前：现行规定；后：再加上改革方案{made}",
            f"Before: the rules in force. After: the same with {made}.",
        )
    for reform in comparison.waiting:
        yield _waiting(reform, names)
    if comparison.before.materials == comparison.after.materials and not _changed(comparison):
        yield names.say("对本情形没有影响", "This case is planned the same with and without.")
    if comparison.after.questions:
        number = len(comparison.after.questions)
        yield names.say(
            f"还有 {number} 个问题未答，前后都按最多计",
            f"Open questions: {number}; both columns count the most that they can bring.",
        )


def _waiting(reform: Reform, names: Names) -> str:
    name, valid = names.text(reform.name), reform.valid
    since = names.say(f"自 {valid.since} 起", f"from {valid.since}") if valid.since else ""
    until = names.say(f"至 {valid.until} 止", f"until {valid.until}") if valid.until else ""
    span = names.listed((since, until))
    return names.say(
        f"当天未施行、未计入：{name}（{span}）", f"Not in force on that day, and left out: {name} ({span})"
    )


def _changed(comparison: ReformComparison) -> list[ComparedFigure]:
    return [figure for figure in comparison.figures if figure.before != figure.after]


def _sections(comparison: ReformComparison, names: Names) -> Iterator[Section]:
    yield _reforms(comparison.reforms, names)
    yield _figures(comparison, names)
    yield _materials(comparison, names)
    if comparison.figure(FigureKind.VISITS) in _changed(comparison):
        yield _visits(comparison.before, names.say("原来的跑动", "Visits before"), names)
        yield _visits(comparison.after, names.say("改革后的跑动", "Visits after"), names)


def _reforms(reforms: Sequence[Reform], names: Names) -> Section:
    say = names.say
    columns = (
        Column(say("改动", "Changes"), Shape.STACKED),
        Column(say("理由", "Why")),
        Column(say("施行", "From"), Shape.INLINE),
        Column(say("费用（元）", "Cost in yuan"), Shape.INLINE),
        Column(say("费用依据", "Basis of the cost")),
    )
    rows = tuple(_reform_row(reform, names) for reform in reforms)
    return Section(say("改革方案", "Reforms"), table=Table(say("方案", "Reform"), columns, rows))


def _reform_row(reform: Reform, names: Names) -> Row:
    said = tuple(map(names.text, sentences(reform, names.catalogue)))
    bases = (*reform.cost_basis, *(basis for change in reform.changes for basis in change.cost_basis))
    since = reform.valid.since.isoformat() if reform.valid.since else ""
    cost = f"{reform.total_cost:,.0f}"
    cells = (said, (names.text(reform.reason),), (since,), (cost,), (names.basis(bases),))
    return Row(names.text(reform.name), cells)


def _figures(comparison: ReformComparison, names: Names) -> Section:
    say = names.say
    columns = (
        Column(say("前", "Before"), Shape.INLINE),
        Column(say("后", "After"), Shape.INLINE),
        Column(say("变化", "Change"), Shape.INLINE),
    )
    rows = tuple(
        Row(
            names.text(FIGURES[one.kind]),
            ((f"{one.before}",), (f"{one.after}",), (f"{one.after - one.before:+d}",)),
        )
        for one in comparison.figures
    )
    return Section(say("数字", "Figures"), table=Table(say("项目", "Figure"), columns, rows))


def _materials(comparison: ReformComparison, names: Names) -> Section:
    """Return each material whose fate is another one with the reforms, and the rule it rests on then."""
    say = names.say
    before = {(one.material, one.holder): one for one in comparison.before.materials}
    pairs = ((before.get((one.material, one.holder)), one) for one in comparison.after.materials)
    changed = [(old, new) for old, new in pairs if old is None or _fate(old, names) != _fate(new, names)]
    rows = tuple(_material_row(old, new, comparison.reforms, names) for old, new in changed)
    columns = (
        Column(say("前", "Before"), Shape.INLINE),
        Column(say("后", "After"), Shape.INLINE),
        Column(say("因改革方案", "By the reform")),
        Column(say("规则", "Rests on"), Shape.STACKED),
    )
    title = names.aside(say("材料的变化", "Materials that change"), str(len(rows)))
    return Section(title, table=Table(say("材料", "Material"), columns, rows))


def _material_row(
    before: PlannedMaterial | None, after: PlannedMaterial, reforms: Sequence[Reform], names: Names
) -> Row:
    old, ways = _fate(before, names) if before else "", _ways(after)
    grounds = tuple(dict.fromkeys(names.rule(_cited(way)) for way in ways))
    by = names.listed(names.text(one.name) for one in reforms if any(_stems(way, one, names) for way in ways))
    return Row(names.material(after), ((old,), (_fate(after, names),), (by,), grounds))


def _cited(way: Way) -> Way:
    """Return a way without what is assumed: the reform, which stands beside it."""
    documents = tuple(basis for basis in way.basis if basis.document)
    return way.model_copy(update={"basis": documents})


def _stems(way: Way, reform: Reform, names: Names) -> bool:
    """Tell whether a way rests on a reform: by its rule, or by the source that it uses."""
    source = names.catalogue.sources.get(way.source) if way.source else None
    return reform.origin in (*way.basis, *(source.basis if source else ()))


def _fate(material: PlannedMaterial, names: Names) -> str:
    """Return what becomes of a material, and by which ways."""
    ways = names.listed(names.way(way) for way in _ways(material))
    return names.aside(names.word(material.outcome), ways)


def _ways(material: PlannedMaterial) -> list[Way]:
    replaced = (one for one in material.requirements if one.outcome is Outcome.REPLACED)
    return [one.used for one in replaced if one.used]


def _visits(plan: Plan, title: str, names: Names) -> Section:
    if plan.flow is None:
        return Section(title)
    return Section(names.aside(title, str(len(plan.flow.visits))), table=visits(plan.flow, names).table)
