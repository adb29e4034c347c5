"""What is wrong or unfinished about the questions that find the situation of a case."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Catalogue, FactName, Finding, Question, Severity

__all__ = ["question_declared_differently", "question_to_model"]


def question_to_model(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each question that stands for a condition in text, still to be modelled."""
    for subject, question in _questions(catalogue):
        if question.to_model:
            yield subject.finding(
                "question-to-model",
                Severity.NOTE,
                Label(
                    zh=f"条件尚待建模（{question.fact}）：{question.text or question.label.text('zh')}",
                    en=f"a condition is still to be modelled ({question.fact}): "
                    f"{question.text or question.label.text('en')}",
                ),
                Label(
                    zh="改写为可回答的问题，并写入各项 when，然后删去 to_model",
                    en="make it a question that can be answered, use it under “when”, and drop “to_model”",
                ),
            )


def question_declared_differently(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield an error for each question whose type or options are not those declared before for its fact."""
    first: dict[FactName, Question] = {}
    for subject, question in _questions(catalogue):
        known = first.setdefault(question.fact, question)
        if _answers(known) != _answers(question):
            yield subject.finding(
                "question-declared-differently",
                Severity.ERROR,
                Label(
                    zh=f"事实 {question.fact} 在别处声明的类型或选项不同",
                    en=f"the fact {question.fact} is declared with another type or other options elsewhere",
                ),
                Label(
                    zh="统一两处声明，或给其中一个另取名称",
                    en="declare both alike, or give one of them another name",
                ),
            )


def _questions(catalogue: Catalogue) -> Iterator[tuple[Subject, Question]]:
    """Yield the questions of the jurisdiction, then those of the one-things, with where they stand."""
    for question in catalogue.declared.values():
        yield Subject(catalogue, fact=question.fact), question
    for onething in catalogue.onethings.values():
        for position, question in enumerate(onething.questions):
            path = ("questions", position)
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, *path), question


def _answers(question: Question) -> tuple[str, frozenset[str]]:
    return question.type, frozenset(option.value for option in question.options)
