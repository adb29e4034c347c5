"""A tornado table tells what planning the whole log again in each changed world comes to."""

from __future__ import annotations

from typing import Any

import pytest
from advice_worlds import log_of, questions
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_worlds import DAY
from tests.made_tally import PRICES

from onething.model import Case, Catalogue, Coverage, Duration
from onething.rules import PlainMatcher
from onething.simulation.measuring import measure_of
from onething.simulation.ranges import Ranges
from onething.simulation.sensitivity import Swing
from onething.simulation.tornado import sensitivity
from onething.simulation.worlds import Worlds
from onething.workflows import Planner

FIGURES = ("visits", "materials", "days", "yuan")


@settings(max_examples=20)
@given(questions(), st.sampled_from(FIGURES))
def test_each_end_is_what_planning_everything_again_comes_to(drawn: Any, figure: str) -> None:
    """For the coverage of sources and for time limits; what is left out moves nothing."""
    world, _, told, _ = drawn
    log, measure = log_of(told), measure_of(figure, PRICES)

    def planned(catalogue: Catalogue) -> float:
        planner = Planner(catalogue, world.packs, matcher=PlainMatcher())
        cases = (Case(facts=one.facts, region=one.region, as_of=DAY) for one in log.profiles)
        outcomes = [planner.chances("o0", case) for case in cases]
        values = [sum(c.probability * measure(c.figures) for c in chances) for chances in outcomes]
        return sum(map(float.__mul__, values, log.weights)) / sum(log.weights)

    found = sensitivity(
        Worlds(world.planner(), as_of=DAY), (), log, figure, PRICES, ranges=Ranges(coverage=0.25)
    )
    assert found.result == pytest.approx(planned(world.catalogue))
    told_of = {swing.input: swing for swing in found.swings}
    for id in world.catalogue.sources:
        ends = [planned(covered(world.catalogue, id, step)) for step in (-0.25, 0.25)]
        assert_told(told_of.get(f"coverage:{id}"), ends, found.result)
    for id, item in world.catalogue.items.items():
        if limit := item.promised_days or item.statutory_days:
            days = (max(0, limit.days - 1), limit.days + 1)
            ends = [planned(limited(world.catalogue, id, limit, end)) for end in days]
            assert_told(told_of.get(f"days:{id}"), ends, found.result)


def assert_told(swing: Swing | None, ends: list[float], result: float) -> None:
    """Assert that a swing tells both ends; none is told where nothing moves."""
    told = [result, result] if swing is None else [swing.at_low, swing.at_high]
    assert told == pytest.approx(ends, abs=1e-9)


def covered(catalogue: Catalogue, id: Any, step: float) -> Catalogue:
    """Return the catalogue in which a source covers so much more wherever it covers anything."""
    source = catalogue.sources[id]
    shares = (
        Coverage(region=one.region, share=min(1.0, max(0.0, one.share + step)) if one.share else 0.0)
        for one in source.coverage
    )
    return catalogue.with_noun(source.model_copy(update={"coverage": tuple(shares)}))


def limited(catalogue: Catalogue, id: Any, limit: Duration, days: int) -> Catalogue:
    """Return the catalogue in which an item is promised within so many days."""
    promised = limit.model_copy(update={"days": days})
    return catalogue.with_noun(catalogue.items[id].model_copy(update={"promised_days": promised}))
