"""Going through the situations of a case: its open questions, answered in every way that matters.

A question is put only where its answer still changes the plan, and of its answers only one for each
class that the conditions can tell apart; so there are as few situations as there can be for the order
in which the plan asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onething.conditions import class_label
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import REGION, Case, FactName, FactType, Plan, Question, Value, covers
from onething.workflows import Planner

__all__ = ["Situation", "TooManySituations", "situations"]


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of case: the answers that lead to it, and its plan, in which nothing is open."""

    answers: Mapping[FactName, Value]
    plan: Plan
    meanings: Mapping[FactName, Label]
    """For an answer that is an example of its class, what the whole class says."""


class TooManySituations(BrokenInput):
    """More situations than were asked for at most; the questions that split the case are named."""

    def __init__(self, most: int, questions: Sequence[Question]) -> None:
        self.most, self.questions = most, tuple(questions)
        names = ", ".join(question.fact for question in questions)
        found = Label(zh=f"情形超过 {most} 种", en=f"there are more than {most} situations")
        mend = Label(
            zh=f"先用 --fact 回答其中一些问题：{names}；或用 --most 提高上限",
            en=f"answer some of these questions by --fact first: {names}; or allow more by --most",
        )
        super().__init__([Fault(Place("--all-situations"), found, mend)])


def situations(
    planner: Planner, onething: str, case: Case | None = None, *, most: int = 100
) -> tuple[Situation, ...]:
    """Return the situations of a case, in the order in which its questions are put.

    Raises TooManySituations if there are more than `most`, and what `Planner.plan` raises.
    """
    case = case or Case()
    found: list[Situation] = []
    for situation in _leaves(planner, onething, case, Situation({}, planner.plan(onething, case), {})):
        found.append(situation)
        if len(found) > most:
            first = planner.plan(onething, case)
            raise TooManySituations(most, [one.question for one in first.questions])
    return tuple(found)


def _leaves(planner: Planner, onething: str, case: Case, met: Situation) -> Iterator[Situation]:
    if not met.plan.questions:
        yield met
        return
    question = met.plan.questions[0].question
    for value, meaning in _answers(planner, onething, question):
        if question.fact == REGION and not covers(met.plan.region, str(value)):
            continue  # the case is known to lie elsewhere
        known = case.with_fact(question.fact, value)
        plan = planner.plan(onething, known)
        answers = {**met.answers, question.fact: value}
        if any(one.question.fact in answers for one in plan.questions):
            continue  # too rough an answer, such as a province where the district decides; finer ones follow
        said = {question.fact: meaning} if meaning else {}
        further = Situation(answers, plan, {**met.meanings, **said})
        yield from _leaves(planner, onething, known, further)


def _answers(planner: Planner, onething: str, question: Question) -> Sequence[tuple[Value, Label | None]]:
    """Return an answer for each class of the question's values, but for having none, and what it means."""
    if question.type is FactType.BOOLEAN:
        return ((True, None), (False, None))
    if question.type is FactType.CHOICE:
        return tuple((option.value, None) for option in question.options)
    classes = planner.program(onething).table.facts[question.fact].classes
    names = {code: region.name for code, region in planner.catalogue.regions.items()}
    examples = (example for example in classes.examples if example is not None)
    return tuple((example, class_label(classes, example, regions=names)) for example in examples)
