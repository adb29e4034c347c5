"""One case with reforms and without them."""

from datetime import date

from reform_nouns import abolish, connect, reform, rule
from tests.fictional.city import planner

from onething.model import Case, FigureKind
from onething.reforms import compare_reforms

CHILD = Case.model_validate({"as_of": "2026-06-01", "facts": {"child.born": date(2026, 3, 1)}})


def test_the_plans_stand_side_by_side():
    """Both with the single window and the rules in force."""
    found = compare_reforms(planner(), "welcome-a-child", [reform(abolish("household-register"))], CHILD)
    figure = found.figure(FigureKind.MATERIALS)
    assert figure.after < figure.before
    assert found.before == planner().plan("welcome-a-child", CHILD)


def test_a_case_without_a_date_is_decided_once_the_reform_has_begun():
    """Or today, if it has begun already."""
    later = reform(connect(), valid={"from": "2030-01-01"})
    assert compare_reforms(planner(), "move-house", [later]).after.as_of == date(2030, 1, 1)
    assert compare_reforms(planner(), "move-house", [reform(connect())]).after.as_of == date.today()


def test_a_reform_that_is_not_in_force_waits():
    """And changes nothing."""
    later = reform(connect(), valid={"from": "2030-01-01"})
    found = compare_reforms(planner(), "welcome-a-child", [later], CHILD)
    assert (found.reforms, found.waiting) == ((), (later,))
    assert found.before == found.after


def test_a_fact_that_only_the_reform_reads_is_left_out_before():
    """It means nothing there."""
    asked = {"fact": "photo.taken", "label": "Was a photo taken?"}
    change = {**rule("new", when={"photo.taken": True}), "questions": [asked]}
    case = Case.model_validate({"facts": {"newcomer": True, "photo.taken": True}})
    found = compare_reforms(planner(), "move-house", [reform(change)], case)
    assert "photo.taken" not in found.before.facts
    assert found.figure(FigureKind.MATERIALS).after < found.figure(FigureKind.MATERIALS).before
