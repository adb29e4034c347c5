"""Formulas as sentences."""

import pytest
from condition_questions import AGE, BIRTH, EMPLOYER, MARITAL, QUESTIONS, REGION, SAME

from onething.conditions import FALSE, TRUE, Literal, compile_condition, negate, parse_test, sentence
from onething.errors import UnknownName
from onething.language import Label
from onething.model import Condition


@pytest.mark.parametrize(
    ("question", "test", "zh", "en"),
    [
        (SAME, "false", "为否", "is no"),
        (SAME, "not(false)", "为是", "is yes"),
        (AGE, ">= 60", "不小于60", "is at least 60"),
        (AGE, "not(>= 60)", "小于60", "is less than 60"),
        (AGE, "> 1.5", "大于1.5", "is more than 1.5"),
        (AGE, "[18..60)", "在18（含）至60（不含）之间", "is between 18 (included) and 60 (excluded)"),
        (AGE, "not([1..2])", "不在1（含）至2（含）之间", "is not between 1 (included) and 2 (included)"),
        (AGE, "< 18, 60, 61", "小于18或为60或61", "is less than 18 or 60 or 61"),
        (MARITAL, "single", "为未婚", "is never married"),
        (MARITAL, "married, divorced", "为已婚或离异", "is married or divorced"),
        (MARITAL, "not(married, divorced)", "不为已婚且不为离异", "is not married and not divorced"),
        (MARITAL, "null, married", "为已婚或没有值", "is married or has no value"),
        (EMPLOYER, "甲", "为“甲”", 'is "甲"'),
        (EMPLOYER, "not(null)", "有值", "has a value"),
        (EMPLOYER, "-", "可为任何值", "may be anything"),
        (BIRTH, "2025-01-31", "为2025年1月31日", "is 2025-01-31"),
        (BIRTH, ">= 2025-01-31", "不早于2025年1月31日", "is 2025-01-31 or later"),
        (BIRTH, "not(>= 2025-01-31)", "早于2025年1月31日", "is before 2025-01-31"),
        (REGION, "430000, 330100", "属于430000或330100", "is within 430000 or 330100"),
        (REGION, "not(430000)", "不属于430000", "is not within 430000"),
    ],
)
def test_a_test_is_said_in_the_words_of_its_question(question, test, zh, en):
    """Tests of all types read as plain sentences in both languages."""
    found = sentence(Literal(question.fact, parse_test(test, question)), QUESTIONS)
    assert found == Label(zh=f"“{question.label.zh}”{zh}", en=f'"{question.label.en}" {en}')


def test_regions_are_called_by_their_names_where_these_are_given():
    """A mapping from codes to names makes the sentence readable; other codes stay."""
    literal = Literal(REGION.fact, parse_test("430100, 430200", REGION))
    found = sentence(literal, QUESTIONS, regions={"430100": Label(zh="长沙市", en="Changsha")})
    assert found.zh == "“在哪里办理？”属于长沙市或430200"


def test_joins_are_bracketed_and_negation_encloses_them():
    """All, any and not read without doubt about what belongs together."""
    written = {
        "applicant.age": ">= 60",
        "any": [{"same_group": True}, {"婚姻状况": "single"}],
        "not": {"any": [{"same_group": False}, {"employer": "甲"}]},
    }
    found = sentence(compile_condition(Condition.parse(written), QUESTIONS), QUESTIONS)
    assert found.zh == (
        "“申请人年龄？”不小于60，且（“父母双方是同一民族吗？”为是，或“婚姻状况？”为未婚），"
        "且并非（“父母双方是同一民族吗？”为否，或“工作单位？”为“甲”）"
    )
    assert found.en.endswith('and not ("Are the parents of one ethnic group?" is no, or "Employer?" is "甲")')


def test_a_negated_comparison_is_not_turned_round():
    """Not being at least 60 also holds where there is no age, so it is not said as being less."""
    literal = negate(Literal(AGE.fact, parse_test(">= 60", AGE)))
    assert sentence(literal, QUESTIONS).zh == "并非（“申请人年龄？”不小于60）"


def test_a_negated_choice_is_said_directly():
    """The opposite of being single is not being single, also where there is no value."""
    literal = negate(Literal(MARITAL.fact, parse_test("single", MARITAL)))
    assert sentence(literal, QUESTIONS).zh == "“婚姻状况？”不为未婚"


def test_what_asks_nothing_is_said_so():
    """Constants have their words."""
    assert sentence(TRUE, QUESTIONS).en == "always"
    assert sentence(FALSE, QUESTIONS).zh == "从不成立"


def test_a_fact_that_no_question_declares_cannot_be_said():
    """A formula of other questions is an unknown fact."""
    with pytest.raises(UnknownName):
        sentence(Literal(AGE.fact, parse_test("1", AGE)), {})
