"""Between nouns and rows: what is inserted for a run, and how rows read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

from sqlalchemy import func
from sqlalchemy.orm import QueryableAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from onething.errors import UnknownName
from onething.model import CatalogueId
from onething.simulation.result import Scenario, Simulation
from onething.store.documents import Document, document, plain
from onething.store.kept import (
    KeptInput,
    KeptRun,
    KeptScenario,
    Result,
    Role,
    RunId,
    RunInputs,
    RunKind,
    RunState,
)
from onething.store.tables import DocumentRow, InputRow, ResultRow, RunRow, ScenarioRow

__all__ = ["WrittenRun", "insert_run", "kept_run", "kept_runs", "written"]

R = TypeVar("R")

_OWN = {"run", "position", "scenario", "cost"}
_FIGURES = tuple(name for name in ScenarioRow.model_fields if name not in _OWN)
"""The columns that are figures of `onething.simulation.Totals`."""


@dataclass(frozen=True)
class WrittenRun:
    """A run in writing: all that takes time is done before the store is held for writing."""

    row: RunRow
    documents: Sequence[tuple[Role, Document]]
    result: dict[str, Any]
    scenarios: Sequence[Scenario]


def written(result: Result, inputs: RunInputs, *, version: str, finished: datetime) -> WrittenRun:
    """Return a run in writing; ValueError for figures that are infinite or undefined."""
    return WrittenRun(
        row=_run_row(result, inputs, version, finished),
        documents=[(role, document(role, name, noun)) for role, name, noun in inputs.documents()],
        result=document("result", "", result).content,
        scenarios=result.scenarios if isinstance(result, Simulation) else (),
    )


def insert_run(session: Session, run: WrittenRun) -> RunId:
    """Insert a run with all that belongs to it, and return its number."""
    _insert_documents(session, (one for _, one in run.documents), run.row.finished)
    session.add(run.row)
    session.flush()
    id = RunId(run.row.id or 0)
    for position, (role, one) in enumerate(run.documents):
        session.add(InputRow(run=id, position=position, role=role, document=one.digest))
    session.add(ResultRow(run=id, result=run.result))
    session.add_all(_scenario_row(id, *numbered) for numbered in enumerate(run.scenarios))
    session.flush()
    return id


def kept_run(session: Session, id: RunId) -> KeptRun:
    """Return the run of a number; UnknownName if there is none."""
    found = _kept(session, select(col(RunRow.id)).where(RunRow.id == id))
    if not found:
        known = session.exec(select(RunRow.id).order_by(col(RunRow.id)))
        raise UnknownName("run", str(id), map(str, known))
    return found[0]


def kept_runs(session: Session, *, last: int | None = None) -> tuple[KeptRun, ...]:
    """Return the last runs, or all of them, the newest first."""
    newest = select(col(RunRow.id)).order_by(col(RunRow.finished).desc(), col(RunRow.id).desc())
    return _kept(session, newest.limit(last))


def _kept(session: Session, chosen: Select[Any] | SelectOfScalar[Any]) -> tuple[KeptRun, ...]:
    """Return the runs whose numbers a query gives, the newest first, by three queries in all."""
    # A query of its own, because not every database takes a limit within IN.
    ids = select(chosen.subquery().c.id)
    joined = select(InputRow, DocumentRow).where(InputRow.document == DocumentRow.digest)
    # The texts are long, and the same for many runs; to a type checker a column is what it holds.
    text = cast("QueryableAttribute[str]", DocumentRow.text)
    named = joined.options(defer(text, raiseload=True)).order_by(col(InputRow.position))
    pairs = session.exec(named.where(col(InputRow.run).in_(ids))).all()
    totals = select(ScenarioRow).where(col(ScenarioRow.run).in_(ids)).order_by(col(ScenarioRow.position))
    inputs = _grouped(pairs, lambda pair: pair[0].run)
    scenarios = _grouped(session.exec(totals).all(), lambda row: row.run)
    rows = session.exec(select(RunRow).where(col(RunRow.id).in_(ids))).all()
    ordered = sorted(rows, key=lambda row: (row.finished, row.id), reverse=True)
    return tuple(_kept_run(row, inputs.get(row.id, ()), scenarios.get(row.id, ())) for row in ordered)


def _grouped(rows: Iterable[R], key: Callable[[R], Hashable]) -> Mapping[Hashable, Sequence[R]]:
    groups: defaultdict[Hashable, list[R]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _insert_documents(session: Session, documents: Iterable[Document], kept: datetime) -> None:
    """Insert those that the store does not have; nobody else writes meanwhile, see `connecting`."""
    wanted = {one.digest: one for one in documents}
    there = session.exec(select(DocumentRow.digest).where(col(DocumentRow.digest).in_(wanted))).all()
    for digest, one in wanted.items():
        if digest in there:
            continue
        row = DocumentRow(
            digest=digest,
            kind=one.kind,
            name=one.name,
            version=1 + _last_version(session, one),
            text=one.text,
            kept=kept,
        )
        session.add(row)
        session.flush()


def _last_version(session: Session, one: Document) -> int:
    of_its_name = (DocumentRow.kind == one.kind, DocumentRow.name == one.name)
    return session.exec(select(func.max(DocumentRow.version)).where(*of_its_name)).one() or 0


def _run_row(result: Result, inputs: RunInputs, version: str, finished: datetime) -> RunRow:
    simulated = isinstance(result, Simulation)
    return RunRow(
        kind=RunKind.SIMULATION if simulated else RunKind.ADVICE,
        state=RunState.KEPT,
        catalogue=inputs.catalogue.jurisdiction.id,
        options=plain(inputs.options),
        version=version,
        log_name=result.log.name,
        log_digest=result.log.digest,
        log_rows=result.log.rows,
        cases=result.log.cases,
        started=finished - timedelta(seconds=result.seconds),
        finished=finished,
    )


def _scenario_row(run: RunId, position: int, scenario: Scenario) -> ScenarioRow:
    figures = {name: getattr(scenario.totals, name) for name in _FIGURES}
    return ScenarioRow(run=run, position=position, scenario=scenario.id, cost=scenario.cost, **figures)


def _kept_run(
    row: RunRow, inputs: Sequence[tuple[InputRow, DocumentRow]], scenarios: Sequence[ScenarioRow]
) -> KeptRun:
    return KeptRun(
        id=RunId(row.id or 0),
        kind=RunKind(row.kind),
        state=RunState(row.state),
        catalogue=CatalogueId(row.catalogue),
        options=row.options,
        inputs=tuple(_kept_input(*pair) for pair in inputs),
        version=row.version,
        log_name=row.log_name,
        log_digest=row.log_digest,
        log_rows=row.log_rows,
        cases=row.cases,
        scenarios=tuple(map(_kept_scenario, scenarios)),
        started=row.started,
        finished=row.finished,
        repeated=row.repeated,
    )


def _kept_input(row: InputRow, document: DocumentRow) -> KeptInput:
    return KeptInput(
        role=Role(row.role), name=document.name, version=document.version, digest=document.digest
    )


def _kept_scenario(row: ScenarioRow) -> KeptScenario:
    return KeptScenario(
        scenario=row.scenario,
        cost=row.cost,
        cases=row.cases,
        materials=row.materials,
        visits=row.visits,
        at_most_one_visit=row.no_visit + row.one_visit,
        days=row.days,
    )
