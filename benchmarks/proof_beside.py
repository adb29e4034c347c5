"""The greatest figure of any situation by proofs, beside CP-SAT on exactly the same question.

What the question is in CP-SAT's terms, and what of the library it leaves out, is said in
`benchmarks.proof_by_cp_sat`. Both must find the same figure.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.proof import CASE, ONLINE, world

from onething.situations import Claim, prove
from onething.workflows import Planner

__all__ = ["Beside", "beside", "measure"]

SEEDS = (1, 2, 3, 4, 5)
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Beside:
    """What one question took both; seconds of the processor, content loaded and compiled."""

    figure: str
    questions: int
    seed: int
    situations: int
    most: int
    """The greatest figure of any situation."""
    proven: float
    """That no situation comes to more."""
    refuted: float
    """That one comes to as much: one less is refuted, with the smallest counterexample."""
    cp_sat: float
    """Both at once, without a smallest counterexample."""

    @property
    def times(self) -> float:
        """How many times as long CP-SAT takes as the proof and the refutation together."""
        return self.cp_sat / (self.proven + self.refuted)


def measure(questions: int = 20) -> list[Beside]:
    """Measure both on several one-things; none where CP-SAT is not installed."""
    if find_spec("ortools") is None:
        return []
    return [beside("visits", questions, seed) for seed in SEEDS] + [
        beside("materials", 8, seed) for seed in SEEDS
    ]


def beside(figure: str, questions: int, seed: int) -> Beside:
    """Put one question to both, and assert that they answer alike."""
    theirs = _by_cp_sat(figure, questions, seed)
    planner = world(questions, seed, flat=figure == "visits")
    most = theirs["most"]
    proof, proven = _took(planner, figure, most)
    assert theirs["proven"], "CP-SAT was not done in time"
    assert proof.holds, "a situation comes to more than CP-SAT found"
    refuted = 0.0
    if most:
        lower, refuted = _took(planner, figure, most - 1)
        assert not lower.holds, "no situation comes to as much as CP-SAT found"
    return Beside(figure, questions, seed, proof.situations, most, proven, refuted, theirs["seconds"])


def _took(planner: Planner, figure: str, limit: int) -> tuple[Any, float]:
    fresh = Planner(planner.catalogue, planner.packs)
    fresh.program("large")
    began = time.process_time()
    proof = prove(fresh, "large", Claim.model_validate({figure: limit}), CASE.with_fact(*ONLINE))
    return proof, time.process_time() - began


def _by_cp_sat(figure: str, questions: int, seed: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.proof_by_cp_sat", figure, str(questions), str(seed)]
    ran = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


if __name__ == "__main__":
    for one in measure():
        print(one, f"times {one.times:.2g}")
