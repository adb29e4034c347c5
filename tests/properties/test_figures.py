"""Figures are those of the plan, and chances those of planning each answer of each source by itself."""

from __future__ import annotations

from collections import Counter
from itertools import product

from flow_worlds import channels, flow_worlds, flows_and_cases, half_answered, through
from hypothesis import given
from hypothesis import strategies as st
from plan_worlds import World, cases

from onething.model import Case, MeasureKind, Outcome, Plan
from onething.workflows import Planner
from onething.workflows.flow.comparing import counted_steps
from onething.workflows.outcomes import CaseFigures

FIGURES = ("visits", "days", "steps", "departments", "materials", "fields", "forms")


def counted(plan: Plan) -> dict[str, int]:
    """Return the figures of a plan, by name, read off what people read."""
    flow = plan.flow
    assert flow is not None
    steps = counted_steps([step.kind for step in flow.steps])
    own = {"visits": len(flow.visits), "days": flow.days, "steps": steps}
    return {**own, **{name: getattr(flow, name) for name in FIGURES[3:]}}


def holding(plan: Plan) -> dict[str, object]:
    """Return what measures of a plan hold for certain, as figures name them."""
    found = {measure.kind: measure for measure in plan.measures}
    depth = found[MeasureKind.ONLINE_DEPTH]
    return {
        "id_card_only": found[MeasureKind.ID_CARD_ONLY].holds is True,
        "at_once": found[MeasureKind.DECIDED_AT_ONCE].holds is True,
        "stars": depth.stars or 0,
    }


@given(flows_and_cases(), st.data())
def test_figures_are_those_of_the_plan(drawn: tuple[World, Case], data: st.DataObject) -> None:
    """Whatever was asked before, the figures of a case are those that its own plan comes to."""
    world, _ = drawn
    planner = world.planner()
    for case in data.draw(st.lists(cases(world), min_size=2, max_size=4)):
        known = data.draw(st.sampled_from((case, data.draw(half_answered(case)))))
        known = data.draw(st.sampled_from((known, through(known, data.draw(channels)))))
        plan, figures = planner.plan("o0", known), planner.figures("o0", known)
        assert {name: getattr(figures, name) for name in FIGURES} == counted(plan)
        assert {name: getattr(figures, name) for name in holding(plan)} == holding(plan)
        assert figures.open == bool(plan.questions)
        may = [one.material for one in plan.materials if one.outcome in (Outcome.HAND_IN, Outcome.OPEN)]
        assert len(figures.asked) == figures.materials
        assert {one.material for one in plan.hand_in} <= set(figures.asked) <= set(may)


@given(flow_worlds(), st.data())
def test_chances_are_those_of_every_answer(world: World, data: st.DataObject) -> None:
    """Sources that know some cases and not others are weighted as if every answer had been planned."""
    planner, case = world.planner(), data.draw(cases(world))
    case = data.draw(st.sampled_from((case, data.draw(half_answered(case)))))
    case = data.draw(st.sampled_from((case, through(case, data.draw(channels)))))
    every = spelled_out(planner, case)
    found = Counter({chance.figures: chance.probability for chance in planner.chances("o0", case)})
    assert set(found) == set(every)
    assert all(abs(found[figures] - every[figures]) < 1e-9 for figures in every)


def spelled_out(planner: Planner, case: Case) -> Counter[CaseFigures]:
    """Return the probability of each outcome, with every answer of every uncertain source planned anew."""
    region = planner.settle(planner.catalogue.onethings["o0"], case).region or ""
    shares = {id: source.share_in(region) for id, source in planner.catalogue.sources.items()}
    uncertain = [id for id, share in shares.items() if 0 < share < 1 and id not in case.given]
    found: Counter[CaseFigures] = Counter()
    for answers in product(("hit", "miss"), repeat=len(uncertain)):
        given_ = dict(zip(uncertain, answers, strict=True))
        known = Case.model_validate({**case.model_dump(), "given": {**case.given, **given_}})
        probability = 1.0
        for id, answer in given_.items():
            probability *= shares[id] if answer == "hit" else 1 - shares[id]
        fresh = Planner(planner.catalogue, planner.packs)
        found[fresh.figures("o0", known)] += probability
    return found
