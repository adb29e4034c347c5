"""A comparison put into words: one case before the reform and after it, beside the published figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.plan_flow import visits
from onething.language import Label, Language
from onething.model import Catalogue, ComparedFigure, Comparison, FigureKind, Plan

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["FIGURES", "comparison_markdown", "comparison_text"]

FIGURES: Mapping[FigureKind, Label] = {
    FigureKind.MATERIALS: Label(zh="材料（份）", en="Materials"),
    FigureKind.VISITS: Label(zh="跑动（次）", en="Visits"),
    FigureKind.DAYS: Label(zh="工作日", en="Working days"),
    FigureKind.STEPS: Label(zh="环节", en="Steps"),
    FigureKind.DEPARTMENTS: Label(zh="打交道的部门", en="Departments dealt with"),
    FigureKind.FORMS: Label(zh="表单", en="Forms"),
    FigureKind.FIELDS: Label(zh="填写字段", en="Fields filled in"),
}
"""What each figure is called."""


_FIRST = (FigureKind.MATERIALS, FigureKind.VISITS, FigureKind.DAYS)
"""What the first line says."""


def comparison_text(comparison: Comparison, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return a comparison as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(_outline(comparison, catalogue, language))


def comparison_markdown(comparison: Comparison, catalogue: Catalogue, language: Language) -> str:
    """Return a comparison as GitHub Markdown, with the content that `comparison_text` has."""
    return outline_markdown(_outline(comparison, catalogue, language))


def _outline(comparison: Comparison, catalogue: Catalogue, language: Language) -> Outline:
    names = Names(language, catalogue, comparison.after.answered)
    after = comparison.after
    figures = {figure.kind: figure for figure in comparison.figures}
    parts = (
        _change(figures[kind], names) for kind in (FigureKind.MATERIALS, FigureKind.VISITS, FigureKind.DAYS)
    )
    return Outline(
        title=names.text(after.name),
        about=names.about(after),
        answers=(names.say("，", ", ").join(parts),),
        remarks=tuple(_remarks(after, names)),
        sections=tuple(section for section in _sections(comparison, names) if not section.empty),
        speech=names,
    )


def _change(figure: ComparedFigure, names: Names) -> str:
    return names.labelled(names.text(FIGURES[figure.kind]), f"{figure.before} → {figure.after}")


def _remarks(after: Plan, names: Names) -> Iterator[str]:
    """Say what the two columns are, and that open questions count as they weigh most."""
    yield names.say(
        "改革前：各部门各设窗口，规则不适用，数据不共享；改革后：一个窗口，规则生效",
        "Before: every department its own counter, no rule in force, nothing shared. "
        "After: one window, the rules in force.",
    )
    if after.flow:
        channel = names.text(after.flow.channel.label)
        yield names.say(f"改革后按渠道“{channel}”计", f"The channel after: {channel}.")
    if after.questions:
        yield names.say(
            f"还有 {len(after.questions)} 个问题未答，两列都按最多计",
            f"Open questions: {len(after.questions)}; both columns count the most that they can bring.",
        )


def _sections(comparison: Comparison, names: Names) -> Iterator[Section]:
    yield _figures(comparison, names)
    for plan, zh, en in (
        (comparison.before, "改革前的跑动", "Visits before"),
        (comparison.after, "改革后的跑动", "Visits after"),
    ):
        if plan.flow:
            section = visits(plan.flow, names)
            title = names.aside(names.say(zh, en), str(len(plan.flow.visits)))
            yield Section(title, table=section.table)


def _figures(comparison: Comparison, names: Names) -> Section:
    say = names.say
    columns = (
        Column(say("改革前", "Before"), Shape.INLINE),
        Column(say("改革后", "After"), Shape.INLINE),
        Column(say("变化", "Change"), Shape.INLINE),
        Column(say("官方公布", "Published")),
        Column(say("与公布之差", "Off the published")),
    )
    rows = tuple(_row(figure, names) for figure in comparison.figures)
    return Section(say("数字", "Figures"), table=Table(say("项目", "Figure"), columns, rows))


def _row(figure: ComparedFigure, names: Names) -> Row:
    published = _pair(figure.published_before, figure.published_after)
    off = _pair(figure.off_before, figure.off_after, signed=True)
    cells = (f"{figure.before}", f"{figure.after}", f"{figure.after - figure.before:+d}", published, off)
    return Row(names.text(FIGURES[figure.kind]), tuple((cell,) for cell in cells))


def _pair(before: float | None, after: float | None, *, signed: bool = False) -> str:
    if before is None and after is None:
        return ""
    form = "{:+g}" if signed else "{:g}"
    return " → ".join("–" if figure is None else form.format(figure) for figure in (before, after))
