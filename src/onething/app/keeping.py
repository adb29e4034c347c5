"""The use cases of a store: keep a run, list what was kept, repeat a run to the digit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from onething.app.case_logs import log_digest
from onething.app.simulating import Experiment, Progress, run
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.simulation.completions import Expectation
from onething.simulation.log_report import OnUnknown
from onething.simulation.result import Simulation
from onething.workflows import Planner

if TYPE_CHECKING:
    from onething.store import KeptRun, Repeat, Result, RunId, RunInputs

__all__ = ["experiment_of", "inputs_of", "keep_run", "repeat_run", "runs"]

Where = str | os.PathLike[str] | None
"""A path, `sqlite:///PATH`, `postgresql://…`, or None for the file in the user's data folder."""


def keep_run(where: Where, prepared: Experiment, result: Result) -> RunId:
    """Keep a simulation, or an advice, with all that it rests on, and return its number in the store.

    Raises StoreError where the store cannot be used; nothing is half-written then.
    """
    from onething.store import Store  # noqa: PLC0415 - SQLAlchemy, only when something is kept

    return Store.open(where).keep_run(result, inputs_of(prepared, result))


def runs(where: Where = None, *, last: int | None = None) -> tuple[KeptRun, ...]:
    """Return the last runs of a store, or all of them, the newest first."""
    from onething.store import Store  # noqa: PLC0415 - likewise

    return Store.open(where, new=False).runs(last=last)


def repeat_run(where: Where, id: RunId, *, cases: Any, progress: Progress | None = None) -> Repeat:
    """Simulate again what a run simulated, with everything as it was then, and compare every figure.

    `cases` is the log, which must be the same to the byte. The store notes how it went, unless it can
    only be read. Raises BrokenInput for another log, or a run that is no simulation.
    """
    from onething.store import Repeat, Store, StoreError, differences  # noqa: PLC0415 - likewise

    store = Store.open(where, new=False)
    kept, before = store.run(id), store.result(id)
    if not isinstance(before, Simulation):
        raise BrokenInput([_no_simulation(id)])
    _check_log(kept, log_digest(cases))
    now = run(experiment_of(store.inputs(id), cases), progress=progress)
    _check_log(kept, now.log.digest)
    found = differences(before, now)
    with contextlib.suppress(StoreError):
        store.note_repeat(id, equal=not found)
    return Repeat(
        run=id, equal=not found, differences=found, version_before=kept.version, version=version("onething")
    )


def inputs_of(prepared: Experiment, result: Result) -> RunInputs:
    """Return all that a run rests on beside its log, as a store keeps it."""
    from onething.store import RunInputs  # noqa: PLC0415 - likewise

    return RunInputs(
        catalogue=prepared.planner.catalogue,
        packs=prepared.planner.packs,
        reforms=prepared.reforms,
        mapping=prepared.mapping,
        targets=prepared.terms.targets,
        prices=prepared.terms.prices,
        calendar=prepared.planner.calendar,
        options=_options(prepared, result),
    )


def experiment_of(inputs: RunInputs, cases: Any) -> Experiment:
    """Return a simulation that a store kept, ready to be run again over its log; ValueError for none."""
    from onething.simulation.terms import Terms  # noqa: PLC0415 - numpy, only when something is simulated

    if inputs.prices is None:
        raise ValueError("a simulation rests on prices")
    options: Mapping[str, Any] = inputs.options
    sets = options["sets"]
    return Experiment(
        planner=Planner(inputs.catalogue, inputs.packs, calendar=inputs.calendar),
        reforms=inputs.reforms,
        cases=cases,
        mapping=inputs.mapping,
        terms=Terms(
            prices=inputs.prices,
            targets=inputs.targets,
            as_of=date.fromisoformat(options["as_of"]),
            assume=Expectation(options["assume"]),
            on_unknown=OnUnknown(options["on_unknown"]),
            sets=None if sets is None else tuple(map(tuple, sets)),
        ),
        engine=options["engine"],
        memory=options["memory"],
    )


def _options(prepared: Experiment, result: Result) -> dict[str, JsonValue]:
    terms = prepared.terms
    # The day on which it was decided, even where none was named: in a year, today is another day.
    as_of = result.as_of if isinstance(result, Simulation) else terms.as_of
    return {
        "as_of": as_of.isoformat() if as_of else None,
        "assume": str(terms.assume),
        "on_unknown": str(terms.on_unknown),
        "sets": None if terms.sets is None else [list(one) for one in terms.sets],
        "engine": prepared.engine,
        "memory": prepared.memory,
    }


def _check_log(kept: KeptRun, digest: str | None) -> None:
    """Refuse another log than that of a run; None: what it holds is not known before it is read."""
    if digest not in (None, kept.log_digest):
        raise BrokenInput([_other_log(kept)])


def _other_log(kept: KeptRun) -> Fault:
    found = Label(
        zh=f"不是第 {kept.id} 次运行所用的办件日志（当时为 {kept.log_name}，{kept.log_digest}）",
        en=f"this is not the log of run {kept.id}, which was {kept.log_name}, {kept.log_digest}",
    )
    mend = Label(zh="给出同一个文件，内容不能有改动", en="give the same file, unchanged")
    return Fault(Place("--cases"), found, mend)


def _no_simulation(id: RunId) -> Fault:
    found = Label(zh=f"第 {id} 次运行不是模拟", en=f"run {id} is no simulation")
    mend = Label(zh="用 onething advise 重新计算", en="run onething advise again")
    return Fault(Place("ID"), found, mend)
