"""Choosing reforms: HiGHS beside trying all sets and beside the greedy order, as the choice grows.

Made-up reforms, most of them to connect one source, and kinds of cases with one to five causes of a
second visit each, whose sources are drawn by how often sources are needed: a few by very many, most by
few. A case counts once all its causes are gone. Weights are heavy-tailed, as kinds of cases are. A
quarter of what all reforms cost may be spent.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from onething.choosing.problem import Problem, problem_of
from onething.choosing.programme import Programme
from onething.choosing.selecting import affordable, best_within
from onething.choosing.tables import subsets

__all__ = ["SIZES", "Chosen", "made_up", "measure"]

SIZES = ((10, 200), (15, 500), (40, 2_000), (200, 10_000), (600, 20_000), (2_000, 45_000))
"""Candidates, and kinds of cases."""
TRIED = 15
"""All sets are tried of so many candidates at most."""
_SHARE = 0.25


@dataclass(frozen=True)
class Chosen:
    """What was reached with one size of choice; seconds of the clock."""

    candidates: int
    kinds: int
    tables: int
    """After equal and separable functions were added up."""
    making: float
    """Seconds to make the programme of the values of sets."""
    solving: float
    """Seconds to find the best set, to prove it as far as `gap` says, and to break ties."""
    gap: float
    """By how much a better set could be better, as a share; 0: proven."""
    greedy: float
    """What the greedy order reaches with the same money, as a share of the best."""
    trying: float | None
    """Seconds to try all sets; None: they are too many."""


def measure(seed: int = 7, seconds: float = 120.0) -> Iterator[Chosen]:
    """Measure each size; the solver takes `seconds` at most for each."""
    return (_chosen(candidates, kinds, seed, seconds) for candidates, kinds in SIZES)


def _chosen(candidates: int, kinds: int, seed: int, seconds: float) -> Chosen:
    random = Random(seed)  # noqa: S311 - made-up content, no secret
    costs = [float(random.randint(1, 100)) for _ in range(candidates)]
    functions = list(made_up(seed, candidates, kinds))
    began = time.perf_counter()
    problem = problem_of([f"r{n}" for n in range(candidates)], costs, functions)
    programme = Programme(problem, seconds=seconds)
    made = time.perf_counter()
    budget = math.floor(sum(costs) * _SHARE)
    found = best_within(programme, budget)
    solved = time.perf_counter()
    trying = _tried(problem, budget, found.value) if candidates <= TRIED else None
    return Chosen(
        candidates,
        kinds,
        len(problem.tables),
        making=made - began,
        solving=solved - made,
        gap=0.0 if found.optimal else found.bound / found.value - 1,
        greedy=problem.value(affordable(programme, budget)) / found.value,
        trying=trying,
    )


def made_up(seed: int, candidates: int, kinds: int) -> Iterator[tuple[float, Mapping[int, float]]]:
    """Yield kinds of cases: how many cases each has, and by set of reforms whether they come once at most."""
    random = Random(seed)  # noqa: S311 - likewise
    needed = [1 / (1 + place) ** 0.8 for place in range(candidates)]
    for _ in range(kinds):
        causes = set(random.choices(range(candidates), needed, k=random.choice((1, 2, 2, 3, 3, 4, 5))))
        reforms = sum(1 << place for place in causes)
        cases = float(math.ceil(random.paretovariate(1.1)))
        yield min(cases, 1e5), {chosen: float(chosen == reforms) for chosen in subsets(reforms)}


def _tried(problem: Problem, budget: float, best: float) -> float:
    """Try all sets, and assert that none within the budget is better."""
    began = time.perf_counter()
    sets = (chosen for chosen in range(1 << len(problem.ids)) if problem.cost(chosen) <= budget)
    most = max(problem.value(chosen) for chosen in sets)
    assert math.isclose(most, best), "the solver and trying all sets disagree"
    return time.perf_counter() - began
