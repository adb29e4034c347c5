"""The use case of asking: only the questions that still matter, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onething.conditions import read_value
from onething.errors import BrokenInput, Fault, OnethingError, Place
from onething.language import Label
from onething.model import Case, FactName, OneThing, OpenQuestion, Plan, Question, SourceId
from onething.workflows import Planner

__all__ = ["Interview", "ask"]

Answering = Callable[[OpenQuestion, OnethingError | None], str | None]
"""Given a question, and what was wrong with the answer before if anything, returns the answer.

An empty text says that the answer is not known; None ends the asking.
"""


@dataclass(frozen=True, slots=True)
class Interview:
    """The plan of a case after its questions were put."""

    plan: Plan
    by_sources: Mapping[FactName, SourceId]
    """What is still open and was not asked, because a source answers it at acceptance."""
    settled: tuple[Label, ...] = ()
    """Where the aim is not the plan: what is settled of it, as sentences."""


def ask(
    planner: Planner, onething: OneThing, case: Case, answering: Answering, *, aim: str = "plan"
) -> Interview:
    """Ask until the aim is settled, or nothing that can be answered is open, and return the plan.

    `aim` is `plan`, `visits`, `days`, `materials`, `material:ID` or a measure such as `id-card-only`; see
    `onething.situations.aim_of`, whose errors it raises. Of the questions that help that one is put
    first after which the fewest are left. What a connected source answers is not asked.
    """
    return _Asking(planner, onething, answering, aim).plan_of(case)


@dataclass
class _Asking:
    planner: Planner
    onething: OneThing
    answering: Answering
    aim: str
    _asked: set[FactName] = field(default_factory=set)

    def plan_of(self, case: Case) -> Interview:
        while True:
            case, question = self._next(case)
            answer = self._answer(question, case) if question else None
            if question is None or answer is None:
                return self._done(case)
            self._asked.add(question.question.fact)
            if answer:
                fact = question.question.fact
                case = case.with_fact(fact, read_value(answer, question.question))

    def _next(self, case: Case) -> tuple[Case, OpenQuestion | None]:
        """Return the question to put next, and the case with what its constraints leave no choice about."""
        from onething.situations import aim_of, answered_by_sources, next_question  # noqa: PLC0415 - for asking

        aim = aim_of(self.aim, self.planner.program(self.onething.id))
        answered = answered_by_sources(self.planner, self.onething, case)
        unasked = {*self._asked, *answered}
        found = next_question(self.planner, self.onething, case, aim=aim, unasked=unasked)
        for fact, value in found.implied.items():
            case = case.with_fact(fact, value)
        if found.question:
            return case, OpenQuestion(question=found.question, decides=())
        # The region is no question of a situation, yet where a case lies in it may still matter.
        left = self.planner.plan(self.onething.id, case).questions if self.aim == "plan" else ()
        return case, next((one for one in left if one.question.fact not in unasked), None)

    def _answer(self, question: OpenQuestion, case: Case) -> str | None:
        """Ask one question until the answer can be read, and can be."""
        wrong: OnethingError | None = None
        while True:
            answer = self.answering(question, wrong)
            if not answer:
                return answer
            try:
                value = read_value(answer, question.question)
                self._check(question.question, case.with_fact(question.question.fact, value))
            except OnethingError as error:
                wrong = error
            else:
                return answer

    def _check(self, question: Question, case: Case) -> None:
        """Refuse an answer that the constraints exclude, given those before it."""
        from onething.situations import EmptySpace, space_of  # noqa: PLC0415 - only for asking

        try:
            space_of(self.planner, self.onething, case)
        except EmptySpace:
            found = Label(zh="与已经给出的事实矛盾", en="it contradicts what is known already")
            mend = Label(
                zh="给出另一个回答，或改正先前的回答", en="answer otherwise, or correct what was said before"
            )
            raise BrokenInput([Fault(Place(question.fact), found, mend)]) from None

    def _done(self, case: Case) -> Interview:
        from onething.situations import answered_by_sources  # noqa: PLC0415 - only for asking

        plan = self.planner.plan(self.onething.id, case)
        answered = answered_by_sources(self.planner, self.onething, case)
        open_ = [one.question.fact for one in plan.questions]
        by_sources = {fact: answered[fact] for fact in open_ if fact in answered}
        return Interview(plan, by_sources, tuple(self._settled(case)))

    def _settled(self, case: Case) -> Sequence[Label]:
        from onething.situations import PLAN, aim_of, settled  # noqa: PLC0415 - only for asking

        aim = aim_of(self.aim, self.planner.program(self.onething.id))
        return () if aim == PLAN else settled(self.planner, self.onething, case, aim=aim)
