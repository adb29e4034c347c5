"""Small random worlds with everything that a flow is made of, and cases in them.

What plans are made of comes from `plan_worlds`; departments' counters, days, in-person acts,
procedures, deliveries, channels, and rules that waive, postpone, join and decide at once are added.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from plan_worlds import World, cases, conditions, half_answered, often, rarely, worlds

from onething.model import Case, Channel, Department, FactName, RulePack

KINDS = ("identity-check", "signing", "check-original", "collect-result")
acts = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS), "reason": st.just("why")},
    optional={
        "place": st.sampled_from(("hospital", "bank")),
        "stage": st.sampled_from(("apply", "review", "collect")),
        "when": conditions,
    },
)
procedures = st.fixed_dictionaries(
    {"kind": st.sampled_from(("inspection", "inspection", "hearing", "publicity")), "name": st.just("what")},
    optional={"days": st.integers(0, 4), "when": conditions},
)
lightening = st.one_of(
    st.builds(lambda kind: ({"act": {"kind": kind}}, {"waive": kind}), st.sampled_from(KINDS)),
    st.builds(lambda kind: ({"act": {"kind": kind}}, {"postpone": kind}), st.sampled_from(KINDS)),
    st.builds(lambda number: ({"item": {"id": f"i{number}"}}, {"decide_at_once": True}), st.integers(0, 3)),
    st.just(({"item": {}}, {"join": "together"})),
)


def _numbered(name: str, drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "id": f"{name}{number}"} for number, one in enumerate(drawn)]


@st.composite
def flow_worlds(draw: st.DrawFn) -> World:
    """Draw a world whose items take days, ask for presence and send results in different ways."""
    world = draw(worlds())
    catalogue = world.catalogue
    for number in range(2):
        catalogue = catalogue.with_noun(Department.model_validate({"id": f"d{number}", "name": f"d{number}"}))
    for item in world.catalogue.items.values():
        more = {
            "department": draw(st.sampled_from(("d0", "d1", None))),
            "single_window": draw(st.sampled_from((True, True, False))),
            "online": draw(st.sampled_from((None, True, False))),
            "promised_days": draw(often(st.integers(0, 5))),
            "acts": _numbered("act", draw(st.lists(acts, max_size=2))),
            "procedures": _numbered("step", draw(st.lists(procedures, max_size=2))),
        }
        wanted = [
            {
                **requirement.model_dump(by_alias=True),
                "handover": draw(rarely(st.just("on-site"), "either")),
                "deadline": draw(rarely(st.integers(1, 3))),
            }
            for requirement in item.requirements
        ]
        sent = [
            {**result.model_dump(), "delivery": draw(often(st.just(["courier"]))) or ["counter"]}
            for result in item.results
        ]
        whole = {**item.model_dump(by_alias=True), **more, "requirements": wanted, "results": sent}
        catalogue = catalogue.with_noun(type(item).model_validate(whole))
    whole = catalogue.onethings["o0"]
    published = draw(st.lists(st.sampled_from(list(Channel)), max_size=4, unique=True))
    catalogue = catalogue.with_noun(whole.model_copy(update={"channels": tuple(published)}))
    return World(catalogue, (*world.packs, draw(lightening_packs())))


@st.composite
def lightening_packs(draw: st.DrawFn) -> RulePack:
    """Draw a pack of rules that lighten what is done in person, and what takes time."""
    drawn = draw(st.lists(st.tuples(lightening, often(conditions)), max_size=4))
    rules = [
        {"id": f"l{n}", "title": f"l{n}", "basis": "law", "match": match, "then": then, "when": when}
        for n, ((match, then), when) in enumerate(drawn)
    ]
    return RulePack.model_validate({"id": "light", "title": "light", "region": "000000", "rules": rules})


channels = st.sampled_from([channel.value for channel in Channel])


def through(case: Case, channel: str) -> Case:
    """Return the case as it is handled through a channel."""
    return case.with_fact(FactName("channel"), channel)


@st.composite
def flows_and_cases(draw: st.DrawFn) -> tuple[World, Case]:
    """Draw a world, and a fully answered case in it without a channel."""
    world = draw(flow_worlds())
    return world, draw(cases(world))


@st.composite
def flows_halves_and_wholes(draw: st.DrawFn) -> tuple[World, Case, Case]:
    """Draw a world, a half-answered case through some channel, and one of its completions."""
    world, whole = draw(flows_and_cases())
    channel = draw(channels)
    return world, through(draw(half_answered(whole)), channel), through(whole, channel)


def without_alternatives(world: World) -> World:
    """Return the world in which every requirement asks for one material: the first of each option."""
    catalogue = world.catalogue
    for noun in (*catalogue.items.values(), *catalogue.onethings.values()):
        single = tuple(
            requirement.model_copy(update={"material": requirement.options[0][0], "alternatives": ()})
            for requirement in noun.requirements
        )
        catalogue = catalogue.with_noun(noun.model_copy(update={"requirements": single}))
    return replace(world, catalogue=catalogue)
