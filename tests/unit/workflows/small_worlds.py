"""Short ways to write a small world and to read a plan: what a test does not speak of is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from onething.model import (
    Case,
    Catalogue,
    DataSource,
    Jurisdiction,
    Material,
    OneThing,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    Question,
    RulePack,
    ServiceItem,
)
from onething.rules import PlainMatcher
from onething.workflows import Planner

DAY = date(2026, 6, 1)
CITY, EAST, WEST = "990100", "990102", "990103"
TOWN = Jurisdiction.model_validate({"id": "town", "name": {"zh": "某市", "en": "Town"}, "region": CITY})
QUESTIONS = tuple(
    Question.model_validate(question)
    for question in (
        {"fact": "rented", "label": "rented?"},
        {"fact": "married", "label": "married?"},
        {"fact": "area", "type": "number", "label": "area?"},
        {"fact": "born", "type": "date", "label": "born?"},
    )
)

Rule = Mapping[str, Any]
BY_MATERIAL = "{requirement.material}"


def rule(name: str, then: Mapping[str, str], /, *, when: Any = None, valid: Any = None, **match: Any) -> Rule:
    """Return a rule; what it matches is a requirement unless something else is said."""
    more = {"when": when, "valid": valid}
    return {
        "id": name,
        "title": {"zh": name, "en": name},
        "basis": f"law on {name}",
        "match": {"requirement": {}, **match},
        "then": then,
        **{key: value for key, value in more.items() if value is not None},
    }


def replacing(mode: str, /, material: str | None = None, **more: Any) -> Rule:
    """Return a rule that lets a mode stand for a material, or for all of them."""
    match = {"requirement": {"material": material}} if material else {}
    return rule(mode, {"replace_by": mode}, **match, **more)


RESULTS = replacing("upstream-result", result={"material": BY_MATERIAL, "holder": "{requirement.holder}"})
ONCE = replacing("held-once")
LICENCES = replacing("e-licence", source={"kind": "e-licence", "supplies": BY_MATERIAL})
CHECKS = replacing("data-check", source={"kind": "verification", "supplies": BY_MATERIAL})
LATER = rule("deferral", {"replace_by": "deferral"}, requirement={"necessity": "deferrable"})
RULES = (RESULTS, ONCE, LICENCES, CHECKS, LATER)


def pack(*rules: Rule, region: str = "000000", name: str = "rules") -> RulePack:
    """Return a pack of rules."""
    return RulePack.model_validate({"id": name, "title": name, "region": region, "rules": rules})


def need(material: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a requirement as it stands in a file."""
    return {"material": material, **more} if material else more


def item(name: str, *needs: str | dict[str, Any], gives: Sequence[Any] = (), **more: Any) -> ServiceItem:
    """Return an item with the requirements written, each a material or a mapping."""
    requirements = [need(one) if isinstance(one, str) else one for one in needs]
    results = [{"material": one} if isinstance(one, str) else one for one in gives]
    return ServiceItem.model_validate(
        {
            "id": name,
            "name": {"zh": f"事项 {name}", "en": name},
            "requirements": requirements,
            "results": results,
            **more,
        }
    )


def whole(*parts: str | dict[str, Any], name: str = "whole", **more: Any) -> OneThing:
    """Return a one-thing of the parts written, each an item or a mapping."""
    entries = [{"item": part} if isinstance(part, str) else part for part in parts]
    return OneThing.model_validate(
        {"id": name, "name": {"zh": "一件事", "en": name}, "items": entries, **more}
    )


def source(name: str, *supplies: str, **more: Any) -> DataSource:
    """Return a source, an e-licence store unless something else is said."""
    return DataSource.model_validate(
        {
            "id": name,
            "name": {"zh": f"数据 {name}", "en": name},
            "kind": "e-licence",
            "supplies": supplies,
            **more,
        }
    )


def form(name: str, *fields: str) -> Material:
    """Return a form with the fields written."""
    asked = [{"id": field, "label": field} for field in fields]
    return Material.model_validate({"id": name, "name": name, "kind": "form", "fields": asked})


def catalogue(*nouns: ServiceItem | OneThing | DataSource | Material) -> Catalogue:
    """Return a catalogue of the nouns, and of a plain material for every other one that they name."""
    made = Catalogue(TOWN, declared={question.fact: question for question in QUESTIONS})
    for noun in nouns:
        made = made.with_noun(noun)
    for name in dict.fromkeys(name for noun in nouns for name in _named(noun)):
        if name not in made.materials:
            plain = {"id": name, "name": {"zh": f"材料 {name}", "en": name}}
            made = made.with_noun(Material.model_validate(plain))
    return made


def planner(*nouns: Any, rules: Sequence[Rule] = RULES, packs: Sequence[RulePack] = ()) -> Planner:
    """Return a planner of a small world; a one-thing of all its items is added where none is written."""
    if not any(isinstance(noun, OneThing) for noun in nouns):
        nouns = (*nouns, whole(*(noun.id for noun in nouns if isinstance(noun, ServiceItem))))
    return Planner(catalogue(*nouns), packs or [pack(*rules)], matcher=PlainMatcher())


def case(facts: Mapping[str, Any] | None = None, **more: Any) -> Case:
    """Return a case in the eastern district."""
    return Case.model_validate({"facts": facts or {}, "as_of": DAY, "region": EAST, **more})


def plan(
    *nouns: Any, facts: Mapping[str, Any] | None = None, rules: Sequence[Rule] = RULES, **more: Any
) -> Plan:
    """Return the plan of a case in a small world."""
    return planner(*nouns, rules=rules).plan("whole", case(facts, **more))


def outcomes(made: Plan) -> dict[str, str]:
    """Return what becomes of each material, by its id, and its holder where there is one."""
    return {_key(material): material.outcome.value for material in made.materials}


def handed_in(made: Plan) -> list[str]:
    """Return the ids of the materials that are handed in."""
    return [_key(material) for material in made.hand_in]


def inclusions(made: Plan) -> dict[str, str]:
    """Return for each item whether it is in the case."""
    return {one.item: one.inclusion.value for one in made.items}


def demand(made: Plan, owner: str, material: str) -> PlannedRequirement:
    """Return what becomes of an item's demand for a material."""
    return next(one for one in _demands(made) if (one.owner, one.material) == (owner, material))


def mode(made: Plan, owner: str, material: str) -> str | None:
    """Return the mode by which a demand is met."""
    used = demand(made, owner, material).used
    return used.mode.value if used else None


def asked(made: Plan) -> list[str]:
    """Return the facts that are still asked for."""
    return [one.question.fact for one in made.questions]


def _demands(made: Plan) -> Iterator[PlannedRequirement]:
    return (one for material in made.materials for one in material.requirements)


def _key(material: PlannedMaterial) -> str:
    return f"{material.material} of {material.holder}" if material.holder else material.material


def _named(noun: Any) -> Iterator[str]:
    if isinstance(noun, ServiceItem | OneThing):
        for requirement in noun.requirements:
            yield from (material for option in requirement.options for material in option)
    if isinstance(noun, ServiceItem):
        yield from (result.material for result in noun.results)
    if isinstance(noun, DataSource):
        yield from noun.supplies
