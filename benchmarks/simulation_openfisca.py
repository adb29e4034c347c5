"""The materials of the cases of a log by OpenFisca-Core, run in an environment that has it.

    python benchmarks/simulation_openfisca.py SPEC.json CASES.npz

The specification holds, by scenario and one-thing, each material with the chance that it has to be handed
in if it is asked for, and the conditions under which it is asked for. Every one-thing is a variable whose
formula is the sum over its materials; a case is a person. Prints the seconds and the sum by scenario.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

PERIOD = "2026-06"


def main(spec: str, cases: str) -> None:
    """Compute each scenario over all cases, and print what came out."""
    scenarios = json.loads(Path(spec).read_text(encoding="utf-8"))
    rows = dict(np.load(cases, allow_pickle=False).items())
    found, began = {}, time.perf_counter()
    for scenario, onethings in scenarios.items():
        found[scenario] = _materials(onethings, rows)
    print(json.dumps({"seconds": time.perf_counter() - began, "materials": found}))


def _materials(onethings: dict[str, Any], rows: dict[str, Any]) -> float:
    from openfisca_core.entities import build_entity
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem

    case = build_entity("case", "cases", "A case", is_person=True)
    system = TaxBenefitSystem([case])
    system.add_variables(*_inputs(case, rows), *_outputs(case, onethings))
    count = len(rows["onething"])
    simulation = SimulationBuilder().build_default_simulation(system, count)
    for name, values in rows.items():
        simulation.set_input(name, PERIOD, values)
    return float(sum(simulation.calculate(f"materials_{one}", PERIOD).sum() for one in onethings))


def _inputs(case: Any, rows: dict[str, Any]) -> list[Any]:
    from openfisca_core.periods import DateUnit
    from openfisca_core.variables import Variable

    types = {"b": bool, "i": int, "u": int, "U": str, "f": float}
    return [
        type(
            name,
            (Variable,),
            {"value_type": types[values.dtype.kind], "entity": case, "definition_period": DateUnit.MONTH},
        )
        for name, values in rows.items()
    ]


def _outputs(case: Any, onethings: dict[str, Any]) -> list[Any]:
    from openfisca_core.periods import DateUnit
    from openfisca_core.variables import Variable

    return [
        type(
            f"materials_{one}",
            (Variable,),
            {
                "value_type": float,
                "entity": case,
                "definition_period": DateUnit.MONTH,
                "formula": _formula(one, materials),
            },
        )
        for one, materials in onethings.items()
    ]


def _formula(onething: str, materials: dict[str, Any]) -> Any:
    number = int(onething[1:])

    def formula(persons: Any, period: Any) -> Any:
        mine = persons("onething", period) == number
        total = np.zeros(len(mine), dtype=np.float64)
        for material in materials.values():
            asked = np.zeros(len(mine), dtype=bool)
            for conditions in material["asked"]:
                holds = np.ones(len(mine), dtype=bool)
                for fact, test, value in conditions:
                    holds &= _holds(persons(fact, period), test, value)
                asked |= holds
            total += asked * material["share"]
        return total * mine

    return formula


def _holds(values: Any, test: str, value: Any) -> Any:
    if test == "in":
        return np.isin(values, value)
    return values == value if test == "=" else values > value if test == ">" else values >= value


if __name__ == "__main__":
    main(*sys.argv[1:])
