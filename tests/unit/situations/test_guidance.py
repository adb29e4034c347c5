"""Guided questions as a value."""

from __future__ import annotations

from tests.unit.workflows.small_worlds import case, item, need, planner, source, whole

from onething.model import Question
from onething.situations import PLAN, Guidance, guidance
from onething.workflows import Planner

STATUS = Question.model_validate(
    {
        "fact": "status",
        "label": {"zh": "婚姻状况？", "en": "Status?"},
        "type": "choice",
        "options": [
            {"value": "single", "label": {"zh": "未婚", "en": "single"}},
            {"value": "divorced", "label": {"zh": "离婚", "en": "divorced"}},
            {"value": "married", "label": {"zh": "已婚", "en": "married"}},
        ],
    }
)


def written(made: Planner) -> Guidance:
    """Return the guided questions of the one-thing of a small world."""
    return guidance(made, made.catalogue.onething("whole"), case(), aim=PLAN)


def test_options_that_decide_alike_are_one_answer() -> None:
    """All of them are named."""
    made = planner(item("a", need("consent", when={"status": "married"})), whole("a", questions=[STATUS]))
    (question,) = written(made).questions
    assert {one.values: one.label.en for one in question.answers} == {
        ("single", "divorced"): "single or divorced",
        ("married",): "married",
    }


def test_a_class_of_numbers_is_said_in_the_words_of_its_tests() -> None:
    """With an example of it."""
    (question,) = written(planner(item("a", need("plan", when={"area": ">= 50"})))).questions
    assert [one.label.en for one in question.answers] == ["is less than 50", "is at least 50"]


def test_an_answer_tells_what_it_settles_and_what_comes_next() -> None:
    """Statements stand once, by their ids."""
    made = planner(item("a", need("lease", when={"rented": True}), need("consent", when={"married": True})))
    found = written(made)
    yes, no = found.questions[0].answers
    assert found.first == found.questions[0].id == "rented"
    assert {yes.next, no.next} == {"married"}
    assert set(yes.tells) ^ set(no.tells) == {"material:lease=hand-in", "material:lease=not-needed"}
    texts = {one.id: one.text.en for one in found.statements}
    assert texts["material:lease=hand-in"] == "Hand in: lease"
    assert len(texts) == len(found.statements)


def test_what_is_settled_before_is_told_before() -> None:
    """The item is in every case."""
    found = written(planner(item("a", need("lease", when={"rented": True}))))
    assert "item:a=in" in found.tells


def test_what_a_source_answers_is_told_and_not_asked() -> None:
    """It stays open what hangs on it."""
    tenant = Question.model_validate({"fact": "tenant", "label": "tenant?", "answered_by": ["register"]})
    made = planner(
        item("a", need("lease", when={"tenant": True})),
        whole("a", questions=[tenant]),
        source("register", kind="register"),
    )
    found = written(made)
    assert ([one.fact for one in found.by_sources], found.questions) == (["tenant"], ())
    assert "material:lease=open" in found.tells


def test_it_goes_to_json_and_back_without_loss() -> None:
    """Whoever reads it gets the same."""
    found = written(planner(item("a", need("plan", when={"area": ">= 50"}))))
    assert Guidance.model_validate_json(found.model_dump_json()) == found
