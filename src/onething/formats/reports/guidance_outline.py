"""Guided questions as people read them: every question once, with where its answers lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.speech import Speech
from onething.formats.reports.statement_groups import worth_telling
from onething.language import Language
from onething.situations.guiding.guidance import Guidance, GuidedAnswer, GuidedQuestion

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["guidance_outline", "guidance_text"]


def guidance_text(guided: Guidance, language: Language) -> RenderableType:
    """Return guided questions as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(guidance_outline(guided, language))


def guidance_outline(guided: Guidance, language: Language) -> Outline:
    """Return guided questions, numbered; an answer names the question that comes next by its number."""
    writing = _Writing(guided, Speech(language))
    sections = (writing.before(), *map(writing.question, guided.questions))
    return Outline(
        title=guided.name.text(language),
        about=writing.about(),
        answers=(writing.size(),),
        remarks=tuple(writing.remarks()),
        sections=tuple(section for section in sections if not section.empty),
        speech=writing.speech,
    )


@dataclass(frozen=True)
class _Writing:
    guided: Guidance
    speech: Speech

    def about(self) -> str:
        guided, say = self.guided, self.speech.say
        aim, day, region = self.speech.text(guided.asks_for), guided.as_of, guided.region
        return say(
            f"情形引导：{aim} · {region} · 按 {day} 的规定", f"Questions for {aim} · {region} · as of {day}"
        )

    def size(self) -> str:
        guided = self.guided
        return self.speech.say(
            f"最多 {guided.most} 个问题，平均 {guided.expected:g} 个，共 {guided.paths:,} 条路径",
            f"At most {guided.most} questions, {guided.expected:g} on average, in {guided.paths:,} ways",
        )

    def remarks(self) -> Iterator[str]:
        for one in self.guided.by_sources:
            asked, name = self.speech.text(one.label), self.speech.text(one.name)
            yield self.speech.say(
                f"不必回答：{asked} 受理时由“{name}”查明。",
                f"Not asked: {asked} “{name}” tells it at acceptance.",
            )

    def before(self) -> Section:
        title = self.speech.say("不论如何回答", "Whatever is answered")
        return Section(title, tuple(self._told(self.guided.tells)))

    def question(self, question: GuidedQuestion) -> Section:
        title = f"{self._number(question.id)}. {self.speech.text(question.label)}"
        say = self.speech.say
        columns = (
            Column(say("下一题", "Next"), Shape.INLINE),
            Column(say("由此确定", "Settles"), Shape.STACKED),
        )
        return Section(
            title, table=Table(say("回答", "Answer"), columns, tuple(map(self._row, question.answers)))
        )

    def _row(self, answer: GuidedAnswer) -> Row:
        onward = str(self._number(answer.next)) if answer.next else self.speech.say("结束", "done")
        return Row(self.speech.text(answer.label), ((onward,), tuple(self._told(answer.tells))))

    def _told(self, ids: Sequence[str]) -> Iterator[str]:
        statements = {one.id: one for one in self.guided.statements}
        told = worth_telling(statements[id] for id in ids)
        yield from (self.speech.text(one.text) for _, one in told)

    def _number(self, id: str) -> int:
        return next(n for n, one in enumerate(self.guided.questions, 1) if one.id == id)
