"""When a source answers: in force, open, covering the region, agreed to."""

from __future__ import annotations

import pytest
from small_worlds import CITY, EAST, WEST, demand, handed_in, item, outcomes, plan, source


def failed(made) -> list[tuple[str, str]]:
    """Return the tests that failed for the only way not used."""
    (way,) = [one for one in demand(made, "a", "deed").not_used if one.way.source]
    return [(test.fact, test.test) for test in way.failed]


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-05-31", ["deed"]), ("2026-06-01", []), ("2026-07-01", ["deed"])]
)
def test_a_source_answers_while_it_is_in_force(day: str, expected: list[str]) -> None:
    """The first and the last day belong to it."""
    store = source("store", "deed", valid={"from": "2026-06-01", "until": "2026-06-30"})
    assert handed_in(plan(item("a", "deed"), store, as_of=day)) == expected


def test_a_source_that_is_not_connected_does_not_answer() -> None:
    """The reason names the connection that is missing."""
    made = plan(item("a", "deed"), source("store", "deed", connected=False))
    assert (handed_in(made), failed(made)) == (["deed"], [("connection:store:a", "true")])


def test_a_source_answers_those_whom_it_is_open_to() -> None:
    """A list of items and one-things names who may ask."""
    made = plan(item("a", "deed"), item("b", "deed"), source("store", "deed", connected=["b"]), rules=())
    assert handed_in(made) == ["deed"]
    made = plan(item("a", "deed"), source("store", "deed", connected=["a"]))
    assert handed_in(made) == []


@pytest.mark.parametrize(
    ("coverage", "east", "west"),
    [
        ({CITY: 1}, "replaced", "replaced"),
        ({CITY: 0.5, WEST: 0}, "replaced", "hand-in"),
        ({CITY: 0, WEST: 0.5}, "hand-in", "replaced"),
        ({"000000": 1, "990000": 0, CITY: 1, WEST: 0}, "replaced", "hand-in"),
        ({"000000": 0}, "hand-in", "hand-in"),
        ({"430000": 1}, "hand-in", "hand-in"),
    ],
)
def test_the_nearest_region_of_the_coverage_counts(coverage: dict[str, float], east: str, west: str) -> None:
    """A share for a district overrides the city's, be it more or less."""
    covered = [{"region": region, "share": share} for region, share in coverage.items()]
    nouns = item("a", "deed"), source("store", "deed", coverage=covered)
    assert [outcomes(plan(*nouns, region=region))["deed"] for region in (EAST, WEST)] == [east, west]


@pytest.mark.parametrize("coverage", [[], [{"region": "000000", "share": 0}]])
def test_a_source_that_covers_nothing_says_so(coverage: list[dict[str, object]]) -> None:
    """There is always a test that failed, even where no region could help."""
    made = plan(item("a", "deed"), source("store", "deed", coverage=coverage))
    assert failed(made) == [("coverage:store", "true")]


def test_a_region_that_is_known_too_roughly_is_asked_for() -> None:
    """In the city as a whole it is open whether a district's source answers."""
    made = plan(item("a", "deed"), source("store", "deed", coverage=[{"region": EAST}]), region=CITY)
    assert outcomes(made) == {"deed": "open"}
    assert [question.question.fact for question in made.questions] == ["region"]


def test_a_source_may_need_consent() -> None:
    """It is assumed unless it is refused."""
    nouns = item("a", "deed"), source("store", "deed", consent=True)
    assert handed_in(plan(*nouns)) == []
    made = plan(*nouns, facts={"consent": False})
    assert (handed_in(made), failed(made)) == (["deed"], [("consent", "true")])


@pytest.mark.parametrize("answer", ["miss", "down", "no-consent"])
def test_a_source_that_does_not_hit_is_of_no_use(answer: str) -> None:
    """Only a hit replaces the material; the reason names the source."""
    made = plan(item("a", "deed"), source("store", "deed"), given={"store": answer})
    assert (handed_in(made), failed(made)) == (["deed"], [("source:store", '"hit"')])


def test_a_guarantee_needs_full_coverage() -> None:
    """Nine cases in ten are not certain."""
    nouns = item("a", "deed"), source("store", "deed", coverage=[{"region": CITY, "share": 0.9}])
    assert handed_in(plan(*nouns)) == []
    assert handed_in(plan(*nouns, assume="guaranteed")) == ["deed"]


def test_a_guarantee_for_a_city_needs_full_coverage_in_all_its_districts() -> None:
    """A gap in one district is a gap for whoever names the city alone."""
    covered = [{"region": CITY}, {"region": WEST, "share": 0.5}]
    nouns = item("a", "deed"), source("store", "deed", coverage=covered)
    assert handed_in(plan(*nouns, assume="guaranteed", region=CITY)) == ["deed"]
    assert handed_in(plan(*nouns, assume="guaranteed", region=EAST)) == []


def test_a_guarantee_needs_a_consent_that_was_given() -> None:
    """Nobody can count on a consent."""
    nouns = item("a", "deed"), source("store", "deed", consent=True)
    assert handed_in(plan(*nouns, assume="guaranteed")) == ["deed"]
    assert handed_in(plan(*nouns, assume="guaranteed", facts={"consent": True})) == []


def test_a_given_answer_counts_for_a_guarantee() -> None:
    """What a source has answered is certain."""
    nouns = item("a", "deed"), source("store", "deed", coverage=[{"region": CITY, "share": 0.9}])
    assert handed_in(plan(*nouns, assume="guaranteed", given={"store": "hit"})) == []
