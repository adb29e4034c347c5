"""Tests of the lanes of a flow."""

from tests.unit.formats import teahouse

from onething.formats.pictures.lanes import arrows, generations, lane_keys, lanes, visit_numbers
from onething.formats.reports.speech import Speech

FLOW = teahouse.flow()


def test_lanes_stand_from_the_applicant_to_the_sources():
    """Who goes stands first, who is only asked last; a name begins with a capital."""
    assert [lane.name for lane in lanes(FLOW, Speech("en"))] == [
        "Applicant",
        "The single window",
        "Market Regulation Bureau",
        "Fire Service",
        "Data sources asked",
    ]


def test_a_joint_step_stands_in_the_lane_of_each_department():
    """Nobody who takes part is left out."""
    joint = FLOW.step("procedure:inspection")
    assert lane_keys(joint) == ("department:market-regulation", "department:fire-service")


def test_a_step_in_person_stands_in_the_lane_of_the_applicant_alone():
    """Whoever has to go finds it in the own lane, though a department acts too."""
    step = teahouse.step("in-person:x", "签字", "Sign", teahouse.MARKET, spot="window")
    assert lane_keys(step) == ("applicant",)


def test_a_generation_is_later_than_all_that_come_before():
    """A step stands to the right of each step that must be done before it."""
    column = generations(FLOW)
    assert all(column[before] < column[step.id] for step in FLOW.steps for before in step.after)


def test_an_arrow_that_follows_from_others_is_left_out():
    """The form is filled in before the source is asked, so that it needs no arrow to handing in."""
    drawn = set(arrows(FLOW))
    assert ("fetch:id-card-store", "hand-in:open-a-teahouse") in drawn
    assert ("fill-form", "hand-in:open-a-teahouse") not in drawn


def test_visits_are_counted_from_one():
    """Each step that is done in a visit bears its number."""
    assert visit_numbers(FLOW)["in-person:fire-check/site-inspection"] == 2
