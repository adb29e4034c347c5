"""A year of cases simulated: beside a bare GROUP BY, OpenFisca-Core, and the planner case by case.

    python benchmarks/simulation.py                          10 million cases
    python benchmarks/simulation.py --cases 100000000        ten times as many
    python benchmarks/simulation.py --many-values            ages, sizes and days instead of a few values each
    python benchmarks/simulation.py --openfisca ENV/bin/python

The log has twelve columns, the catalogue forty one-things; the baseline and three reforms are simulated. Each
run is a process of its own, so that its peak memory is its own; runs take turns, and the median counts. The
comparisons with a slower engine are made on a smaller log, and count only if the answers are equal.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["main"]

_ROOT = Path(__file__).resolve().parents[1]
_SMALL = 20_000
"""So many cases are planned one by one."""
_OPENFISCA = 1_000_000
_MEMORY = 2 * 1024**3
_DAY = date(2026, 6, 1)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=float, default=1e7)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--many-values", action="store_true")
    parser.add_argument("--openfisca", default=sys.executable, help="a Python that has openfisca-core")
    parser.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker:
        print(json.dumps(_WORKERS[chosen.worker[0]](Path(chosen.worker[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), chosen)


def _measure(folder: Path, chosen: argparse.Namespace) -> None:
    from benchmarks.simulated_province import write_log

    log = folder / ("days.parquet" if chosen.many_values else "months.parquet")
    write_log(log, int(chosen.cases), many_values=chosen.many_values)
    print(f"{chosen.cases:,.0f} cases, {log.stat().st_size / 2**20:,.0f} MiB of Parquet", flush=True)
    found: dict[str, list[dict[str, Any]]] = {"bare": [], "whole": []}
    for _ in range(chosen.runs):
        for name, runs in found.items():
            runs.append(_worker(name, log))
    bare, whole = (_median(found[name]) for name in ("bare", "whole"))
    print(f"bare GROUP BY of the twelve columns  {_told(bare)}  groups {bare['groups']:,}")
    print(
        f"simulated, end to end                {_told(whole)}  profiles {whole['profiles']:,}, "
        f"plans {whole['plans']:,}"
    )
    print(f"    of which reading {whole['reading']:.1f} s")
    print(
        f"times the bare GROUP BY              {whole['seconds'] / bare['seconds']:.2f} by the clock, "
        f"{whole['processor'] / bare['processor']:.2f} of the processor"
    )
    _compare(folder, chosen)


def _compare(folder: Path, chosen: argparse.Namespace) -> None:
    from benchmarks.simulated_province import write_log

    small = folder / "small.parquet"
    write_log(small, _SMALL)
    alone, whole = _worker("alone", small), _worker("whole", small)
    _same(alone, whole)
    print(
        f"{_SMALL:,} cases one by one               {_told(alone)}; simulated {_told(whole)}; equal answers"
    )
    large = folder / "large.parquet"
    write_log(large, _OPENFISCA)
    told = _openfisca(folder, large, chosen.openfisca)
    if told is None:
        print("OpenFisca-Core is not installed there: left out")
        return
    whole = _worker("whole", large)
    _same(told, whole)
    print(
        f"{_OPENFISCA:,} cases by OpenFisca-Core       {told['seconds']:.1f} s for the materials alone; "
        f"simulated {_told(whole)} for all figures; equal answers"
    )


def _same(one: dict[str, Any], other: dict[str, Any]) -> None:
    for scenario, materials in other["materials"].items():
        assert abs(one["materials"][scenario] - materials) <= 1e-6 * materials, (scenario, one, other)


def _told(run: dict[str, Any]) -> str:
    return f"{run['seconds']:6.2f} s, processor {run['processor']:6.2f} s, {run['peak']:,.0f} MiB"


def _median(runs: list[dict[str, Any]]) -> dict[str, Any]:
    middle = {
        key: statistics.median(run[key] for run in runs) for key in runs[0] if isinstance(runs[0][key], float)
    }
    return {**runs[0], **middle, "peak": max(run["peak"] for run in runs)}


def _worker(name: str, log: Path) -> dict[str, Any]:
    words = [sys.executable, __file__, "--worker", name, str(log)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    ran = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    if ran.returncode:
        sys.exit(ran.stderr)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _used(began: float) -> dict[str, float]:
    own, theirs = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": time.perf_counter() - began,
        "processor": own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime,
        "peak": (own.ru_maxrss + theirs.ru_maxrss) / 1024,
    }


def _bare(log: Path) -> dict[str, Any]:
    import duckdb

    connection = duckdb.connect()  # with as much memory as it likes: of a hundred million cases it needs more
    connection.execute("SET preserve_insertion_order = false")
    began = time.perf_counter()
    connection.execute(
        "CREATE TABLE groups AS SELECT *, count(*) AS cases FROM read_parquet(?) GROUP BY ALL", [str(log)]
    )
    used = _used(began)
    (groups,) = connection.execute("SELECT count(*) FROM groups").fetchone() or (0,)
    return {**used, "groups": groups}


def _experiment(log: Path) -> Any:
    from benchmarks.simulated_province import REFORMS, planner

    from onething.app.simulating import Experiment
    from onething.app.yardsticks import prices_for, targets_for
    from onething.simulation.logs.log_mapping import LogMapping
    from onething.simulation.terms import Terms

    terms = Terms(
        prices=prices_for("990000", None),
        targets=targets_for("990000", None),
        as_of=_DAY,
        sets=tuple((reform.id,) for reform in REFORMS),
    )
    mapping = LogMapping(date="date" if log.name == "days.parquet" else "month")
    return Experiment(
        planner=planner(),
        reforms=REFORMS,
        cases=log,
        mapping=mapping,
        terms=terms,
        engine="duckdb",
        memory=_MEMORY,
    )


def _whole(log: Path) -> dict[str, Any]:
    from onething.app.simulating import run

    prepared, planning = _experiment(log), []
    began = time.perf_counter()
    found = run(
        prepared,
        progress=lambda stage, _: planning.append(time.perf_counter()) if stage == "planning" else None,
    )
    return {
        **_used(began),
        "reading": (planning[0] if planning else time.perf_counter()) - began,
        "profiles": found.profiles,
        "plans": found.plans,
        "materials": {scenario.id: scenario.totals.materials for scenario in found.scenarios},
    }


def _alone(log: Path) -> dict[str, Any]:
    """Plan each case by itself in each scenario, as a loop over the rows would."""
    import duckdb

    from onething.model import Case
    from onething.simulation.simulating import worlds_of
    from onething.simulation.terms import scenarios

    prepared = _experiment(log)
    worlds = worlds_of(prepared.planner, prepared.reforms, prepared.terms)
    planners = {
        "+".join(ids) or "baseline": worlds.planner(ids) for ids in scenarios(worlds.reforms, prepared.terms)
    }
    began = time.perf_counter()
    rows = duckdb.execute("SELECT * EXCLUDE (month) FROM read_parquet(?)", [str(log)])
    names = [column[0] for column in rows.description or ()][2:]
    materials = dict.fromkeys(planners, 0.0)
    for onething, region, *values in rows.fetchall():
        case = Case(facts=dict(zip(names, values, strict=True)), region=region, as_of=_DAY)
        for scenario, planner in planners.items():
            for chance in planner.chances(onething, case):
                materials[scenario] += chance.probability * chance.figures.materials
    return {**_used(began), "materials": materials}


def _openfisca(folder: Path, log: Path, python: str) -> dict[str, Any] | None:
    """Return what OpenFisca-Core makes of the materials; None where it is not installed."""
    import duckdb
    import numpy as np

    if subprocess.run([python, "-c", "import openfisca_core"], capture_output=True, check=False).returncode:  # noqa: S603
        return None
    query = "SELECT * EXCLUDE (region, month) FROM read_parquet(?)"
    columns = duckdb.execute(query, [str(log)]).fetchnumpy()
    columns["onething"] = np.array([int(one[1:]) for one in columns["onething"]], dtype=np.int32)
    columns["kind"] = np.array([ord(str(one)) for one in columns["kind"]], dtype=np.int32)
    np.savez(folder / "cases.npz", **{name: np.asarray(values) for name, values in columns.items()})
    (folder / "spec.json").write_text(json.dumps(_specification(log)), encoding="utf-8")
    words = [python, str(_ROOT / "benchmarks" / "simulation_openfisca.py"), str(folder / "spec.json")]
    ran = subprocess.run([*words, str(folder / "cases.npz")], capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        sys.exit(ran.stderr)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _specification(log: Path) -> dict[str, Any]:
    """Return by scenario and one-thing its materials: when each is asked for, and with which chance."""
    from onething.simulation.simulating import worlds_of
    from onething.simulation.terms import scenarios

    prepared = _experiment(log)
    worlds = worlds_of(prepared.planner, prepared.reforms, prepared.terms)
    abolished = {"abolish": ("m21", "m42")}
    return {
        "+".join(ids) or "baseline": _of_world(
            worlds.planner(ids).catalogue, abolished.get("+".join(ids), ())
        )
        for ids in scenarios(worlds.reforms, prepared.terms)
    }


def _of_world(catalogue: Any, abolished: tuple[str, ...]) -> dict[str, Any]:
    shares: dict[str, float] = {}
    for source in catalogue.sources.values():
        if source.connected:
            shares |= {material: 1 - source.share_in("990000") for material in source.supplies}
    return {
        onething.id: _of_onething(catalogue, onething, shares, abolished)
        for onething in catalogue.onethings.values()
    }


def _of_onething(
    catalogue: Any, onething: Any, shares: dict[str, float], abolished: tuple[str, ...]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in onething.items:
        for requirement in catalogue.items[entry.item].requirements:
            material = requirement.material
            if material in abolished:
                continue
            conditions = [*_tests(entry.when), *_tests(requirement.when)]
            share = shares.get(material, 1.0)
            found.setdefault(material, {"share": share, "asked": []})["asked"].append(conditions)
    return found


def _tests(condition: Any) -> list[tuple[str, str, Any]]:
    """Return a condition as tests of one fact each; kinds are told by the codes of their letters."""
    read = []
    for test in condition.tests if condition else ():
        if test.test in ("true", "false"):
            read.append((test.fact, "=", test.test == "true"))
        elif test.test.startswith(">="):
            read.append((test.fact, ">=", float(test.test[2:])))
        elif test.test.startswith(">"):
            read.append((test.fact, ">", float(test.test[1:])))
        else:
            read.append((test.fact, "in", [ord(letter) for letter in test.test if letter.isalpha()]))
    return read


_WORKERS = {"bare": _bare, "whole": _whole, "alone": _alone}

if __name__ == "__main__":
    main()
