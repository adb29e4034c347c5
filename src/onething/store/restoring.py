"""What went into a run, and what came out, read back as equal nouns."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, select

from onething.calendars import OFFICIAL
from onething.language import Label
from onething.model import RulePack
from onething.reforms import Reform
from onething.simulation.burden import PriceList
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.result import Simulation
from onething.simulation.target import Target
from onething.store.documents import Document, calendar_of, catalogue_of, noun_of
from onething.store.failing import StoreError, Trouble
from onething.store.kept import KeptRun, Result, Role, RunInputs, RunKind
from onething.store.tables import DocumentRow, InputRow, ResultRow

__all__ = ["inputs_of", "result_of"]


def result_of(session: Session, run: KeptRun, store: str) -> Result:
    """Return what came out of a run."""
    row = session.get(ResultRow, run.id)
    content = row.result if row else None
    with _readable(run, store):
        if run.kind is RunKind.SIMULATION:
            return noun_of(Simulation, content)
        from onething.choosing.advice import Advice  # noqa: PLC0415 - numpy, only where there is one

        return noun_of(Advice, content)


def inputs_of(session: Session, run: KeptRun, store: str) -> RunInputs:
    """Return what went into a run; StoreError for a document that was changed since."""
    joined = select(DocumentRow).join(InputRow).where(InputRow.run == run.id)
    rows = session.exec(joined.order_by(col(InputRow.position))).all()
    written = [_unchanged(row, store) for row in rows]
    with _readable(run, store):
        return _inputs(written, run)


def _inputs(written: Sequence[Document], run: KeptRun) -> RunInputs:
    def of(role: Role) -> list[Any]:
        return [one.content for one in written if one.kind == role]

    return RunInputs(
        catalogue=catalogue_of(of(Role.CATALOGUE)[0]),
        packs=tuple(noun_of(RulePack, one) for one in of(Role.RULES)),
        reforms=tuple(noun_of(Reform, one) for one in of(Role.REFORM)),
        mapping=next((noun_of(LogMapping, one) for one in of(Role.MAPPING)), None),
        targets=tuple(noun_of(Target, one) for listed in of(Role.TARGETS) for one in listed),
        prices=next((noun_of(PriceList, one) for one in of(Role.PRICES)), None),
        calendar=next(map(calendar_of, of(Role.CALENDAR)), OFFICIAL),
        options=run.options,
    )


def _unchanged(row: DocumentRow, store: str) -> Document:
    written = Document(row.kind, row.name, row.text)
    if written.digest != row.digest:
        raise StoreError(store, *_changed(row))
    return written


@contextlib.contextmanager
def _readable(run: KeptRun, store: str) -> Iterator[None]:
    try:
        yield
    except (ValidationError, LookupError, TypeError, ValueError):
        raise StoreError(store, *_unreadable(run)) from None


def _changed(row: DocumentRow) -> Trouble:
    which = f"{row.kind} {row.name} ({row.version})"
    return Trouble(
        Label(
            zh=f"{which} 保存后被改动，与其指纹不符",
            en=f"{which} was changed after it was kept: it does not fit its digest",
        ),
        Label(zh="从备份恢复", en="restore the store from a backup"),
    )


def _unreadable(run: KeptRun) -> Trouble:
    return Trouble(
        Label(
            zh=f"第 {run.id} 次运行由 onething {run.version} 保存，此版本读不了",
            en=f"run {run.id} was kept by onething {run.version}, and this version cannot read it",
        ),
        Label(
            zh=f"用当时的版本：pip install 'onething[simulate]=={run.version}'",
            en=f"use the version of then: pip install 'onething[simulate]=={run.version}'",
        ),
    )
