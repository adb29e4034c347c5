"""Certificates of one-things that do not publish the window."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import small_promises as small

from onething.model import Case, Catalogue, FactName, FigureKind, Material, OneThing, ServiceItem
from onething.situations import Certificate, Claim, Cube, prove, verify
from onething.situations.certificate import content_hash, rules_hash
from onething.workflows import Planner


def online_only() -> Planner:
    """Return a world that publishes the online channel alone, which an item of the married shuts.

    Online two acts in person are due at two places, at the window there is one visit.
    """
    acts = [
        {
            "id": at,
            "kind": "signing",
            "reason": "why",
            "place": at,
            "stage": "apply",
            "when": {"channel": "online"},
        }
        for at in ("x", "y")
    ]
    sent = {"delivery": ["courier"]}
    items: list[dict[str, Any]] = [
        {"id": "a", "name": "a", "acts": acts, "online": True, "results": [{"material": "r", **sent}]},
        {"id": "b", "name": "b", "online": False, "results": [{"material": "s", **sent}]},
    ]
    parts = [{"item": "a"}, {"item": "b", "when": {"married": True}}]
    whole = {"id": "whole", "name": "whole", "items": parts, "channels": ["online"]}
    made = small.planner().catalogue
    found = Catalogue(made.jurisdiction, declared=made.declared)
    for name in ("r", "s"):
        found = found.with_noun(Material.model_validate({"id": name, "name": name}))
    for item in items:
        found = found.with_noun(ServiceItem.model_validate(item))
    return Planner(found.with_noun(OneThing.model_validate(whole)))


def test_a_visit_at_the_window_bounds_nothing_where_the_window_is_the_last_resort() -> None:
    """While it is open whether the online channel is shut, the window's one visit is no bound of its two."""
    planner, claim = online_only(), Claim(visits=1)
    case = planner.settle(planner.catalogue.onething("whole"), Case(as_of=small.DAY))
    forged = Certificate(
        version=version("onething"),
        catalogue=planner.catalogue.jurisdiction.id,
        catalogue_hash=content_hash(planner.catalogue),
        rules_hash=rules_hash(planner.packs),
        onething=planner.catalogue.onething("whole").id,
        claim=claim,
        case=case,
        outages=0,
        situations=2,
        classes={FactName("married"): (True, False)},
        sources=(),
        cubes=(Cube(at_most={FigureKind.VISITS: 1}),),
    ).sealed()
    assert not prove(planner, "whole", claim, case).holds
    assert [one.en for one in verify(planner, forged).refusals] == ["part 1 comes to more than it says"]
