"""Proving a claim about visits over all situations, as questions are added, beside going through them.

A made-up one-thing: 12 items, 60 requirements, 25 sources, in-person acts at the window and three other
places, rules that waive and postpone some of them, partly on what sources answer. The number of
questions, each of two to five answers, grows to 20. As long as going through all situations is
possible, both must find the same greatest number of visits.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from random import Random
from typing import Any

from onething.model import (
    CHANNEL,
    Case,
    Catalogue,
    DataSource,
    Department,
    Jurisdiction,
    Material,
    OneThing,
    Question,
    RulePack,
    ServiceItem,
)
from onething.situations import Claim, prove, space_of
from onething.situations.tree import Tree
from onething.workflows import Planner

__all__ = ["CASE", "ONLINE", "Grown", "Hardest", "hardest", "measure", "world"]

QUESTIONS = (2, 4, 6, 8, 12, 16, 20)
ITEMS, REQUIREMENTS, SOURCES, MATERIALS = 12, 60, 25, 40
ENUMERATED = 5_000
"""So many situations are gone through one by one at most."""

CASE = Case(as_of=date(2026, 10, 12))
"""What all situations have in common."""
ONLINE = (CHANNEL, "online")
"""The fact of a case that is handled online."""


@dataclass(frozen=True)
class Grown:
    """What it took with so many questions; seconds of the processor, of which one thread is used."""

    questions: int
    situations: int
    most: int
    """The greatest number of visits of any situation."""
    proven: float
    found: float
    """One visit less is claimed than the worst situation takes: until one that breaks it is found."""
    refuted: float
    """The same, with the smallest counterexample."""
    with_an_outage: float
    """The same claim as is proven, with any one source down."""
    enumerated: float | None
    """None: there are too many situations."""


def measure(seed: int = 5) -> list[Grown]:
    """Measure the growth with the number of questions."""
    return [_grown(world(count, seed), count) for count in QUESTIONS]


def _grown(planner: Planner, questions: int) -> Grown:
    most = next(n for n in range(100) if prove(planner, "large", Claim(visits=n), CASE).holds)
    situations = prove(planner, "large", Claim(visits=most), CASE).situations
    fresh = Planner(planner.catalogue, planner.packs)
    fresh.program("large")
    return Grown(
        questions,
        situations,
        most,
        proven=_took(fresh, most),
        found=_finding(fresh, most - 1) if most else 0.0,
        refuted=_took(fresh, most - 1) if most else 0.0,
        with_an_outage=_took(fresh, most, outages=1),
        enumerated=_enumerated(fresh, most) if situations <= ENUMERATED else None,
    )


def _took(planner: Planner, visits: int, *, outages: int = 0) -> float:
    began = time.process_time()
    prove(planner, "large", Claim(visits=visits), CASE, outages=outages)
    return time.process_time() - began


def _finding(planner: Planner, visits: int, *, outages: int = 0) -> float:
    space = space_of(planner, planner.catalogue.onething("large"), CASE, outages=outages)
    began = time.process_time()
    Tree.of(space, Claim(visits=visits)).broken_in({})
    return time.process_time() - began


@dataclass(frozen=True)
class Hardest:
    """What the hardest claims of several one-things took, in seconds of the processor."""

    claims: int
    """How many claims were proven or refuted: every limit from none to the worst."""
    proven: float
    found: float
    refuted: float
    certain: int
    """Of how many counterexamples it is certain that no fewer answers will do."""
    counterexamples: int


def hardest(seeds: Iterable[int], *, questions: int = 20, outages: int = 0) -> Hardest:
    """Measure every limit of several one-things, and return the longest that each answer took."""
    proven, found, refuted, certain = [0.0], [0.0], [0.0], list[bool]()
    for planner in (world(questions, seed) for seed in seeds):
        planner.program("large")
        for visits in range(100):
            fresh = Planner(planner.catalogue, planner.packs)
            fresh.program("large")
            began = time.process_time()
            proof = prove(fresh, "large", Claim(visits=visits), CASE, outages=outages)
            took = time.process_time() - began
            if proof.counterexample is None:
                proven.append(took)
                break
            refuted.append(took)
            found.append(_finding(fresh, visits, outages=outages))
            certain.append(proof.counterexample.fewest)
    claims = len(proven) + len(refuted) - 2
    return Hardest(claims, max(proven), max(found), max(refuted), sum(certain), len(certain))


def _enumerated(planner: Planner, most: int) -> float:
    """Go through all situations, and assert that the worst takes as many visits as was proven."""
    space = space_of(planner, planner.catalogue.onething("large"), CASE)
    began = time.process_time()
    values = (range(len(variable.values)) for variable in space.variables)
    cases = (space.case_of(dict(enumerate(chosen))) for chosen in product(*values))
    worst = max(len(planner.handle("large", case).goings) for case in cases)
    assert worst == most, "the proof and going through all situations disagree"
    return time.process_time() - began


def world(questions: int, seed: int, *, flat: bool = False) -> Planner:
    """Return a planner of the made-up one-thing; equal seeds give equal ones.

    In a flat one all acts are done before acceptance and nothing has to be handed in on site, so that the
    places do not hang together: there are as many visits as places with something to do.
    """
    random = Random(seed)  # noqa: S311 - made-up content, no secret
    asked = [_question(random, number) for number in range(questions)]
    town = Jurisdiction.model_validate({"id": "town", "name": "town", "region": "990100"})
    catalogue = Catalogue(town, declared={question.fact: question for question in asked})
    for noun in _nouns(random, asked, flat=flat):
        catalogue = catalogue.with_noun(noun)
    return Planner(catalogue, [_rules(random, asked)])


def _question(random: Random, number: int) -> Question:
    count = random.choice((2, 3, 4, 5))
    named = {"fact": f"q{number}", "label": f"q{number}?"}
    more = {"type": "choice", "options": [f"a{n}" for n in range(count)]} if count > 2 else {}
    return Question.model_validate({**named, **more})


def _condition(random: Random, asked: Sequence[Question], most: int = 3) -> dict[str, Any]:
    chosen = random.sample(asked, min(random.randint(1, most), len(asked)))
    return {question.fact: _test(random, question) for question in chosen}


def _test(random: Random, question: Question) -> object:
    values = [option.value for option in question.options]
    if not values:
        return random.choice((True, False))
    return ", ".join(f'"{value}"' for value in random.sample(values, random.randint(1, len(values) - 1)))


def _nouns(random: Random, asked: Sequence[Question], *, flat: bool) -> Iterator[Any]:
    yield from (Material.model_validate({"id": f"m{n}", "name": f"m{n}"}) for n in range(MATERIALS))
    yield from (Department.model_validate({"id": f"d{n}", "name": f"d{n}"}) for n in range(5))
    for n in range(SOURCES):
        supplies = [f"m{n}", f"m{random.randrange(n + 1, MATERIALS)}"]
        kind = random.choice(("e-licence", "verification"))
        yield DataSource.model_validate({"id": f"s{n}", "name": f"s{n}", "kind": kind, "supplies": supplies})
    yield from (_item(random, asked, number, flat=flat) for number in range(ITEMS))
    parts = [
        {"item": f"i{n}", **_sometimes(random, "when", _condition(random, asked, 1))} for n in range(ITEMS)
    ]
    yield OneThing.model_validate(
        {"id": "large", "name": "large", "channels": ["online", "window"], "items": parts}
    )


def _item(random: Random, asked: Sequence[Question], number: int, *, flat: bool) -> ServiceItem:
    needs = [
        {
            "id": f"n{n}",
            "material": f"m{random.randrange(MATERIALS)}",
            "handover": "on-site" if random.random() < 0.15 and not flat else "either",
            **_sometimes(random, "when", _condition(random, asked)),
        }
        for n in range(REQUIREMENTS // ITEMS)
    ]
    acts = [
        {
            "id": f"a{n}",
            "kind": random.choice(("identity-check", "signing", "check-original")),
            "reason": "made up",
            "when": _condition(random, asked),
            **_sometimes(random, "place", random.choice(("bank", "hospital", "notary"))),
            **_sometimes(random, "stage", "apply" if flat else random.choice(("apply", "review", "collect"))),
        }
        for n in range(random.randint(0, 2))
    ]
    return ServiceItem.model_validate(
        {
            "id": f"i{number}",
            "name": f"i{number}",
            "department": f"d{number % 5}",
            "promised_days": random.choice((0, 3, 5)),
            "requirements": needs,
            "acts": acts,
            "results": [{"material": f"m{MATERIALS - 1 - number}", "delivery": ["courier"]}],
        }
    )


def _sometimes(random: Random, name: str, value: object) -> Mapping[str, object]:
    return {name: value} if random.random() < 0.5 else {}


def _rules(random: Random, asked: Sequence[Question]) -> RulePack:
    supplied = "{requirement.material}"
    result = {"material": supplied, "holder": "{requirement.holder}"}
    written = [
        ({"requirement": {}, "result": result}, {"replace_by": "upstream-result"}, None),
        ({"requirement": {}}, {"replace_by": "held-once"}, None),
        (
            {"requirement": {}, "source": {"kind": "e-licence", "supplies": supplied}},
            {"replace_by": "e-licence"},
            None,
        ),
        (
            {"requirement": {}, "source": {"kind": "verification", "supplies": supplied}},
            {"replace_by": "data-check"},
            None,
        ),
        ({"act": {"kind": "identity-check"}}, {"waive": "identity-check"}, _condition(random, asked, 1)),
        ({"act": {"kind": "check-original"}}, {"waive": "check-original"}, {"source.s5": '"hit"'}),
        ({"act": {"kind": "signing"}}, {"postpone": "signing"}, _condition(random, asked, 1)),
    ]
    rules = [
        {"id": f"r{n}", "title": f"r{n}", "basis": "made up", "match": match, "then": then, "when": when}
        for n, (match, then, when) in enumerate(written)
    ]
    return RulePack.model_validate({"id": "rules", "title": "rules", "region": "000000", "rules": rules})


if __name__ == "__main__":
    for one in measure():
        print(one)
    print(hardest(range(10)))
    print(hardest(range(10), outages=1))
