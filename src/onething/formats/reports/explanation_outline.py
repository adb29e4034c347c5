"""An explanation put into words, demand by demand, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.language import Language
from onething.model import (
    Catalogue,
    Explanation,
    FailedTest,
    Outcome,
    PlannedMaterial,
    PlannedRequirement,
    Remedy,
    Way,
)

__all__ = ["explanation_outline"]


def explanation_outline(explanation: Explanation, catalogue: Catalogue, language: Language) -> Outline:
    """Return an explanation as an outline: the answer, why for each demand, and what would change it."""
    names = Names(language, catalogue)
    return Outline(
        title=names.text(explanation.name),
        about=names.about(explanation),
        answers=tuple(_answer(material, names) for material in explanation.materials),
        remarks=_key(explanation, names),
        sections=tuple(section for section in _sections(explanation, names) if not section.empty),
        speech=names,
    )


def _sections(explanation: Explanation, names: Names) -> Iterator[Section]:
    for material in explanation.materials:
        for demand in material.requirements:
            yield _demand(explanation, material, demand, names)
    yield _remedies(explanation, names)


def _key(explanation: Explanation, names: Names) -> tuple[str, ...]:
    """Return what the marks mean, where there are any."""
    demands = [demand for material in explanation.materials for demand in material.requirements]
    marked = any(demand.reason or demand.not_used for demand in demands)
    return (names.say("✗ 不成立；? 尚不知道", "✗ does not hold; ? not known yet"),) if marked else ()


def _answer(material: PlannedMaterial, names: Names) -> str:
    used = dict.fromkeys(demand.used for demand in material.requirements if demand.used)
    by = names.listed(names.word(way.mode) for way in used) if material.outcome is Outcome.REPLACED else ""
    return names.labelled(names.material(material), names.aside(names.word(material.outcome), by))


def _demand(
    explanation: Explanation, material: PlannedMaterial, demand: PlannedRequirement, names: Names
) -> Section:
    owner = names.owner(demand.owner, explanation.onething)
    several = len(explanation.materials) > 1
    asks = names.labelled(names.say("要求方", "Asked by"), owner)
    title = f"{names.material(material)} · {asks}" if several else asks
    lines = (_state(demand, names), *map(names.test, demand.reason), _own_basis(demand, names))
    return Section(title, tuple(filter(None, lines)), _ways(demand, names))


def _state(demand: PlannedRequirement, names: Names) -> str:
    """Return what becomes of a demand, and the state of its condition, as a sentence."""
    outcome = names.labelled(names.word(demand.outcome), _because(demand, names))
    return f"{names.word(demand.necessity)} · {outcome}"


def _because(demand: PlannedRequirement, names: Names) -> str:
    say = names.say
    if demand.outcome is Outcome.REPLACED and demand.used:
        return names.way(demand.used)
    if demand.outcome is Outcome.HAND_IN:
        return _why_handed_in(demand, names)
    if demand.passed_over:
        return say("已选用其他可替代的材料", "another of the alternatives is used")
    if demand.outcome is Outcome.NOT_NEEDED:
        return say("条件不成立", "the condition does not hold")
    if demand.reason:
        return say("条件尚不能判断", "the condition cannot be decided yet")
    return say("需要，但能否免交尚不能判断", "needed, but whether it is replaced cannot be decided yet")


def _why_handed_in(demand: PlannedRequirement, names: Names) -> str:
    if demand.not_used:
        return names.say("需要，而免交的方式都不成立", "needed, and no way of replacing it is open")
    return names.say("需要，且没有规则允许免交", "needed, and no rule lets anything stand for it")


def _own_basis(demand: PlannedRequirement, names: Names) -> str:
    requirement = names.requirement(demand)
    basis = names.basis(requirement.basis) if requirement else ""
    return names.labelled(names.say("设定依据", "Demanded under"), basis) if basis else ""


def _ways(demand: PlannedRequirement, names: Names) -> Table:
    say = names.say
    columns = (
        Column(say("状态", "State"), Shape.INLINE),
        Column(say("来源", "Source"), Shape.INLINE),
        Column(say("依据", "Basis")),
        Column(say("还差", "Lacking"), Shape.STACKED),
    )
    used = (demand.used,) if demand.used else ()
    rows = (
        *(_way(way, say("采用", "used"), (), names) for way in used),
        *(_way(way, say("备用", "fallback"), (), names) for way in demand.fallbacks),
        *(_way(one.way, _not_open(one.failed, names), one.failed, names) for one in demand.not_used),
    )
    return Table(say("免交方式", "Way"), columns, rows)


def _not_open(failed: tuple[FailedTest, ...], names: Names) -> str:
    undecided = failed and not any(test.known for test in failed)
    return names.say("待定", "open") if undecided else names.say("不成立", "not open")


def _way(way: Way, state: str, failed: tuple[FailedTest, ...], names: Names) -> Row:
    tests = tuple(map(names.test, failed))
    return Row(names.word(way.mode), ((state,), (names.used(way),), (names.rule(way),), tests))


def _remedies(explanation: Explanation, names: Names) -> Section:
    title = names.say("怎样才不用交（改变最少的在前）", "What would end it, fewest changes first")
    return Section(title, tuple(_remedy(one, names) for one in explanation.remedies), numbered=True)


def _remedy(remedy: Remedy, names: Names) -> str:
    changes = names.clauses(names.text(change.sentence) for change in remedy.changes)
    return f"{changes} → {_afterwards(remedy, names)}"


def _afterwards(remedy: Remedy, names: Names) -> str:
    if remedy.mode is None:
        return names.say("不再需要", "not needed any more")
    return names.aside(names.say("免交", "replaced"), names.word(remedy.mode))
