"""Very small worlds made from a number, many of which can be gone through in a second.

They cannot be shrunk by Hypothesis, and need not be: two items, three questions and two sources at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from plan_worlds import DAY, DISTRICTS, QUESTIONS, TESTS, TOWN, World
from proof_worlds import Promise

from onething.model import (
    Case,
    Catalogue,
    Channel,
    DataSource,
    Material,
    OneThing,
    RulePack,
    ServiceItem,
)

__all__ = ["small_promise"]

_SUPPLIED = "{requirement.material}"
_LIGHTENING: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]] = (
    ({"act": {"kind": "signing"}}, {"waive": "signing"}),
    ({"act": {"kind": "signing"}}, {"postpone": "signing"}),
    ({"act": {"kind": "identity-check"}}, {"waive": "identity-check"}),
    ({"item": {}}, {"decide_at_once": True}),
    ({"requirement": {}}, {"replace_by": "commitment"}),
)


def small_promise(number: int) -> Promise:
    """Return a small world, what all its situations have in common, and how many sources may be down."""
    random = Random(number)  # noqa: S311 - made-up content, no secret
    catalogue = Catalogue(TOWN, declared={question.fact: question for question in QUESTIONS})
    for noun in _nouns(random):
        catalogue = catalogue.with_noun(noun)
    facts = {"channel": random.choice(list(Channel)).value} if random.random() < 0.5 else {}
    case = {"as_of": DAY, "region": DISTRICTS[0], "facts": facts}
    return Promise(World(catalogue, (_rules(random),)), Case.model_validate(case), random.randrange(2))


def _nouns(random: Random) -> list[Any]:
    sources = [
        DataSource.model_validate({"id": f"s{n}", "name": "x", "kind": "e-licence", "supplies": [f"m{n}"]})
        for n in range(random.randrange(3))
    ]
    items = [_item(random, number) for number in range(random.randint(1, 2))]
    whole = {
        "id": "o0",
        "name": "x",
        "items": [{"item": item.id, **_sometimes(random, when=_condition(random))} for item in items],
        "channels": random.choice(([], ["online"], ["online", "window"])),
        "constraints": [{"always": _condition(random)}] if random.random() < 0.3 else [],
    }
    materials = [Material.model_validate({"id": f"m{n}", "name": f"m{n}"}) for n in range(3)]
    return [*materials, *sources, *items, OneThing.model_validate(whole)]


def _item(random: Random, number: int) -> ServiceItem:
    needs = [
        {
            "id": f"n{n}",
            "material": f"m{random.randrange(3)}",
            "handover": random.choice(("either", "either", "on-site")),
            **_sometimes(random, when=_condition(random)),
        }
        for n in range(random.randint(1, 2))
    ]
    acts = [
        {
            "id": f"a{n}",
            "kind": random.choice(("signing", "identity-check", "collect-result")),
            "reason": "x",
            **_sometimes(random, when=_condition(random)),
            **_sometimes(random, place="bank"),
            **_sometimes(random, stage=random.choice(("apply", "review", "collect"))),
        }
        for n in range(random.randrange(3))
    ]
    written = {"id": f"i{number}", "name": "x", "department": None, "requirements": needs, "acts": acts}
    results = [{"material": f"m{random.randrange(3)}", "delivery": ["courier"]}]
    return ServiceItem.model_validate(
        {**written, "results": results, "promised_days": random.choice((None, 3))}
    )


def _rules(random: Random) -> RulePack:
    source = {"requirement": {}, "source": {"kind": "e-licence", "supplies": _SUPPLIED}}
    chosen = random.sample(_LIGHTENING, random.randint(0, 2))
    rules = [
        {
            "id": f"r{n}",
            "title": "x",
            "basis": "law",
            "match": match,
            "then": then,
            **_sometimes(random, when=_condition(random)),
        }
        for n, (match, then) in enumerate([(source, {"replace_by": "e-licence"}), *chosen])
    ]
    return RulePack.model_validate({"id": "p", "title": "x", "region": "000000", "rules": rules})


def _condition(random: Random) -> dict[str, Any]:
    if random.random() < 0.7:
        return dict(random.choice(TESTS))
    return {random.choice(("all", "any")): random.sample(TESTS, 2)}


def _sometimes(random: Random, **more: Any) -> dict[str, Any]:
    return more if random.random() < 0.5 else {}
