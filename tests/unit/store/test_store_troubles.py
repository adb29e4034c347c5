"""Whatever a database does, the error says what to do, no password is told, and nothing is half-written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.postgresql import PASSWORD, Server
from tests.store_samples import advice, inputs, simulation

from onething.store import Store, StoreError
from onething.store.connecting import writing


@contextmanager
def _refused(*words: str) -> Iterator[None]:
    """Expect an error that says these words, in both languages has text, and has no password."""
    with pytest.raises(StoreError) as refused:
        yield
    said = refused.value.message("en")
    assert all(word in said for word in words), said
    assert "→" in refused.value.message("zh")
    assert PASSWORD not in said


def test_missing_file_is_not_made_by_looking(tmp_path: Path) -> None:
    """Who only looks gets an error, and no file."""
    with _refused("no run was ever kept here"):
        Store.open(tmp_path / "missing.db", new=False)
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made(tmp_path: Path) -> None:
    """A new store makes the folders that it lies in."""
    Store.open(tmp_path / "a" / "b" / "runs.db")
    assert (tmp_path / "a" / "b" / "runs.db").exists()


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A file where a folder should be is told."""
    (tmp_path / "file").write_text("x")
    with _refused("its folder cannot be made"):
        Store.open(tmp_path / "file" / "runs.db")


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A folder is no store."""
    with _refused("cannot be opened"):
        Store.open(tmp_path)


def test_other_file(tmp_path: Path) -> None:
    """A file that is no database is told, and left as it is."""
    (tmp_path / "notes.txt").write_text("办件，" * 1000)
    with _refused("no SQLite database"):
        Store.open(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "办件，" * 1000


def test_database_of_another_program(tmp_path: Path) -> None:
    """The database of another program is left as it is."""
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE history (url TEXT)")
    with _refused("another program"):
        Store.open(tmp_path / "other.db")


def test_file_that_was_removed(tmp_path: Path) -> None:
    """A store whose file was removed meanwhile is told, and not made again without its runs."""
    store = Store.open(tmp_path / "runs.db")
    (tmp_path / "runs.db").unlink()
    with _refused("no run was ever kept here"):
        store.keep_run(simulation(), inputs())
    assert not (tmp_path / "runs.db").exists()


def test_damaged_store(tmp_path: Path) -> None:
    """A store whose file was cut short is told to be damaged."""
    file = tmp_path / "runs.db"
    Store.open(file).keep_run(simulation(), inputs())
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with _refused("damaged"):
        Store.open(file).runs()


def test_locked_file(tmp_path: Path) -> None:
    """A file that another program holds locked is waited for, then told; reading goes on."""
    store = Store.open(tmp_path / "runs.db", patience=0.2)
    with closing(sqlite3.connect(tmp_path / "runs.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with _refused("holds the database locked"):
            store.keep_run(simulation(), inputs())
        assert store.runs() == ()


def test_file_that_can_only_be_read(tmp_path: Path) -> None:
    """A store that may only be read is read, and refuses to keep a run."""
    store = Store.open(tmp_path / "runs.db")
    run = store.keep_run(simulation(), inputs())
    with _on_connect(lambda connection: connection.execute("PRAGMA query_only = ON")):
        with _refused("can only be read"):
            store.keep_run(simulation(), inputs())
        assert [one.id for one in store.runs()] == [run]


def test_full_disk(tmp_path: Path) -> None:
    """A run that does not fit on the disk is not kept at all, and those before stay."""
    store = Store.open(tmp_path / "runs.db")
    run = store.keep_run(simulation(), inputs())
    pages = sqlite3.connect(tmp_path / "runs.db").execute("PRAGMA page_count").fetchone()[0]
    huge = simulation(inputs={str(number): "x" * 1000 for number in range(500)})
    full = f"PRAGMA max_page_count = {pages + 5}"
    with _on_connect(lambda one: one.execute(full)), _refused("the disk is full", "nothing was kept"):
        store.keep_run(huge, inputs())
    assert [one.id for one in store.runs()] == [run]


def test_failure_in_the_middle_leaves_nothing(store: Store, where: str) -> None:
    """A run whose figures cannot be written leaves no row of it, nor of its documents."""
    broken = simulation(inputs={"log": "\0"}) if where.startswith("postgresql") else simulation(seconds=1.0)
    if not where.startswith("postgresql"):
        with closing(sqlite3.connect(where)) as other:
            other.execute("DROP TABLE onething_scenario")
    with _refused("→"):
        store.keep_run(broken, inputs())
    assert _count(store, "onething_run") == 0
    assert _count(store, "onething_document") == 0


def test_interrupted_run_leaves_nothing(store: Store) -> None:
    """Whoever presses Ctrl-C while a run is kept finds nothing of it."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with _before_each(store, "onething_scenario", interrupt), pytest.raises(KeyboardInterrupt):
        store.keep_run(simulation(), inputs())
    assert _count(store, "onething_run") == _count(store, "onething_document") == 0


