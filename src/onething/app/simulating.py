"""The use case of very many cases: what reforms would change over a year of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from onething.app.case_logs import LogOptions, log_digest, read_cases
from onething.app.catalogues import Catalogues
from onething.app.reforming import find_reforms
from onething.app.simulation_cache import KeptAnswers, SimulationCache
from onething.app.yardsticks import prices_for, targets_for
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.model import Catalogue, CatalogueId
from onething.reforms import Reform, ReformConflict, reformed
from onething.simulation.completions import Expectation
from onething.simulation.log_report import OnUnknown
from onething.simulation.result import Simulation
from onething.simulation.terms import Terms
from onething.workflows import Planner

if TYPE_CHECKING:
    from onething.simulation.burden import PriceList
    from onething.simulation.logs.log_mapping import LogMapping
    from onething.simulation.target import Target

__all__ = ["Experiment", "Options", "Progress", "experiment", "log_options_of", "run", "simulate"]

Progress = Callable[[str, float], None]
"""Is told what is being done, `reading` or `planning`, and which share of it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What may be said of a simulation beside its reforms and its cases."""

    catalogue: str | None = None
    """The id of the catalogue; it need not be said where there is one alone."""
    mapping: LogMapping | Path | str | None = None
    """Which columns tell which facts, itself or its file; None: columns bear the names of facts."""
    as_of: date | None = None
    """As of which day all cases are decided; None: today, or once all reforms are in force."""
    assume: Expectation | str = Expectation.EXPECTED
    on_unknown: OnUnknown | str = OnUnknown.ASK
    sets: Sequence[Sequence[str]] | None = None
    """The scenarios, each as ids of reforms; None: each reform alone, then all of them together."""
    targets: Sequence[Target] | Path | str | None = None
    """Targets, or the file or folder where they stand; None: those in the folder of the rules."""
    prices: PriceList | Path | str | None = None
    """What the burden is reckoned by, itself or its file; None: what stands in the folder of the rules."""
    rules: Path | None = None
    """A folder of rules that may hold `targets` and `burden`; None: those that come with onething."""
    engine: str = "duckdb"
    """`duckdb`, or the address of a cluster such as `spark://HOST:7077`."""
    memory: int = 2 * 1024**3
    """How many bytes reading the log may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A simulation that is ready to be run: everything that its result rests on."""

    planner: Planner
    """That of the baseline."""
    reforms: tuple[Reform, ...]
    """In the order in which they were given."""
    cases: Any
    """The log: where it lies, or a frame."""
    mapping: LogMapping | None
    terms: Terms
    engine: str
    memory: int
    mapping_file: Path | str | None = None
    """Where the mapping stands, for messages about it."""


def simulate(
    catalogues: Catalogues,
    reforms: Iterable[Reform | Path | str],
    cases: Any,
    *,
    cache: SimulationCache | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Simulation:
    """Return what the cases of a log come to in the baseline, with each reform, and with all together.

    `cases` is the path of a log, or a polars or pandas frame; what else may be said stands in `Options`.
    With a cache a run over unchanged inputs answers from it.

    Raises UnknownName for a catalogue or reform that there is not, BrokenInput for files that cannot be
    used, ReformConflict for reforms that contradict each other, MissingExtra where a library is not
    installed.
    """
    prepared = experiment(catalogues, reforms, cases, Options(**options))
    return run(prepared, cache=cache, progress=progress)


def experiment(
    catalogues: Catalogues, reforms: Iterable[Reform | Path | str], cases: Any, options: Options
) -> Experiment:
    """Return a simulation that is ready to be run, with all its files read; raises as `simulate` does."""
    from onething.simulation.worlds import first_day  # noqa: PLC0415 - numpy, only when something is simulated

    given = list(reforms)
    planner = catalogues.planner(_catalogue(catalogues, options.catalogue, given))
    meant = _reforms(planner, given)
    region = planner.catalogue.jurisdiction.region
    terms = Terms(
        prices=prices_for(region, options.prices, rules=options.rules),
        targets=targets_for(region, options.targets, rules=options.rules),
        as_of=options.as_of or first_day(meant),
        assume=Expectation(options.assume),
        on_unknown=OnUnknown(options.on_unknown),
        sets=None if options.sets is None else tuple(map(tuple, options.sets)),
    )
    return Experiment(
        planner=planner,
        reforms=meant,
        cases=cases,
        mapping=_mapping(options.mapping),
        terms=terms,
        engine=options.engine,
        memory=options.memory,
        mapping_file=options.mapping if isinstance(options.mapping, Path | str) else None,
    )


def run(
    prepared: Experiment, *, cache: SimulationCache | None = None, progress: Progress | None = None
) -> Simulation:
    """Return what an experiment comes to; an earlier answer to the same question counts, and says so.

    Nothing is kept of a run that is interrupted. Raises as `simulate` does.
    """
    from onething.simulation.caching import cache_key, digests  # noqa: PLC0415 - numpy, as above

    began = perf_counter()
    planner, terms = prepared.planner, prepared.terms
    inputs = digests(planner.catalogue, planner.packs, prepared.reforms, terms, mapping=prepared.mapping)
    kept = cache.asked(cache_key(inputs, prepared.reforms, terms, engine=prepared.engine)) if cache else None
    if kept and kept.any and (found := kept.get(log_digest(prepared.cases))):
        name = Path(prepared.cases).name or str(prepared.cases)
        return found.model_copy(update={"log": found.log.model_copy(update={"name": name})})
    found = _planned(prepared, inputs, kept, progress)
    if not found.cached:
        found = found.model_copy(update={"seconds": perf_counter() - began})
        if kept:
            kept.put(found)
    return found


def log_options_of(prepared: Experiment, progress: Progress | None = None) -> LogOptions:
    """Return how the log of an experiment is read."""
    return LogOptions(
        mapping=prepared.mapping_file or prepared.mapping,
        engine=prepared.engine,
        on_unknown=prepared.terms.on_unknown,
        memory=prepared.memory,
        progress=(lambda share: progress("reading", share)) if progress else None,
    )


def _planned(
    prepared: Experiment, inputs: dict[str, str], kept: KeptAnswers | None, progress: Progress | None
) -> Simulation:
    """Return what an experiment comes to; where only reading tells what a log holds, it is looked up then."""
    from onething.simulation.simulating import planners_of, simulate, worlds_of  # noqa: PLC0415 - numpy

    worlds = worlds_of(prepared.planner, prepared.reforms, prepared.terms)
    with read_cases(
        prepared.cases, planners_of(worlds, prepared.terms), log_options_of(prepared, progress)
    ) as tally:
        if kept and (found := kept.get(tally.report.digest)):
            return found.model_copy(update={"log": tally.report})
        planned = (lambda done, whole: progress("planning", done / whole)) if progress else None
        known = {**inputs, "log": tally.report.digest}
        made = simulate(worlds, tally, prepared.terms, progress=planned, inputs=known)
    return made.model_copy(update={"engine": prepared.engine})


def _mapping(given: LogMapping | Path | str | None) -> LogMapping | None:
    from onething.formats.files.log_mapping_file import read_log_mapping  # noqa: PLC0415 - only where there is one

    return read_log_mapping(given).mapping if isinstance(given, Path | str) else given


def _reforms(planner: Planner, given: Sequence[Reform | Path | str]) -> tuple[Reform, ...]:
    """Return the reforms given, read where they are files or names."""
    named = [one for one in given if not isinstance(one, Reform)]
    found = iter(find_reforms(planner.catalogue, planner.packs, named))
    return tuple(dict.fromkeys(one if isinstance(one, Reform) else next(found) for one in given))


def _catalogue(catalogues: Catalogues, name: str | None, given: Sequence[Reform | Path | str]) -> Catalogue:
    """Return the catalogue named, or the only one to which the reforms fit."""
    among = {one.jurisdiction.id: one for one in catalogues.catalogues}
    if name is not None:
        if name not in among:
            raise UnknownName("catalogue", name, among)
        return among[CatalogueId(name)]
    fitting = [one for one in among.values() if len(among) == 1 or _beside(one, given)]
    fitting = fitting or [one for one in among.values() if _fit(catalogues, one, given)]
    if len(fitting) != 1:
        raise BrokenInput([_several(fitting or list(among.values()))])
    return fitting[0]


def _beside(catalogue: Catalogue, given: Sequence[Reform | Path | str]) -> bool:
    """Tell whether one of the files given lies in the folder of a catalogue."""
    place = catalogue.place("jurisdiction", catalogue.jurisdiction.id)
    files = [Path(one).resolve() for one in given if not isinstance(one, Reform) and Path(one).is_file()]
    return place is not None and any(one.is_relative_to(Path(place.file).resolve().parent) for one in files)


def _fit(catalogues: Catalogues, catalogue: Catalogue, given: Sequence[Reform | Path | str]) -> bool:
    try:
        planner = catalogues.planner(catalogue)
        reformed(planner.catalogue, planner.packs, _reforms(planner, given))
    except ReformConflict:
        return True
    except (UnknownName, BrokenInput):
        return False
    return True


def _several(catalogues: Sequence[Catalogue]) -> Fault:
    names = ", ".join(one.jurisdiction.id for one in catalogues)
    found = Label(zh=f"有多个目录可选：{names}", en=f"several catalogues could be meant: {names}")
    return Fault(
        Place("--catalogue"), found, Label(zh="用 --catalogue 指明一个", en="name one by --catalogue")
    )
