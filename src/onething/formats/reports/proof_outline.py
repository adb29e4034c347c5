"""Proofs, verdicts on certificates, and what promises rest on, put into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.plan_flow import visits
from onething.language import Label, Language
from onething.model import Catalogue, FigureKind, SourceId
from onething.situations import Answered, Counterexample, Proof, Robustness, Verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["proof_text", "robustness_text", "verdict_text"]


def proof_text(proof: Proof, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return a proof as something that a rich console prints: proven, or for whom it does not hold."""
    names = Names(language, catalogue)
    found = proof.counterexample
    sections = [*_refutation(found, names), _space(proof, names)] if found else [_space(proof, names)]
    return _text(
        Outline(
            title=names.text(proof.name),
            about=_about(proof, names),
            answers=(_answer(proof, names),),
            remarks=tuple(_remarks(proof, names)),
            sections=tuple(section for section in sections if not section.empty),
            speech=names,
        )
    )


def robustness_text(found: Robustness, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return what a promise rests on as something that a rich console prints."""
    names = Names(language, catalogue)
    say, said = names.say, names.text(found.claim.text)
    levels = (
        (say("数据资源均可查询时", "with every source answering"), found.connected),
        (say("任一数据资源中断时", "with any one source down"), found.any_one_down),
        (say("仅凭确定能查到的", "on what is certain"), found.certain),
    )
    held = tuple(names.labelled(level, _yes(holds, names)) for level, holds in levels)
    return _text(
        Outline(
            title=names.text(found.name),
            about=names.say(f"{said} · 按 {found.as_of} 的规定", f"{said} · as of {found.as_of}"),
            answers=held,
            remarks=tuple(_looked_for(found, names)),
            sections=tuple(section for section in (_losses(found, names),) if not section.empty),
            speech=names,
        )
    )


def verdict_text(verdict: Verdict, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return a verdict on a certificate as something that a rich console prints."""
    names = Names(language, catalogue)
    say, said = names.say, names.text(verdict.claim.text)
    answer = say("证书有效", "The certificate holds") if verdict.holds else say("证书不成立", "It is refused")
    figures = say(
        f"{verdict.situations:,} 种情形，{verdict.cubes} 个部分，重新规划 {verdict.planned} 次",
        f"situations: {verdict.situations:,}, parts: {verdict.cubes}, planned anew: {verdict.planned}",
    )
    return _text(
        Outline(
            title=names.text(catalogue.onethings[verdict.onething].name),
            about=said + _outages(verdict.outages, names),
            answers=(answer,),
            remarks=(figures,) if verdict.holds else tuple(map(names.text, verdict.refusals)),
            sections=(),
            speech=names,
        )
    )


_FIGURES = {
    FigureKind.VISITS: Label(zh="跑动次数", en="Visits"),
    FigureKind.DAYS: Label(zh="工作日", en="Working days"),
    FigureKind.MATERIALS: Label(zh="提交材料份数", en="Materials handed in"),
}


def _outages(outages: int, names: Names) -> str:
    said = names.say(f" · 最多 {outages} 个数据资源中断", f" · sources down at most: {outages}")
    return said if outages else ""


def _text(outline: Outline) -> RenderableType:
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(outline)


def _about(proof: Proof, names: Names) -> str:
    channel = (
        names.text(proof.channel.label) if proof.channel else names.say("各情形最优渠道", "best channel")
    )
    day = names.say(f"按 {proof.as_of} 的规定", f"as of {proof.as_of}")
    return " · ".join((names.region(proof.region), day, names.word(proof.assume), channel))


def _answer(proof: Proof, names: Names) -> str:
    claim = names.text(proof.claim.text)
    verdict = names.say("已证明", "proven") if proof.holds else names.say("不成立", "refuted")
    return names.labelled(claim, verdict)


def _remarks(proof: Proof, names: Names) -> Iterator[str]:
    """Say how many situations there are, how many sources may be down, and how long it took."""
    say = names.say
    parts = say(f"，分 {proof.cubes} 个部分证明", f", proven in parts: {proof.cubes}") if proof.holds else ""
    yield say(
        f"共 {proof.situations:,} 种情形{parts}，用时 {proof.seconds:.2f} 秒",
        f"situations: {proof.situations:,}{parts}, seconds: {proof.seconds:.2f}",
    )
    if proof.outages:
        yield say(
            f"{len(proof.sources)} 个数据资源中最多有 {proof.outages} 个中断",
            f"of {len(proof.sources)} sources {proof.outages} may be down",
        )


def _refutation(found: Counterexample, names: Names) -> Iterator[Section]:
    say = names.say
    fewest = say("不能更少", "no fewer do") if found.fewest else say("也许更少也可", "fewer may do")
    title = names.aside(say("对这样的人不成立", "It does not hold for somebody with"), fewest)
    lines = tuple(_answered(one, names) for one in found.answers)
    anybody = (say("任何人", "any answers at all"),)
    yield Section(title, lines or anybody)
    if found.down:
        yield Section(say("且数据资源中断", "and with sources down"), tuple(map(names.source, found.down)))
    if found.plan.flow:
        yield visits(found.plan.flow, names)
    figures = (names.labelled(names.text(_FIGURES[kind]), str(n)) for kind, n in found.figures.items())
    handed_in = names.listed(names.material(one) for one in found.plan.hand_in)
    asked = names.labelled(say("须提交", "To hand in"), handed_in) if handed_in else ""
    yield Section(say("其方案", "The plan that they get"), tuple(filter(None, (*figures, asked))))


def _answered(one: Answered, names: Names) -> str:
    question = names.text(one.question)
    answer = names.text(one.meaning) if one.meaning else names.value(one.fact, one.value)
    return names.aside(f"{question} {answer}", one.fact)


def _space(proof: Proof, names: Names) -> Section:
    say = names.say
    columns = (Column(say("取值类", "Classes"), Shape.INLINE),)
    rows = tuple(Row(names.text(one.question), ((str(one.classes),),)) for one in proof.questions)
    title = names.aside(say("起作用的问题", "Questions that matter"), str(len(rows)))
    return Section(title, table=Table(say("问题", "Question"), columns, rows))


def _looked_for(found: Robustness, names: Names) -> Iterator[str]:
    if not found.connected:
        yield names.say(
            "所有数据资源均可查询时已不成立，无所谓中断",
            "It does not hold even with every source answering; onething prove says for whom.",
        )
    elif not found.losses:
        yield names.say(
            f"任何 {found.outages} 个数据资源同时中断都不影响",
            f"No loss of up to {found.outages} sources breaks it.",
        )


def _losses(found: Robustness, names: Names) -> Section:
    say = names.say
    columns = (Column(say("对谁", "For whom")),)
    rows = tuple(
        Row(_sources(loss.sources, names), (tuple(_answered(one, names) for one in loss.answers),))
        for loss in found.losses
    )
    title = say("失去即不成立的数据资源", "Sources whose loss breaks it")
    return Section(title, table=Table(say("数据资源", "Source"), columns, rows))


def _sources(sources: Sequence[SourceId], names: Names) -> str:
    return names.say("＋", " + ").join(map(names.source, sources))


def _yes(holds: bool, names: Names) -> str:  # noqa: FBT001 - what is said is whether it holds
    return names.say("成立", "holds") if holds else names.say("不成立", "does not hold")
