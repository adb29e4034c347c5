"""Small random reforms of the small random worlds that flows are made of."""

from __future__ import annotations

from typing import Any

from flow_worlds import flow_worlds
from hypothesis import strategies as st
from plan_worlds import REGIONS, World, cases, conditions, often, rarely

from onething.model import Case
from onething.reforms import Reform, conflicts


def _one(names: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(names))


def changes(world: World) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a change of any kind that the world has something for."""
    catalogue = world.catalogue
    source, item = _one(catalogue.sources), _one(catalogue.items)
    owner = _one((*catalogue.items, "o0"))
    owners = often(st.lists(owner, min_size=1, max_size=2, unique=True)).map(lambda drawn: drawn or [])
    material = _one(catalogue.materials)
    coverage = st.lists(
        st.fixed_dictionaries({"region": _one(REGIONS), "share": st.sampled_from((0, 0.5, 1))}),
        min_size=1,
        max_size=2,
        unique_by=lambda one: one["region"],
    )
    acts = [(one.id, act.id) for one in catalogue.items.values() for act in one.all_acts]
    procedures = [(one.id, part.id) for one in catalogue.items.values() for part in one.procedures]
    rules = [rule.id for pack in world.packs for rule in pack.rules if pack.region in ("000000", "990100")]
    kinds = [
        _drawn("connect", source=source, owners=owners),
        _drawn("disconnect", source=source, owners=owners),
        _drawn("cover", source=source, coverage=coverage),
        _drawn("share", source=source, sharing=_one(("unconditional", "conditional", "none"))),
        _drawn(
            "allow",
            mode=_one(("commitment", "deferral")),
            material=material,
            owners=owners,
            when=rarely(conditions),
        ),
        _drawn("abolish", material=material, owners=owners, when=rarely(conditions)),
        _drawn("admit", item=item),
        _drawn("join", items=st.lists(item, min_size=1, max_size=3, unique=True), name=_one(("a", "b"))),
        _drawn("days", item=item, limit=st.integers(0, 4)),
        _drawn("add-rule", rule=_one(("promise", "read")).map(_rule)),
    ]
    if acts:
        kinds.append(_parts("abolish", "act", acts))
    if procedures:
        kinds.append(
            st.builds(
                lambda part, days: {**part, "limit": days},
                _parts("days", "procedure", procedures),
                st.integers(0, 4),
            )
        )
    if rules:
        kinds.append(_drawn("retire-rule", rule=_one(rules)))
    return st.one_of(kinds)


def _drawn(do: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"do": st.just(do), **parts})


def _parts(do: str, key: str, pairs: list[tuple[str, str]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(pairs).map(lambda pair: {"do": do, "item": pair[0], key: pair[1]})


def _rule(kind: str) -> dict[str, Any]:
    match: dict[str, Any] = {"requirement": {"material": "m0"}}
    then = "commitment"
    if kind == "read":
        match = {
            "requirement": {},
            "source": {"kind": "register", "sharing": "none", "supplies": "{requirement.material}"},
        }
        then = "data-check"
    return {"id": kind, "title": kind, "basis": "law", "match": match, "then": {"replace_by": then}}


@st.composite
def reforms(draw: st.DrawFn, world: World, number: int) -> Reform:
    """Draw a reform of up to three changes that do not contradict one another."""
    kept: list[dict[str, Any]] = []
    for change in draw(st.lists(changes(world), min_size=1, max_size=3)):
        if not conflicts([_reform(number, [*kept, change])]):
            kept.append(change)
    return _reform(number, kept)


def _reform(number: int, changes: list[dict[str, Any]]) -> Reform:
    return Reform.model_validate(
        {"id": f"reform{number}", "name": f"reform{number}", "reason": "why", "changes": changes}
    )


@st.composite
def worlds_cases_and_reforms(draw: st.DrawFn) -> tuple[World, Case, tuple[Reform, ...]]:
    """Draw a world, a fully answered case, and up to three reforms that do not contradict one another."""
    world = draw(flow_worlds())
    found: list[Reform] = []
    for number in range(draw(st.integers(1, 3))):
        reform = draw(reforms(world, number))
        if not conflicts([*found, reform]):
            found.append(reform)
    return world, draw(cases(world)), tuple(found)
