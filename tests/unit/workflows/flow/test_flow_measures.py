"""What a plan is measured by, in all three truths, and why."""

from __future__ import annotations

from flow_nouns import ANYHOW, ONLINE, WINDOW, act, measure, postponing
from tests.unit.workflows.small_worlds import ONCE, form, item, need, plan, replacing, source, whole

from onething.model import Material

CARD = Material.model_validate({"id": "card", "name": {"zh": "身份证", "en": "card"}, "identity": True})
MAYBE = {"when": {"rented": True}}


def test_at_most_one_visit():
    """最多跑一次: one at the window, two with an act elsewhere, open with one that may be due."""
    a = item("a")
    elsewhere = item("a", acts=[act("other", place="医院")])
    perhaps = item("a", acts=[act("other", place="医院", **MAYBE)])
    found = [measure(plan(one, facts=WINDOW), "at-most-one-visit") for one in (a, elsewhere, perhaps)]
    assert [holds for holds, _, _ in found] == [True, False, None]
    assert [why for *_, why in found] == ["visits: 1", "visits: 2", "visits: 1 to 2"]


def test_no_visit():
    """零上门: online, at the window, and where an act may be due."""
    perhaps = item("a", acts=[act("signing", **MAYBE)])
    cases = ((item("a"), ONLINE), (item("a"), WINDOW), (perhaps, ONLINE))
    found = [measure(plan(one, ANYHOW, facts=facts), "no-visit")[0] for one, facts in cases]
    assert found == [True, False, None]


def test_only_the_identity_document():
    """一证通办: proof of identity does not count; anything else does, and may."""
    only, more, perhaps = (item("a", "card", *needs) for needs in ((), ["photo"], [need("photo", **MAYBE)]))
    found = [measure(plan(one, CARD), "id-card-only") for one in (only, more, perhaps)]
    assert [holds for holds, _, _ in found] == [True, False, None]
    assert [why for *_, why in found][1:] == ["also asked for: photo", "not decided: photo"]


def test_what_is_handed_in_later_is_asked_for_too():
    """It is put off, not spared."""
    made = plan(item("a", "card", need("photo", necessity="deferrable")), CARD)
    assert measure(made, "id-card-only")[0] is False


def test_many_names_are_counted():
    """Three are said."""
    made = plan(item("a", "m1", "m2", "m3", "m4", "m5"))
    assert measure(made, "id-card-only")[2] == "also asked for: m1, m2, m3 and 2 more"


def test_decided_at_once():
    """秒办: no day, some days, or a limit that nobody published."""
    found = [
        measure(plan(item("a", **days)), "decided-at-once")
        for days in ({"promised_days": 0}, {"promised_days": 2}, {})
    ]
    assert [holds for holds, _, _ in found] == [True, False, None]
    assert [why for *_, why in found][1:] == ["working days: 2", "no time limit is published for: a"]


def test_whether_it_is_decided_at_once_may_hang_on_an_answer():
    """A hearing may be held."""
    hearing = {"id": "hearing", "kind": "hearing", "name": "hearing", "days": 5, **MAYBE}
    made = plan(item("a", promised_days=0, procedures=[hearing]))
    assert measure(made, "decided-at-once") == (None, None, "working days: 0 to 5")


def test_nobody_has_to_apply_where_nothing_is_left_to_the_applicant():
    """免申即享: every material is replaced and no form is filled in."""
    made = plan(item("a", "card"), source("store", "card"), ANYHOW, facts=ONLINE)
    assert measure(made, "no-application")[0] is True


def test_whatever_is_left_to_the_applicant_has_to_be_applied_for():
    """A material, a form, a promise, an act."""
    promised = plan(item("a", "note"), ANYHOW, facts=ONLINE, rules=[replacing("commitment")])
    made = [
        plan(item("a", "card"), ANYHOW, facts=ONLINE),
        plan(
            item("a", "form"), form("form", "name"), ANYHOW, facts=ONLINE, rules=[replacing("form-autofill")]
        ),
        promised,
        plan(item("a", acts=[act("signing")]), ANYHOW, facts=ONLINE),
    ]
    assert [measure(one, "no-application")[::2] for one in made] == [
        (False, "handed in: card"),
        (False, "a form is filled in (fields: 1)"),
        (False, "a promise is signed, or something is handed in later"),
        (False, "in person: Signing: a"),
    ]


def test_while_something_is_not_known_it_is_open_whether_one_has_to_apply():
    """What is not known is named."""
    made = plan(item("a", need("card", **MAYBE)), ANYHOW, facts=ONLINE)
    assert measure(made, "no-application") == (None, None, "not known: rented?")


def test_online_depth_in_stars():
    """Wholly online, in person at the end, in person earlier, not at all."""
    collected = item("a", gives=["permit"], promised_days=1)
    made = [
        plan(item("a"), ANYHOW),
        plan(collected, ANYHOW),
        plan(item("a", acts=[act("signing")]), ANYHOW),
        plan(item("a"), whole("a", channels=["window"])),
    ]
    assert [measure(one, "online-depth")[:2] for one in made] == [
        (True, 5),
        (True, 4),
        (False, 3),
        (False, 1),
    ]


def test_a_check_that_waits_deepens_it():
    """From three stars to four."""
    checked = item("a", gives=["permit"], promised_days=1, acts=[act("check-original")])
    assert measure(plan(checked, ANYHOW), "online-depth")[1] == 3
    assert measure(plan(checked, ANYHOW, rules=[ONCE, postponing("check-original")]), "online-depth")[1] == 4


def test_the_depth_of_a_case_at_the_window_is_that_of_handling_it_online():
    """It measures what is offered, not what was chosen."""
    assert measure(plan(item("a"), ANYHOW, facts=WINDOW), "online-depth")[1] == 5


def test_the_depth_may_hang_on_an_answer():
    """Because of an act, or of an item that cannot be applied for online; the least is said."""
    perhaps = item("a", acts=[act("signing", **MAYBE)])
    assert measure(plan(perhaps, ANYHOW), "online-depth")[:2] == (None, 3)
    one = whole("a", {"item": "b", **MAYBE}, channels=["online"])
    made = plan(item("a"), item("b", online=False), one)
    assert measure(made, "online-depth")[:2] == (None, 1)
