"""A small world: one office visit for a licence, and one at the bank for those who are married."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onething.model import (
    Case,
    Catalogue,
    DataSource,
    Jurisdiction,
    Material,
    OneThing,
    Question,
    RulePack,
    ServiceItem,
)
from onething.rules import PlainMatcher
from onething.workflows import Planner

DAY = date(2026, 6, 1)
QUESTIONS = tuple(
    Question.model_validate(one)
    for one in (
        {"fact": "married", "label": "married?"},
        {"fact": "area", "type": "number", "label": "area?"},
        {"fact": "idle", "label": "read by nobody?"},
    )
)
_LICENCES = {
    "id": "licences",
    "title": "licences",
    "basis": "law",
    "match": {
        "requirement": {},
        "source": {"kind": "e-licence", "supplies": "{requirement.material}"},
    },
    "then": {"replace_by": "e-licence"},
}


def planner(
    *,
    constraints: Sequence[Mapping[str, Any]] = (),
    of_all: Sequence[Mapping[str, Any]] = (),
    licence: Mapping[str, Any] | None = None,
) -> Planner:
    """Return a planner of the small world; `of_all` is what the town says of all its one-things."""
    town = {"id": "town", "name": "town", "region": "990100", "constraints": list(of_all)}
    item = {
        "id": "permit",
        "name": "permit",
        "requirements": [{"material": "licence", "when": {"area": "< 100"}, **(licence or {})}],
        "acts": [
            {"id": "sign", "kind": "signing", "reason": "a signature"},
            {
                "id": "account",
                "kind": "identity-check",
                "reason": "an account of both",
                "place": "bank",
                "when": {"married": True},
            },
        ],
    }
    store = {
        "id": "store",
        "name": "store",
        "kind": "e-licence",
        "supplies": ["licence"],
        "coverage": [{"region": "000000", "share": 0.9}],
    }
    whole = {
        "id": "whole",
        "name": "whole",
        "items": [{"item": "permit"}],
        "channels": ["online"],
        "constraints": list(constraints),
    }
    made = Catalogue(
        Jurisdiction.model_validate(town), declared={question.fact: question for question in QUESTIONS}
    )
    for noun in (
        Material.model_validate({"id": "licence", "name": "licence"}),
        DataSource.model_validate(store),
        ServiceItem.model_validate(item),
        OneThing.model_validate(whole),
    ):
        made = made.with_noun(noun)
    rules = {"id": "rules", "title": "rules", "region": "000000", "rules": [_LICENCES]}
    return Planner(made, [RulePack.model_validate(rules)], matcher=PlainMatcher())


def case(**more: Any) -> Case:
    """Return a case on the day of the tests."""
    return Case.model_validate({"as_of": DAY, **more})


CASE = case()
