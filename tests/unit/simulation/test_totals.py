"""Totals: weighted sums over what cases come to, and the days that a share of them keeps to."""

import numpy as np
import pytest
from test_burden import figures
from tests.made_tally import PRICES

from onething.model import OneThingId
from onething.simulation.counting import Cases
from onething.simulation.kinds import Kinds, Outcome
from onething.simulation.totals import Reckoner, quantile

ONE = OneThingId("o")


def reckoner(*outcomes, sampled=()):
    """Return a reckoner of two figures, none or two visits, and kinds with these chances of the second."""
    spread = [((Outcome(0, 1 - share), Outcome(1, share)),) for share in outcomes]
    both = [figures(days=1), figures(visits=2, days=5)]
    return Reckoner(Kinds(1, both, [ONE] * len(spread), spread, [], frozenset(sampled)), PRICES)


def cases(*numbers):
    """Return so many cases of each kind."""
    kinds = np.arange(len(numbers))
    return Cases(("",), np.zeros_like(kinds), kinds, np.array(numbers, dtype=float))


def test_cases_count_by_their_probabilities():
    """Of ten cases with a chance of a fifth, two come to two visits."""
    made = reckoner(0.2)
    totals = made.totals(made.weights(cases(10), 0))
    assert (totals.cases, totals.no_visit, totals.more_visits, totals.visits) == pytest.approx((10, 8, 2, 4))
    assert totals.days == pytest.approx(8 * 1 + 2 * 5)


def test_days_are_those_that_a_share_of_the_cases_keeps_to():
    """Exactly nine in ten keep to one day, and with a case more on the other side they do not."""
    made = reckoner(0.0, 1.0)
    kept = made.totals(made.weights(cases(9, 1), 0))
    assert (kept.days_median, kept.days_p90) == (1, 1)
    assert made.totals(made.weights(cases(8, 2), 0)).days_p90 == 5


def test_no_case_at_all_comes_to_nothing():
    """An empty log has totals too."""
    made = reckoner(0.5)
    totals = made.totals(made.weights(cases(0), 0))
    assert (totals.cases, totals.days_p90, totals.mean("visits")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("weights", "share", "found"),
    [([1, 1], 0.5, 0), ([1, 2], 0.5, 1), ([0, 0, 3], 0.9, 2), ([0], 0.5, 0), ([0.1] * 10, 0.9, 8)],
)
def test_a_quantile_is_the_least_number_that_reaches_the_share(weights, share, found):
    """Sums of tenths that fall short of nine tenths by rounding reach it."""
    assert quantile(np.array(weights, dtype=float), share) == found


def test_what_is_exact_has_no_sampling_error():
    """Only kinds that were drawn have one."""
    assert reckoner(0.5).sampling_error(cases(10)) == 0


def test_the_sampling_error_is_that_of_the_mean_visits():
    """A kind with none or two visits, drawn 2048 times: the deviation is 1, its mean's 1/√2048."""
    assert reckoner(0.5, 0.5, sampled=[0]).sampling_error(cases(1, 0)) == pytest.approx(1 / 2048**0.5)
    assert reckoner(0.5, 0.5, sampled=[0]).sampling_error(cases(1, 1)) == pytest.approx(0.5 / 2048**0.5)
