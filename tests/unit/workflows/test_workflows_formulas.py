"""When a source answers: in force, open, covering the region, agreed to."""

from __future__ import annotations

import pytest
from small_worlds import (
    CITY,
    EAST,
    WEST,
    case,
    demand,
    handed_in,
    item,
    need,
    outcomes,
    plan,
    planner,
    replacing,
    source,
)

from onething.workflows.explaining import explain


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


BY_ANSWER = [
    ("hit", {}, ["late"]),
    ("hit", {"given": {"store": "miss"}}, []),
    ("miss", {}, []),
    ("miss", {"given": {"store": "miss"}}, ["late"]),
    ("down", {"given": {"store": "down"}}, ["late"]),
    ('not("hit")', {"given": {"store": "no-consent"}}, ["late"]),
]


@pytest.mark.parametrize(("test", "known", "expected"), BY_ANSWER)
def test_a_condition_reads_what_a_source_answers(test: str, known: dict, expected: list[str]) -> None:
    """Without a given answer a connected source is taken to hit."""
    nouns = item("a", need("late", when={"source.store": test})), source("store")
    assert handed_in(plan(*nouns, **known)) == expected


@pytest.mark.parametrize(
    ("store", "known", "answer"),
    [
        ({"valid": {"until": "2026-05-31"}}, {}, "down"),
        ({"coverage": [{"region": WEST}]}, {}, "down"),
        ({"coverage": []}, {}, "down"),
        ({"connected": False}, {}, "down"),
        ({"connected": []}, {}, "down"),
        ({"consent": True}, {"facts": {"consent": False}}, "no-consent"),
    ],
)
def test_to_a_condition_a_source_that_cannot_be_asked_is_down(store: dict, known: dict, answer: str) -> None:
    """It has not hit; and where consent is refused, that is its answer."""
    for test, expected in ((answer, ["late"]), ('not("hit")', ["late"]), ("hit", []), ("miss", [])):
        nouns = item("a", need("late", when={"source.store": test})), source("store", **store)
        assert handed_in(plan(*nouns, **known)) == expected, test


def test_an_answer_that_is_not_certain_is_no_ground_for_a_guarantee() -> None:
    """What hangs on it stays open, and says on what; nobody is asked a question for it."""
    store = source("store", coverage=[{"region": CITY, "share": 0.9}])
    for test in ("hit", "miss", 'not("hit")'):
        made = plan(item("a", need("late", when={"source.store": test})), store, assume="guaranteed")
        assert (outcomes(made), made.questions) == ({"late": "open"}, ())
        (reason,) = demand(made, "a", "late").reason
        assert (reason.fact, reason.known) == ("source.store", False)
    made = plan(item("a", need("late", when={"source.store": "hit"})), source("store"), assume="guaranteed")
    assert handed_in(made) == ["late"]


def test_a_rule_may_read_what_a_source_answers() -> None:
    """A promise is enough where the register is down; the reason says so."""
    promise = replacing("commitment", "deed", when={"source.store": '"down"'})
    nouns, rules = (item("a", "deed"), source("store")), [promise]
    assert handed_in(plan(*nouns, rules=rules, given={"store": "down"})) == []
    (way,) = demand(plan(*nouns, rules=rules), "a", "deed").not_used
    assert [test.sentence.zh for test in way.failed] == ["“数据 store的查询结果”为无法查询"]
    assert [test.sentence.en for test in way.failed] == ['"Answer of store" is not available']


def test_a_source_changed_changes_the_conditions_that_read_it() -> None:
    """A planner with another source compiles anew what hangs on its answer."""
    made = planner(item("a", need("late", when={"source.store": "down"})), source("store"))
    assert handed_in(made.plan("whole", case())) == []
    assert handed_in(made.with_source(source("store", connected=False)).plan("whole", case())) == ["late"]


def test_the_remedy_of_a_condition_on_an_answer_is_that_answer() -> None:
    """Where a miss is why a material is asked for, a hit ends that."""
    made = planner(item("a", need("late", when={"source.store": "miss"})), source("store"))
    told = explain(made, "whole", "late", case(given={"store": "miss"}))
    changes = [change for remedy in told.remedies for change in remedy.changes]
    assert ("answer", "store") in [(change.kind.value, change.source) for change in changes]
