"""The use case of asking: only the questions that still matter, one after the other."""

from __future__ import annotations

from collections.abc import Callable

from onething.conditions import read_value
from onething.errors import OnethingError
from onething.model import Case, FactName, OneThing, OpenQuestion, Plan
from onething.workflows import Planner

__all__ = ["ask"]

Answering = Callable[[OpenQuestion, OnethingError | None], str | None]
"""Given a question, and what was wrong with the answer before if anything, returns the answer.

An empty text says that the answer is not known; None ends the asking.
"""


def ask(planner: Planner, onething: OneThing, case: Case, answering: Answering) -> Plan:
    """Ask until nothing that can be answered is open, and return the plan."""
    asked: set[FactName] = set()
    while True:
        plan = planner.plan(onething.id, case)
        left = [question for question in plan.questions if question.question.fact not in asked]
        if not left:
            return plan
        fact = left[0].question.fact
        answer = _answer(left[0], answering)
        if answer is None:
            return plan
        asked.add(fact)
        if answer:
            case = case.with_fact(fact, read_value(answer, left[0].question))


def _answer(question: OpenQuestion, answering: Answering) -> str | None:
    """Ask one question until the answer can be read."""
    wrong: OnethingError | None = None
    while True:
        answer = answering(question, wrong)
        if not answer:
            return answer
        try:
            read_value(answer, question.question)
        except OnethingError as error:
            wrong = error
        else:
            return answer
