"""How long a flow takes, what is critical in it, and on which days it falls."""

from __future__ import annotations

from datetime import date

import pytest
from flow_nouns import at_once, flow, procedure
from tests.unit.workflows.small_worlds import case, item, plan, planner, rule, whole

from onething.calendars import Override, WorkingDays
from onething.errors import BeyondCalendar
from onething.workflows import Planner

FRIDAY = date(2026, 9, 25)
"""中秋节, free."""


def chain(*, first: int = 2, second: int = 3, beside: int = 4):
    """Return two items of which the second needs the first's result, and one beside them."""
    return (
        item("a", gives=["permit"], promised_days=first, statutory_days=20),
        item("b", "permit", promised_days=second, statutory_days=30),
        item("c", promised_days=beside, statutory_days=10),
    )


def test_departments_work_side_by_side_unless_one_needs_the_other():
    """The critical path is the longest chain."""
    made = flow(*chain())
    assert (made.days, made.critical) == (5, ("review:a", "review:b"))


def test_slack_is_by_how_much_a_step_can_be_late():
    """A critical step has none."""
    made = flow(*chain())
    assert [made.step(f"review:{id}").slack for id in "abc"] == [0, 0, 1]
    assert (made.step("review:b").starts, made.step("review:b").ends) == (2, 5)


def test_shortening_a_critical_step_saves_until_another_chain_is_critical():
    """The one that saves most comes first."""
    made = flow(*chain())
    assert {one.step: one.saves for one in made.shortenings} == {"review:a": 1, "review:b": 1}
    made = flow(*chain(beside=0))
    assert [(one.step, one.saves) for one in made.shortenings] == [("review:b", 3), ("review:a", 2)]


def test_the_law_allows_longer_than_what_is_promised():
    """Both critical paths are said."""
    assert flow(*chain()).statutory_days == 50


def test_where_no_promise_is_published_the_law_counts():
    """And the other way round."""
    made = flow(item("a", statutory_days=10), item("b", promised_days=4))
    assert (made.days, made.statutory_days) == (10, 10)


def test_an_item_without_any_published_limit_takes_no_day_and_is_named():
    """Zero days published are published."""
    made = flow(item("a"), item("b", promised_days=0))
    assert (made.days, made.unpublished) == (0, ("a",))


def test_an_item_that_a_rule_decides_at_once_takes_no_day():
    """Nor is it said that nobody published its limit."""
    made = flow(item("a", promised_days=3), item("b"), rules=[at_once("a"), at_once("b")])
    assert (made.days, made.unpublished) == (0, ())
    assert made.step("review:a").reason.text("en") == "a-at-once"


def test_while_it_is_open_whether_it_is_decided_at_once_both_bounds_are_said():
    """And the question is asked."""
    made = plan(item("a", promised_days=3), rules=[at_once("a", when={"rented": True})])
    assert made.flow
    assert (made.flow.days_at_least, made.flow.days) == (0, 3)
    assert [question.decides for question in made.questions] == [("review:a",)]


def test_waiting_for_the_applicant_is_not_counted_into_the_limit():
    """But the last result comes later by it."""
    later = {"material": "plan", "necessity": "deferrable", "deadline": 9}
    made = flow(item("a", later, promised_days=2))
    assert (made.days, made.limit_days) == (9, 2)


def test_a_deferral_that_is_open_counts_for_the_most():
    """Whether the plan may come later hangs on an answer."""
    later = {"material": "plan", "deadline": 9}
    rules = [rule("later", {"replace_by": "deferral"}, when={"rented": True})]
    made = flow(item("a", later), rules=rules)
    assert (made.step("supply-later:a").open, made.days_at_least, made.days) == (True, 0, 9)


def test_the_day_of_acceptance_does_not_count():
    """Accepted on Monday, what takes a day ends on Tuesday."""
    made = flow(item("a", promised_days=1), start=date(2026, 6, 1))
    assert (made.step("review:a").begins_on, made.step("review:a").ends_on) == (
        date(2026, 6, 1),
        date(2026, 6, 2),
    )


def test_an_application_on_a_free_day_is_accepted_on_the_next_working_day():
    """On 25 September 2026 the Mid-Autumn Festival is kept."""
    schedule = flow(item("a", promised_days=1), start=FRIDAY).schedule
    assert schedule
    assert (schedule.start, schedule.accepted_on, schedule.ends_on) == (
        FRIDAY,
        date(2026, 9, 28),
        date(2026, 9, 29),
    )


def test_a_moved_saturday_is_worked():
    """10 October 2026 is; the first week of October is free."""
    schedule = flow(item("a", promised_days=3), start=date(2026, 9, 30)).schedule
    assert schedule
    assert schedule.ends_on == date(2026, 10, 10)


def test_without_a_start_the_case_begins_on_the_day_as_of_which_it_is_decided():
    """That of the test content."""
    schedule = flow(item("a")).schedule
    assert schedule
    assert schedule.start == date(2026, 6, 1)


def test_what_lies_beyond_the_calendar_is_said_and_not_guessed():
    """The days stand, the dates do not."""
    made = flow(item("a", promised_days=20), start=date(2026, 12, 21))
    schedule = made.schedule
    assert schedule
    assert (made.days, schedule.accepted_on, schedule.ends_on) == (20, date(2026, 12, 21), None)
    assert schedule.note
    assert "2026-12-31" in schedule.note.text("en")
    assert made.step("review:a").ends_on is None


def test_a_day_of_decision_beyond_the_calendar_leaves_all_days_open():
    """Nobody asked for a start, so nothing is refused."""
    schedule = flow(item("a", promised_days=1), as_of=date(2099, 1, 1)).schedule
    assert schedule
    assert (schedule.accepted_on, schedule.ends_on) == (None, None)


def test_a_start_beyond_the_calendar_is_refused():
    """The calendar does not say whether that day is worked."""
    with pytest.raises(BeyondCalendar):
        flow(item("a"), start=date(2099, 1, 1))


def test_a_calendar_that_is_handed_over_reaches_further():
    """Such as one with the next year's notice."""
    small = planner(item("a", promised_days=20))
    further = WorkingDays(Override(years=frozenset({2027})))
    made = Planner(small.catalogue, small.packs, calendar=further).plan("whole", case(start="2026-12-21"))
    assert made.flow
    assert made.flow.schedule
    assert made.flow.schedule.ends_on == date(2027, 1, 18)


@pytest.mark.parametrize(("promised", "kept"), [(4, False), (5, True)])
def test_a_promise_for_the_whole_is_kept_or_not(promised: int, kept: bool):
    """By what counts into the limit."""
    one = whole("a", "b", "c", promised_days=promised)
    schedule = flow(*chain(), one, start=date(2026, 6, 1)).schedule
    assert schedule
    assert schedule.promise_kept is kept


def test_a_promise_in_calendar_days_runs_over_weekends():
    """However long it is."""
    for days, limit in ((10, date(2026, 6, 11)), (10**9, None)):
        one = whole("a", promised_days={"days": days, "unit": "calendar-days"})
        schedule = flow(item("a"), one, start=date(2026, 6, 1)).schedule
        assert schedule
        assert schedule.limit_on == limit


def test_a_hearing_does_not_break_the_promise():
    """Its days are not counted."""
    one = whole("a", promised_days=3)
    a = item("a", promised_days=3, procedures=[procedure("hearing", 20)])
    schedule = flow(a, one, start=date(2026, 6, 1)).schedule
    assert schedule
    assert schedule.promise_kept
