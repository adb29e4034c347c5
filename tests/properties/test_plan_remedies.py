"""Remedies: each ends the asking when it is applied by hand, and none contains another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from plan_worlds import World, worlds_and_cases

from onething.model import (
    Case,
    Change,
    ChangeKind,
    DataSource,
    Explanation,
    Outcome,
    RulePack,
)
from onething.workflows.explaining import explain


def explained(world: World, case: Case) -> Explanation:
    """Return the explanation of the first material that is handed in."""
    planner = world.planner()
    asked = planner.plan("o0", case).hand_in
    assume(asked)
    return explain(planner, "o0", asked[0].material, case)


def applied(world: World, case: Case, change: Change, material: str) -> tuple[World, Case]:
    """Return the world and the case after a change."""
    match change.kind:
        case ChangeKind.FACT:
            return world, _with_fact(case, change)
        case ChangeKind.ANSWER:
            return world, case.model_copy(update={"given": {**case.given, change.source: "hit"}})
        case ChangeKind.CONNECT:
            source = world.catalogue.sources[change.source]
            already = source.connected if isinstance(source.connected, tuple) else ()
            return _with(world, source.model_copy(update={"connected": (*already, change.owner)})), case
        case ChangeKind.NEW_SOURCE:
            new = {"id": change.source, "name": "new", "kind": change.source_kind, "supplies": [material]}
            return _with(world, DataSource.model_validate(new)), case
        case ChangeKind.NEW_RULE:
            return replace(world, packs=(*world.packs, _promise(material))), case


def _with(world: World, source: DataSource) -> World:
    return replace(world, catalogue=world.catalogue.with_noun(source))


def _with_fact(case: Case, change: Change) -> Case:
    if change.fact == "region":
        return case.model_copy(update={"region": change.value})
    if change.fact == "date":
        assert isinstance(change.value, date)
        return case.model_copy(update={"as_of": change.value})
    return case.model_copy(update={"facts": {**case.facts, change.fact: change.value}})


def _promise(material: str) -> RulePack:
    rule = {
        "id": "promise",
        "title": "promise",
        "basis": "law",
        "match": {"requirement": {"material": material}},
        "then": {"replace_by": "commitment"},
    }
    return RulePack.model_validate({"id": "new", "title": "new", "region": "000000", "rules": [rule]})


def asks(world: World, case: Case, material: str) -> bool:
    """Tell whether the plan asks for the material, or may yet."""
    after = [m for m in world.planner().plan("o0", case).materials if m.material == material]
    return any(one.outcome in (Outcome.HAND_IN, Outcome.OPEN) for one in after)


def after_all(world: World, case: Case, changes: Sequence[Change], material: str) -> tuple[World, Case]:
    """Return the world and the case after all changes."""
    for change in changes:
        world, case = applied(world, case, change, material)
    return world, case


@given(worlds_and_cases())
def test_every_remedy_ends_the_asking_and_needs_all_its_changes(drawn: tuple[World, Case]) -> None:
    """A test that applies the changes by itself finds the material not asked for, with one less it is."""
    world, case = drawn
    explanation = explained(world, case)
    material = explanation.materials[0].material
    for remedy in explanation.remedies:
        assert not asks(*after_all(world, case, remedy.changes, material), material), remedy
        for left_out in remedy.changes if len(remedy.changes) > 1 else ():
            rest = [change for change in remedy.changes if change != left_out]
            assert asks(*after_all(world, case, rest, material), material), remedy


@given(worlds_and_cases())
def test_no_remedy_contains_another_and_small_ones_come_first(drawn: tuple[World, Case]) -> None:
    """Of two remedies neither asks for all that the other asks for; a new rule is the last resort."""
    remedies = explained(*drawn).remedies
    changes = [set(remedy.changes) for remedy in remedies]
    assert not any(one <= other for one in changes for other in changes if one is not other)
    found = [remedy for remedy in remedies if remedy.changes[0].kind is not ChangeKind.NEW_RULE]
    assert list(remedies[: len(found)]) == sorted(found, key=lambda remedy: len(remedy.changes))
