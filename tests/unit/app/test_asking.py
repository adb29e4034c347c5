"""Asking until nothing that helps is left to ask."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.workflows.small_worlds import case, item, need, planner, source, whole

from onething.app.asking import Interview, ask
from onething.errors import BrokenInput, OnethingError, UnknownName
from onething.model import Case, OpenQuestion, Question
from onething.workflows import Planner

LEASE, CONSENT = need("lease", when={"rented": True}), need("consent", when={"married": True})


class Applicant:
    """Answers questions in order, and notes what was asked and what was refused."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []
        self.refused: list[str] = []

    def __call__(self, question: OpenQuestion, wrong: OnethingError | None) -> str | None:
        if wrong:
            self.refused.append(wrong.message("en"))
        else:
            self.asked.append(question.question.fact)
        return self._answers.pop(0) if self._answers else None


def interview(made: Planner, applicant: Applicant, known: Case | None = None, aim: str = "plan") -> Interview:
    """Ask an applicant in a small world."""
    return ask(made, made.catalogue.onething("whole"), known or case(), applicant, aim=aim)


def outcomes(made: Interview) -> Sequence[tuple[str, str]]:
    """Return what becomes of the materials."""
    return [(one.material, str(one.outcome)) for one in made.plan.materials]


def test_every_question_that_helps_is_put_once() -> None:
    """Then nothing is open."""
    made, applicant = planner(item("a", LEASE, CONSENT)), Applicant("yes", "no")
    assert outcomes(interview(made, applicant)) == [("lease", "hand-in"), ("consent", "not-needed")]
    assert sorted(applicant.asked) == ["married", "rented"]


def test_what_is_not_known_is_passed_over() -> None:
    """The plan leaves it open."""
    made, applicant = planner(item("a", LEASE, CONSENT)), Applicant("", "no")
    assert outcomes(interview(made, applicant)) == [("lease", "open"), ("consent", "not-needed")]


def test_the_end_of_the_answers_ends_the_asking() -> None:
    """The plan is that of what is known."""
    made, applicant = planner(item("a", LEASE, CONSENT)), Applicant("yes")
    assert outcomes(interview(made, applicant)) == [("lease", "hand-in"), ("consent", "open")]


def test_only_what_the_aim_hangs_on_is_asked() -> None:
    """The rest stays open."""
    made, applicant = planner(item("a", LEASE, CONSENT)), Applicant("yes", "yes")
    assert outcomes(interview(made, applicant, aim="material:consent"))[0] == ("lease", "open")
    assert applicant.asked == ["married"]


def test_what_is_settled_of_an_aim_is_told() -> None:
    """Of the whole plan the plan itself tells."""
    made = planner(item("a", LEASE, CONSENT))
    found = interview(made, Applicant("yes"), aim="material:consent")
    assert [one.text("en") for one in found.settled] == ["Hand in: consent"]
    assert interview(made, Applicant("yes", "yes")).settled == ()


def test_an_answer_that_cannot_be_read_is_asked_for_again() -> None:
    """With what was wrong."""
    made, applicant = planner(item("a", LEASE)), Applicant("perhaps", "no")
    assert outcomes(interview(made, applicant)) == [("lease", "not-needed")]
    assert len(applicant.refused) == 1


def test_an_answer_that_constraints_exclude_is_asked_for_again() -> None:
    """Areas below ten are not let."""
    always = [{"always": {"area": ">= 10"}}]
    made = planner(item("a", need("plan", when={"area": ">= 50"})), whole("a", constraints=always))
    applicant = Applicant("5", "60")
    assert outcomes(interview(made, applicant)) == [("plan", "hand-in")]
    assert "it contradicts what is known already" in applicant.refused[0]


def test_what_only_one_answer_is_possible_to_is_not_asked() -> None:
    """Who rents is married; the plan knows it."""
    always = [{"always": {"any": [{"rented": False}, {"married": True}]}}]
    made = planner(item("a", LEASE, CONSENT), whole("a", constraints=always))
    applicant = Applicant("yes")
    assert outcomes(interview(made, applicant, case({}))) == [("lease", "hand-in"), ("consent", "hand-in")]
    assert applicant.asked == ["rented"]


def test_what_a_source_answers_is_told_and_not_asked() -> None:
    """The plan leaves open what hangs on it."""
    tenant = Question.model_validate({"fact": "tenant", "label": "tenant?", "answered_by": ["register"]})
    register = source("register", kind="register")
    made = planner(item("a", need("lease", when={"tenant": True})), whole("a", questions=[tenant]), register)
    applicant = Applicant("yes")
    found = interview(made, applicant)
    assert (dict(found.by_sources), applicant.asked) == ({"tenant": "register"}, [])
    assert outcomes(found) == [("lease", "open")]


def test_facts_that_constraints_exclude_are_refused() -> None:
    """There is nobody of whom both hold."""
    always = [{"always": {"not": {"rented": True, "married": True}}}]
    made = planner(item("a", LEASE, CONSENT), whole("a", constraints=always))
    with pytest.raises(BrokenInput):
        interview(made, Applicant(), case({"rented": True, "married": True}))


def test_an_aim_that_there_is_not_is_refused() -> None:
    """The known ones are named."""
    with pytest.raises(UnknownName):
        interview(planner(item("a", LEASE)), Applicant(), aim="happiness")
