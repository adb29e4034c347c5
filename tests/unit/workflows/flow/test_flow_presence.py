"""Where the applicant has to go, how often, and what rules change of that."""

from __future__ import annotations

from datetime import date

from flow_nouns import ANYHOW, ONLINE, WINDOW, act, department, flow, goings, ids, postponing, served, waiving
from tests.unit.workflows.small_worlds import item, plan, whole

CHECK = "in-person:a/check-original"
COLLECT = "in-person:a/collect-result"


def test_the_single_window_is_one_place_for_all_items_that_it_admits():
    """Two departments, one visit."""
    police, health = department("police"), department("health")
    items = (
        served("a", by="police", acts=[act("signing")]),
        served("b", by="health", acts=[act("signing")]),
    )
    made = flow(police, health, *items)
    assert goings(made) == [("window", ("hand-in", "in-person:a/signing", "in-person:b/signing"))]


def test_an_item_that_it_does_not_admit_is_handled_at_its_own_counter():
    """That is a second visit, and the place bears the department's name."""
    nouns = department("police"), served("a", by="police", single_window=False), item("b")
    made = flow(*nouns, facts=WINDOW)
    assert [visit.spot for visit in made.visits] == ["window", "counter:police"]
    assert [spot.name.text("en") for spot in made.spots][1] == "the counter of police"


def test_an_item_without_a_department_has_a_counter_too():
    """It is named after the item."""
    made = flow(item("a", single_window=False), facts=WINDOW)
    assert made.spots[0].name.text("en") == "the counter of the department in charge of “a”"


def test_an_act_at_a_place_of_its_own_is_a_visit_to_it():
    """Places of one name are one place."""
    acts = [act("biometrics", place="医院"), act("other", place={"zh": "医院", "en": "hospital"})]
    made = flow(item("a", acts=acts), ANYHOW, facts=ONLINE)
    assert [(visit.spot, len(visit.steps)) for visit in made.visits] == [("site:医院", 2)]


def test_each_visit_says_once_why_it_cannot_be_done_remotely():
    """In the words of the acts."""
    made = flow(item("a", acts=[act("signing"), act("biometrics", reason={"zh": "采集", "en": "photo"})]))
    (visit,) = made.visits
    assert [reason.text("en") for reason in visit.reasons][1:] == ["signing it is", "photo"]


def test_what_takes_time_between_two_acts_makes_two_visits():
    """The result is collected after the review; decided at once it is collected on the spot."""
    slow, quick = (item("a", gives=["permit"], promised_days=days) for days in (2, 0))
    assert len(flow(slow, facts=WINDOW).visits) == 2
    assert len(flow(quick, facts=WINDOW).visits) == 1


def test_a_result_that_is_sent_spares_the_visit():
    """So does one of which there is an electronic one."""
    sent = [{"material": "permit", "delivery": ["counter", "courier"]}]
    assert flow(item("a", gives=sent), ANYHOW, facts=ONLINE).visits == ()
    assert len(flow(item("a", gives=["permit"]), ANYHOW, facts=ONLINE).visits) == 1


def test_an_act_counts_in_the_cases_that_it_speaks_of():
    """By its condition and its validity."""
    acts = [act("signing", when={"rented": True}, valid={"until": "2026-06-30"})]
    nouns = item("a", acts=acts), ANYHOW
    assert len(flow(*nouns, facts={**ONLINE, "rented": True}).visits) == 1
    assert flow(*nouns, facts={**ONLINE, "rented": False}).visits == ()
    assert flow(*nouns, facts={**ONLINE, "rented": True}, as_of=date(2026, 7, 1)).visits == ()


def test_while_it_is_open_whether_an_act_is_due_both_bounds_are_said():
    """And the question is asked."""
    made = plan(item("a", acts=[act("signing", when={"rented": True})]), ANYHOW, facts=ONLINE)
    assert made.flow
    assert (made.flow.visits_at_least, len(made.flow.visits)) == (0, 1)
    (question,) = made.questions
    assert (question.question.fact, question.decides) == ("rented", ("in-person:a/signing",))


def test_an_act_that_a_rule_waives_is_not_done():
    """Nor does it stand among the steps."""
    made = flow(item("a", acts=[act("signing")]), ANYHOW, facts=ONLINE, rules=[waiving("signing")])
    assert (made.visits, [id for id in ids(made) if "in-person" in id]) == ((), [])


def test_whether_an_act_is_waived_may_be_open():
    """The rule asks for something that is not known."""
    rules = [waiving("signing", when={"rented": True})]
    made = flow(item("a", acts=[act("signing")]), ANYHOW, facts=ONLINE, rules=rules)
    assert (made.step("in-person:a/signing").open, made.visits_at_least, len(made.visits)) == (True, 0, 1)


def test_a_check_that_may_wait_is_done_when_the_result_is_collected():
    """信任在先、办结核验: one visit instead of two, and the rule is cited."""
    a = item("a", gives=["permit"], promised_days=3, acts=[act("check-original")])
    assert len(flow(a, ANYHOW, facts=ONLINE).visits) == 2
    made = flow(a, ANYHOW, facts=ONLINE, rules=[postponing("check-original")])
    assert goings(made) == [("window", (CHECK, COLLECT))]
    assert [basis.document for basis in made.step(CHECK).basis] == ["law on postpone-check-original"]


def test_a_check_does_not_wait_where_nothing_is_collected_in_person():
    """Waiting would be of no use to anybody."""
    sent = [{"material": "permit", "delivery": ["courier"]}]
    a = item("a", gives=sent, promised_days=3, acts=[act("check-original")])
    made = flow(a, ANYHOW, facts=ONLINE, rules=[postponing("check-original")])
    assert CHECK in made.step("accept").after


def test_a_check_does_not_wait_where_the_result_is_collected_elsewhere():
    """It would still be a visit of its own."""
    acts = [act("check-original"), act("collect-result", place="银行")]
    made = flow(item("a", acts=acts), ANYHOW, facts=ONLINE, rules=[postponing("check-original")])
    assert CHECK in made.step("accept").after


def test_a_check_waits_for_whatever_result_is_collected_at_the_place():
    """The applicant comes there anyway, for another item."""
    a, b = item("a", acts=[act("check-original")]), item("b", gives=["permit"], promised_days=2)
    one = whole("a", "b", channels=["online"])
    made = flow(a, b, one, facts=ONLINE, rules=[postponing("check-original")])
    assert goings(made) == [("window", (CHECK, "in-person:b/collect-result"))]


def test_while_it_is_open_whether_a_check_may_wait_both_bounds_are_said():
    """And the question is asked, for it decides a visit."""
    a = item("a", gives=["permit"], promised_days=3, acts=[act("check-original")])
    rules = [postponing("check-original", when={"rented": True})]
    made = plan(a, ANYHOW, facts=ONLINE, rules=rules)
    assert made.flow
    assert (made.flow.visits_at_least, len(made.flow.visits)) == (1, 2)
    assert [question.decides for question in made.questions] == [(CHECK,)]
