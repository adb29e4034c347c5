"""The catalogue of Zhejiang: what its two one-things come to, in situations that people know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onething.app import catalogues as loading
from onething.app.content import RULES, WORKFLOWS, built_in
from onething.app.planning import case_of, plan
from onething.model import MeasureKind, Plan, StepKind

HOUSE = {
    "house.registered_to": "seller",
    "house.mortgage": "none",
    "seller.marriage": "single",
    "seller.minor": False,
    "buyer.loan": False,
    "buyer.married": False,
    "tax.relief": False,
    "tax.actual_cost": False,
    "utilities.transfer": True,
    "house.piped_gas": True,
    "house.cable_tv": True,
}
COMPANY = {
    "region": "330300",
    "company.kind": "limited",
    "company.model_articles": True,
    "company.one_shareholder": False,
    "company.pre_approval": False,
    "company.restricted_address": False,
    "shareholder.foreign": False,
    "seals.engraved": True,
    "invoices": "digital",
    "employees.hired": False,
    "account.wanted": True,
    "account.by_video": False,
}
BANK = "贷款银行网点"


@pytest.fixture(scope="module")
def zhejiang():
    """Load the catalogue that comes with the package, and nothing else."""
    return loading.load(built_in(WORKFLOWS) / "zhejiang", rules=built_in(RULES))


@pytest.fixture(scope="module")
def buying(zhejiang):
    """Plan a purchase that differs from the plainest one in the facts given."""

    def made(**facts: Any) -> Plan:
        known = {**HOUSE, **{name.replace("__", "."): value for name, value in facts.items()}}
        return plan(zhejiang, "second-hand-house", case_of(facts=known, as_of=date(2026, 12, 1)))

    return made


@pytest.fixture(scope="module")
def opening(zhejiang):
    """Plan the opening of a company that differs from the plainest one in the facts given."""

    def made(**facts: Any) -> Plan:
        known = {**COMPANY, **{name.replace("__", "."): value for name, value in facts.items()}}
        return plan(zhejiang, "company-opening", case_of(facts=known, as_of=date(2026, 12, 1)))

    return made


def places(made: Plan) -> list[str]:
    """Name the places of the visits, in order."""
    names = {spot.id: spot.name.text("zh") for spot in made.flow.spots}
    return [names[visit.spot] for visit in made.flow.visits]


def holds(made: Plan, kind: MeasureKind) -> bool | None:
    """Tell whether a measure holds."""
    return next(measure.holds for measure in made.measures if measure.kind is kind)


def test_who_buys_in_cash_and_applies_online_goes_nowhere(buying) -> None:
    """No visit, nothing to hand in, and the four days that are promised for an ordinary registration."""
    made = buying(channel="online")
    assert (made.visits, made.hand_in, made.days, made.questions) == (0, (), 4, ())
    assert holds(made, MeasureKind.NO_VISIT)
    assert holds(made, MeasureKind.ID_CARD_ONLY)


def test_at_the_window_all_is_done_at_one_visit(buying) -> None:
    """Signing, showing who one is and the old certificate happen when the application is made."""
    made = buying(channel="window")
    assert places(made) == ["不动产登记“一窗受理”综合窗口"]
    (visit,) = made.flow.visits
    kinds = [made.flow.step(step).kind for step in visit.steps]
    assert kinds == [StepKind.HAND_IN, *[StepKind.IN_PERSON] * 4]


def test_tax_comes_before_registration_and_registration_before_the_mortgage(buying) -> None:
    """The contract, the tax, the certificate and the mortgage wait for one another, in this order."""
    made = buying(channel="online", buyer__loan=True)
    order = [step.id for step in made.flow.steps]
    chain = (
        "decide:house-sale-contract-filing",
        "review:property-tax-declaration",
        "decide:property-tax-declaration",
        "review:real-estate-transfer-registration",
        "decide:real-estate-transfer-registration",
        "review:real-estate-mortgage-registration",
    )
    assert sorted(chain, key=order.index) == list(chain)
    assert made.days == 6


def test_a_home_loan_is_signed_before_the_bank_whatever_the_channel(buying) -> None:
    """The law has it signed in person, so that even online it takes a visit."""
    assert places(buying(channel="online", buyer__loan=True)) == [BANK]
    assert BANK in places(buying(channel="window", buyer__loan=True))


def test_an_inherited_house_is_registered_for_the_heir_first(buying) -> None:
    """It cannot be done online, and without a notary the fifteen days of public notice are not counted."""
    made = buying(house__registered_to="deceased", inheritance__notarised=False)
    order = [step.id for step in made.flow.steps]
    heir, sale = "decide:inheritance-transfer-registration", "review:house-sale-contract-filing"
    assert order.index(heir) < order.index(sale)
    assert (made.flow.channel, made.visits) == ("window", 1)
    assert made.days - made.flow.limit_days == 15


@pytest.mark.parametrize(
    ("facts", "material"),
    [
        ({"seller__marriage": "married"}, "co-owner-consent"),
        ({"seller__marriage": "divorced"}, "divorce-agreement-or-judgment"),
        ({"seller__minor": True}, "guardian-guarantee"),
    ],
)
def test_who_else_has_a_say_in_the_sale_says_it_in_writing(buying, facts, material) -> None:
    """The spouse, the former spouse and the guardians of a child; nothing else is handed in."""
    assert [one.material for one in buying(channel="online", **facts).hand_in] == [material]


def test_a_company_is_opened_in_the_one_day_that_is_the_target(opening) -> None:
    """It is registered at once; what waits for the licence shares one day."""
    made = opening(channel="online")
    assert (made.days, made.hand_in) == (1, ())
    assert made.flow.step("review:limited-company-registration").days == 0
    assert places(made) == ["开户银行网点"]


def test_an_approval_before_the_registration_costs_the_target(opening) -> None:
    """The company is not registered at once then, and everything else waits for it."""
    assert opening(channel="online", company__pre_approval=True).days == 2


def test_a_bank_that_uses_video_spares_the_only_visit(opening) -> None:
    """Online nobody else wants to see the legal representative."""
    assert opening(channel="online", account__by_video=True).visits == 0


def test_the_domicile_is_declared_unless_the_law_restricts_it(opening) -> None:
    """A signed promise stands for the proof; on the negative list the proof is handed in."""
    declared = opening(channel="online")
    assert [promise.material for promise in declared.promises] == ["premises-use-proof"]
    restricted = opening(channel="online", company__restricted_address=True)
    assert [one.material for one in restricted.hand_in] == ["premises-use-proof"]


def test_the_address_store_of_hangzhou_ends_the_promise(opening) -> None:
    """What a source knows ranks before a promise; the store answers in Hangzhou only."""
    assert opening(channel="online", region="330100").promises == ()


def test_what_no_document_backs_is_said(zhejiang, buying, opening) -> None:
    """Every requirement, source and rule has a basis; whatever is assumed stands in the plan."""
    (catalogue,) = zhejiang.catalogues
    assert all(one.basis for item in catalogue.items.values() for one in item.requirements)
    assert all(one.basis for one in (*catalogue.sources.values(), *catalogue.items.values()))
    assert buying(channel="online").assumptions
    assert opening(channel="online").assumptions
