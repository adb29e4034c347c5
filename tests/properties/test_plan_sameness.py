"""What must not make a difference to a plan: names, planners, threads, JSON, the way to a catalogue."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from plan_worlds import World, half_answered, sources, worlds_and_cases

from onething.model import Case, Catalogue, DataSource, Plan, RulePack
from onething.model.noun import Noun
from onething.workflows.deciding import group_outcomes

NEW_NAMES = {"i": "3210", "m": "2301", "s": "9876543210", "o": "10", "r": "7654321098"}


def renamed(text: str) -> str:
    """Return a text with every id of a world replaced by another of its kind."""
    return re.sub(
        r"\b([imsor])(\d)\b",
        lambda found: found[1] + NEW_NAMES[found[1]][int(found[2])],
        text,
        flags=re.ASCII,  # an id also ends where Chinese begins
    )


def relabelled(noun: Any) -> Any:
    """Return a noun, or a case, in which every id is replaced."""
    return type(noun).model_validate(json.loads(renamed(noun.model_dump_json(by_alias=True))))


def relabelled_world(world: World) -> World:
    """Return the world with other ids, everything in the same order."""
    old = world.catalogue
    made = Catalogue(old.jurisdiction, declared=old.declared)
    nouns: list[Noun] = [
        noun for table in (old.materials, old.items, old.onethings, old.sources) for noun in table.values()
    ]
    for noun in nouns:
        made = made.with_noun(relabelled(noun))
    return World(made, tuple(map(relabelled, world.packs)))


@st.composite
def worlds_and_halves(draw: st.DrawFn) -> tuple[World, Case]:
    """Draw a world, and a half-answered case in it."""
    world, case = draw(worlds_and_cases())
    return world, draw(half_answered(case))


@given(worlds_and_halves())
def test_other_ids_change_nothing_but_the_ids(drawn: tuple[World, Case]) -> None:
    """Relabelling items, materials, sources, one-things and rules relabels the plan."""
    world, case = drawn
    plan = world.planner().plan("o0", case)
    other = relabelled_world(world).planner().plan("o1", relabelled(case))
    assert other == Plan.model_validate_json(renamed(plan.model_dump_json()))


@given(worlds_and_halves())
def test_two_planners_agree(drawn: tuple[World, Case]) -> None:
    """Planners that were made apart give equal plans, and a planner gives the same plan twice."""
    world, case = drawn
    first, second = world.planner(), world.planner()
    assert first.plan("o0", case) == second.plan("o0", case) == first.plan("o0", case)


@given(worlds_and_halves())
def test_a_plan_survives_json(drawn: tuple[World, Case]) -> None:
    """What is read from the JSON of a plan equals the plan."""
    world, case = drawn
    plan = world.planner().plan("o0", case)
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@given(worlds_and_halves())
def test_deciding_is_what_the_plan_says(drawn: tuple[World, Case]) -> None:
    """A decision without reasons comes to the outcomes of the plan."""
    world, case = drawn
    planner = world.planner()
    plan, decision = planner.plan("o0", case), planner.decide("o0", case)
    outcomes = group_outcomes(planner.program("o0"), decision)
    assert [material.outcome for material in plan.materials] == list(outcomes)


@given(st.lists(worlds_and_cases(), min_size=1, max_size=1), st.data())
def test_threads_that_share_a_planner_agree(drawn: list[tuple[World, Case]], data: st.DataObject) -> None:
    """Cases planned by several threads at once, on one new planner, have the plans that one thread gives."""
    ((world, case),) = drawn
    cases = [data.draw(half_answered(case)) for _ in range(4)] * 2
    alone = [world.planner().plan("o0", one) for one in cases]
    shared = world.planner()
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda one: shared.plan("o0", one), cases)) == alone


@given(worlds_and_halves(), st.data())
def test_a_planner_with_a_source_is_a_planner_of_the_changed_catalogue(
    drawn: tuple[World, Case], data: st.DataObject
) -> None:
    """`with_source` gives the plans that a planner made from scratch gives, for every one-thing."""
    world, case = drawn
    number = data.draw(st.integers(0, 4), label="an old source or a new one")
    source: DataSource = data.draw(sources(number, (*world.catalogue.items, "o0")))
    used = world.planner()
    for onething in world.catalogue.onethings:
        used.plan(onething, case)
    changed = used.with_source(source)
    fresh = replace(world, catalogue=world.catalogue.with_noun(source)).planner()
    for onething in world.catalogue.onethings:
        assert changed.plan(onething, case) == fresh.plan(onething, case)
    assert changed.rulings.on.keys() >= fresh.rulings.on.keys()
    assert {key: rulings for key, rulings in changed.rulings.on.items() if rulings} == fresh.rulings.on


@given(worlds_and_halves())
def test_a_source_taken_back_leaves_no_trace(drawn: tuple[World, Case]) -> None:
    """A source changed and changed back gives the old plan."""
    world, case = drawn
    source = next(iter(world.catalogue.sources.values()))
    planner = world.planner()
    before = planner.plan("o0", case)
    closed = planner.with_source(source.model_copy(update={"connected": False, "supplies": ()}))
    assert closed.with_source(source).plan("o0", case) == before


def test_packs_are_relabelled_whole() -> None:
    """The relabelling reaches ids within patterns, so that the properties above mean something."""
    pack = RulePack.model_validate(
        {
            "id": "p",
            "title": "p",
            "region": "000000",
            "rules": [
                {
                    "id": "r0",
                    "title": "r0",
                    "basis": "law",
                    "match": {"requirement": {"material": "m1", "owner": "i0"}},
                    "then": {"replace_by": "commitment"},
                }
            ],
        }
    )
    (rule,) = relabelled(pack).rules
    assert (rule.id, rule.match) == ("r7", {"requirement": {"material": "m3", "owner": "i3"}})
