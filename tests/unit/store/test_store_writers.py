"""Several processes write at once: no run is lost, and every number is given once."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.store_samples import inputs, simulation

from onething.store import Role, Store

PROCESSES, RUNS = 4, 25

_WRITER = f"""
import sys
from onething.store import Store
from tests.store_samples import inputs, simulation
where, seed = sys.argv[1], int(sys.argv[2])
sys.stdin.readline()  # all begin together, and make the tables together
store = Store.open(where)
for number in range({RUNS}):
    other = inputs().reforms[0].model_copy(update={{"id": f"reform-{{seed}}-{{number}}"}})
    print(store.keep_run(simulation(seed), inputs(reforms=(inputs().reforms[0], other))), flush=True)
"""


def _start(where: str, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, where, str(seed)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.fixture
def written(where: str) -> dict[int, int]:
    """Let all processes write, and return by run the process that kept it."""
    writers = [_start(where, seed) for seed in range(PROCESSES)]
    runs: dict[int, int] = {}
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for seed, writer in enumerate(writers):
        told, failed = writer.communicate(timeout=120)
        assert writer.returncode == 0, failed
        runs |= dict.fromkeys(map(int, told.split()), seed)
    return runs


def test_no_run_is_lost(where: str, written: dict[int, int]) -> None:
    """All runs of all processes are there, each with its own figures and its own documents."""
    store = Store.open(where, new=False)
    assert sorted(written) == sorted(run.id for run in store.runs())
    assert len(written) == PROCESSES * RUNS
    assert all(store.result(run.id) == simulation(written[run.id]) for run in store.runs(last=8))
    common = {run.of(Role.REFORM)[0].digest for run in store.runs()}
    assert len(common) == 1
    assert len({run.of(Role.REFORM)[1].digest for run in store.runs()}) == PROCESSES * RUNS
    assert {one.version for run in store.runs() for one in run.of(Role.CATALOGUE)} == {1}
    assert store.inputs(store.runs()[0].id).catalogue == inputs().catalogue
