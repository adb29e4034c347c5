"""The use cases of a store: keep a run, list what was kept, repeat a run to the digit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from onething.app.advising import Wish, advised
from onething.app.case_logs import log_digest
from onething.app.catalogues import Catalogues
from onething.app.simulating import Experiment, Options, Progress, experiment, run
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label

if TYPE_CHECKING:
    from onething.store import KeptRun, Repeat, Result, RunId, RunInputs

__all__ = ["check_store", "keep_run", "repeat_run", "runs"]

Where = str | os.PathLike[str] | None
"""A path, `sqlite:///PATH`, `postgresql://…`, or None for the file in the user's data folder."""


def check_store(where: Where) -> None:
    """Open a store, and make it where there is none: whoever works for hours knows before that it will do.

    Raises StoreError as `keep_run` would.
    """
    from onething.store import Store  # noqa: PLC0415 - SQLAlchemy, only when something is kept

    Store.open(where)


def keep_run(where: Where, prepared: Experiment, result: Result, *, wish: Wish | None = None) -> RunId:
    """Keep a simulation, or an advice with what was wished, and return its number in the store.

    All that it rests on is kept with it, but for the log. Raises StoreError where the store cannot be
    used; nothing is half-written then.
    """
    from onething.store import Store  # noqa: PLC0415 - likewise

    return Store.open(where).keep_run(result, _inputs(prepared, wish))


def runs(where: Where = None, *, last: int | None = None) -> tuple[KeptRun, ...]:
    """Return the last runs of a store, or all of them, the newest first."""
    from onething.store import Store  # noqa: PLC0415 - likewise

    return Store.open(where, new=False).runs(last=last)


def repeat_run(
    where: Where, id: RunId, *, cases: Any, engine: str | None = None, progress: Progress | None = None
) -> Repeat:
    """Do again what a run did, with everything as it was then, and compare every figure.

    `cases` is the log, which must be the same to the byte; another engine gives the same figures. The
    store notes how it went, unless it can only be read. Raises BrokenInput for another log.
    """
    from onething.store import Repeat, Store, StoreError, differences  # noqa: PLC0415 - likewise

    store = Store.open(where, new=False)
    kept = store.run(id)
    _check_log(kept, log_digest(cases))
    now = _again(store.inputs(id), cases, engine, progress)
    _check_log(kept, now.log.digest)
    found = differences(store.result(id), now)
    with contextlib.suppress(StoreError):
        store.note_repeat(id, equal=not found)
    return Repeat(
        run=id, equal=not found, differences=found, version_before=kept.version, version=version("onething")
    )


def _inputs(prepared: Experiment, wish: Wish | None) -> RunInputs:
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
        options={**_options(prepared), "wish": _wish(wish) if wish else None},
    )


_ASKED = ("as_of", "assume", "on_unknown", "sets", "engine", "memory", "wish")
"""The options of a run, by name."""


def _options(prepared: Experiment) -> dict[str, JsonValue]:
    terms = prepared.terms
    return {
        "as_of": (terms.as_of or date.today()).isoformat(),
        "assume": str(terms.assume),
        "on_unknown": str(terms.on_unknown),
        "sets": None if terms.sets is None else [list(one) for one in terms.sets],
        "engine": prepared.engine,
        "memory": prepared.memory,
    }


def _wish(wish: Wish) -> dict[str, JsonValue]:
    """Return what was wished, with the costs themselves in place of their file."""
    from onething.formats.files.cost_file import load_costs  # noqa: PLC0415 - only where there is one

    costs = load_costs(wish.costs) if isinstance(wish.costs, Path | str) else wish.costs
    # What could be connected stands among the reforms by now.
    return {**asdict(wish), "costs": dict(costs) if costs else None, "connect": False}


def _again(inputs: RunInputs, cases: Any, engine: str | None, progress: Progress | None) -> Result:
    """Do what a run did; BrokenInput for one that was not kept by `keep_run`, and lacks what it asked."""
    asked: Mapping[str, Any] = inputs.options
    if missing := [name for name in _ASKED if name not in asked]:
        raise BrokenInput([_not_said(missing)])
    catalogues = Catalogues([inputs.catalogue], inputs.packs, calendar=inputs.calendar)
    options = Options(
        mapping=inputs.mapping,
        as_of=date.fromisoformat(asked["as_of"]),
        assume=asked["assume"],
        on_unknown=asked["on_unknown"],
        sets=asked["sets"],
        targets=inputs.targets,
        prices=inputs.prices,
        engine=engine or asked["engine"],
        memory=asked["memory"],
    )
    if asked["wish"]:
        return advised(catalogues, cases, inputs.reforms, Wish(**asked["wish"]), options, progress)
    return run(experiment(catalogues, inputs.reforms, cases, options), progress=progress)


def _not_said(missing: Sequence[str]) -> Fault:
    names = ", ".join(missing)
    found = Label(zh=f"保存时没有写明 {names}", en=f"{names} was not said when it was kept")
    mend = Label(zh="用 onething simulate --store 保存运行", en="keep runs by onething simulate --store")
    return Fault(Place("ID"), found, mend)


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
