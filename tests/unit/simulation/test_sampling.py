"""Where too many sources are uncertain their answers are drawn."""

from datetime import date

import pytest

from onething.model import (
    Case,
    Catalogue,
    DataSource,
    Jurisdiction,
    Material,
    OneThing,
    RulePack,
    ServiceItem,
)
from onething.simulation.completions import Expectation
from onething.simulation.profile import Profile
from onething.simulation.sampling import MOST_UNCERTAIN, Sampled, sampled, too_uncertain
from onething.simulation.worlds import Worlds
from onething.workflows import Planner

CASE = Case(as_of=date(2026, 6, 1))
MANY = MOST_UNCERTAIN + 2


def planner(sources=MANY, share=0.5):
    """Return a planner of an item with a material of each of so many sources."""
    catalogue = Catalogue(Jurisdiction.model_validate({"id": "a", "name": "a", "region": "990000"}))
    wanted = [{"material": f"m{number}"} for number in range(sources)]
    nouns = [
        *(Material.model_validate({"id": f"m{n}", "name": f"m{n}"}) for n in range(sources)),
        *(
            DataSource.model_validate(
                {
                    "id": f"s{n}",
                    "name": f"s{n}",
                    "kind": "e-licence",
                    "supplies": [f"m{n}"],
                    "coverage": [{"region": "000000", "share": share}],
                }
            )
            for n in range(sources)
        ),
        ServiceItem.model_validate({"id": "i", "name": "i", "requirements": wanted}),
        OneThing.model_validate({"id": "o", "name": "o", "items": [{"item": "i"}]}),
    ]
    for noun in nouns:
        catalogue = catalogue.with_noun(noun)
    match = {"requirement": {}, "source": {"kind": "e-licence", "supplies": "{requirement.material}"}}
    rule = {"id": "r", "title": "r", "basis": "x", "match": match, "then": {"replace_by": "e-licence"}}
    pack = {"id": "p", "title": "p", "region": "000000", "rules": [rule]}
    return Planner(catalogue, [RulePack.model_validate(pack)])


def test_few_uncertain_sources_are_weighed_exactly():
    """Up to fourteen, or where the shares are whole."""
    assert too_uncertain(planner(MOST_UNCERTAIN), "o", CASE) == {}
    assert too_uncertain(planner(share=1), "o", CASE) == {}
    assert len(too_uncertain(planner(), "o", CASE)) == MANY


def test_a_source_that_has_answered_is_not_uncertain():
    """What is given counts."""
    known = CASE.model_copy(update={"given": {"s0": "hit", "s1": "hit"}})
    assert too_uncertain(planner(), "o", known) == {}


def test_draws_come_close_to_what_is_expected():
    """Half of sixteen materials; the standard error is two by the root of the draws."""
    made = planner()
    chances = sampled(made, "o", CASE, too_uncertain(made, "o", CASE), seed=1)
    mean = sum(chance.probability * chance.figures.materials for chance in chances)
    assert sum(chance.probability for chance in chances) == pytest.approx(1)
    assert mean == pytest.approx(MANY / 2, abs=5 * 2 / len(chances) ** 0.5)


def test_equal_seeds_draw_equally():
    """So a run can be repeated to the digit."""
    made = planner()
    shares = too_uncertain(made, "o", CASE)
    assert sampled(made, "o", CASE, shares, seed=1) == sampled(made, "o", CASE, shares, seed=1)
    assert sampled(made, "o", CASE, shares, seed=1) != sampled(made, "o", CASE, shares, seed=2)


def test_worlds_draw_where_they_have_to():
    """Only where coverage is weighed at all."""
    profile = Profile(0, "o", None, {})
    assert isinstance(Worlds(planner()).chances(profile), Sampled)
    connected = Worlds(planner(), assume=Expectation.CONNECTED).chances(profile)
    assert [chance.probability for chance in connected] == [1]
