"""The guided questions of all one-things that come with the package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

import pytest

import onething
from onething.model import Case, OneThing
from onething.situations import PLAN, Diagram, aim_of, answered_by_sources, grow, guidance, space_of
from onething.workflows import Planner

DAY = date(2026, 10, 12)
CASE = Case(as_of=DAY)
CONTENT = onething.load()
TRIED = 4
"""So many situations of each one-thing are gone through."""


def onethings() -> Iterator[str]:
    """Yield the names of all one-things."""
    for catalogue in CONTENT.catalogues:
        yield from (f"{catalogue.jurisdiction.id}/{id}" for id in catalogue.onethings)


@cache
def questions_of(name: str) -> tuple[Planner, OneThing, Diagram]:
    """Return the guided questions of a one-thing."""
    planner, noun = CONTENT.find(name)
    unasked = answered_by_sources(planner, noun, CASE)
    return planner, noun, grow(space_of(planner, noun, CASE), PLAN, unasked)


@pytest.fixture(params=list(onethings()))
def guided(request: pytest.FixtureRequest) -> tuple[Planner, OneThing, Diagram]:
    """Return the guided questions of each one-thing, grown once for all tests."""
    return questions_of(request.param)


def test_no_more_is_asked_than_in_the_order_of_the_plan(guided: tuple[Planner, OneThing, Diagram]) -> None:
    """And what is told is what the plan of the whole situation says."""
    planner, noun, diagram = guided
    space, chance = diagram.space, Random(0)  # noqa: S311 - the same situations each time
    for _ in range(TRIED):
        situation = {n: chance.randrange(len(one.values)) for n, one in enumerate(space.variables)}
        if not space.possible(situation):
            continue
        told, asked = diagram.follow(situation)
        assert len(asked) <= asked_by_plan(planner, noun, diagram, situation)
        whole = planner.plan(noun.id, space.case_of(situation))
        if "open" not in told.values():
            assert (told["visits"], told["days"]) == (str(whole.visits), str(whole.days))
            own = {one.material for one in whole.hand_in}
            assert {name_of(id) for id, said in told.items() if said == "hand-in"} == own


def test_the_questions_of_each_are_a_small_file(guided: tuple[Planner, OneThing, Diagram]) -> None:
    """However many situations there are: parts that go on alike are written once."""
    planner, noun, diagram = guided
    assert len(diagram.forks) < 200
    assert len(diagram.forks) <= diagram.space.count()
    written = guidance(planner, noun, CASE, aim=aim_of("visits", diagram.space.program))
    assert len(written.model_dump_json()) < 100_000


def asked_by_plan(planner: Planner, noun: OneThing, diagram: Diagram, situation: dict[int, int]) -> int:
    """Return how many questions are put in the order in which the plan lists them."""
    case, asked = diagram.space.case, 0
    while True:
        open_ = [one.question.fact for one in planner.plan(noun.id, case).questions]
        numbers = diagram.space.numbers
        fact = next((fact for fact in open_ if fact in numbers and fact not in case.facts), None)
        if fact is None:
            return asked
        case = case.with_fact(fact, diagram.space.variables[numbers[fact]].values[situation[numbers[fact]]])
        asked += 1


def name_of(id: str) -> str:
    """Return the material that something is told of."""
    return id.removeprefix("material:").partition("/")[0]
