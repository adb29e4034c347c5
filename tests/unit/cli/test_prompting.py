"""Questions are put in words, and answers read line by line."""

import io
import sys

import pytest

from onething.cli.prompting import Prompter
from onething.errors import UnknownName
from onething.model import OpenQuestion, Question

MARRIED = {"fact": "married", "label": {"zh": "已婚？", "en": "Married?"}}
STATUS = {
    "fact": "status",
    "label": {"zh": "婚姻状况？", "en": "Status?"},
    "type": "choice",
    "options": [{"value": "single", "label": {"zh": "未婚", "en": "single"}}, "丧偶"],
}


@pytest.fixture
def put(monkeypatch, capsys):
    """Put questions to whoever types `typed`; return the answers and what was shown."""

    def putting(language, typed, *questions):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        prompter = Prompter(language)
        opened = [OpenQuestion(question=Question.model_validate(one), decides=()) for one in questions]
        answers = [prompter(question, None) for question in opened]
        return answers, capsys.readouterr().err.splitlines()

    return putting


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "zh",
            [
                "不知道的，直接按回车。",
                "已婚？ [是/否]",
                "> ",
                "婚姻状况？",
                "  single  未婚",
                "  丧偶",
                "> ",
            ],
        ),
        (
            "en",
            [
                "Press Enter where you do not know.",
                "Married? [y/n]",
                "> ",
                "Status?",
                "  single",
                "  丧偶",
                "> ",
            ],
        ),
    ],
)
def test_a_question_tells_what_can_be_answered(put, language, shown):
    """A choice by its options, each as it may be typed; how to skip is said once."""
    assert put(language, "是\n single \n", MARRIED, STATUS) == (["是", "single"], shown)


def test_an_empty_line_is_no_answer_and_the_end_is_the_end(put):
    """The first leaves a question open, the second all that follow."""
    assert put("zh", "\n", MARRIED, MARRIED)[0] == ["", None]


def test_a_closed_input_is_at_its_end(put, monkeypatch):
    """As where no terminal is there."""
    monkeypatch.setattr(sys, "stdin", None)
    question = OpenQuestion(question=Question.model_validate(MARRIED), decides=())
    assert Prompter("zh")(question, None) is None


def test_a_wrong_answer_from_a_pipe_is_an_error(put):
    """The next line answers the next question, and not this one again."""
    question = OpenQuestion(question=Question.model_validate(STATUS), decides=())
    with pytest.raises(UnknownName):
        Prompter("zh")(question, UnknownName("option", "singel", ["single"]))
