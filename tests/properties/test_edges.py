"""What begins, ends or covers: exactly at its edges, in a world of one item and one source."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onething.model import (
    Assume,
    Case,
    Catalogue,
    DataSource,
    Jurisdiction,
    Material,
    OneThing,
    Outcome,
    RulePack,
    ServiceItem,
)
from onething.rules import PlainMatcher
from onething.workflows import Planner

days = st.integers(-3, 3).map(timedelta)
FIRST = date(2026, 6, 1)


def outcome(case: dict[str, Any], rule: dict[str, Any], share: float = 1.0) -> Outcome:
    """Return what becomes of the one material that the source may replace by the rule."""
    town = Jurisdiction.model_validate({"id": "town", "name": "x", "region": "990100"})
    catalogue = Catalogue(town)
    coverage = [{"region": "990100", "share": share}]
    for noun in (
        Material.model_validate({"id": "m", "name": "x"}),
        DataSource.model_validate(
            {"id": "s", "name": "x", "kind": "e-licence", "supplies": ["m"], "coverage": coverage}
        ),
        ServiceItem.model_validate({"id": "i", "name": "x", "requirements": [{"material": "m"}]}),
        OneThing.model_validate({"id": "o", "name": "x", "items": [{"item": "i"}]}),
    ):
        catalogue = catalogue.with_noun(noun)
    match = {"requirement": {}, "source": {"kind": "e-licence", "supplies": "{requirement.material}"}}
    written = {"id": "r", "title": "x", "match": match, "then": {"replace_by": "e-licence"}, **rule}
    pack = RulePack.model_validate({"id": "p", "title": "x", "region": "000000", "rules": [written]})
    plan = Planner(catalogue, [pack], matcher=PlainMatcher()).plan("o", Case.model_validate(case))
    (material,) = plan.materials
    return material.outcome


@given(days, days, days)
def test_a_rule_is_in_force_from_its_first_day_to_its_last(
    since: timedelta, length: timedelta, day: timedelta
) -> None:
    """Both are included."""
    first, last = FIRST + since, FIRST + since + abs(length)
    rule = {"valid": {"from": first, "until": last}, "basis": "law"}
    found = outcome({"as_of": FIRST + day}, rule)
    assert (found is Outcome.REPLACED) is (first <= FIRST + day <= last)


@given(st.sampled_from((0.0, 0.5, 0.99, 1.0)), st.sampled_from(Assume))
def test_a_source_is_certain_to_answer_only_where_it_knows_everybody(share: float, assume: Assume) -> None:
    """With every source connected one that knows somebody will do."""
    found = outcome({"as_of": FIRST, "assume": assume, "facts": {"consent": True}}, {"basis": "law"}, share)
    enough = share == 1 if assume is Assume.GUARANTEED else share > 0
    assert (found is Outcome.REPLACED) is enough
