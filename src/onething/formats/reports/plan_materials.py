"""The sections of a plan about materials that are handed in, not decided yet, or not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Row, Section, Shape, Table
from onething.model import (
    Copies,
    FailedTest,
    Form,
    Handover,
    Necessity,
    Outcome,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    Requirement,
    WayNotUsed,
)

__all__ = ["handed_in", "not_needed", "undecided"]


def handed_in(plan: Plan, names: Names) -> Section:
    """Return what the applicant hands in: how, who asks for it, and what it would take to be replaced."""
    say = names.say
    columns = (
        Column(say("份数", "Count"), Shape.INLINE),
        Column(say("形式", "Form"), Shape.INLINE),
        Column(say("要求方", "Asked by")),
        Column(say("免交还差", "Replaced only if")),
    )
    rows = tuple(_handed_in_row(material, plan, names) for material in plan.hand_in)
    title = names.aside(say("要交的材料", "To hand in"), str(len(rows)))
    return Section(title, table=Table(say("材料", "Material"), columns, rows, numbered=True))


def undecided(plan: Plan, names: Names) -> Section:
    """Return the materials that wait for an answer, with the questions that decide them."""
    say = names.say
    columns = (Column(say("要求方", "Asked by")), Column(say("取决于", "Depends on")))
    rows = tuple(
        Row(names.material(one), (_askers(one, plan, names), (_depends_on(one, plan, names),)))
        for one in plan.having(Outcome.OPEN)
    )
    title = names.aside(say("待定的材料", "Open"), str(len(rows)))
    return Section(title, table=Table(say("材料", "Material"), columns, rows, numbered=True))


def not_needed(plan: Plan, names: Names) -> Section:
    """Return the materials that this case does not need, each with the reason in one line."""
    say = names.say
    rows = tuple(Row(names.material(one), (_why_not(one, names),)) for one in plan.having(Outcome.NOT_NEEDED))
    title = names.aside(say("本情形不需要的材料", "Not needed in this case"), str(len(rows)))
    columns = (Column(say("需要的条件", "Needed only if")),)
    return Section(title, table=Table(say("材料", "Material"), columns, rows))


def _handed_in_row(material: PlannedMaterial, plan: Plan, names: Names) -> Row:
    asked = [demand for demand in material.requirements if demand.outcome is Outcome.HAND_IN]
    required = filter(None, map(names.requirement, asked))
    copies = names.say(f"{material.count} 份", f"×{material.count}")
    return Row(
        names.material(material),
        (
            (copies,),
            (names.listed(word for one in required for word in _form(one, names)),),
            _askers(material, plan, names),
            (_nearest_miss(asked, names),),
        ),
    )


def _form(required: Requirement, names: Names) -> Iterator[str]:
    """Yield what the catalogue says of the form; that either will do need not be said."""
    plain = (Copies.EITHER, Form.EITHER, Handover.EITHER, Necessity.REQUIRED)
    said = (required.copies, required.form, required.handover, required.necessity)
    yield from (names.word(one) for one, usual in zip(said, plain, strict=True) if one is not usual)


def _askers(material: PlannedMaterial, plan: Plan, names: Names) -> tuple[str, ...]:
    asking = (demand for demand in material.requirements if demand.outcome is not Outcome.NOT_NEEDED)
    return (names.owners(asking, plan),)


def _nearest_miss(demands: Iterable[PlannedRequirement], names: Names) -> str:
    """Return what the way that lacks least still lacks, nothing where there is no way at all."""
    closed = [way for demand in demands for way in demand.not_used if way.failed]
    if not closed:
        return ""
    nearest = min(closed, key=lambda one: (len(one.failed), not _silent(one)))
    return names.aside(names.sentences(nearest.failed), names.word(nearest.way.mode))


def _silent(closed: WayNotUsed) -> bool:
    """Tell whether a way would be open if only its source had answered."""
    return all(test.fact.startswith("source:") for test in closed.failed)


def _depends_on(material: PlannedMaterial, plan: Plan, names: Names) -> str:
    """Return the questions that decide a material, or else the tests that cannot be decided."""
    asked = [names.text(q.question.label) for q in plan.questions if material.material in q.decides]
    return " ".join(asked) or names.sentences(_unknown(material))


def _unknown(material: PlannedMaterial) -> Iterator[FailedTest]:
    for demand in material.requirements:
        tests = (*demand.reason, *(test for way in demand.not_used for test in way.failed))
        yield from (test for test in tests if not test.known)


def _why_not(material: PlannedMaterial, names: Names) -> tuple[str, ...]:
    if any(demand.passed_over for demand in material.requirements):
        other = names.say("不选用其他可替代的材料", "none of its alternatives is used instead")
        return (other,)
    return (names.sentences(test for demand in material.requirements for test in demand.reason),)
