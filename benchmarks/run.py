"""Measures the library beside other engines, in one run, and prints figures and ratios.

python benchmarks/run.py [typical] [large] [start]    all three by default
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import large_catalogue, start_up
from benchmarks.neutral import plain_facts, task_of
from benchmarks.typical_case import answers, typical_case

SECTIONS = ("typical", "large", "start")


def main() -> None:
    """Run the sections asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--cases", type=int, default=500, help="cases of the typical one-thing (default 500)")
    chosen = parser.parse_args()
    unknown = set(chosen.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    for section in chosen.sections or SECTIONS:
        print(f"== {section}", flush=True)
        {"typical": lambda: typical(chosen.cases), "large": large, "start": start}[section]()


def typical(count: int) -> None:
    """60 rules, 40 requirements, 18 facts: decide and plan, beside engines that run per case."""
    made = typical_case()
    cases = made.cases(count)
    planner, name = made.planner, made.program.onething.id
    own = [answers(made.program, planner.decide(name, case)) for case in cases]
    times = {
        "onething decide": _microseconds(lambda case: planner.decide(name, case), cases),
        "onething plan with reasons": _microseconds(lambda case: planner.plan(name, case), cases),
    }
    task, facts = task_of(made), [plain_facts(case) for case in cases]
    for engine in _engines(task):
        decided = [engine.answers(engine.decide(engine.prepare(one))) for one in facts]
        if decided != own:
            raise AssertionError(f"{engine.name} decides otherwise")
        prepared = [engine.prepare(one) for one in facts]
        times[engine.name] = _microseconds(engine.decide, prepared)
    usual = times["onething decide"]
    for label, took in times.items():
        print(f"{label:55} {took:9.1f} µs at the median, {took / usual:7.1f} times onething decide")


def large() -> None:
    """5,000 items, 40,000 requirements, 20,000 sources: load, match, compile, check, change a source."""
    figures = large_catalogue.measure()
    for label, value in vars(figures).items():
        print(f"{label:20} {value:10.2f}")
    print(f"{'whole':20} {figures.whole:10.2f} s")


def start() -> None:
    """Import and help, as whole processes."""
    for label, seconds in start_up.measure().items():
        print(f"{label:20} {seconds:6.3f} s at the median")


def _engines(task: object) -> list:
    engines = []
    try:
        from benchmarks.zen_engine import ZenCollected, ZenExpressions, ZenTables

        engines += [ZenTables(task), ZenExpressions(task), ZenCollected(task)]
    except ImportError as error:
        print(f"zen-engine is left out: {error}")
    try:
        from benchmarks.durable_per_case import DurablePerCase

        engines.append(DurablePerCase(task))
    except ImportError as error:
        print(f"durable_rules is left out: {error}")
    return engines


def _microseconds(decide: Callable[[object], object], inputs: Sequence[object], *, rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        for one in inputs:
            started = time.perf_counter()
            decide(one)
            times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e6


if __name__ == "__main__":
    main()
