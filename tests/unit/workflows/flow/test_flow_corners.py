"""Where flows are easily drawn wrong."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from tests.unit.workflows.flow.flow_nouns import (
    ANYHOW,
    WINDOW,
    act,
    department,
    flow,
    ids,
    item,
    plan,
    served,
    whole,
)
from tests.unit.workflows.small_worlds import LATER, RULES, case, planner, rule

from onething.model import Flow
from onething.model.flow import MeasureKind

WAIT = {**rule("wait", {"postpone": "check-original"}), "match": {"act": {"kind": "check-original"}}}


def test_an_act_does_not_wait_for_the_result_of_another_application() -> None:
    """What is collected first is collected before the other result is there."""
    quick = served("a", by="police", gives=["x"], single_window=False)
    slow = served("b", by="police", promised_days=7, single_window=False, acts=[act("check-original")])
    visits = [
        len(flow(department("police"), quick, slow, facts=WINDOW, rules=rules).visits)
        for rules in (RULES, (*RULES, WAIT))
    ]
    assert visits[1] <= visits[0]


def test_of_two_producers_the_first_is_taken_before_the_reform_too() -> None:
    """While it is open whether the first is in the case, the days lie between those of both answers."""
    parts = ({"item": "a", "when": {"rented": True}}, "b", "c")
    nouns = (
        item("a", gives=["x"], promised_days=20),
        item("b", gives=["x"], promised_days=9),
        item("c", "x", promised_days=3),
        whole(*parts),
    )
    made = planner(*nouns)
    unknown, both, one = (
        made.compare("whole", case(facts)).before.flow for facts in ({}, {"rented": True}, {"rented": False})
    )
    assert unknown
    assert both
    assert one
    assert (both.days, one.days) == (23, 12)
    assert unknown.days_at_least <= one.days <= both.days <= unknown.days


def test_what_is_deferred_for_the_whole_is_handed_in_later() -> None:
    """Before any result is issued, though no item waits for it."""
    needs = [{"material": "x", "necessity": "deferrable", "deadline": 10}]
    made = flow(item("a", promised_days=5), whole("a", requirements=needs), rules=(LATER,))
    assert made.step("supply-later:whole").days == 10
    assert (made.days, made.limit_days, [one.days for one in made.suspensions]) == (10, 5, [10])
    assert "supply-later:whole" in made.step("issue").after


def test_no_item_may_take_the_name_of_the_one_application() -> None:
    """An item called `all` is applied for by itself, as any other."""
    needs = [{"material": "x", "handover": "on-site"}]
    made = flow(
        department("police"),
        served("all", *needs, by="police", single_window=False),
        item("b", {"material": "y", "handover": "on-site"}),
        whole("all", "b", channels=["online"]),
    )
    assert len(set(ids(made))) == len(ids(made))
    assert [visit.spot for visit in made.visits] == ["window", "counter:police"]


@pytest.mark.parametrize("start", [date(2026, 9, 30), date(2026, 2, 10)])
def test_a_promise_in_calendar_days_is_kept_by_an_equal_limit(start: date) -> None:
    """Both are reckoned alike, holidays or not; a promise that ends on a day off ends on the next."""
    thirty = {"days": 30, "unit": "calendar-days"}
    schedule = flow(item("a", promised_days=thirty), whole("a", promised_days=thirty), start=start).schedule
    assert schedule
    assert schedule.promise_kept is True
    assert schedule.limit_on
    assert schedule.limit_on.weekday() < 5


def test_what_does_not_count_puts_the_promise_off() -> None:
    """A hearing of twenty days on top of five: the promise of five runs out after both."""
    hearing = {"id": "hearing", "kind": "hearing", "name": "听证", "days": 20}
    schedule = flow(
        item("a", promised_days=5, procedures=[hearing]), whole("a", promised_days=5), start=date(2026, 9, 1)
    ).schedule
    assert schedule
    assert (schedule.promise_kept, schedule.limit_on) == (True, schedule.ends_on)


@pytest.mark.parametrize(
    ("facts", "kept"), [({}, None), ({"rented": True}, False), ({"rented": False}, True)]
)
def test_a_promise_is_broken_only_where_it_certainly_is(facts: dict[str, bool], kept: bool | None) -> None:
    """As long as questions are open that decide it, nothing is said."""
    parts = ("a", {"item": "b", "when": {"rented": True}})
    made = flow(
        item("a", promised_days=2), item("b", promised_days=9), whole(*parts, promised_days=5), facts=facts
    )
    assert made.schedule
    assert made.schedule.promise_kept is kept


def test_where_no_item_applies_there_is_no_flow() -> None:
    """Nobody applies, nothing is issued, and nothing is measured."""
    made = plan(item("a"), whole({"item": "a", "when": {"rented": True}}), facts={"rented": False, **WINDOW})
    assert made.flow
    assert (made.flow.steps, made.visits, made.days) == ((), 0, 0)
    assert {measure.holds for measure in made.measures} == {None}


def test_whoever_has_to_come_has_to_apply() -> None:
    """At the window there is an application even where nothing is handed in."""
    made = plan(item("a"), ANYHOW, facts=WINDOW)
    measure = next(one for one in made.measures if one.kind is MeasureKind.NO_APPLICATION)
    assert measure.holds is False


@pytest.mark.parametrize("place", ["综合窗口", " 综合窗口 "])
def test_a_place_named_as_the_window_is_the_window(place: str) -> None:
    """Whoever signs there makes no visit of its own."""
    made = flow(item("a", acts=[act("signing", place=place)]), ANYHOW, facts=WINDOW)
    assert len(made.visits) == 1


def test_steps_stand_in_an_order_in_which_they_can_be_done() -> None:
    """However the items are written."""
    made: Flow = flow(item("b", "x"), item("a", gives=["x"]))
    places = {id: place for place, id in enumerate(ids(made))}
    assert all(places[before] < places[step.id] for step in made.steps for before in step.after)
    assert all(one < other for one, other in pairwise(places.values()))
