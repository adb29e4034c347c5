"""A simulation as rows of plain values, from which pandas and polars make frames without more ado.

    polars.DataFrame(totals_rows(simulation))
    pandas.DataFrame(parts_rows(simulation, Dimension.REGION))

No frame library is needed to make the rows.
"""

from __future__ import annotations

from typing import Any

from onething.language import Language
from onething.simulation.result import Dimension, Scenario, Simulation, Totals

__all__ = ["Rows", "parts_rows", "targets_rows", "totals_rows"]

Rows = list[dict[str, Any]]
"""Rows whose keys are the columns; all of them have the same, in the same order."""


def totals_rows(simulation: Simulation, *, language: Language = "zh") -> Rows:
    """Return a row for each scenario: its id, name, cost, and every figure of `Totals`."""
    return [
        {**_scenario(scenario, language), "cost": scenario.cost, **_figures(scenario.totals)}
        for scenario in simulation.scenarios
    ]


def parts_rows(
    simulation: Simulation, dimension: Dimension | None = None, *, language: Language = "zh"
) -> Rows:
    """Return a row for each part and scenario, of one dimension or of all.

    A row tells the dimension, the part's key and name, the scenario, and every figure of `Totals`.
    """
    parts = simulation.parts if dimension is None else simulation.of(Dimension(dimension))
    return [
        {
            "dimension": part.dimension.value,
            "key": part.key,
            "name": part.name.text(language),
            **_scenario(scenario, language),
            **_figures(totals),
        }
        for part in parts
        for scenario, totals in zip(simulation.scenarios, part.totals, strict=True)
    ]


def targets_rows(simulation: Simulation, *, language: Language = "zh") -> Rows:
    """Return a row for each target and scenario: the threshold, the figure, whether it is met, the gap."""
    return [
        {
            "id": target.id,
            "name": target.name.text(language),
            "document": target.document,
            "due": target.due,
            "at_least": target.at_least,
            "threshold": target.threshold,
            "unit": target.unit,
            **_scenario(scenario, language),
            "figure": target.figures[number],
            "met": target.met[number],
            "gap": target.gap(number),
        }
        for target in simulation.targets
        for number, scenario in enumerate(simulation.scenarios)
    ]


def _scenario(scenario: Scenario, language: Language) -> dict[str, Any]:
    return {"scenario": scenario.id, "scenario_name": scenario.name.text(language)}


def _figures(totals: Totals) -> dict[str, float]:
    return {name: getattr(totals, name) for name in Totals.model_fields}
