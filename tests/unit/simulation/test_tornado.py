"""On what a result depends most: inputs of the made-up city moved one at a time."""

from datetime import date

import pytest
from tests.fictional.city import planner
from tests.made_log import made_log
from tests.made_tally import PRICES

from onething.errors import UnknownName
from onething.reforms import Reform
from onething.simulation.ranges import Ranges
from onething.simulation.tornado import sensitivity
from onething.simulation.worlds import Worlds

DAY = date(2026, 6, 1)
LOG = made_log(
    ("open-a-teahouse", {"shop.area": 300}, 3.0),
    ("open-a-teahouse", {"shop.area": 20}, 2.0),
    ("welcome-a-child", {}, 5.0),
    region="990102",
)
PHOTO = Reform.model_validate(
    {"id": "photo", "name": "photo", "reason": "x", "changes": [{"do": "connect", "source": "photo-store"}]}
)


def table(figure, ids=(), ranges=None):
    """Return the table of a figure, and its swings by input."""
    found = sensitivity(Worlds(planner(), [PHOTO], as_of=DAY), ids, LOG, figure, PRICES, ranges=ranges)
    return found, {swing.input: swing for swing in found.swings}


def test_a_coverage_is_moved_to_both_ends():
    """Half of the log's cases wait for the register of births; a tenth less means a twentieth more."""
    found, swings = table("materials")
    birth = swings["coverage:birth-register"]
    assert (birth.low, birth.high) == pytest.approx((0.9, 1.0))
    assert (birth.at_low, birth.at_high) == pytest.approx((found.result + 0.05, found.result))


def test_what_moves_most_comes_first():
    """Inputs that move nothing are left out."""
    found, _ = table("yuan")
    widths = [swing.width for swing in found.swings]
    assert widths == sorted(widths, reverse=True)
    assert found.swings[0].input == "price:wage"
    assert min(widths) > 0


def test_a_time_limit_moves_days():
    """By a fifth, or a day at least."""
    _, swings = table("days")
    assert (swings["days:food-permit"].low, swings["days:food-permit"].high) == (4, 6)
    assert (swings["days:birth-registration"].at_low, swings["days:birth-registration"].at_high) == (3.5, 4.5)


def test_a_step_that_takes_no_time_spares_a_visit():
    """What is ready at once can be waited for; how long anything else takes makes no difference."""
    _, swings = table("visits")
    assert [key for key in swings if key.startswith("days:")] == ["days:birth-registration"]


def test_prices_move_the_burden_alone():
    """Twice the wage, with all that is paid beside it."""
    ends = Ranges(inputs={"price:wage": (60, 120)})
    found, swings = table("yuan", ranges=ends)
    hours = table("hours")[0].result
    assert swings["price:wage"].at_low == pytest.approx(found.result)
    assert swings["price:wage"].at_high == pytest.approx(found.result + 60 * hours)
    assert not any(key.startswith("price:") for key in table("materials")[1])


def test_applicants_may_turn_to_the_window():
    """A fifth of the cases is applied for online; half of them come once more if they do not."""
    _, swings = table("visits")
    online = swings["behaviour:online"]
    assert (online.low, online.high) == pytest.approx((0.1, 0.2))
    assert online.at_low > online.at_high


def test_applicants_may_refuse_to_be_looked_up():
    """Then they hand in what nobody looks up."""
    found, swings = table("materials")
    consent = swings["behaviour:consent"]
    assert (consent.low, consent.high) == pytest.approx((0.9, 1.0))
    assert consent.at_low > consent.at_high == pytest.approx(found.result)


def test_it_is_of_the_world_that_is_asked_about():
    """With the reform half a material less is handed in."""
    found, before = table("materials", ("photo",))[0], table("materials")[0]
    assert found.scenario == "photo"
    assert before.result - found.result == pytest.approx(0.5)


def test_a_figure_that_is_no_sum_is_refused():
    """With those that there are."""
    with pytest.raises(UnknownName, match="days"):
        table("day")


def test_the_ends_of_a_range_are_in_order():
    """The lower one first."""
    with pytest.raises(ValueError, match="lower one first"):
        Ranges(inputs={"price:wage": (2, 1)})
