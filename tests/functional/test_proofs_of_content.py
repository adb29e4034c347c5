"""At most one visit, over every situation of every one-thing that comes with the library.

What does not hold is kept with the person for whom it does not: a change of content that mends it, or
breaks another promise, is noticed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

import onething
from onething.model import Case, Claim, Value
from onething.situations import certificate, proven

DAY = date(2026, 10, 1)
ONE_VISIT = Claim(visits=1)
NO_COURIER = {"result_by_courier": False}

REFUTED: Mapping[tuple[str, str], Mapping[str, Value]] = {
    ("hunan/hiring", "best"): {
        "hiring.has_card": False,
        "hiring.file": "school-or-employer",
        "hiring.card_account": True,
    },
    ("zhejiang/company-opening", "best"): {
        "account.wanted": True,
        "shareholder.foreign": True,
        "account.by_video": False,
    },
    ("zhejiang/second-hand-house", "best"): {"house.registered_to": "deceased", "buyer.loan": True},
    ("hunan/bankruptcy-check", "window"): NO_COURIER,
    ("hunan/flexible-employment", "window"): NO_COURIER,
    ("hunan/graduate-employment", "window"): NO_COURIER,
    ("hunan/hiring", "window"): {"hiring.has_card": False, "hiring.card_account": True},
    ("hunan/newborn", "window"): {"register_page_wanted": True},
    ("hunan/restaurant", "window"): NO_COURIER,
    ("hunan/self-employment", "window"): NO_COURIER,
    ("hunan/sole-trader-to-company", "window"): NO_COURIER,
    ("hunan/transport-company", "window"): NO_COURIER,
    ("zhejiang/company-opening", "window"): {"account.wanted": True, "account.by_video": False},
    ("zhejiang/second-hand-house", "window"): {"buyer.loan": True},
}
"""By one-thing and channel: the fewest answers of a person who has to come twice."""

NAMES = [
    f"{catalogue.jurisdiction.id}/{name}"
    for catalogue in onething.load().catalogues
    for name in catalogue.onethings
]


@pytest.fixture(scope="module")
def catalogues() -> onething.Catalogues:
    """Return the content that comes with the library."""
    return onething.load()


@pytest.mark.parametrize("channel", ["best", "window"])
@pytest.mark.parametrize("name", NAMES)
def test_at_most_one_visit_is_proven_or_refuted_as_known(
    catalogues: onething.Catalogues, name: str, channel: str
) -> None:
    """A proof covers every situation; a counterexample is a person with a plan of two visits."""
    facts = {} if channel == "best" else {"channel": channel}
    case = Case.model_validate({"facts": facts, "as_of": DAY})
    found = onething.prove(catalogues, name, ONE_VISIT, case)
    example = found.counterexample
    assert found.holds is (example is None)
    answers = {one.fact: one.value for one in example.answers} if example else None
    assert answers == REFUTED.get((name, channel))
    if example:
        assert example.plan.visits == 2


def test_only_known_one_things_are_spoken_of() -> None:
    """No refutation is kept for a one-thing that is gone."""
    assert {name for name, _ in REFUTED} <= set(NAMES)


@pytest.mark.parametrize("name", ["hunan/newborn", "hunan/restaurant"])
def test_one_visit_is_kept_with_any_one_source_down_and_a_certificate_says_so(
    catalogues: onething.Catalogues, name: str
) -> None:
    """The certificate is checked by a planner of its own."""
    planner, noun = catalogues.find(name)
    found = proven(planner, noun.id, ONE_VISIT, Case(as_of=DAY), outages=1)
    assert found.proof.holds
    assert found.proof.sources
    assert onething.verify(onething.load(), certificate(found)).refusals == ()
