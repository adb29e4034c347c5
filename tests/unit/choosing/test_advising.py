"""Advice on the made-up city: what is told beside the best set."""

from datetime import date

import pytest
from tests.fictional.city import planner
from tests.made_log import made_log
from tests.made_tally import PRICES

from onething.choosing import Aim, advise, connections, goal_of, planners_read
from onething.errors import BrokenInput, UnknownName
from onething.reforms import Reform, ReformConflict
from onething.simulation.terms import Terms

DAY = date(2026, 6, 1)
TERMS = Terms(prices=PRICES, as_of=DAY)
LOG = made_log(
    ("open-a-teahouse", {"shop.area": 300}, 3.0),
    ("open-a-teahouse", {"shop.area": 20}, 2.0),
    ("welcome-a-child", {}, 5.0),
    region="990102",
)


def reform(id, *changes, **more):
    """Return a reform with these changes."""
    return Reform.model_validate({"id": id, "name": id, "reason": "x", "changes": changes, **more})


PHOTO = reform("photo", {"do": "connect", "source": "photo-store"}, cost=3)
NO_PHOTO = reform("no-photo", {"do": "disconnect", "source": "photo-store"}, cost=0)
SEEN = reform(
    "seen", {"do": "cover", "source": "household-store", "coverage": [{"region": "990100"}]}, cost=2
)


def advised(*reforms, goal="materials", **aim):
    """Return advice on the log."""
    return advise(planner(), reforms, LOG, Aim(goal=goal_of(goal, PRICES), **aim), TERMS)


def chosen(advice):
    """Return the ids of the reforms chosen."""
    return [one.id for one in advice.candidates if one.chosen]


def test_the_best_set_is_told_with_what_it_reaches():
    """Five of ten cases hand in a picture less, and half a case the household register."""
    found = advised(PHOTO, SEEN)
    assert chosen(found) == ["photo", "seen"]
    assert found.start - found.value == pytest.approx(0.55)
    assert (found.cost, found.feasible, found.optimal, found.cases) == (5.0, True, True, 10.0)


def test_a_budget_is_kept():
    """What does not fit is left out."""
    found = advised(PHOTO, SEEN, budget=4)
    assert chosen(found) == ["photo"]
    assert found.start - found.best_possible == pytest.approx(0.55)


def test_a_target_is_reached_at_the_least_cost():
    """As a number a case, or as a share of what it is now."""
    start = advised(PHOTO, SEEN).start
    assert chosen(advised(PHOTO, SEEN, target=start - 0.04)) == ["seen"]
    assert chosen(advised(PHOTO, SEEN, target=0.9, of_start=True)) == ["photo"]


def test_a_target_that_cannot_be_reached_says_what_is_missing():
    """And where most is left."""
    found = advised(PHOTO, SEEN, target=advised(PHOTO, SEEN).best_possible - 0.6)
    assert not found.feasible
    assert chosen(found) == ["photo", "seen"]
    assert found.value == found.best_possible
    assert "missed by 0.6" in found.notes[0].en


def test_a_target_that_is_too_dear_is_not_reached():
    """The best within the budget stands instead."""
    found = advised(PHOTO, SEEN, target=advised(PHOTO, SEEN).best_possible, budget=3)
    assert (found.feasible, chosen(found)) == (False, ["photo"])


def test_each_reform_is_told_alone_and_in_company():
    """They do not act on one another here, so both are the same."""
    found = {one.id: one for one in advised(PHOTO, SEEN).candidates}
    assert found["photo"].alone == pytest.approx(0.5)
    assert found["photo"].in_company == pytest.approx(0.5)
    assert found["photo"].standard_error == 0


def test_curves_lead_from_none_to_all():
    """One at a time, and the best set for each budget."""
    found = advised(PHOTO, SEEN)
    assert [point.added for point in found.greedy] == ["", "photo", "seen"]
    assert [point.reforms for point in found.exact] == [(), ("seen",), ("photo",), ("photo", "seen")]
    assert [point.cost for point in found.exact] == [0, 2, 3, 5]


def test_reforms_that_contradict_are_not_both_chosen():
    """And that is said."""
    found = advised(PHOTO, NO_PHOTO)
    assert chosen(found) == ["photo"]
    assert any("contradict" in note.en for note in found.notes)


def test_whoever_waits_for_data_is_told():
    """The provider, the departments that need it, the cases and the materials."""
    found = advised(PHOTO)
    (photo,) = (one for one in found.demands if one.source == "photo-store")
    assert (photo.provider, photo.consumers) == ("public-security", ("medical-insurance",))
    assert (photo.cases, photo.materials) == pytest.approx((5.0, 5.0))
    household = next(one for one in found.demands if one.source == "household-store")
    assert household.cases == pytest.approx(0.5)


def test_the_order_of_reforms_makes_no_difference():
    """Nor does asking twice."""
    one, other = (
        advised(*reforms).model_dump(exclude={"seconds"}) for reforms in ((PHOTO, SEEN), (SEEN, PHOTO))
    )
    assert one == other


def test_a_reform_at_odds_with_itself_is_refused():
    """It can never be made."""
    odd = reform(
        "odd", *PHOTO.model_dump(mode="json")["changes"], *NO_PHOTO.model_dump(mode="json")["changes"]
    )
    with pytest.raises(ReformConflict):
        advised(odd)


def test_a_reform_that_is_not_in_force_on_the_day_is_refused():
    """All cases are decided as of one day."""
    with pytest.raises(BrokenInput, match="not in force"):
        advised(reform("later", {"do": "connect", "source": "photo-store"}, valid={"from": "2030-01-01"}))


def test_a_goal_that_there_is_not_is_refused_by_name():
    """With what is near."""
    with pytest.raises(UnknownName, match="materials"):
        goal_of("material", PRICES)


def test_sources_that_not_everyone_may_ask_are_candidates():
    """To connect them is a reform that nobody has to write."""
    found = {one.id for one in connections(planner().catalogue)}
    assert found == {"connect-deed-check", "connect-photo-store"}


def test_a_log_is_read_by_the_rules_of_all_reforms():
    """The baseline first, then each alone, all together, and each source opened."""
    found = planners_read(planner(), (PHOTO, SEEN), DAY)
    connected = [one.catalogue.sources["photo-store"].connected for one in found]
    assert connected[0] is False
    assert connected.count(True) >= 3
