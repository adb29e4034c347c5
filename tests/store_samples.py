"""Runs to be kept, made of the fictional city and of figures that are hard to write down."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from tests.fictional.city import DAY, hongzhou

from onething.calendars import Override, WorkingDays
from onething.choosing.advice import Advice, Candidate, CurvePoint
from onething.language import Label
from onething.model import Basis, CatalogueId
from onething.reforms import Reform
from onething.simulation.burden import Price, PriceList
from onething.simulation.log_report import ColumnReport, LogReport, Oddity
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.result import BASELINE, Dimension, Part, Scenario, Simulation, Totals
from onething.simulation.target import Target, TargetMeasure
from onething.store import RunInputs

AWKWARD = (1 / 3, 0.1 + 0.2, math.pi * 1e15, 5e-324, 1.7976931348623157e308, 2.0**53 + 2, 1e-7, 123456789.0)
"""Figures whose last digits are easily lost on the way through a database."""

LOG = LogReport(
    name="办件 2025.parquet",
    rows=10_000_000_000,
    cases=9_999_999_999,
    dropped=1,
    columns=(ColumnReport(column="户籍地", outside=2, examples=(Oddity(value="“字”\\", rows=2),)),),
    digest="sha256:" + "ab" * 32,
)


def totals(seed: int = 0) -> Totals:
    """Return totals in which every figure is awkward."""
    names = list(Totals.model_fields)
    return Totals(**{name: AWKWARD[(number + seed) % len(AWKWARD)] for number, name in enumerate(names)})


def simulation(seed: int = 0, **changes: Any) -> Simulation:
    """Return a simulation of two scenarios; each seed has figures of its own."""
    scenarios = (
        Scenario(id=BASELINE, name=Label(zh="现状", en="Baseline"), totals=totals(seed)),
        Scenario(
            id="less-paper",
            name=Label(zh="少交纸"),
            reforms=("less-paper",),
            cost=1e6 / 3,
            totals=totals(seed + 1),
        ),
    )
    part = Part(
        dimension=Dimension.MONTH, key="2025-03", name=Label(zh="三月"), totals=(totals(seed + 2), totals())
    )
    values: dict[str, Any] = {
        "catalogue": CatalogueId("hongzhou"),
        "as_of": DAY,
        "assume": "expected",
        "on_unknown": "ask",
        "log": LOG,
        "scenarios": scenarios,
        "parts": (part,),
        "inputs": {"log": LOG.digest, "zz": "1", "aa": "2"},
        "version": "0.1.0",
        "seconds": 1.25,
    }
    return Simulation(**values | changes)


def advice() -> Advice:
    """Return an advice."""
    return Advice(
        goal="visits-at-most-one",
        goal_name=Label(zh="最多跑一次", en="at most one visit"),
        target=0.95,
        feasible=True,
        optimal=False,
        gap=1 / 7,
        start=0.1 + 0.2,
        value=0.951,
        best_possible=0.99,
        cost=10.0,
        candidates=(
            Candidate(id="less-paper", name=Label(zh="少交纸"), cost=1.0, alone=1, in_company=2, chosen=True),
        ),
        greedy=(CurvePoint(reforms=(), added="", cost=0.0, value=0.3),),
        exact=(),
        cases=3.0,
        log=LOG,
        profiles=2,
        seconds=0.5,
    )


def reform() -> Reform:
    """Return a reform of the city."""
    return Reform.model_validate(
        {
            "id": "less-paper",
            "name": {"zh": "少交纸", "en": "Less paper"},
            "reason": "群众少跑腿",
            "cost": 1e6 / 3,
            "valid": {"from": "2026-01-01"},
            "changes": [{"do": "abolish", "material": "household-register", "when": {"b": ">= 2", "a": "-"}}],
        }
    )


def inputs(**changes: Any) -> RunInputs:
    """Return all that can go into a run."""
    assumed = Basis(assumed=Label(zh="估计", en="an estimate"))
    price = Price(value=1 / 3, basis=(assumed,))
    priced = {name: price for name, field in PriceList.model_fields.items() if field.annotation is Price}
    target = Target(
        id="once",
        name=Label(zh="最多跑一次"),
        measure=TargetMeasure.AT_MOST_ONE_VISIT,
        at_least=0.9,
        basis=(Basis(document="虹政发〔2026〕1号"),),
    )
    values: dict[str, Any] = {
        "catalogue": hongzhou().catalogues[0],
        "packs": hongzhou().packs,
        "reforms": (reform(),),
        "mapping": LogMapping.model_validate({"onething": {"fixed": "newborn"}, "ignore": ["姓名"]}),
        "targets": (target,),
        "prices": PriceList(id="prices", name=Label(zh="价目"), **priced),
        "calendar": WorkingDays(Override(workdays=frozenset({date(2026, 2, 14), date(2026, 1, 4)}))),
        "options": {"as_of": DAY.isoformat(), "budget": 1 / 3, "sets": [["less-paper"]], "none": None},
    }
    return RunInputs(**values | changes)
