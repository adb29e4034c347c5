"""Several processes write at once: no run is lost, and every number is given once."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.store_samples import inputs, simulation

from onething.store import Role, Store

PROCESSES, RUNS = 4, 25

_WRITERS = f"""
import os, sys
from onething.store import Store
from tests.store_samples import inputs, simulation

def write(seed):
    store, common = Store.open(sys.argv[1]), inputs().reforms[0]  # all make the tables together
    for number in range({RUNS}):
        own = common.model_copy(update={{"id": f"reform-{{seed}}-{{number}}"}})
        run = store.keep_run(simulation(seed), inputs(reforms=(common, own)))
        os.write(1, f"{{run}} {{seed}}\\n".encode())

inputs()
children = []
for seed in range({PROCESSES}):
    if not (child := os.fork()):
        write(seed)
        os._exit(0)
    children.append(child)
sys.exit(any(os.waitpid(child, 0)[1] for child in children))
"""


@pytest.fixture
def written(where: str) -> list[tuple[int, int]]:
    """Let all processes write, and return each run with the process that kept it."""
    if not hasattr(os, "fork"):
        pytest.skip("processes are made by fork here")
    command = [sys.executable, "-c", _WRITERS, where]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 0, told.stderr
    pairs = (line.split() for line in told.stdout.splitlines())
    return [(int(run), int(seed)) for run, seed in pairs]


def test_no_run_is_lost(where: str, written: list[tuple[int, int]]) -> None:
    """All runs are there, each with its own figures; what the processes share is one version for all."""
    store, by_run = Store.open(where, new=False), dict(written)
    kept = store.runs()
    assert len(written) == len(by_run) == PROCESSES * RUNS
    assert sorted(by_run) == sorted(run.id for run in kept)
    assert all(store.result(run.id) == simulation(by_run[run.id]) for run in kept[:12])
    common, own = ({run.of(Role.REFORM)[n].digest for run in kept} for n in (0, 1))
    assert (len(common), len(own)) == (1, len(written))
    assert {one.version for run in kept for one in run.of(Role.CATALOGUE)} == {1}
    assert store.inputs(kept[0].id).catalogue == inputs().catalogue
