"""Conditions compiled, evaluated and negated."""

import pytest
from condition_questions import QUESTIONS

from onething.conditions import (
    FALSE,
    TRUE,
    And,
    Literal,
    Not,
    Or,
    compile_condition,
    evaluate,
    facts,
    literals,
    negate,
)
from onething.errors import ConditionError, UnknownName
from onething.model import Condition


def compiled(written):
    """Return the formula of a condition as it stands in a file."""
    return compile_condition(Condition.parse(written), QUESTIONS)


OLD = compiled({"applicant.age": ">= 60"})
SINGLE = compiled({"婚姻状况": "single"})
SAME = compiled({"same_group": True})


def test_no_condition_always_holds():
    """Nothing asked is true, and so is an empty mapping."""
    assert compile_condition(None, QUESTIONS) == TRUE
    assert compiled({}) == TRUE
    assert evaluate(TRUE, {}) is True


def test_everything_in_one_mapping_holds_together():
    """Tests, all, any and not of one mapping are joined by and."""
    age, single = {"applicant.age": ">= 60"}, {"婚姻状况": "single"}
    assert compiled({**age, "all": [single]}) == And((OLD, SINGLE))
    assert compiled({**age, "any": [single, {"same_group": True}]}) == And((OLD, Or((SINGLE, SAME))))
    assert compiled({**age, "not": {}}) == FALSE


def test_any_holds_if_one_part_does():
    """`any` is a disjunction, of nothing never true."""
    assert compiled({"any": [{"applicant.age": ">= 60"}, {"same_group": True}]}) == Or((OLD, SAME))
    assert compiled({"any": []}) == FALSE


def test_not_goes_to_the_literal_or_encloses_the_join():
    """`not` of one test is the literal's own, of several it encloses their conjunction."""
    assert compiled({"not": {"婚姻状况": "single"}}) == Literal(SINGLE.fact, SINGLE.test, positive=False)
    assert compiled({"not": {"婚姻状况": "single", "same_group": True}}) == Not(And((SINGLE, SAME)))


def test_a_dash_reads_no_fact():
    """The test that excludes nothing is true even where its fact is not known."""
    assert compiled({"applicant.age": "-"}) == TRUE


def test_an_unknown_fact_is_answered_with_the_near_ones():
    """A misspelt fact is an unknown name with suggestions."""
    with pytest.raises(UnknownName) as refusal:
        compiled({"applicant.agee": ">= 60"})
    assert refusal.value.kind == "fact"
    assert refusal.value.near[0] == "applicant.age"


def test_conditions_nested_too_deeply_are_refused():
    """Depth is limited with a clear error long before the interpreter's own limit."""
    deep = Condition()
    for _ in range(5000):
        deep = Condition(negated=deep)
    with pytest.raises(ConditionError, match="nested"):
        compile_condition(deep, QUESTIONS)


@pytest.mark.parametrize(
    ("known", "truth"),
    [
        ({}, None),
        ({"applicant.age": 70}, None),
        ({"applicant.age": 50}, False),
        ({"婚姻状况": "married"}, False),
        ({"applicant.age": 70, "婚姻状况": "single"}, True),
        ({"applicant.age": None, "婚姻状况": "single"}, False),
    ],
)
def test_a_missing_fact_is_unknown_and_null_is_known(known, truth):
    """A conjunction is decided as soon as the facts that are known decide it."""
    assert evaluate(And((OLD, SINGLE)), known) is truth


def test_not_outside_a_test_differs_from_not_within_it_for_null():
    """Where there is no age, the age is not at least 60, yet it does not pass a test for less."""
    nobody = {"applicant.age": None}
    assert evaluate(compiled({"not": {"applicant.age": ">= 60"}}), nobody) is True
    assert evaluate(compiled({"applicant.age": "not(>= 60)"}), nobody) is False


def test_negation_is_pushed_to_the_literals():
    """By De Morgan a negated join is the join of negated literals."""
    assert negate(And((OLD, Not(Or((SINGLE, SAME)))))) == Or((negate(OLD), Or((SINGLE, SAME))))
    assert negate(TRUE) == FALSE


def test_facts_and_literals_come_in_the_order_written():
    """Each fact and each literal is named once."""
    formula = Or((SAME, Not(And((OLD, SAME))), SINGLE))
    assert facts(formula) == ("same_group", "applicant.age", "婚姻状况")
    assert literals(formula) == (SAME, OLD, SINGLE)


def test_a_literal_is_shown_with_its_fact():
    """In error messages and logs a literal reads as it is written in a file."""
    assert str(negate(OLD)) == "not applicant.age: >= 60"