def test_changed_document_is_noticed(store: Store, where: str) -> None:
    """A document that was changed by hand does not fit its digest any more."""
    run = store.keep_run(simulation(), inputs())
    _execute(store, "UPDATE onething_document SET text = replace(text, 'hongzhou', 'hongzhoo')")
    with _refused("changed after it was kept"):
        store.inputs(run)


def test_run_of_another_version_names_it(store: Store) -> None:
    """A result that this version cannot read names the version that wrote it."""
    run = store.keep_run(advice(), inputs())
    _execute(store, "UPDATE onething_result SET result = '{\"goal\": 1}'")
    with _refused("kept by onething", "pip install"):
        store.result(run)


def test_wrong_password(postgresql: Server) -> None:
    """A wrong password is told without showing it, or the right one."""
    with _refused("the user or the password is wrong", "tester:***@"):
        Store.open(postgresql.of("postgres", password="geheim"))  # noqa: S106 - a wrong one


def test_no_such_database(postgresql: Server) -> None:
    """A database that there is not is told, with how to make it."""
    with _refused("no such database", "createdb"):
        Store.open(postgresql.of("nowhere"))


def test_no_server() -> None:
    """A server that does not answer is told at once."""
    began = time.monotonic()
    with _refused("cannot be reached"):
        Store.open("postgresql://user:a%20b%2Fc@127.0.0.1:1/runs")
    assert time.monotonic() - began < 5


def test_user_without_rights(postgresql: Server) -> None:
    """A user who may not make tables is told so."""
    url = postgresql.new()
    postgresql.run("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = url.replace("tester:a%20b%2Fc", "guest:guest")
    with _refused("no schema"):
        Store.open(guest)
    postgresql.run(f"GRANT USAGE ON SCHEMA {url.rpartition('=')[2]} TO guest")
    with _refused("no right"):
        Store.open(guest)


def test_database_that_can_only_be_read(postgresql: Server) -> None:
    """A standby, or a database set to read-only, is told so; its runs can be read."""
    url = postgresql.new()
    Store.open(url).keep_run(simulation(), inputs())
    store = Store.open(url.replace("options=", "options=-cdefault_transaction_read_only=on%20"))
    with _refused("can only be read"):
        store.keep_run(simulation(), inputs())
    assert len(store.runs()) == 1


def test_another_writer_on_a_server(postgresql: Server) -> None:
    """A writer that holds the line for too long is told; readers go on."""
    store = Store.open(url := postgresql.new(), patience=0.3)
    with writing(Store.open(url)._engine):
        with _refused("holds the database locked"):
            store.keep_run(simulation(), inputs())
        assert store.runs() == ()


def test_server_goes_away_in_the_middle(postgresql: Server) -> None:
    """A connection that breaks before the end keeps nothing; when the server is back, all goes on."""
    store = Store.open(postgresql.new())

    def cut(connection: Any, *_: object) -> None:
        postgresql.run(
            f"SELECT pg_terminate_backend({connection.connection.driver_connection.info.backend_pid})"
        )

    with _before_each(store, "onething_result", cut), _refused("went away", "nothing was kept"):
        store.keep_run(simulation(), inputs())
    assert store.runs() == ()
    assert store.keep_run(simulation(), inputs())


@contextmanager
def _on_connect(do: Any) -> Iterator[None]:
    """Do something to every new connection to SQLite."""

    def listen(connection: Any, _record: object) -> None:
        do(connection)

    event.listen(Engine, "connect", listen)
    try:
        yield
    finally:
        event.remove(Engine, "connect", listen)


@contextmanager
def _before_each(store: Store, table: str, do: Any) -> Iterator[None]:
    """Do something before each statement on a table."""

    def listen(connection: Any, _cursor: object, statement: str, *_: object) -> None:
        if table in statement:
            do(connection)

    event.listen(store._engine, "before_cursor_execute", listen)
    try:
        yield
    finally:
        event.remove(store._engine, "before_cursor_execute", listen)


def _execute(store: Store, statement: str) -> None:
    with writing(store._engine) as connection:
        connection.exec_driver_sql(statement)


def _count(store: Store, table: str) -> int:
    with store._engine.begin() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
