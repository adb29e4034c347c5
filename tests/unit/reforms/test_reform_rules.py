"""The rules that reforms bring, and what plans say because of them."""

from reform_nouns import abolish, allow, reform, retire, rule
from tests.fictional.city import hongzhou, planner

from onething.model import Case, Mode, Outcome
from onething.reforms import reformed, with_reforms

CASE = Case.model_validate({"as_of": "2026-06-01", "region": "990102"})


def planned(onething, *changes, **case):
    """Return the plan of a case with changes made."""
    return with_reforms(planner(), [reform(*changes)]).plan(onething, CASE.model_copy(update=case))


def demand(plan, material, holder=""):
    """Return the first demand for a material."""
    found = next(one for one in plan.materials if (one.material, one.holder) == (material, holder))
    return found.requirements[0]


def rules(*changes):
    """Return the ids of all rules once changes are made."""
    city = hongzhou()
    packs = reformed(city.catalogues[0], city.packs, [reform(*changes)]).packs
    return [rule.id for pack in packs for rule in pack.rules]


def test_a_promise_stands_for_a_material():
    """And the plan says by which reform."""
    used = demand(planned("move-house", allow("photo"), facts={"newcomer": True}), "photo").used
    assert used.mode is Mode.COMMITMENT
    assert used.rule == "reform.try.1"
    assert "Reform try" in used.title.en
    assert "less to do" in used.basis[0].assumed.en


def test_a_material_may_come_later():
    """Where it could not before."""
    change = allow("fire-plan", mode="deferral", when={"shop.area": ">= 200"})
    plan = planned("open-a-teahouse", change, facts={"shop.area": 300})
    assert demand(plan, "fire-plan").used.mode is Mode.DEFERRAL


def test_a_material_is_abolished():
    """The plan still names it, with the reason why nobody asks for it."""
    plan = planned("welcome-a-child", abolish("household-register", "birth-registration"))
    fate = demand(plan, "household-register")
    assert (fate.outcome, fate.used.mode) == (Outcome.REPLACED, Mode.ABOLISHED)
    assert any("Reform try" in assumed.en for assumed in plan.assumptions)


def test_an_act_in_person_is_abolished():
    """Nobody goes for it any more."""
    facts = {"shop.area": 300}
    change = {"do": "abolish", "item": "fire-check", "act": "site-inspection"}
    step = "in-person:fire-check/site-inspection"
    before, after = (
        planned("open-a-teahouse", some, facts=facts) for some in (retire("one-set-of-materials"), change)
    )
    assert step in [one.id for one in before.flow.steps]
    assert step not in [one.id for one in after.flow.steps]


def test_items_are_joined_on_site():
    """Under the name that the reform gives them, or under that of a rule that joins others."""
    change = {
        "do": "join",
        "name": {"zh": "联合踏勘", "en": "One visit"},
        "items": ["fire-check", "food-permit"],
    }
    plan = planned("open-a-teahouse", retire("joint-visit"), change, facts={"shop.area": 300})
    joint = next(step for step in plan.flow.steps if step.joint)
    assert joint.joint == "联合踏勘"
    assert set(joint.items) == {"fire-check", "food-permit"}


def test_a_rule_is_added_and_one_retired():
    """Added ones come last, so that the rules in force are tried first."""
    assert rules(rule("new"), retire("one-set-of-materials"))[-1] == "new"
    assert "one-set-of-materials" not in rules(retire("one-set-of-materials"))


def test_a_rule_that_stands_already_is_not_added_again():
    """Nor one that says the same as another of the reform."""
    assert rules(rule("new"), rule("new")) == rules(rule("new"))
    assert len(rules(rule("new"), rule("newer"))) == len(rules(rule("new")))


def test_a_reform_can_bring_a_question():
    """Which no case could answer before."""
    asked = {"fact": "photo.taken", "label": "Was a photo taken?"}
    change = {**rule("new", when={"photo.taken": True}), "questions": [asked]}
    plan = planned("move-house", change, facts={"newcomer": True, "photo.taken": True})
    assert demand(plan, "photo").used.rule == "new"
