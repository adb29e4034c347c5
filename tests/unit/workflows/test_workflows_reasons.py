"""Why something is not so: the nearest miss, and what is not known."""

from __future__ import annotations

from small_worlds import LICENCES, RESULTS, asked, demand, item, need, plan, rule, source, whole

from onething.model import FailedTest


def told(tests: tuple[FailedTest, ...]) -> list[tuple[str, str, bool]]:
    """Return tests as facts, texts, and whether they are known to fail."""
    return [(test.fact, test.test, test.known) for test in tests]


def test_the_nearest_miss_is_told() -> None:
    """Of two ways to meet a condition, the one that lacks less stands for it."""
    when = {"any": [{"rented": True, "married": True}, {"area": "> 6"}]}
    made = plan(item("a", need("deed", when=when)), facts={"rented": False, "married": False, "area": 5})
    assert told(demand(made, "a", "deed").reason) == [("area", "> 6", True)]


def test_every_test_that_fails_together_is_told() -> None:
    """A condition of two tests that both fail gives both."""
    made = plan(
        item("a", need("deed", when={"rented": True, "married": True})),
        facts={"rented": False, "married": False},
    )
    assert told(demand(made, "a", "deed").reason) == [("rented", "true", True), ("married", "true", True)]


def test_what_is_not_decided_is_told_as_such() -> None:
    """A test whose fact is not known has not failed."""
    made = plan(item("a", need("deed", when={"rented": True})))
    assert told(demand(made, "a", "deed").reason) == [("rented", "true", False)]


def test_what_may_still_hold_is_told_by_what_is_not_known() -> None:
    """A branch that failed is no reason while another is open."""
    when = {"any": [{"married": True}, {"rented": True}]}
    made = plan(item("a", need("deed", when=when)), facts={"married": False})
    assert told(demand(made, "a", "deed").reason) == [("rented", "true", False)]


def test_a_negated_condition_is_told_as_what_would_have_to_hold() -> None:
    """The text says not(...), the sentence says what should be."""
    rules = [LICENCES, rule("window", {"forbid": "e-licence"}, when={"channel": "window"})]
    made = plan(item("a", "card"), source("store", "card"), rules=rules, facts={"channel": "window"})
    (way,) = demand(made, "a", "card").not_used
    assert told(way.failed) == [("channel", 'not("window")', True)]


def test_sentences_name_sources_connections_and_items() -> None:
    """The facts that the library declares itself are told in words."""
    nouns = item("first", gives=["permit"]), item("a", "permit"), source("store", "permit", connected=False)
    made = plan(*nouns, items=("a",), rules=[RESULTS, LICENCES])
    sentences = [test.sentence for way in demand(made, "a", "permit").not_used for test in way.failed]
    assert [sentence.en for sentence in sentences] == [
        "“first” is handled in the same case",
        "the source “store” is connected to “a”",
    ]
    assert [sentence.zh for sentence in sentences] == [
        "同时办理“事项 first”",
        "数据资源“数据 store”已向“事项 a”开放",
    ]


def test_what_decides_an_item_is_asked_for_what_hangs_on_it() -> None:
    """A result that comes from an open item waits for that item's question."""
    one = whole({"item": "first", "when": {"rented": True}}, "second")
    made = plan(item("first", gives=["permit"]), item("second", "permit"), one)
    (question,) = made.questions
    assert (question.question.fact, question.decides) == ("rented", ("item:first", "permit"))


def test_a_test_that_stands_in_two_conditions_is_asked_once() -> None:
    """One question serves all that waits for it."""
    made = plan(item("a", need("deed", when={"area": "> 6"}), need("lease", when={"area": "> 9"})))
    assert asked(made) == ["area"]
