"""One figure of a case at a time, as `onething.simulation.result.Totals` adds it up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onething.errors import UnknownName
from onething.simulation.burden import PriceList, burden_of
from onething.workflows.flow.measures import DEEP
from onething.workflows.outcomes import CaseFigures

__all__ = ["BURDENS", "FIGURES", "Measure", "measure_of"]

Measure = Callable[[CaseFigures], float]
"""Returns what a case adds to a figure."""

FIGURES: Mapping[str, Measure] = {
    "materials": lambda case: case.materials,
    "visits": lambda case: case.visits,
    "no_visit": lambda case: case.visits == 0,
    "one_visit": lambda case: case.visits == 1,
    "more_visits": lambda case: case.visits > 1,
    "at_most_one_visit": lambda case: case.visits <= 1,
    "days": lambda case: case.days,
    "steps": lambda case: case.steps,
    "fields": lambda case: case.fields,
    "forms": lambda case: case.forms,
    "departments": lambda case: case.departments,
    "deep": lambda case: case.stars >= DEEP,
    "online": lambda case: case.online,
    "id_card_only": lambda case: case.id_card_only,
    "at_once": lambda case: case.at_once,
    "open": lambda case: case.open,
}
"""The figures that need no prices, by their names in `Totals`."""

BURDENS = ("hours", "yuan")
"""The figures that prices make of the others, in the order of `burden_of`."""


def measure_of(figure: str, prices: PriceList) -> Measure:
    """Return how a figure of `Totals` is told of one case; UnknownName for one that is no sum over cases."""
    if figure in BURDENS:
        which = BURDENS.index(figure)
        return lambda case: burden_of(case, prices)[which]
    if figure not in FIGURES:
        raise UnknownName("figure", figure, (*FIGURES, *BURDENS))
    return FIGURES[figure]
