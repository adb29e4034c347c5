"""Small random questions of which reforms to do: a world, reforms, cases, and costs."""

from __future__ import annotations

from flow_worlds import flow_worlds
from hypothesis import strategies as st
from plan_worlds import World, cases
from reform_worlds import reforms
from tests.made_log import MadeLog, made_log

from onething.model import Case
from onething.reforms import Reform, conflicts

COSTS = (0.0, 1.0, 2.0, 3.5)


@st.composite
def questions(draw: st.DrawFn) -> tuple[World, tuple[Reform, ...], list[Case], dict[str, float]]:
    """Draw a world whose sources know some cases, up to four reforms, a few cases, and costs."""
    world = draw(flow_worlds())
    catalogue = world.catalogue
    for source in catalogue.sources.values():
        coverage = {"region": "000000", "share": draw(st.sampled_from((0.5, 1.0)))}
        known = {**source.model_dump(by_alias=True), "coverage": [coverage], "valid": {}}
        catalogue = catalogue.with_noun(type(source).model_validate(known))
    world = World(catalogue, world.packs)
    made = [draw(reforms(world, number)) for number in range(draw(st.integers(1, 4)))]
    made = [one for one in made if not conflicts([one])]
    told = draw(st.lists(cases(world), min_size=1, max_size=3))
    return world, tuple(made), told, {one.id: draw(st.sampled_from(COSTS)) for one in made}


def log_of(told: list[Case]) -> MadeLog:
    """Return the cases as a log, each a profile, the first of them with most cases."""
    rows = ((dict(case.facts), float(len(told) - number)) for number, case in enumerate(told))
    return made_log(*(("o0", facts, count) for facts, count in rows), region="990102")
