"""The use case of choosing: which reforms reach most within a budget, or a target at the least cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onething.app.case_logs import LogOptions, read_cases
from onething.app.catalogues import Catalogues
from onething.app.reforming import reforms_beside
from onething.app.simulating import Experiment, Options, Progress, experiment, log_options_of
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import Catalogue
from onething.reforms import Reform

if TYPE_CHECKING:
    from onething.choosing import Advice, Aim

__all__ = ["Wish", "advise", "advised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be reached, what may be spent, and among what is chosen."""

    goal: str = "visits-at-most-one"
    """A figure of the cases, see `onething.choosing.GOALS`; `hours` and `yuan` besides."""
    budget: float | None = None
    """In yuan."""
    target: float | None = None
    """What the goal should come to: at least for a share of cases, at most for a number a case."""
    of_start: bool = False
    """True: the target is a share of what the goal is before any reform."""
    connect: bool = False
    """True: to connect each source to everyone is a reform to choose, too."""
    costs: Mapping[str, float] | Path | str | None = None
    """What reforms cost in yuan, by id, or the file that says so; `default`: what all others cost."""
    seconds: float = 60.0
    """So long the solver may take."""


def advise(
    catalogues: Catalogues,
    cases: Any,
    reforms: Iterable[Reform | Path | str] = (),
    *,
    progress: Progress | None = None,
    options: Mapping[str, Any] | None = None,
    **wish: Any,
) -> Advice:
    """Return which reforms to do, for the cases of a log; what is wished is given as the fields of `Wish`.

    Without reforms all those beside the catalogue are candidates. `cases` and `options` are as
    `onething.simulate` takes them.

    Raises as `onething.simulate` does, UnknownName for a goal that there is not, BrokenInput where there
    is nothing to choose from, or some costs are said and others not.
    """
    return advised(catalogues, cases, reforms, Wish(**wish), Options(**(options or {})), progress)


def advised(
    catalogues: Catalogues,
    cases: Any,
    reforms: Iterable[Reform | Path | str],
    wish: Wish,
    options: Options,
    progress: Progress | None = None,
) -> Advice:
    """Return the same; raises as `advise` does."""
    from onething.choosing import advise as advise_on  # noqa: PLC0415 - numpy, only when something is chosen
    from onething.choosing import costs_of, planners_read  # noqa: PLC0415 - likewise

    prepared = _prepared(catalogues, cases, list(reforms), wish, options)
    planner, terms = prepared.planner, prepared.terms
    aim = _aim(wish, prepared)
    costs_of(prepared.reforms, aim.costs)  # refused before a long log is read
    planners = planners_read(planner, prepared.reforms, terms.as_of)
    planned = (lambda done, whole: progress("planning", done / whole)) if progress else None
    with read_cases(cases, planners, log_options_of(prepared, progress)) as log:
        return advise_on(planner, prepared.reforms, log, aim, terms, progress=planned)


def _aim(wish: Wish, prepared: Experiment) -> Aim:
    from onething.choosing import Aim, goal_of  # noqa: PLC0415 - likewise
    from onething.formats.files.cost_file import load_costs  # noqa: PLC0415 - only where there is one

    costs = load_costs(wish.costs) if isinstance(wish.costs, Path | str) else wish.costs
    goal = goal_of(wish.goal, prepared.terms.prices)
    aim = Aim(
        goal=goal,
        budget=wish.budget,
        target=wish.target,
        of_start=wish.of_start and not goal.share,
        costs=costs,
        seconds=wish.seconds,
    )
    if aim.goal.share and not 0.0 <= (aim.target or 0.0) <= 1.0:
        raise BrokenInput([_no_share(wish)])
    return aim


def _prepared(
    catalogues: Catalogues,
    cases: Any,
    given: Sequence[Reform | Path | str],
    wish: Wish,
    options: Options,
) -> Experiment:
    """Return the planner, the candidates and the terms."""
    if not given and options.catalogue is None:
        options = replace(options, catalogue=_told_by(catalogues, cases, options))
    ready = experiment(catalogues, given, cases, options)
    catalogue, packs = ready.planner.catalogue, ready.planner.packs
    found = ready.reforms if given else reforms_beside(catalogue, packs).reforms
    if wish.connect:
        found = (*found, *_connections(catalogue, found))
    if not found:
        raise BrokenInput([_nothing(catalogue)])
    # The day may hang on when the candidates come into force.
    return experiment(catalogues, found, cases, replace(options, catalogue=catalogue.jurisdiction.id))


def _told_by(catalogues: Catalogues, cases: Any, options: Options) -> str | None:
    """Return the catalogue to which most cases of a log belong; None if there is none, or two as good.

    Raises BrokenInput for a log that cannot be read by any.
    """
    if len(catalogues.catalogues) == 1:
        return catalogues.catalogues[0].jurisdiction.id
    placed: dict[str, int] = {}
    refused: list[BrokenInput] = []
    reading = LogOptions(mapping=options.mapping, engine=options.engine, memory=options.memory)
    for catalogue in catalogues.catalogues:
        try:
            with read_cases(cases, [catalogues.planner(catalogue)], reading) as log:
                placed[catalogue.jurisdiction.id] = log.report.rows - log.report.unplaced
        except BrokenInput as broken:
            refused.append(broken)
    if not placed:
        raise refused[-1]
    most = [id for id, rows in placed.items() if rows == max(placed.values())]
    return most[0] if len(most) == 1 else None


def _connections(catalogue: Catalogue, beside: Sequence[Reform]) -> Iterator[Reform]:
    from onething.choosing import connections  # noqa: PLC0415 - likewise

    known = {reform.id for reform in beside}
    return (reform for reform in connections(catalogue) if reform.id not in known)


def _nothing(catalogue: Catalogue) -> Fault:
    id = catalogue.jurisdiction.id
    found = Label(zh=f"目录 {id} 旁没有改革方案可选", en=f"beside the catalogue {id} there are no reforms")
    mend = Label(
        zh="给出改革方案，或用 --connect 把接通数据资源作为候选",
        en="give reforms, or take connecting sources as candidates by --connect",
    )
    return Fault(Place("advise"), found, mend)


def _no_share(wish: Wish) -> Fault:
    found = Label(
        zh=f"{wish.goal} 是办件占比，目标应在 0 到 1 之间", en=f"{wish.goal} is a share of cases, from 0 to 1"
    )
    mend = Label(zh="写成 0.95 或 95%", en="write it like 0.95 or 95%")
    return Fault(Place("--target"), found, mend)
