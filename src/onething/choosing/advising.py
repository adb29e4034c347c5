"""Which reforms to do: from the cases of a log to the best set, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter

from onething.choosing.advice import Advice, Candidate, CurvePoint, SharingDemand
from onething.choosing.aim import Aim, Log, Scale, scale_of
from onething.choosing.answering import answer
from onething.choosing.candidates import openings
from onething.choosing.costs import costs_of
from onething.choosing.demands import demands_for, sources_connected_by
from onething.choosing.greedy import one_by_one
from onething.choosing.problem import Choice, Problem
from onething.choosing.remarks import Basis, remarks
from onething.choosing.valuing import Progress, valued
from onething.choosing.worth import worth
from onething.reforms import Reform
from onething.simulation.simulating import check_in_force, worlds_of
from onething.simulation.terms import Terms, assumptions
from onething.simulation.worlds import Worlds
from onething.workflows import Planner

__all__ = ["advise"]


def advise(
    planner: Planner,
    reforms: Sequence[Reform],
    log: Log,
    aim: Aim,
    terms: Terms,
    *,
    progress: Progress | None = None,
) -> Advice:
    """Return which reforms reach most within a budget, or a target at the least cost.

    `log` was read by the planners of `onething.choosing.planners_read`. Ties are broken by cost, then
    number, then ids, so the same answer comes each time, unless the solver runs out of time.

    Raises ReformConflict for a reform at odds with itself, BrokenInput for one that is not in force on
    the day of the terms, for costs of which some are said and others not, and where too many reforms
    touch one one-thing and make some cases worse.
    """
    began = perf_counter()
    candidates = sorted(reforms, key=lambda reform: reform.id)
    each, said = costs_of(candidates, aim.costs)
    worlds = worlds_of(planner, candidates, terms)
    check_in_force(worlds)
    found = valued(worlds, log, aim.goal, each, progress=progress)
    scale = scale_of(aim, sum(log.weights), found.problem.base)
    given = answer(found.problem, aim, scale.least)
    chosen, best = given.chosen, given.best
    notes = remarks(worlds, log, aim, scale, Basis(found, given, said))
    return Advice(
        goal=aim.goal.id,
        goal_name=aim.goal.name,
        share=aim.goal.share,
        budget=aim.budget,
        target=scale.target,
        feasible=chosen.feasible,
        optimal=chosen.optimal,
        gap=given.gap,
        start=scale.told(found.problem.base),
        value=scale.told(chosen.value),
        best_possible=scale.told(best.value),
        cost=chosen.cost,
        candidates=tuple(_candidates(candidates, found.problem, chosen, scale)),
        greedy=tuple(_points(found.problem, one_by_one(found.problem), scale)),
        exact=tuple(_points(found.problem, ((-1, one) for one in given.by_cost), scale)),
        demands=_demands(worlds, log, terms),
        cases=float(sum(log.weights)),
        log=log.report,
        profiles=len(log.profiles),
        seconds=perf_counter() - began,
        notes=(*notes, *assumptions(terms, worlds.as_of, log.report)),
    )


def _candidates(
    reforms: Sequence[Reform], problem: Problem, chosen: Choice, scale: Scale
) -> Iterator[Candidate]:
    """Yield the candidates: those chosen first, then by what they gain in company."""
    worths = worth(problem)
    order = sorted(
        range(len(reforms)), key=lambda place: (not chosen.chosen >> place & 1, -worths[place].value, place)
    )
    for place in order:
        yield Candidate(
            id=reforms[place].id,
            name=reforms[place].name,
            cost=problem.costs[place],
            alone=scale.gain(problem.value(1 << place) - problem.base),
            in_company=scale.gain(worths[place].value),
            standard_error=scale.gain(worths[place].standard_error),
            chosen=bool(chosen.chosen >> place & 1),
        )


def _points(problem: Problem, found: Iterable[tuple[int, Choice]], scale: Scale) -> Iterator[CurvePoint]:
    """Yield points of a curve; a place of -1 says that no reform was added last."""
    for place, choice in found:
        yield CurvePoint(
            reforms=problem.named(choice.chosen),
            added=problem.ids[place] if place >= 0 else "",
            cost=choice.cost,
            value=scale.told(choice.value),
        )


def _demands(worlds: Worlds, log: Log, terms: Terms) -> tuple[SharingDemand, ...]:
    planner, connected = worlds.planner(), sources_connected_by(worlds.reforms)
    opened = worlds_of(planner, tuple(openings(planner.catalogue, connected)), terms)
    return tuple(demands_for(opened, log, connected))
