"""Which facts bear on plans, and how finely their values are parted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fictional.city import planner

from onething.model import CHANNEL, DATE, REGION, Coverage, FactName, OneThingId
from onething.simulation.logs.facts_read import facts_read
from onething.simulation.logs.places_and_months import month_of, region_of

CHILD = OneThingId("welcome-a-child")


def test_the_channel_is_always_read_and_the_day_never() -> None:
    """All cases are decided as of one day, each through its own channel."""
    for facts in facts_read([planner()]).values():
        assert facts[CHANNEL].count >= 4
        assert DATE not in facts


def test_the_coverage_of_a_source_tells_regions_apart() -> None:
    """A region is told apart from what lies below it too, where only a part of it is covered."""
    source = next(iter(planner().program(CHILD).sources.values()))
    covered = source.model_copy(
        update={"coverage": (Coverage(region="990100"), Coverage(region="990103", share=0.5))}
    )
    classes = facts_read([planner().with_source(covered)])[CHILD][REGION]
    assert len({classes.index(code) for code in ("990000", "990100", "990102", "990103")}) == 4
    assert classes.index("990102") == classes.index("990199")


def test_classes_serve_all_worlds() -> None:
    """They are cut at the tests of every planner."""
    base = planner()
    source = next(iter(base.program(CHILD).sources.values()))
    reform = base.with_source(source.model_copy(update={"coverage": (Coverage(region="990103", share=0.5),)}))
    both = facts_read([base, reform])[CHILD][REGION]
    for world in (base, reform):
        own = facts_read([world])[CHILD][REGION]
        codes = ["990000", "990100", "990102", "990103", "110000"]
        pairs = [(one, other) for one in codes for other in codes if own.index(one) != own.index(other)]
        assert all(both.index(one) != both.index(other) for one, other in pairs)


def test_only_the_one_things_asked_for_are_looked_at() -> None:
    """The others need not be compiled."""
    assert set(facts_read([planner()], [CHILD])) == {CHILD}
    assert FactName("child.born") in facts_read([planner()], [CHILD])[CHILD]


@pytest.mark.parametrize(
    ("written", "month"),
    [
        (202503, "2025-03"),
        ("2025-03", "2025-03"),
        ("2025/3/1", "2025-03"),
        ("2025年3月", "2025-03"),
        ("2025031", "2025-03"),
        ("2025121", "2025-12"),
        ("2025-13", None),
        ("25-03-1", None),
        ("?", None),
        (None, None),
    ],
)
def test_a_month_is_read_from_the_beginning_of_a_day(written: str | int | None, month: str | None) -> None:
    """However it is written in China."""
    assert month_of(written) == month


@pytest.mark.parametrize(
    ("text", "length", "code"),
    [
        ("99", 2, "990000"),
        ("9901", 4, "990100"),
        ("990102", 6, "990102"),
        ("990102", 12, "990102"),
        ("990102", 18, None),
        ("99010", 5, None),
        ("110000", 6, None),
        ("九九零一零二", 6, None),
    ],
)
def test_a_region_is_read_from_its_first_digits(text: str, length: int, code: str | None) -> None:
    """An identity number begins with one too, and is none."""
    catalogue = replace(planner().catalogue)
    assert region_of(text, length, catalogue) == code
