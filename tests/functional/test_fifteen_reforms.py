"""The best of fifteen reforms of the made-up city is that of planning its cases in all 32,768 sets."""

from __future__ import annotations

from datetime import date
from itertools import chain, combinations

import pytest
from tests.fictional.city import planner
from tests.made_log import made_log
from tests.made_tally import PRICES

from onething.choosing import Aim, advise, goal_of
from onething.reforms import Reform
from onething.simulation.terms import Terms
from onething.simulation.worlds import Worlds

DAY = date(2026, 6, 1)
LOG = made_log(
    ("open-a-teahouse", {"shop.area": 300}, 3.0),
    ("open-a-teahouse", {"shop.area": 20}, 2.0),
    ("welcome-a-child", {}, 5.0),
    region="990102",
)
CHANGES = (
    {"do": "connect", "source": "photo-store"},
    {"do": "connect", "source": "deed-check"},
    {"do": "cover", "source": "household-store", "coverage": [{"region": "990100"}]},
    {"do": "abolish", "material": "photo"},
    {"do": "abolish", "material": "child-form"},
    {"do": "abolish", "material": "floor-plan"},
    {"do": "allow", "mode": "commitment", "material": "premises-deed"},
    {"do": "allow", "mode": "deferral", "material": "health-certificate"},
    {"do": "days", "item": "birth-registration", "limit": 0},
    {"do": "days", "item": "food-permit", "limit": 1},
    {"do": "admit", "item": "food-permit"},
    {"do": "admit", "item": "fire-check"},
    {"do": "disconnect", "source": "birth-register"},
    {"do": "share", "source": "business-register"},
    {"do": "abolish", "material": "household-register"},
)
REFORMS = tuple(
    Reform.model_validate(
        {"id": f"r{number:02}", "name": f"r{number:02}", "reason": "x", "changes": [change], "cost": cost}
    )
    for number, (change, cost) in enumerate(
        zip(CHANGES, (5, 3, 2, 7, 1, 4, 2, 2, 6, 1, 3, 4, 0, 0, 8), strict=True)
    )
)


@pytest.mark.parametrize("id", ["visits-at-most-one", "materials", "yuan"])
def test_the_best_of_fifteen_reforms_is_found(id: str) -> None:
    """Those that only help together, that stand for each other and that do harm among them."""
    goal, terms = goal_of(id, PRICES), Terms(prices=PRICES, as_of=DAY)
    found = advise(planner(), REFORMS, LOG, Aim(goal=goal, budget=15), terms)
    worlds = Worlds(planner(), REFORMS, as_of=DAY)
    known = {}

    def value(ids: tuple[str, ...]) -> float:
        """Return what a set comes to; a one-thing is planned once for sets that are alike for it."""
        for profile in LOG.profiles:
            key = profile.number, worlds.deciding(profile.onething, ids)
            if key not in known:
                known[key] = goal.expected(worlds.planned(profile, key[1])) * LOG.weights[profile.number]
        return sum(known[profile.number, worlds.deciding(profile.onething, ids)] for profile in LOG.profiles)

    costs = {reform.id: reform.total_cost for reform in REFORMS}
    sets = chain.from_iterable(combinations(sorted(costs), count) for count in range(len(costs) + 1))
    within = ((ids, sum(costs[one] for one in ids)) for ids in sets)
    tried = min((-round(value(ids), 9), cost, len(ids), ids) for ids, cost in within if cost <= 15)
    assert found.optimal
    assert tuple(sorted(one.id for one in found.candidates if one.chosen)) == tried[-1]
    assert found.value == pytest.approx(-goal.sign * tried[0] / 10)
