"""The policy cases of the content notice what goes missing in it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import onething
from onething.app.policy_binding import BoundCase
from onething.app.policy_cases import load_cases
from onething.app.policy_checks import check
from onething.model import InPersonAct, ItemId
from onething.workflows import Planner

CASES = Path(__file__).parents[1] / "cases"


@cache
def content():
    """Return the content that comes with the project."""
    return onething.load()


@cache
def cases(catalogue: str) -> tuple[BoundCase, ...]:
    """Return the cases of a catalogue."""
    return load_cases([CASES / catalogue], content())


def acts() -> Iterator[tuple[str, ItemId, InPersonAct]]:
    """Yield every in-person act that is written for an item of the one-things that have cases."""
    for folder in sorted(path.name for path in CASES.iterdir()):
        planner = cases(folder)[0].planner
        tested = dict.fromkeys(one.onething.id for one in cases(folder))
        members = [planner.catalogue.onething(one).members(planner.catalogue.onethings)[1] for one in tested]
        for item in dict.fromkeys(item for items in members for item in items):
            yield from ((folder, item, act) for act in planner.catalogue.items[item].acts)


@pytest.mark.parametrize(
    ("catalogue", "item", "act"),
    [pytest.param(*each, id=f"{each[0]}/{each[1]}/{each[2].id}") for each in acts()],
)
def test_an_act_that_goes_missing_is_noticed(catalogue, item, act):
    """Nobody can drop an appearance in person from an item without a case that fails."""
    planner = cases(catalogue)[0].planner
    whole = planner.catalogue.items[item]
    less = whole.model_copy(update={"acts": tuple(one for one in whole.acts if one is not act)})
    changed = Planner(planner.catalogue.with_noun(less), content().packs)
    plans = ((one, changed.plan(one.onething.id, one.case)) for one in cases(catalogue))
    assert any(check(one.expect, plan) for one, plan in plans)
