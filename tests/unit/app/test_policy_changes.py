"""What would make a plan as expected was tried, and is the smallest that does."""

from tests.fictional import city

from onething.app.policy_changes import changes_for, not_asking_for, spared_visits
from onething.model import Case
from onething.model.policy_case import Figure

KNOWN = {"父母婚姻状况": "已婚", "wants.infant-card": False, "child.born": "2026-05-30"}


def settled(**case):
    """Return the settled case of a birth."""
    planner = city.planner()
    whole = Case.model_validate({"as_of": city.DAY, "region": "990102", **case})
    return planner.settle(planner.catalogue.onething("welcome-a-child"), whole)


def test_a_change_of_the_case_is_told_in_the_words_of_the_question():
    """The card is not wanted, so nobody has to sign for it."""
    case = settled(facts={**KNOWN, "wants.infant-card": True})
    found = changes_for(
        city.planner(), "welcome-a-child", case, lambda plan: plan.items[2].inclusion == "out"
    )
    assert [change.en for change in found] == ["“Shall “Card of the infant” be handled as well?” is no"]


def test_nothing_is_told_that_does_not_help():
    """However many facts there are."""
    assert changes_for(city.planner(), "welcome-a-child", settled(facts=KNOWN), lambda plan: False) == ()


def test_a_channel_that_is_not_published_is_no_help():
    """Although a plan for it can be made."""
    found = changes_for(
        city.planner(), "welcome-a-child", settled(facts=KNOWN), lambda plan: plan.flow.channel == "online"
    )
    assert found == ()


def test_the_smallest_set_of_acts_is_looked_for():
    """One for one visit less; for none at all it takes every act, and more than three are not tried."""
    planner, case = city.planner(), settled(facts=KNOWN)
    one_less = spared_visits(planner, "welcome-a-child", case, Figure(at_most=1))
    assert one_less
    assert all(", and " not in change.en for change in one_less)


def test_a_source_that_was_down_is_what_helps():
    """As the remedies of an explanation tell it."""
    planner = city.planner()
    case = settled(facts=KNOWN, given={"birth-register": "down"})
    plan = planner.plan("welcome-a-child", case)
    assert any(one.material == "birth-certificate" for one in plan.hand_in)
    assert not_asking_for(planner, plan, case, "birth-certificate")
