"""What is wrong or unfinished about questions."""

from __future__ import annotations

from dataclasses import replace

from graph_nouns import catalogue, onething

from onething.graph.findings.inquiries import question_declared_differently, question_to_model
from onething.model import Question


def asked(fact, **more):
    """Return a question as a file writes it."""
    return {"fact": fact, "label": fact, **more}


def test_a_question_to_model_is_listed_with_its_text() -> None:
    """The text in which the condition was published is told."""
    made = catalogue(
        onething("a", questions=[asked("married"), asked("c1", to_model=True, text="已婚的提供")])
    )
    (finding,) = question_to_model(made)
    assert finding.message.text("zh") == "a：条件尚待建模（c1）：已婚的提供"


def test_questions_of_the_jurisdiction_count_too() -> None:
    """What is declared for all one-things is about the question alone."""
    question = Question.model_validate(asked("c1", to_model=True))
    (finding,) = question_to_model(replace(catalogue(), declared={question.fact: question}))
    assert finding.subject == "question c1"


def test_one_fact_with_two_types_is_an_error() -> None:
    """Conditions on it would mean one thing here and another there."""
    number = asked("children", type="number")
    made = catalogue(onething("a", questions=[number]), onething("b", questions=[asked("children")]))
    assert [finding.subject for finding in question_declared_differently(made)] == ["one-thing b"]


def test_options_in_another_order_are_the_same() -> None:
    """What can be answered counts, not how it is shown."""
    questions = [[asked("kind", type="choice", options=list(order))] for order in ("xy", "yx")]
    made = catalogue(*(onething(f"o{n}", questions=each) for n, each in enumerate(questions)))
    assert list(question_declared_differently(made)) == []
