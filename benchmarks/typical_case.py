"""A one-thing of typical size, made up by a seed: 60 rules, 40 requirements, 18 declared facts.

Every fact has one of the six types; every rule has a condition of one to three tests, some of them
alternatives or negated; a rule fits about every fourth requirement, by what the catalogue says of it.
Cases answer all eighteen questions, so that engines which know no third truth value can decide them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from onething import Case, Catalogue, Outcome, Planner
from onething.model import (
    DataSource,
    Department,
    FactName,
    Jurisdiction,
    Material,
    Noun,
    OneThing,
    Question,
    RulePack,
    ServiceItem,
    Value,
)
from onething.workflows.deciding import Decision
from onething.workflows.program import Program

__all__ = ["HAND_IN", "NOT_NEEDED", "TypicalCase", "answers", "typical_case"]

FACTS, RULES, REQUIREMENTS, ITEMS = 18, 60, 40, 6
ONETHING = "typical"
NOT_NEEDED, HAND_IN = "not-needed", "hand-in"

_REGIONS = ("990101", "990102", "990103", "990104")
_KINDS = ("form", "licence", "proof", "other")
_ORIGINS = ("applicant", "government", "other")
_NECESSITIES = ("required", "optional", "deferrable")
_SOURCES = {"e-licence": "e-licence", "verification": "data-check", "register": "department-check"}
_MODES = ("abolished", "personal-space", "department-check", "commitment", "deferral")

Cell = tuple[str, str]
"""A fact and a test of it."""


@dataclass(frozen=True)
class TypicalCase:
    """A catalogue with one one-thing, the rules on it, and as many cases of it as are wanted."""

    catalogue: Catalogue
    pack: RulePack

    @cached_property
    def planner(self) -> Planner:
        """The planner of the catalogue; its one-thing is compiled when it is first asked for."""
        return Planner(self.catalogue, [self.pack])

    @property
    def program(self) -> Program:
        """The compiled one-thing."""
        return self.planner.program(ONETHING)

    def cases(self, count: int, *, seed: int = 1) -> tuple[Case, ...]:
        """Return random cases in which every fact is known."""
        random = Random(seed)  # noqa: S311 - test content, no secret
        return tuple(
            Case(facts=_facts(random), as_of=date(2026, 6, 1), region=random.choice(_REGIONS))
            for _ in range(count)
        )


def typical_case(*, seed: int = 1) -> TypicalCase:
    """Return the one-thing that the seed makes up; equal seeds give equal ones."""
    random = Random(seed)  # noqa: S311 - test content, no secret
    materials = [_material(number, random) for number in range(REQUIREMENTS - 4)]
    items = list(_items(random, [material.id for material in materials]))
    catalogue = Catalogue(
        jurisdiction=Jurisdiction.model_validate({"id": "made-up", "name": "made up", "region": "990100"}),
        departments=_by_id([Department.model_validate({"id": "hall", "name": "hall"})]),
        materials=_by_id(materials),
        sources=_by_id(list(_sources(random, materials))),
        items=_by_id(items),
        onethings=_by_id([_onething(random, items)]),
        declared={question.fact: question for question in _questions()},
    )
    rules = [_rule(random, number) for number in range(RULES)]
    pack = {"id": "made-up", "title": "made up", "region": "990000", "rules": rules}
    return TypicalCase(catalogue, RulePack.model_validate(pack))


def answers(program: Program, decision: Decision) -> tuple[str, ...]:
    """Return for each requirement the rule by which it is met, or that it is not needed or handed in."""
    return tuple(
        NOT_NEEDED
        if outcome is Outcome.NOT_NEEDED
        else HAND_IN
        if used is None
        else demand.ways[used].way.rule
        for demand, outcome, used in zip(program.demands, decision.outcomes, decision.used, strict=True)
    )


def _by_id(nouns: Sequence[Noun]) -> dict[Any, Any]:
    return {noun.id: noun for noun in nouns}  # type: ignore[attr-defined]


_CHOICES = {
    "employment": ("employed", "self-employed", "retired", "student", "none"),
    "housing": ("owned", "rented", "shared"),
    "purpose": ("new", "change", "renewal", "transfer"),
    "applies-as": ("person", "company", "agent"),
}
_TRUTHS = ("married", "first-child", "local", "insured", "agrees", "has-debts", "has-agent")
_NUMBERS = {"age": (0, 95), "persons": (1, 9), "area": (5, 400), "income": (0, 30_000)}
_BORN = date(1950, 1, 1)
_NATIONALITIES = ("CN", "FR", "JP", "KR", "RU")


def _questions() -> Iterator[Question]:
    for fact in _TRUTHS:
        yield Question.model_validate({"fact": fact, "label": f"{fact}?"})
    for fact in _NUMBERS:
        yield Question.model_validate({"fact": fact, "label": f"{fact}?", "type": "number"})
    for fact, options in _CHOICES.items():
        yield Question.model_validate(
            {"fact": fact, "label": f"{fact}?", "type": "choice", "options": options}
        )
    for fact, kind in (("nationality", "string"), ("born", "date"), ("household", "region")):
        yield Question.model_validate({"fact": fact, "label": f"{fact}?", "type": kind})


def _facts(random: Random) -> dict[FactName, Value]:
    facts: dict[str, Value] = {fact: random.random() < 0.5 for fact in _TRUTHS}
    facts |= {fact: random.randint(*span) for fact, span in _NUMBERS.items()}
    facts |= {fact: random.choice(options) for fact, options in _CHOICES.items()}
    facts |= {
        "nationality": random.choice(_NATIONALITIES),
        "born": _BORN + timedelta(days=random.randrange(25_000)),
        "household": random.choice(_REGIONS),
    }
    return {FactName(name): value for name, value in facts.items()}


def _cells(random: Random, count: int) -> list[Cell]:
    """Return tests of as many different facts, each of which holds in a good part of all cases."""
    facts = [*_TRUTHS, *_NUMBERS, *_CHOICES, "nationality", "born", "household"]
    return [(fact, _test(random, fact)) for fact in random.sample(facts, count)]


def _test(random: Random, fact: str) -> str:
    if fact in _TRUTHS:
        return random.choice(("true", "false"))
    if fact in _NUMBERS:
        low, high = _NUMBERS[fact]
        bound = random.randint(low + 1, high)
        return random.choice((f">= {bound}", f"< {bound}", f"[{low}..{bound})"))
    if fact == "born":
        day = _BORN + timedelta(days=random.randrange(25_000))
        return f'{random.choice((">=", "<"))} date("{day}")'
    options = _CHOICES.get(fact) or {"nationality": _NATIONALITIES, "household": _REGIONS}[fact]
    chosen = ", ".join(f'"{option}"' for option in random.sample(options, random.choice((1, 2))))
    return random.choice((chosen, f"not({chosen})"))


def _condition(random: Random) -> dict[str, Any]:
    """Return a condition of one to three tests; every fifth has alternatives, every tenth a negation."""
    cells = _cells(random, random.choice((1, 2, 2, 3, 3)))
    chance = random.random()
    if len(cells) > 1 and chance < 0.2:
        first, second, *others = cells
        return {"any": [dict([first]), dict([second])], **dict(others)}
    if len(cells) > 1 and chance < 0.3:
        return {**dict(cells[1:]), "not": dict(cells[:1])}
    return dict(cells)


def _material(number: int, random: Random) -> Material:
    kind, origin = random.choice(_KINDS), random.choice(_ORIGINS)
    return Material.model_validate({"id": f"m{number}", "name": f"m{number}", "kind": kind, "origin": origin})


def _sources(random: Random, materials: Sequence[Material]) -> Iterator[DataSource]:
    """Yield a source for about two of three materials, each kind as often as the others."""
    for number, material in enumerate(random.sample(materials, len(materials) * 2 // 3)):
        kind = tuple(_SOURCES)[number % len(_SOURCES)]
        supplied = {"kind": kind, "supplies": [material.id]}
        yield DataSource.model_validate({"id": f"s{number}", "name": f"s{number}", **supplied})


def _items(random: Random, materials: Sequence[str]) -> Iterator[ServiceItem]:
    """Yield the items with forty requirements in all, four of them for materials asked for before."""
    wanted = [*materials, *random.sample(materials, REQUIREMENTS - len(materials))]
    for number in range(ITEMS):
        requirements = [_requirement(random, material) for material in wanted[number::ITEMS]]
        item = {"id": f"i{number}", "name": f"i{number}", "department": "hall", "requirements": requirements}
        yield ServiceItem.model_validate(item)


def _requirement(random: Random, material: str) -> dict[str, Any]:
    requirement: dict[str, Any] = {"material": material, "necessity": random.choice(_NECESSITIES)}
    return requirement | ({"when": _condition(random)} if random.random() < 0.4 else {})


def _onething(random: Random, items: Sequence[ServiceItem]) -> OneThing:
    entries = [
        {"item": item.id} | ({"when": _condition(random)} if at > 3 else {}) for at, item in enumerate(items)
    ]
    return OneThing.model_validate({"id": ONETHING, "name": ONETHING, "items": entries})


def _rule(random: Random, number: int) -> dict[str, Any]:
    tests = {
        "material.kind": random.choice(_KINDS),
        "material.origin": random.choice(_ORIGINS),
        "necessity": random.choice(_NECESSITIES),
    }
    requirement = {name: tests[name] for name in random.sample(sorted(tests), random.choice((1, 1, 2)))}
    match: dict[str, Any] = {"requirement": requirement}
    mode = random.choice(_MODES)
    if number % 3 == 0:
        kind = random.choice(tuple(_SOURCES))
        match["source"] = {"kind": kind, "supplies": "{requirement.material}"}
        mode = _SOURCES[kind]
    return {
        "id": f"rule-{number}",
        "title": f"rule {number}",
        "basis": "made up",
        "match": match,
        "when": _condition(random),
        "then": {"replace_by": mode},
    }
