"""From a problem and an aim to the set that is advised, and the sets beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onething.choosing.aim import Aim
from onething.choosing.curves import best_by_cost
from onething.choosing.problem import EQUAL, Choice, Problem
from onething.choosing.programme import Programme
from onething.choosing.selecting import best_within, cheapest_reaching

__all__ = ["Answer", "answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The set that is advised, the best that there is, and the best for each budget."""

    chosen: Choice
    best: Choice
    """Whatever it costs."""
    by_cost: tuple[Choice, ...]
    complete: bool
    """Whether `by_cost` holds every set at which the best one changes."""
    gap: float
    """By how much a better set could be better than the one chosen, as a share; 0: it is proven that
    there is none."""


def answer(problem: Problem, aim: Aim, least: float) -> Answer:
    """Return the answer to an aim that comes to `least` as it is added up over cases.

    The curve is looked for with what is left of the solver's time.
    """
    programme = Programme(problem, seconds=aim.seconds)
    best = best_within(programme)
    if aim.target is None:
        chosen = best if aim.budget is None else best_within(programme, aim.budget)
        gap = _gap_in_value(problem, chosen, best)
    else:
        chosen = _cheapest(programme, best, least, aim.budget)
        gap = _gap_in_cost(chosen) if chosen.feasible else _gap_in_value(problem, chosen, best)
    if problem.slack:
        chosen = replace(chosen, optimal=False)
    by_cost, complete = best_by_cost(programme, best)
    return Answer(chosen, best, by_cost, complete, gap)


def _cheapest(programme: Programme, best: Choice, least: float, budget: float | None) -> Choice:
    """Return the cheapest set that comes to `least`; if there is none, the one that comes nearest."""
    if best.value < least - EQUAL * programme.problem.spread:
        found = None
    else:
        found = cheapest_reaching(programme, least) or replace(best, optimal=False, bound=0.0)
    if found and (budget is None or found.cost <= budget):
        return found
    return replace(best if budget is None else best_within(programme, budget), feasible=False)


def _gap_in_value(problem: Problem, chosen: Choice, best: Choice) -> float:
    more = (0.0 if chosen.optimal else chosen.bound - chosen.value) + problem.slack
    whole = max(best.value, chosen.value + more) - problem.base
    return more / whole if whole > 0 else 0.0


def _gap_in_cost(chosen: Choice) -> float:
    return 0.0 if chosen.optimal or not chosen.cost else 1.0 - max(0.0, chosen.bound) / chosen.cost
