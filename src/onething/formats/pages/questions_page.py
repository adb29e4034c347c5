"""The guided questions (情形引导) as one HTML page: without a network, and of use without scripts too.

With scripts it puts one question after the other and lists at the end what the answers settle. Without
them every question stands on the page, each answer with what it settles and a link to what comes next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onething.formats.pages.template import template
from onething.formats.reports.statement_groups import GROUPS, group_of, worth_telling
from onething.language import Label, Language
from onething.situations.guiding.guidance import Guidance, GuidedAnswer, Statement

__all__ = ["questions_page"]


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement as it is printed, and under which heading it is listed at the end."""

    group: str
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class _Choice:
    label: str
    to: str
    """The anchor that follows."""
    tells: tuple[_Told, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    anchor: str
    number: int
    label: str
    choices: tuple[_Choice, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    language: Language
    title: str
    about: str
    lines: tuple[str, ...]
    tells: tuple[_Told, ...]
    questions: tuple[_Question, ...]
    groups: tuple[tuple[str, str], ...]
    """By group of statements, its heading."""
    words: Mapping[str, str]


def questions_page(guided: Guidance, language: Language) -> str:
    """Return guided questions as a page in one file; MissingExtra where Jinja2 is not installed."""
    return template("questions.html.jinja").render(page=_page(guided, language))


def _page(guided: Guidance, language: Language) -> _Page:
    statements = {one.id: one for one in guided.statements}
    anchors = {one.id: f"q{number}" for number, one in enumerate(guided.questions, 1)}

    def told(ids: Iterable[str]) -> tuple[_Told, ...]:
        telling = worth_telling(map(statements.__getitem__, ids))
        return tuple(_Told(group, _short(one, language), one.text.text(language)) for group, one in telling)

    def choice(answer: GuidedAnswer) -> _Choice:
        to = anchors.get(answer.next, "done")
        return _Choice(_capital(answer.label.text(language)), to, told(answer.tells))

    questions = (
        _Question(anchors[one.id], number, one.label.text(language), tuple(map(choice, one.answers)))
        for number, one in enumerate(guided.questions, 1)
    )
    return _Page(
        language=language,
        title=guided.name.text(language),
        about=_ABOUT.text(language).format(guided.asks_for.text(language)),
        lines=tuple(_lines(guided, language)),
        tells=told(guided.tells),
        questions=tuple(questions),
        groups=tuple((group, label.text(language)) for group, label in GROUPS.items()),
        words={name: label.text(language) for name, label in _WORDS.items()},
    )


def _lines(guided: Guidance, language: Language) -> Iterator[str]:
    most, average = guided.most, f"{guided.expected:g}"
    yield _SIZE.text(language).format(most, average, guided.as_of.isoformat(), guided.region)
    for one in guided.by_sources:
        yield _BY_SOURCE.text(language).format(one.label.text(language), one.name.text(language))


def _short(one: Statement, language: Language) -> str:
    """Return a statement as it stands under its heading, which says the rest."""
    return (one.text if group_of(one) == "figures" else one.name).text(language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_ABOUT = Label(zh="情形引导：{}", en="Guided questions: {}")
_SIZE = Label(
    zh="最多 {0} 个问题，平均 {1} 个。办理日期 {2}，区划 {3}。",
    en="At most {0} questions, {1} on average. As of {2}, region {3}.",
)
_BY_SOURCE = Label(zh="不必回答：{} 受理时由“{}”查明。", en="Not asked: {} “{}” tells it at acceptance.")
_WORDS = {
    "before": Label(zh="不论如何回答", en="Whatever you answer"),
    "done": Label(zh="结果", en="The result"),
    "done_hint": Label(
        zh="至此没有要回答的问题了。把所选各项回答之下列出的内容合在一起，就是结果。",
        en="No question is left. What stands below your answers, taken together, is the result.",
    ),
    "next": Label(zh="下一题", en="Next: question"),
    "to_result": Label(zh="到结果", en="To the result"),
    "back": Label(zh="上一步", en="Back"),
    "again": Label(zh="重新开始", en="Start again"),
    "chosen": Label(zh="已答", en="You answered"),
    "question": Label(zh="问题", en="Question"),
}
