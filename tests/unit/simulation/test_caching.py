"""By what a simulation is known again: everything that its figures hang on, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from tests.fictional.city import planner
from tests.made_tally import PRICES

from onething.reforms import Reform
from onething.simulation.burden import PriceList
from onething.simulation.caching import cache_key, digests
from onething.simulation.completions import Expectation
from onething.simulation.log_report import OnUnknown
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.terms import Terms

TERMS = Terms(prices=PRICES, as_of=date(2026, 6, 1))
REFORM = Reform.model_validate(
    {"id": "a", "name": "a", "reason": "x", "changes": [{"do": "connect", "source": "photo-store"}]}
)


def key(reforms=(REFORM,), terms=TERMS, mapping=None, engine="duckdb"):
    """Return what names the question."""
    city = planner()
    inputs = digests(city.catalogue, city.packs, reforms, terms, mapping=mapping)
    return cache_key(inputs, reforms, terms, engine=engine)


def test_the_same_question_has_the_same_key():
    """Whoever made its nouns, and however often."""
    again = PriceList.model_validate(PRICES.model_dump(by_alias=True))
    assert key() == key(terms=replace(TERMS, prices=again))


@pytest.mark.parametrize(
    "changed",
    [
        {"reforms": ()},
        {"reforms": (REFORM.model_copy(update={"cost": 1.0}),)},
        {"terms": replace(TERMS, prices=PRICES.with_price("wage", 61))},
        {"terms": replace(TERMS, as_of=date(2026, 6, 2))},
        {"terms": replace(TERMS, assume=Expectation.CONNECTED)},
        {"terms": replace(TERMS, on_unknown=OnUnknown.WORST)},
        {"terms": replace(TERMS, sets=())},
        {"mapping": LogMapping(region="area")},
        {"engine": "spark://host:7077"},
    ],
)
def test_another_question_has_another_key(changed):
    """Each thing that goes in counts."""
    assert key(**changed) != key()


def test_what_went_in_is_told_by_name():
    """For whoever wants to know whether two runs rest on the same."""
    city = planner()
    found = digests(city.catalogue, city.packs, [REFORM], TERMS)
    assert set(found) == {"catalogue", "rules", "reform:a", "prices", "targets"}
    assert all(len(digest) == 64 for digest in found.values())
