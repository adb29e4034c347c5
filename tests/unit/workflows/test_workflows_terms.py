"""Conditions compiled to bits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from small_worlds import QUESTIONS

from onething.conditions import Literal, compile_condition, cubes
from onething.model import BUILT_IN, Condition
from onething.workflows.terms import TermTable

KNOWN = {question.fact: question for question in (*BUILT_IN, *QUESTIONS)}
EITHER = {"any": [{"married": True}, {"area": ">= 60", "rented": False}]}


def compiled(*conditions: Any) -> TermTable:
    """Return the table of some conditions."""
    formulas = [compile_condition(Condition.parse(one), KNOWN) for one in conditions]
    numbers: dict[Literal, int] = {}
    terms = [
        [tuple(numbers.setdefault(literal, len(numbers)) for literal in cube) for cube in cubes(formula)]
        for formula in formulas
    ]
    return TermTable(terms, tuple(numbers), KNOWN)


def truth(condition: Any, **facts: Any) -> bool | None:
    """Return the truth of a condition where these facts are known."""
    table = compiled(condition)
    return table.state(facts).truth(table.masks[0])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"married": True}, True),
        ({"married": False, "area": 60, "rented": False}, True),
        ({"married": False, "area": 59}, False),
        ({"married": False}, None),
        ({"area": 60, "rented": False}, True),
        ({}, None),
    ],
)
def test_a_condition_has_its_truth_in_a_case(facts: dict[str, Any], expected: bool | None) -> None:
    """It holds, fails, or is not decided by what is known."""
    assert truth(EITHER, **facts) is expected


def test_a_condition_that_asks_nothing_always_holds() -> None:
    """Its term is the empty one, which no fact takes away."""
    table = compiled({}, {"married": True})
    assert table.state({}).truth(table.masks[0]) is True
    assert table.masks[0] == table.always


def test_a_condition_that_cannot_hold_has_no_terms() -> None:
    """Without a term there is nothing that could hold."""
    table = compiled({"any": []})
    assert (table.masks[0], table.state({}).truth(table.masks[0])) == (0, False)


def test_equal_terms_have_one_bit() -> None:
    """Conditions that are equal have equal masks."""
    table = compiled(EITHER, {"married": True}, EITHER)
    assert table.masks[0] == table.masks[2]
    assert table.masks[0] & table.masks[1] == table.masks[1]


def test_facts_that_nothing_reads_change_nothing() -> None:
    """A table knows the facts that its conditions read, and passes over others."""
    table = compiled({"married": True})
    assert list(table.facts) == ["married"]
    assert table.state({"married": True, "born": date(2026, 1, 1)}) == table.state({"married": True})


def test_a_region_too_wide_leaves_a_test_undecided() -> None:
    """The province does not tell whether the case lies in the city."""
    assert truth({"region": "990100"}, region="990000") is None
    assert truth({"region": "990100"}, region="990102") is True
    assert truth({"region": "990100"}, region="980000") is False


def test_a_fact_without_a_value_fails_its_tests() -> None:
    """None is known: no test but null holds."""
    assert truth({"area": ">= 60"}, area=None) is False
    assert truth({"area": "null"}, area=None) is True


def test_a_truth_can_be_settled_later() -> None:
    """The bits of a truth are those of the fact's value, known or not."""
    table = compiled({"married": True, "rented": True})
    known = table.bits({"rented": True})
    states = [table.state_of(known & table.by_truth("married")[truth]) for truth in (True, None, False)]
    assert [state.truth(table.masks[0]) for state in states] == [True, None, False]


def test_a_term_tells_its_tests() -> None:
    """Each literal has a bit of its own, by which a state tells whether it holds."""
    table = compiled({"married": True, "area": "> 6"})
    (term,) = table.terms_of(table.masks[0])
    state = table.state({"married": True, "area": 5})
    assert [(literal.fact, state.truth(bit)) for literal, bit in term.literals] == [
        ("married", True),
        ("area", False),
    ]
