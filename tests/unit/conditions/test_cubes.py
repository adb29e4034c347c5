"""The ways in which a formula can hold."""

import pytest
from condition_questions import QUESTIONS

from onething.conditions import FALSE, TRUE, And, Not, Or, compile_condition, cubes, negate
from onething.errors import ConditionError
from onething.model import Condition

A, B, C = (
    compile_condition(Condition.parse(written), QUESTIONS)
    for written in ({"applicant.age": ">= 60"}, {"婚姻状况": "single"}, {"same_group": True})
)


def test_and_distributes_over_or():
    """A conjunction of disjunctions has one cube for each choice, in the order written."""
    assert cubes(And((A, Or((B, C))))) == ((A, B), (A, C))


def test_a_literal_stands_once_in_a_cube_and_a_cube_once():
    """Repeated literals and repeated cubes are left out."""
    assert cubes(And((A, B, A))) == ((A, B),)
    assert cubes(Or((A, B, A))) == ((A,), (B,))


def test_a_literal_beside_its_opposite_stays():
    """While the fact is unknown such a cube is unknown, not false, so it must not go."""
    assert cubes(And((A, negate(A)))) == ((A, negate(A)),)


def test_a_negated_join_is_taken_apart():
    """De Morgan's laws turn the negation of a conjunction into several cubes."""
    assert cubes(Not(And((A, B)))) == ((negate(A),), (negate(B),))


def test_constants_have_the_empty_cube_or_none():
    """What always holds needs nothing; what never holds has no way."""
    assert cubes(TRUE) == ((),)
    assert cubes(FALSE) == ()
    assert cubes(And((A, FALSE))) == ()


def test_too_many_cubes_are_refused():
    """A condition that splits into more cases than allowed is an error that says so."""
    tests = [
        compile_condition(Condition.parse({"any": [{"applicant.age": n}, {"employer": str(n)}]}), QUESTIONS)
        for n in range(30)
    ]
    with pytest.raises(ConditionError, match="more than 1024 cases"):
        cubes(And(tuple(tests)))
    assert len(cubes(And(tuple(tests[:10])))) == 1024
