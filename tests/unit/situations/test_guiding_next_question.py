"""The next question to put to somebody whose case is known in part."""

from __future__ import annotations

from tests.unit.workflows.small_worlds import case, item, need, planner, whole

from onething.model import Case
from onething.situations import Next, next_question
from onething.workflows import Planner

LEASE, CONSENT = need("lease", when={"rented": True}), need("consent", when={"married": True})


def after(made: Planner, known: Case, **more: object) -> Next:
    """Return what comes next in a small world."""
    return next_question(made, made.catalogue.onething("whole"), known, **more)


def test_the_question_that_spares_most_comes_next() -> None:
    """Whoever does not rent is asked nothing more."""
    made = planner(item("a", CONSENT, LEASE), whole({"item": "a", "when": {"rented": True}}))
    found = after(made, case())
    assert found.question is not None
    assert found.question.fact == "rented"
    assert after(made, case({"rented": False})).question is None


def test_what_was_skipped_is_not_asked_again() -> None:
    """The other question is put instead."""
    found = after(planner(item("a", LEASE, CONSENT)), case(), unasked={"rented"})
    assert found.question is not None
    assert found.question.fact == "married"


def test_an_answer_that_constraints_leave_no_choice_about_is_implied() -> None:
    """Who rents is married."""
    always = [{"always": {"any": [{"rented": False}, {"married": True}]}}]
    made = planner(item("a", LEASE, CONSENT), whole("a", constraints=always))
    found = after(made, case({"rented": True}))
    assert (found.question, dict(found.implied)) == (None, {"married": True})


def test_a_number_is_asked_even_if_its_class_is_known() -> None:
    """That it is small does not tell how small."""
    always = [{"always": {"any": [{"rented": False}, {"area": "< 50"}]}}]
    made = planner(item("a", LEASE, need("plan", when={"area": ">= 50"})), whole("a", constraints=always))
    found = after(made, case({"rented": True}))
    assert found.question is not None
    assert found.question.fact == "area"
