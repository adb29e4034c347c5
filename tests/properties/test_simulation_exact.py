"""A simulation comes to what planning every case by itself comes to, and its parts to the whole."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flow_worlds import flow_worlds, half_answered
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_worlds import DAY, World, cases
from reform_worlds import reforms
from tests.made_tally import PRICES, tally

from onething.app.case_logs import read_cases
from onething.model import Answer, Case, Channel, MeasureKind, Plan
from onething.reforms import Reform, conflicts, with_reforms
from onething.simulation.log_report import OnUnknown
from onething.simulation.result import Dimension, Simulation, Totals
from onething.simulation.simulating import planners_of, simulate, worlds_of
from onething.simulation.terms import Terms
from onething.simulation.totals import SUMMED
from onething.workflows import Planner
from onething.workflows.flow.comparing import counted_steps

TERMS = Terms(prices=PRICES, as_of=DAY)
MONTHS = ("2025-01", "2025-02", "")


@st.composite
def logs(draw: st.DrawFn) -> tuple[World, tuple[Reform, ...], list[tuple[Case, str, float]]]:
    """Draw a world, up to two reforms of it, and a few cases with a month and a number each."""
    world = draw(flow_worlds())
    catalogue = world.catalogue
    for source in catalogue.sources.values():
        coverage = {"region": "000000", "share": draw(st.sampled_from((0.25, 0.5, 1.0)))}
        known = {**source.model_dump(by_alias=True), "coverage": [coverage], "valid": {}}
        catalogue = catalogue.with_noun(type(source).model_validate(known))
    world = World(catalogue, world.packs)
    found: list[Reform] = []
    for number in range(draw(st.integers(0, 2))):
        reform = draw(reforms(world, number))
        if not conflicts([*found, reform]):
            found.append(reform)
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        case = draw(cases(world))
        case = draw(st.sampled_from((case, draw(half_answered(case)))))
        rows.append((case, draw(st.sampled_from(MONTHS)), float(draw(st.integers(1, 9)))))
    return world, tuple(found), rows


def simulated(planner: Planner, made: tuple[Reform, ...], rows: Any, terms: Terms = TERMS) -> Simulation:
    """Return the simulation of a log of these cases."""
    told = [("o0", dict(case.facts), case.region or "", month, count) for case, month, count in rows]
    return simulate(worlds_of(planner, made, terms), tally(*told), terms)


@settings(max_examples=20)
@given(logs())
def test_totals_are_those_of_planning_each_case_alone(drawn: Any) -> None:
    """Each case is planned anew with every answer of every uncertain source, and weighed by hand."""
    world, made, rows = drawn
    found = simulated(world.planner(), made, rows)
    for scenario in found.scenarios:
        planner = with_reforms(world.planner(), [one for one in made if one.id in scenario.reforms])
        outcomes = [
            (share * count, plan) for case, _, count in rows for share, plan in spelled_out(planner, case)
        ]
        assert told(scenario.totals) == pytest.approx(added(outcomes, planner), abs=1e-6)


@settings(max_examples=15)
@given(logs())
def test_parts_come_to_the_whole(drawn: Any) -> None:
    """One-things, regions and months take the cases apart; materials are those handed in."""
    world, made, rows = drawn
    found = simulated(world.planner(), made, rows)
    for number, scenario in enumerate(found.scenarios):
        for dimension in (Dimension.ONE_THING, Dimension.REGION, Dimension.MONTH):
            for figure in SUMMED:
                parts = sum(getattr(part.totals[number], figure) for part in found.of(dimension))
                assert parts == pytest.approx(getattr(scenario.totals, figure), abs=1e-6)
        pieces = sum(part.totals[number].materials for part in found.of(Dimension.MATERIAL))
        assert pieces == pytest.approx(scenario.totals.materials, abs=1e-6)


@settings(max_examples=15)
@given(logs())
def test_worst_answers_are_no_worse_than_the_most_and_leave_nothing_open(drawn: Any) -> None:
    """Where a fact is missing the worst answers bring at most what all answers together could."""
    world, _, rows = drawn
    terms = Terms(prices=PRICES, as_of=DAY, on_unknown=OnUnknown.WORST)
    most = simulated(world.planner(), (), rows).scenarios[0].totals
    worst = simulated(world.planner(), (), rows, terms).scenarios[0].totals
    assert worst.open == 0
    assert all(getattr(worst, name) <= getattr(most, name) + 1e-6 for name in ("visits", "materials", "days"))


def spelled_out(planner: Planner, case: Case) -> Iterator[tuple[float, Plan]]:
    """Yield the plan of a case with each answer of the sources that know some cases only."""
    region = planner.settle(planner.catalogue.onethings["o0"], case).region or ""
    shares = {id: source.share_in(region) for id, source in planner.catalogue.sources.items()}
    uncertain = [id for id, share in shares.items() if 0 < share < 1]
    for answers in product((Answer.HIT, Answer.MISS), repeat=len(uncertain)):
        given_ = dict(zip(uncertain, answers, strict=True))
        share = 1.0
        for id, answer in given_.items():
            share *= shares[id] if answer is Answer.HIT else 1 - shares[id]
        known = {"facts": case.facts, "region": case.region, "as_of": DAY, "given": given_}
        yield share, planner.plan("o0", Case.model_validate(known))


def added(outcomes: list[tuple[float, Plan]], planner: Planner) -> dict[str, float]:
    """Return what plans add up to, each with the cases that come to it."""
    rows = [(weight, figures(plan, planner)) for weight, plan in outcomes]
    sums = {name: sum(weight * row[name] for weight, row in rows) for name in SUMMED}
    days = sorted((row["days"], weight) for weight, row in rows)
    return {**sums, "days_median": reached(days, 0.5), "days_p90": reached(days, 0.9)}


def told(totals: Totals) -> dict[str, float]:
    """Return the totals by name."""
    return totals.model_dump()


def reached(days: list[tuple[float, float]], share: float) -> float:
    """Return the least number of days that a share of the cases keeps to."""
    whole, running = sum(weight for _, weight in days), 0.0
    for day, weight in days:
        running += weight
        if running >= share * whole - 1e-9 * whole:
            return day
    return 0.0


def figures(plan: Plan, planner: Planner) -> dict[str, float]:
    """Return what a case adds to each total, read off its plan."""
    flow = plan.flow
    assert flow is not None
    holds = {measure.kind: measure.holds is True for measure in plan.measures}
    visits, materials = len(flow.visits), flow.materials
    minutes = 10 * materials + 60 * visits if flow.steps else 0
    stars = next(one.stars for one in plan.measures if one.kind is MeasureKind.ONLINE_DEPTH)
    published = Channel.ONLINE in planner.catalogue.onethings["o0"].channels
    return {
        "cases": 1,
        "materials": materials,
        "visits": visits,
        "no_visit": visits == 0,
        "one_visit": visits == 1,
        "more_visits": visits > 1,
        "days": flow.days,
        "steps": counted_steps([step.kind for step in flow.steps]),
        "fields": flow.fields,
        "forms": flow.forms,
        "departments": flow.departments,
        "deep": holds[MeasureKind.ONLINE_DEPTH],
        "online": (stars or 0) >= 3 if flow.steps else published,
        "id_card_only": holds[MeasureKind.ID_CARD_ONLY],
        "at_once": holds[MeasureKind.DECIDED_AT_ONCE],
        "open": bool(plan.questions),
        "hours": minutes / 60,
        "yuan": minutes + (materials + 5 * visits if flow.steps else 0),
    }


@settings(max_examples=15)
@given(logs())
def test_a_log_that_is_grouped_comes_to_what_its_rows_come_to(drawn: Any) -> None:
    """Rows that the rules cannot tell apart are one profile, and the totals stay the same."""
    world, made, rows = drawn
    worlds = worlds_of(world.planner(), made, TERMS)
    with TemporaryDirectory() as folder:
        log = Path(folder) / "cases.csv"
        written(log, rows)
        with read_cases(log, planners_of(worlds, TERMS)) as counted:
            grouped = simulate(worlds, counted, TERMS)
    alone = simulated(world.planner(), made, rows)
    assert grouped.profiles <= len(rows)
    for one, other in zip(grouped.scenarios, alone.scenarios, strict=True):
        assert told(one.totals) == pytest.approx(told(other.totals), abs=1e-6)


def written(log: Path, rows: Any) -> None:
    """Write cases as a log: a column for each fact, empty where it is not known."""
    facts = sorted({fact for case, _, _ in rows for fact in case.facts})
    with log.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("onething", "region", "date", "cases", *facts))
        for case, month, count in rows:
            values = ("" if case.facts.get(fact) is None else str(case.facts[fact]) for fact in facts)
            writer.writerow(("o0", case.region or "", f"{month}-01" if month else "", count, *values))
