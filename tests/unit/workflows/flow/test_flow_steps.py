"""The steps of a flow, who does them, and in which order."""

from __future__ import annotations

from flow_nouns import ANYHOW, ONLINE, WINDOW, act, actors, behind, department, flow, ids, served
from tests.unit.workflows.small_worlds import form, item, need, source, whole


def test_a_flow_begins_with_informing_and_ends_with_filing():
    """Between them the case is applied for, accepted, reviewed, decided and issued."""
    made = flow(item("a"), facts=WINDOW)
    assert ids(made) == ["inform", "hand-in", "accept", "review:a", "decide:a", "issue", "archive"]


def test_the_window_accepts_departments_decide_and_the_window_issues():
    """前台综合受理、后台分类审批、统一窗口出件."""
    made = flow(department("police"), served("a", by="police"))
    done_by = {step.id: actors(step) for step in made.steps}
    assert [done_by[id] for id in ("accept", "review:a", "decide:a", "issue")] == [
        ["window"],
        ["police"],
        ["police"],
        ["window"],
    ]


def test_a_department_is_forwarded_a_case_once():
    """Two of its items come with one forwarding."""
    made = flow(department("police"), served("a", by="police"), served("b", by="police"))
    assert made.step("forward:police").items == ("a", "b")
    assert made.step("review:b").after == ("forward:police",)


def test_who_produces_a_result_decides_before_who_needs_it_reviews():
    """Departments hand results on among themselves."""
    made = flow(item("second", "permit"), item("first", gives=["permit"]))
    assert "decide:first" in behind(made, "review:second")
    assert made.step("review:second").inputs == ("permit",)


def test_results_are_issued_together_and_the_case_is_filed_last():
    """The window waits for all decisions."""
    made = flow(item("a"), item("b"))
    assert made.step("issue").after == ("decide:a", "decide:b")
    assert ids(made)[-1] == "archive"


def test_a_form_is_filled_in_only_where_something_is_left_to_fill_in():
    """One whose fields a source fills in takes no step."""
    nouns = item("a", "form"), form("form", "name"), ANYHOW
    filler = source("filler", "nothing", kind="form-autofill", fields=["name"])
    assert "fill-form" in ids(flow(*nouns))
    assert flow(*nouns, filler).fields == 0


def test_a_source_is_asked_once_for_all_that_it_answers():
    """And before anything is handed in."""
    made = flow(item("a", "card"), item("b", "book"), source("store", "card", "book"))
    asked = made.step("fetch:store")
    assert (asked.outputs, asked.items, actors(asked)) == (("card", "book"), ("a", "b"), ["store"])
    assert "fetch:store" in behind(made, "hand-in")


def test_in_person_acts_are_done_at_their_stage():
    """Before acceptance, before the decision, after the issue."""
    acts = [act("identity-check"), act("signing", stage="review"), act("collect-result")]
    made = flow(item("a", acts=acts))
    assert made.step("accept").after[-1] == "in-person:a/identity-check"
    assert "accept" in made.step("in-person:a/signing").after
    assert made.step("in-person:a/collect-result").after == ("issue",)


def test_what_is_deferred_is_handed_in_before_the_decision():
    """The limit does not run meanwhile, and the deadline is its length."""
    made = flow(item("a", need("plan", necessity="deferrable", deadline=7)))
    later = made.step("supply-later:a")
    assert (later.days, later.counted, later.inputs) == (7, False, ("plan",))
    assert later.id in made.step("decide:a").after
    (suspension,) = made.suspensions
    assert (suspension.step, suspension.days, suspension.materials) == (later.id, 7, ("plan",))


def test_without_a_published_deadline_a_suspension_has_no_end():
    """It takes no day that anybody knows of."""
    made = flow(item("a", need("plan", necessity="deferrable")))
    assert made.suspensions[0].days is None


def test_an_item_that_is_not_admitted_to_the_window_is_applied_for_alone():
    """It has its own acceptance, by its own department."""
    made = flow(department("police"), served("a", by="police", single_window=False), item("b"))
    assert actors(made.step("accept:a")) == ["police"]
    assert {"accept", "issue", "issue:a", "archive:a"} <= set(ids(made))
    assert made.departments == 2


def test_what_only_an_open_question_decides_is_marked_open():
    """A step of an item that may or may not be in the case."""
    one = whole("a", {"item": "b", "when": {"rented": True}})
    made = flow(item("a"), item("b"), one)
    assert [step.id for step in made.steps if step.open] == ["review:b", "decide:b"]


def test_the_one_application_is_open_where_nothing_in_it_is_certain():
    """Whether the window is gone to at all hangs on an open item then."""
    alone = item("alone", single_window=False)
    one = whole("alone", {"item": "a", "when": {"rented": True}})
    made = flow(alone, item("a"), one, facts=WINDOW)
    assert made.step("hand-in").open
    assert (made.visits_at_least, len(made.visits)) == (1, 2)


def test_materials_that_are_taken_on_site_only_are_handed_in_apart():
    """Online the rest is handed in from home."""
    made = flow(item("a", need("seal", handover="on-site"), "photo"), ANYHOW, facts=ONLINE)
    assert made.step("hand-in").inputs == ("photo",)
    assert (made.step("hand-in:/on-site").spot, made.step("hand-in").spot) == ("window", "")


def test_a_piece_held_once_is_still_shown_where_it_is_taken_on_site_only():
    """Handed in online for one item, it is brought for the other."""
    one = whole("a", "b", channels=["online"])
    made = flow(item("a", "card"), item("b", need("card", handover="on-site")), one, facts=ONLINE)
    assert made.materials == 1
    assert made.step("hand-in:/on-site").inputs == ("card",)
    assert made.step("hand-in").inputs == ()
