"""The tables are made from nothing and from the revision before, and are those that the code speaks of."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from tests.store_samples import advice, inputs, simulation

from onething.errors import MissingExtra
from onething.simulation.result import Totals
from onething.store import RunKind, Store, StoreError, migrations, upgrade
from onething.store.addresses import address
from onething.store.connecting import connect, reading, writing
from onething.store.schema import HEAD, REVISIONS, VERSION_TABLE, alembic_config, migrate, revision_of
from onething.store.tables import METADATA, ScenarioRow

FIRST = REVISIONS[0]


def _engine(where: str) -> Engine:
    return connect(address(where), patience=5.0)


def _downgraded(where: str, to: str) -> None:
    with writing(_engine(where)) as connection:
        command.downgrade(alembic_config(connection), to)


def _tables(where: str) -> dict[str, Any]:
    """Return what a database says of its tables, in whatever order their columns were added."""
    with reading(_engine(where)) as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
                sorted(str(one) for one in seen.get_indexes(name)),
                sorted(str(one) for one in seen.get_foreign_keys(name)),
            )
            for name in seen.get_table_names()
        }


def test_revisions_are_those_of_the_files() -> None:
    """The code knows every migration there is, in order."""
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(one.revision for one in reversed(list(script.walk_revisions()))) == REVISIONS


def test_tables_are_those_of_the_code(where: str) -> None:
    """The migrations make just what the models say: nothing is left to be generated."""
    Store.open(where)
    with reading(_engine(where)) as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_totals_are_asked_by_their_names() -> None:
    """Every figure of the table of scenarios is one of `Totals`."""
    own = {"run", "position", "scenario", "cost"}
    assert set(ScenarioRow.model_fields) - own <= set(Totals.model_fields)


def test_runs_survive_the_upgrade(where: str) -> None:
    """A run that was kept at the first revision is there after the upgrade, equal."""
    run = Store.open(where).keep_run(simulation(), inputs())
    _downgraded(where, FIRST)
    done = upgrade(where)
    assert (done.before, done.after) == (FIRST, HEAD)
    store = Store.open(where, new=False)
    assert store.result(run) == simulation()
    assert store.inputs(run) == inputs()
    assert store.run(run).kind is RunKind.SIMULATION


def test_store_made_at_the_first_revision_is_upgraded(where: str) -> None:
    """A database made by the first migration alone becomes the same as one made by all of them."""
    with writing(_engine(where)) as connection:
        migrate(connection, FIRST)
    upgrade(where)
    first_then_second = _tables(where)
    _downgraded(where, "base")
    Store.open(where)
    assert _tables(where) == first_then_second


_OLD_RUN = """
INSERT INTO onething_document VALUES ('sha256:x', 'catalogue', 'hongzhou', 1, '{}', '2026-01-02 03:04:05');
INSERT INTO onething_run (state, catalogue, options, version, log_name, log_digest, log_rows, cases, started,
    finished) VALUES ('kept', 'hongzhou', '{}', '0.1.0', 'old.csv', 'x', 3, 3, '2026-01-02 03:04:05',
    '2026-01-02 03:04:06');
INSERT INTO onething_input VALUES (1, 0, 'catalogue', 'sha256:x');
"""


def test_rows_of_the_first_revision_are_read_after_the_upgrade(where: str) -> None:
    """What the first revision wrote is a run like any other once the store is upgraded."""
    with writing(_engine(where)) as connection:
        migrate(connection, FIRST)
        for statement in filter(str.strip, _OLD_RUN.split(";")):
            connection.exec_driver_sql(statement)
    upgrade(where)
    (run,) = Store.open(where).runs()
    assert (run.kind, run.log_name, run.repeated) == (RunKind.SIMULATION, "old.csv", None)
    assert [one.name for one in run.inputs] == ["hongzhou"]


def test_two_upgrades_at_once(where: str) -> None:
    """Of two programs that upgrade a store at once one does it, and the other finds it done."""
    with writing(_engine(where)) as connection:
        migrate(connection, FIRST)
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(upgrade, [where, where]))
    assert sorted(str(one.before) for one in done) == list(REVISIONS)


def test_down_and_up_again_is_the_same(where: str) -> None:
    """A downgrade takes away what its migration brought, and no more; the base has no table left."""
    Store.open(where)
    newest = _tables(where)
    for revision in reversed(REVISIONS[:-1]):
        _downgraded(where, revision)
    upgrade(where)
    assert _tables(where) == newest
    _downgraded(where, "base")
    assert set(_tables(where)) == {VERSION_TABLE}


def test_downgrade_keeps_simulations_and_drops_advice(where: str) -> None:
    """The first revision has no place for advice; simulations stay."""
    store = Store.open(where)
    kept, lost = store.keep_run(simulation(), inputs()), store.keep_run(advice(), inputs())
    _downgraded(where, FIRST)
    upgrade(where)
    assert [run.id for run in store.runs()] == [kept]
    assert store.keep_run(simulation(), inputs()) > lost


def test_missing_alembic_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Alembic the extra that brings it is named; a store that is there is read all the same."""
    Store.open(tmp_path / "there.db")
    monkeypatch.setitem(sys.modules, "alembic.config", None)
    assert Store.open(tmp_path / "there.db").runs() == ()
    with pytest.raises(MissingExtra, match=r"onething\[simulate\]"):
        Store.open(tmp_path / "new.db")


def test_file_uses_write_ahead_logging(tmp_path: Path) -> None:
    """A new file lets readers go on while somebody writes."""
    Store.open(tmp_path / "runs.db")
    with reading(_engine(str(tmp_path / "runs.db"))) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_rows_belong_together(where: str) -> None:
    """No row can speak of a run or a document that there is not."""
    Store.open(where)
    with pytest.raises(IntegrityError), writing(_engine(where)) as connection:
        connection.exec_driver_sql("INSERT INTO onething_input VALUES (7, 0, 'reform', 'sha256:none')")


def test_older_store_is_not_changed_by_the_way(where: str) -> None:
    """Opening a store of the revision before is refused, with what to do; nothing is changed."""
    Store.open(where)
    _downgraded(where, FIRST)
    with pytest.raises(StoreError, match="onething runs upgrade"):
        Store.open(where)
    with reading(_engine(where)) as connection:
        assert revision_of(connection) == FIRST


def test_newer_store_is_refused(where: str) -> None:
    """A revision that this version does not know is refused by both opening and upgrading."""
    Store.open(where)
    with writing(_engine(where)) as connection:
        connection.exec_driver_sql("UPDATE onething_revision SET version_num = '9999'")
    with pytest.raises(StoreError, match="of a newer onething"):
        Store.open(where)
    with pytest.raises(StoreError, match="of a newer onething"):
        upgrade(where)


def test_upgrade_of_the_newest_changes_nothing(where: str) -> None:
    """A store that is at the newest revision stays as it is."""
    Store.open(where)
    assert upgrade(where).before == HEAD


def test_failed_migration_leaves_nothing(where: str) -> None:
    """A migration that fails half-way leaves the tables as they were, on both databases."""
    Store.open(where)
    _downgraded(where, FIRST)
    before = _tables(where)
    with writing(_engine(where)) as connection:
        connection.exec_driver_sql("CREATE INDEX ix_onething_run_finished ON onething_run (state)")
    with pytest.raises(StoreError):
        upgrade(where)
    with writing(_engine(where)) as connection:
        connection.exec_driver_sql("DROP INDEX ix_onething_run_finished")
    assert _tables(where) == before
