"""What everybody knows of the single window, as cases of the fictional city."""

from __future__ import annotations

from typing import Any

from tests.fictional.city import plan

from onething import Plan

RENTED = {"facts": {"applicant.age": 30, "房屋来源": "租用"}}


def handed_in(made: Plan) -> list[str]:
    """Return what the applicant hands in."""
    return [material.material for material in made.hand_in]


def owners(made: Plan, material: str) -> dict[str, Any]:
    """Return for each item that demands a material how its demand is met."""
    (found,) = [one for one in made.materials if one.material == material]
    return {one.owner: one.used.mode.value if one.used else one.outcome.value for one in found.requirements}


def test_a_document_that_three_registrations_require_is_asked_for_once() -> None:
    """The identity card, which the applicant does not agree to be looked up, is handed in once."""
    made = plan("three-registrations", facts={"consent": False, "applicant.age": 30})
    assert handed_in(made).count("id-card") == 1
    assert owners(made, "id-card") == {
        "residence-registration": "hand-in",
        "bike-registration": "held-once",
        "health-record": "held-once",
    }


def test_what_the_first_registration_produces_the_second_does_not_ask_for() -> None:
    """The residence permit comes from the residence registration when both are chosen."""
    both = ["residence-registration", "bike-registration"]
    made = plan("three-registrations", items=both)
    assert "residence-permit" not in handed_in(made)
    assert owners(made, "residence-permit")["bike-registration"] == "upstream-result"


def test_the_second_registration_alone_asks_for_what_the_first_would_produce() -> None:
    """Whoever registers the bicycle only hands the residence permit in."""
    made = plan("three-registrations", items=["bike-registration"])
    assert handed_in(made) == ["residence-permit", "bike-invoice"]


def test_a_teahouse_in_the_pilot_district_leaves_little_to_hand_in() -> None:
    """Data, results and promises replace the rest."""
    made = plan("open-a-teahouse", facts={"shop.area": 80, "sign.area": 2, "shop.street": "新街"})
    assert handed_in(made) == ["teahouse-form", "sign-drawing"]
    assert [one.material for one in made.promises] == ["health-certificate"]
    assert [(field.id, field.source) for field in made.form] == [
        ("applicant-name", "one-form"),
        ("phone", "one-form"),
        ("shop-name", None),
    ]


def test_a_large_teahouse_is_checked_by_the_fire_service() -> None:
    """A further item applies, which does not take the plan from the company's space."""
    made = plan("open-a-teahouse", facts={"shop.area": 200, "sign.area": 2, "shop.street": "新街"})
    assert handed_in(made) == ["teahouse-form", "floor-plan", "fire-plan", "sign-drawing"]
    assert owners(made, "floor-plan") == {"food-permit": "held-once", "fire-check": "hand-in"}


def test_a_sign_in_the_old_street_needs_a_permit() -> None:
    """Of permit and notice no more than one applies."""
    made = plan("open-a-teahouse", facts={"shop.area": 80, "sign.area": 2, "shop.street": "老桥街"})
    assert {one.item: one.inclusion.value for one in made.items if one.item.startswith("sign")} == {
        "sign-permit": "in",
        "sign-notice": "out",
    }


def test_a_household_that_comes_from_another_city_makes_three_registrations() -> None:
    """The one-thing nested in the move applies, the move within the city does not."""
    made = plan("move-house", "990102", facts={"newcomer": True, "applicant.age": 70, "房屋来源": "自有"})
    assert {one.item for one in made.items if one.inclusion == "in"} == {
        "residence-registration",
        "bike-registration",
        "health-record",
    }
    assert handed_in(made) == ["moving-form", "photo", "bike-invoice"]


def test_a_tenant_promises_or_hands_in_the_landlords_consent() -> None:
    """Who has a bad credit grade may not promise."""
    facts = {"newcomer": False, "房屋来源": "租用", "channel": "window"}
    assert handed_in(plan("move-house", "990102", facts={**facts, "信用等级": "A"})) == [
        "moving-form",
        "id-card",
    ]
    assert "landlord-consent" in handed_in(plan("move-house", "990102", facts={**facts, "信用等级": "D"}))


def test_a_child_of_married_parents_needs_hardly_anything() -> None:
    """Registers, licences and results replace all but the photo."""
    facts = {"父母婚姻状况": "已婚", "child.born": "2026-05-20", "wants.infant-card": True}
    made = plan("welcome-a-child", "990102", facts=facts)
    assert (handed_in(made), made.questions) == (["photo"], ())


def test_in_the_western_district_the_household_register_is_handed_in() -> None:
    """The store does not cover it, and nine cases in ten elsewhere are no guarantee."""
    facts = {"父母婚姻状况": "未婚", "child.born": "2026-05-20", "consent": True}
    east, west = (plan("welcome-a-child", region, facts=facts) for region in ("990102", "990103"))
    assert ["household-register" in handed_in(made) for made in (east, west)] == [False, True]
    sure = plan("welcome-a-child", "990102", facts=facts, assume="guaranteed")
    assert "household-register" in handed_in(sure)
