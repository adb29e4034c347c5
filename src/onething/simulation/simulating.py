"""Simulating reforms: the cases of a log planned in the baseline and with reforms, and added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from time import perf_counter

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.reforms import Reform, sentences
from onething.simulation.counting import Counted, Counts, counted
from onething.simulation.kinds import Progress
from onething.simulation.parts import parts_of
from onething.simulation.result import ReformNote, Scenario, Simulation
from onething.simulation.sharing_out import planned_kinds
from onething.simulation.targets import measured
from onething.simulation.terms import Terms, assumptions, scenario_id, scenario_name, scenarios
from onething.simulation.totals import Reckoner
from onething.simulation.worlds import Worlds
from onething.workflows import Planner

__all__ = ["check_in_force", "planners_of", "simulate", "worlds_of"]


def simulate(
    worlds: Worlds,
    tally: Counts,
    terms: Terms,
    *,
    progress: Progress | None = None,
    inputs: Mapping[str, str] | None = None,
) -> Simulation:
    """Return what the cases of a log come to in the baseline and with reforms.

    Each profile of the log is planned once in every world that decides it; the outcomes are joined to
    the numbers of cases in the data engine. `worlds` are those of `terms`, see `worlds_of`, and the
    profiles tell apart whatever a planner of any scenario does, see `planners_of`. `inputs` are the
    digests of what went in, kept with the result.

    Raises BrokenInput for reforms that are not in force on the day of the terms.
    """
    began, planned = perf_counter(), worlds.plans
    check_in_force(worlds)
    chosen = [worlds.world(ids) for ids in scenarios(worlds.reforms, terms)]
    kinds = planned_kinds(tally.profiles, worlds, chosen, progress=progress)
    cases, reckoner = counted(tally, kinds), Reckoner(kinds, terms.prices)
    planner = worlds.planner()
    return Simulation(
        catalogue=planner.catalogue.jurisdiction.id,
        as_of=worlds.as_of,
        assume=terms.assume.value,
        on_unknown=terms.on_unknown.value,
        log=tally.report,
        scenarios=tuple(_scenarios(chosen, worlds.reforms, reckoner, cases)),
        parts=tuple(parts_of(reckoner, cases, [worlds.planner(ids).catalogue for ids in chosen])),
        targets=tuple(measured(terms.targets, reckoner, cases.whole)),
        burdens=tuple(terms.prices.burdens()),
        reforms=tuple(_notes(worlds.reforms, planner)),
        assumptions=tuple(assumptions(terms, worlds.as_of, tally.report)),
        profiles=len(kinds.of_profile),
        plans=worlds.plans - planned,
        sampling_error=reckoner.sampling_error(cases.whole),
        inputs=dict(inputs or {}),
        version=version("onething"),
        seconds=perf_counter() - began,
    )


def worlds_of(planner: Planner, reforms: Sequence[Reform], terms: Terms) -> Worlds:
    """Return the worlds in which cases are planned on these terms."""
    return Worlds(planner, reforms, as_of=terms.as_of, assume=terms.assume, on_unknown=terms.on_unknown)


def planners_of(worlds: Worlds, terms: Terms) -> tuple[Planner, ...]:
    """Return the planners of all scenarios, the baseline's first.

    Raises ReformConflict for a scenario whose reforms contradict each other, UnknownName for a set with
    a reform that there is not.
    """
    return tuple(worlds.planner(ids) for ids in scenarios(worlds.reforms, terms))


def _scenarios(
    chosen: Sequence[Sequence[str]], reforms: Sequence[Reform], reckoner: Reckoner, cases: Counted
) -> Iterator[Scenario]:
    for number, ids in enumerate(chosen):
        yield Scenario(
            id=scenario_id(ids),
            name=scenario_name(ids, reforms),
            reforms=tuple(ids),
            cost=float(sum(reform.total_cost for reform in reforms if reform.id in ids)),
            totals=reckoner.totals(reckoner.weights(cases.whole, number)),
        )


def check_in_force(worlds: Worlds) -> None:
    """Refuse reforms that are not in force on the day by whose rules all cases are decided."""
    day = worlds.as_of
    waiting = [reform for reform in worlds.reforms if not reform.in_force(day)]
    if waiting:
        found = Label(zh=f"在 {day} 不生效", en=f"it is not in force on {day}")
        mend = Label(zh="用 --date 给出其生效的日期", en="give a day on which it is by --date")
        raise BrokenInput(Fault(Place(reform.id), found, mend) for reform in waiting)


def _notes(reforms: Sequence[Reform], planner: Planner) -> Iterator[ReformNote]:
    for reform in reforms:
        yield ReformNote(
            id=reform.id,
            name=reform.name,
            reason=reform.reason,
            cost=float(reform.total_cost),
            changes=tuple(sentences(reform, planner.catalogue)),
        )
