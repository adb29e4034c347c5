"""Worlds: what reforms make of a baseline, with nothing planned twice."""

from datetime import date, timedelta

import pytest
from tests.fictional.city import planner

from onething.errors import UnknownName
from onething.model import OneThingId
from onething.reforms import Reform
from onething.simulation.log_report import OnUnknown
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds, first_day

DAY = date(2026, 6, 1)
TEAHOUSE = Profile(0, OneThingId("open-a-teahouse"), None, {"shop.area": 300})
CHILD = Profile(1, OneThingId("welcome-a-child"), None, {})


def reform(id, *changes, **more):
    """Return a reform with these changes."""
    return Reform.model_validate({"id": id, "name": id, "reason": "x", "changes": changes, **more})


FORM = reform("form", {"do": "abolish", "material": "child-form"})
PHOTO = reform("photo", {"do": "connect", "source": "photo-store"})


def materials(chances):
    """Return how many materials are expected."""
    return sum(chance.probability * chance.figures.materials for chance in chances)


def test_the_baseline_has_no_reform():
    """The empty set names it, and its planner is the one given."""
    city = planner()
    assert Worlds(city, [FORM], as_of=DAY).planner() is city


def test_a_world_is_the_same_whatever_the_order_of_its_reforms():
    """The planner is made once."""
    worlds = Worlds(planner(), [FORM, PHOTO], as_of=DAY)
    assert worlds.planner(("form", "photo")) is worlds.planner(("photo", "form"))


def test_a_reform_that_does_not_touch_a_one_thing_is_left_out_for_it():
    """A teahouse has nothing to do with a child's form, so it is planned once for both worlds."""
    worlds = Worlds(planner(), [FORM], as_of=DAY)
    assert worlds.chances(TEAHOUSE, ("form",)) is worlds.chances(TEAHOUSE)
    assert worlds.plans == 1


def test_a_reform_that_touches_a_one_thing_changes_its_chances():
    """Without the form a child's case has fewer materials or forms."""
    worlds = Worlds(planner(), [FORM], as_of=DAY)
    assert worlds.chances(CHILD, ("form",)) != worlds.chances(CHILD)


def test_an_unknown_reform_is_refused_by_name():
    """With those that there are."""
    with pytest.raises(UnknownName, match="“fom”"):
        Worlds(planner(), [FORM], as_of=DAY).planner(("fom",))


def test_without_a_day_all_reforms_are_in_force():
    """A reform of next year has its cases decided next year."""
    later = date.today() + timedelta(days=90)
    waiting = reform("later", {"do": "connect", "source": "photo-store"}, valid={"from": later})
    assert first_day([waiting, FORM]) == later
    assert Worlds(planner(), [FORM]).as_of == date.today()


def test_the_worst_answers_leave_no_question_open():
    """Where the log does not say what matters, an answer that brings most is taken."""
    asked = Worlds(planner(), as_of=DAY).chances(CHILD)
    worst = Worlds(planner(), as_of=DAY, on_unknown=OnUnknown.WORST).chances(CHILD)
    assert any(chance.figures.open for chance in asked)
    assert not any(chance.figures.open for chance in worst)
    assert materials(worst) <= materials(asked)
