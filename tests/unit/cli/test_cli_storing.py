"""The commands about kept runs, in both languages and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store_samples import advice, inputs, simulation

from onething.cli.storing import runs
from onething.store import Store, StoreError
from onething.store.addresses import address
from onething.store.connecting import connect, writing
from onething.store.schema import migrate


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Return the address of a store with a simulation and an advice."""
    store = Store.open(tmp_path / "runs.db")
    store.keep_run(simulation(), inputs())
    store.keep_run(advice(), inputs())
    return str(tmp_path / "runs.db")


def _run(*words: str) -> Result:
    return CliRunner().invoke(runs, words, env={"ONETHING_STORE": None}, catch_exceptions=False)


def test_runs_are_listed(where: str) -> None:
    """Each run is listed with its log, its reforms and what is known of it."""
    shown = _run("list", "--store", where, "--lang", "zh").output
    assert "2 次运行" in shown
    assert "办件 2025.parquet" in shown
    assert "less-paper" in shown
    assert shown.index("改革建议") < shown.index("模拟")


def test_last_runs_as_json(where: str) -> None:
    """Programs get a list of runs, the newest first."""
    (last,) = json.loads(_run("list", "--last", "1", "--json", "--store", where).output)
    assert (last["id"], last["kind"], last["catalogue"]) == (2, "advice", "hongzhou")


def test_store_of_the_environment(where: str) -> None:
    """Without --store the environment names the store, so that no password is typed."""
    shown = CliRunner().invoke(runs, ["list", "--lang", "en"], env={"ONETHING_STORE": where})
    assert "2 runs" in shown.output


def test_run_is_shown(where: str) -> None:
    """A run is shown with what it was made from and how to repeat it."""
    shown = _run("show", "1", "--store", where, "--lang", "en").output
    assert "catalogue (hongzhou)" in shown
    assert "onething runs repeat 1 --cases '办件 2025.parquet'" in " ".join(shown.split())


def test_result_as_json(where: str) -> None:
    """Programs get the whole result, equal to what was kept."""
    told = _run("show", "1", "--json", "--store", where).output
    assert type(simulation()).model_validate_json(told) == simulation()


def test_upgrade_tells_both_revisions(where: str, tmp_path: Path) -> None:
    """An upgrade tells from which revision to which; one that is not needed says so."""
    assert "is up to date (0002 → 0002)" in _run("upgrade", "--store", where, "--lang", "en").output
    with writing(connect(address(tmp_path / "old.db"), patience=1.0)) as connection:
        migrate(connection, "0001")
    assert "已升级 (0001 → 0002)" in _run("upgrade", "--store", f"{tmp_path}/old.db", "--lang", "zh").output


def test_store_that_there_is_not(tmp_path: Path) -> None:
    """A store that there is not is an error, and is not made."""
    with pytest.raises(StoreError):
        _run("list", "--store", str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["list", "show", "repeat", "upgrade"])
def test_help_tells_where_runs_are_kept(command: str) -> None:
    """Every command says what --store takes."""
    assert "--store URL" in _run(command, "--help").output
