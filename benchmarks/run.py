"""Measures the library beside other engines, in one run, and prints figures and ratios.

python benchmarks/run.py [typical] [large] [flow] [proof] [advice] [start] [--json FILE]    all by default
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import advice, large_catalogue, proof, proof_beside, start_up
from benchmarks import flow as flows
from benchmarks.competition import compete

SECTIONS = ("typical", "large", "flow", "proof", "advice", "start")
Figures = Mapping[str, Any]


def main(words: Sequence[str] | None = None) -> None:
    """Run the sections asked for."""
    chosen = _arguments(words)
    found: dict[str, Figures] = {"machine": machine()}
    for section in chosen.sections or SECTIONS:
        print(f"== {section}", flush=True)
        measure: Mapping[str, Callable[[], Figures]] = {
            "typical": lambda: typical(chosen.cases),
            "large": large,
            "flow": flow,
            "proof": proofs,
            "advice": choosing,
            "start": start,
        }
        found[section] = measure[section]()
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument(
        "--cases", type=int, default=1_000, help="cases of the typical one-thing (default 1000)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE too")
    chosen = parser.parse_args(words)
    unknown = set(chosen.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    if chosen.cases < 1:
        parser.error("--cases takes at least 1")
    return chosen


def machine() -> Figures:
    """Return what the figures are measured on."""
    return {"python": platform.python_version(), "system": platform.platform(), "cpus": os.cpu_count()}


def typical(count: int) -> Figures:
    """60 rules, 40 requirements, 18 facts: decide and plan, beside engines that run per case."""
    found = compete(count)
    for library, reason in found.absent.items():
        print(f"{library} is left out: {reason}")
    print(f"all decide {count:,} cases alike; microseconds at the median")
    for name, spread in found.times.items():
        print(f"{name:60} {spread.median:9.1f} µs, {found.ratios[name]:7.1f} times decide")
    times = {
        name: {**asdict(spread), "times_decide": found.ratios[name]} for name, spread in found.times.items()
    }
    return {"cases": count, "microseconds": times, "absent": dict(found.absent)}


def large() -> Figures:
    """5,000 items, 40,000 requirements, 20,000 sources: load, match, compile, check, change a source."""
    figures = large_catalogue.measure()
    found = {**asdict(figures), "whole": figures.whole, "whole_cpu": figures.whole_cpu}
    for label, value in found.items():
        print(f"{label:20} {value:10.2f}")
    return found


def flow() -> Figures:
    """12 items and 60 requirements: plan and critical path; 30 in-person acts at 6 places: visits."""
    found = flows.measure()
    print("microseconds at the median, at most")
    for name, spread in found.times.items():
        ratio = f", {found.ratios[name]:6.1f} times ours" if name in found.ratios else ""
        print(f"{name:60} {spread.median:9.1f} µs, {spread.most:9.1f} µs{ratio}")
    return {
        "microseconds": {name: asdict(spread) for name, spread in found.times.items()},
        "times_ours": dict(found.ratios),
    }


def proofs() -> Figures:
    """12 items, 60 requirements, 25 sources: a claim about visits, as questions are added."""
    found = proof.measure()
    print("questions, situations: seconds to prove, find, refute, prove with an outage, go through them all")
    for one in found:
        gone_through = "–" if one.enumerated is None else f"{one.enumerated:.2f}"
        took = (one.proven, one.found, one.refuted, one.with_an_outage)
        told = " ".join(f"{seconds:7.3f}" for seconds in took)
        print(f"{one.questions:3} {one.situations:14,}: {told} {gone_through:>7}")
    compared = proof_beside.measure()
    for other in compared:
        took = f"{other.proven:7.3f} {other.refuted:7.3f} {other.cp_sat:7.3f}, {other.times:.2g} times ours"
        size = f"{other.questions:3} {other.situations:14,}"
        print(f"{other.figure:9} {size}: to prove, to refute, by CP-SAT {took}")
    return {
        "growth": {str(one.questions): asdict(one) for one in found},
        "beside_cp_sat": [asdict(other) for other in compared],
    }


def choosing() -> Figures:
    """Find the best set of reforms by HiGHS, beside the greedy order and beside trying all sets."""
    print("candidates, kinds: seconds to solve, to try all; what the greedy order reaches; the gap")
    found = []
    for one in advice.measure():
        tried = "–" if one.trying is None else f"{one.trying:.3f}"
        size = f"{one.candidates:6} {one.kinds:7}"
        print(f"{size}: {one.solving:8.3f} {tried:>7} {one.greedy:7.1%} {one.gap:.1e}")
        found.append(asdict(one))
    return {"choices": found}


def start() -> Figures:
    """Import and help, as whole processes."""
    found = start_up.measure()
    for label, took in found.items():
        print(f"{label:20} {took.wall:6.3f} s, of which processor {took.cpu:6.3f} s, at the median")
    return {label: asdict(took) for label, took in found.items()}


if __name__ == "__main__":
    main()
