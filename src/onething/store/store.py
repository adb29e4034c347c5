"""The store: opened, asked, and written to, one transaction for each run."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Self

from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from onething.language import Label
from onething.model.noun import Noun
from onething.store.addresses import Address, address
from onething.store.connecting import connect, reading, use_wal, writing
from onething.store.failing import StoreError, Trouble, troubles_told
from onething.store.kept import KeptRun, Result, RunId, RunInputs, RunState
from onething.store.restoring import inputs_of, result_of
from onething.store.rows import insert_run, kept_run, kept_runs, written
from onething.store.schema import HEAD, migrate, refuse_newer, refuse_older, refuse_others, revision_of
from onething.store.tables import RunRow

__all__ = ["Store", "Upgrade", "upgrade"]

_PATIENCE = 30.0


class Upgrade(Noun):
    """Which revision of the tables a store had, and which it has now."""

    store: str
    before: str | None
    """None: there were no tables."""
    after: str


class Store:
    """Runs, kept so that each can be repeated to the digit: what went in, what came out, when, by what.

    Any number of programs may use a store at once; they write one after the other. Every method raises
    StoreError where the database fails, and leaves nothing half-written.
    """

    def __init__(self, place: Address, engine: Engine) -> None:
        """Take an engine whose database is at the newest revision; see `open`."""
        self._place, self._engine = place, engine

    @property
    def name(self) -> str:
        """Its address, without the password."""
        return str(self._place)

    @classmethod
    def open(
        cls, where: str | os.PathLike[str] | None = None, *, new: bool = True, patience: float = _PATIENCE
    ) -> Self:
        """Open a store: a path, `sqlite:///PATH`, `postgresql://…`, or the file in the user's data folder.

        Where there is none it is made, or refused if not `new`. One of an older revision is not changed
        by the way, since other programs may use it; see `upgrade`. `patience` says how many seconds to
        wait for the database and for other writers.

        Raises StoreError, and MissingExtra for PostgreSQL without its driver.
        """
        place = address(where)
        _make_room(place, new=new)
        engine = connect(place, patience=patience)
        with troubles_told(str(place)):
            revision = _revision(engine, place)
            if revision is None and new:
                _make(engine, patience)
                revision = HEAD
        _check_revision(revision, place)
        return cls(place, engine)

    def keep_run(self, result: Result, inputs: RunInputs, *, finished: datetime | None = None) -> RunId:
        """Keep a run whole, and return its number; `finished` is now unless it is given.

        Raises ValueError for figures that are infinite or undefined.
        """
        moment = finished or datetime.now(UTC)
        run = written(result, inputs, version=version("onething"), finished=moment)
        with self._writing() as session:
            return insert_run(session, run)

    def runs(self, *, last: int | None = None) -> tuple[KeptRun, ...]:
        """Return the last runs, or all of them, the newest first."""
        with self._reading() as session:
            return kept_runs(session, last=last)

    def run(self, id: RunId) -> KeptRun:
        """Return a run; UnknownName if there is none of that number."""
        with self._reading() as session:
            return kept_run(session, id)

    def result(self, id: RunId) -> Result:
        """Return what came out of a run, equal to what was kept."""
        with self._reading() as session:
            return result_of(session, kept_run(session, id), self.name)

    def inputs(self, id: RunId) -> RunInputs:
        """Return what went into a run, equal to what was kept: with the log, all that repeats it."""
        with self._reading() as session:
            return inputs_of(session, kept_run(session, id), self.name)

    def note_repeat(self, id: RunId, *, equal: bool, when: datetime | None = None) -> None:
        """Note that a run was repeated, and whether every figure was the same."""
        with self._writing() as session:
            kept_run(session, id)
            row = session.get_one(RunRow, id)
            row.state = RunState.EQUAL if equal else RunState.DIFFERENT
            row.repeated = when or datetime.now(UTC)
            session.add(row)
            session.flush()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Session]:
        _make_room(self._place, new=False)
        with troubles_told(self.name), reading(self._engine) as connection, Session(connection) as session:
            yield session

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Session]:
        _make_room(self._place, new=False)
        with troubles_told(self.name), writing(self._engine) as connection, Session(connection) as session:
            yield session


def upgrade(where: str | os.PathLike[str] | None = None, *, patience: float = _PATIENCE) -> Upgrade:
    """Bring a store to the newest revision, in whole or not at all; one that is there already stays.

    Raises StoreError where there is no store, or a newer one.
    """
    place = address(where)
    _make_room(place, new=False)
    engine = connect(place, patience=patience)
    with troubles_told(str(place)), writing(engine) as connection:
        before = revision_of(connection)
        if before is None:
            raise StoreError(str(place), *_NOTHING_KEPT)
        refuse_newer(before, str(place))
        if before != HEAD:
            migrate(connection)
    return Upgrade(store=str(place), before=before, after=HEAD)


def _make_room(place: Address, *, new: bool) -> None:
    """Make the folder of a file; StoreError for one that is not there and shall not be made."""
    if place.file is None or place.file.exists():
        return
    if not new:
        raise StoreError(str(place), *_NOTHING_KEPT)
    try:
        place.file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(str(place), *_NO_FOLDER, error.strerror or type(error).__name__) from None


def _make(engine: Engine, patience: float) -> None:
    """Make the tables, unless another program has made them meanwhile."""
    _use_wal(engine, time.monotonic() + patience)
    with writing(engine) as connection:
        if revision_of(connection) is None:
            migrate(connection)


def _use_wal(engine: Engine, until: float) -> None:
    """Turn write-ahead logging on; SQLite does not wait in line for that, so it is tried again."""
    while True:
        try:
            return use_wal(engine)
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _revision(engine: Engine, place: Address) -> str | None:
    """Return the revision of a store, None where there is none yet; StoreError for another program's file."""
    with reading(engine) as connection:
        revision = revision_of(connection)
        if revision is None:
            refuse_others(connection, str(place))
    return revision


def _check_revision(revision: str | None, place: Address) -> None:
    if revision is None:
        raise StoreError(str(place), *_NOTHING_KEPT)
    refuse_newer(revision, str(place))
    refuse_older(revision, str(place))


_NOTHING_KEPT = Trouble(
    Label(zh="这里没有保存过运行", en="no run was ever kept here"),
    Label(
        zh="核对 --store；用 onething simulate … --store 保存运行",
        en="check --store; onething simulate … --store keeps runs",
    ),
)
_NO_FOLDER = Trouble(
    Label(zh="无法建立文件夹", en="its folder cannot be made"),
    Label(zh="检查路径和权限", en="check the path and the permissions"),
)
