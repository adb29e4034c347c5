"""Tests of the tables and sentences of an advice and of a tornado."""

import pytest
from tests.unit.formats import simulated

from onething.formats.reports.exhibits.advice_answers import advice_answers
from onething.formats.reports.exhibits.advice_exhibits import candidates, curve
from onething.formats.reports.exhibits.demand_exhibits import demands, duties
from onething.formats.reports.exhibits.numbers import shown
from onething.formats.reports.exhibits.sensitivity_exhibits import tornado
from onething.formats.reports.speech import Speech

EN, ZH = Speech("en"), Speech("zh")


def advice(**changes):
    """Return the advice with some of it changed."""
    return simulated.advice().model_copy(update=changes)


def test_the_answer_names_the_reforms_and_what_they_reach():
    """Within the budget, with the proof that nothing is better."""
    first, second, third = advice_answers(advice(), EN)
    assert first.startswith("Within a budget of 5,000,000 yuan, choose 3 of 6 reforms (Share the marriage")
    assert "from 75.0% to 91.0%" in first
    assert second.startswith("No better choice exists")
    assert third.endswith("reaches 91.0%.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"budget": None, "target": 0.9}, "To reach 90.0% at the least cost"),
        ({"budget": None}, "With no limit on the cost"),
        ({"feasible": False, "target": 0.99}, "cannot come to 99.0%: whatever it costs, 95.0% is the best"),
        ({"optimal": False, "gap": 0.012}, "better by 1.2% at most"),
    ],
)
def test_the_answer_says_what_was_asked_and_how_sure_it_is(changes, said):
    """A target, a limit, an infeasible target, a solver that ran out of time."""
    assert said in " ".join(advice_answers(advice(**changes), EN))


def test_a_goal_that_is_a_number_a_case_is_no_percentage():
    """Materials a case go down."""
    goal = advice(share=False, start=5.85, value=4.3, best_possible=4.1)
    assert "from 5.85 to 4.30" in advice_answers(goal, EN)[0]


def test_the_curve_has_both_orders_one_after_the_other():
    """The best sets name all their reforms, one at a time the next."""
    told = shown(curve(advice(), EN), EN)
    assert [cells[0] for cells in told] == ["Best set"] * 7 + ["One at a time"] * 7
    assert told[2][3] == "Abolish the proof of residence, Share the marriage certificate"
    assert told[9][3] == "＋ Share the marriage certificate"


def test_candidates_are_told_with_their_worth():
    """In percentage points; which are chosen is said in words, not by a colour."""
    told = shown(candidates(advice(), EN), EN)
    assert told[0] == ("✓ chosen", "1,200,000", "4.0 points", "5.0 points", "–")
    assert told[3][0] == "not chosen"


def test_demands_stand_by_who_needs_and_duties_by_who_provides():
    """The department for which most cases wait stands first; its lines stand together."""
    needed = [line.subject for line in demands(advice().demands, ZH).lines]
    owed = [line.subject for line in duties(advice().demands, ZH).lines]
    assert needed[0] in ("人力资源和社会保障厅", "民政厅", "市场监管局")
    assert len(needed) == 6
    assert owed == ["公安厅", "卫生健康委", "民政厅"]


def test_a_tornado_has_the_widest_swing_first():
    """With both ends of the range: of a coverage as a percentage."""
    told = shown(tornado(simulated.sensitivity(), EN), EN)
    assert told[0] == ("60.0%", "100.0%", "94.0%", "99.2%", "5.2 points")
    assert told[-1][-1] == "0.0 points"
