"""The fewest answers that differ from each of some parts."""

from __future__ import annotations

from itertools import combinations, product

import pytest
import small_promises as small

from onething.situations import space_of
from onething.situations.hitting import Hitting
from onething.situations.space import Known


def hitting() -> Hitting:
    """Return what hits parts of the small world, of two questions with two answers each."""
    planner = small.planner()
    return Hitting(space_of(planner, planner.catalogue.onething("whole"), small.CASE))


ANSWERS = tuple(product((0, 1), (0, 1)))
PARTS: tuple[Known, ...] = ({0: 0}, {0: 1}, {1: 0}, {1: 1}, {0: 0, 1: 0}, {0: 1, 1: 0})


@pytest.mark.parametrize("parts", [parts for count in range(4) for parts in combinations(PARTS, count)])
def test_the_smallest_sets_are_those_found_by_trying_all(parts: tuple[Known, ...]) -> None:
    """Of each size the first set that differs from every part, if there is one."""
    every: list[Known] = [{}, *({n: v} for n in (0, 1) for v in (0, 1)), *({0: a, 1: b} for a, b in ANSWERS)]
    hits = [one for one in every if all(any(one.get(n, v) != v for n, v in part.items()) for part in parts)]
    least = min(map(len, hits), default=None)
    found = next((one for size in range(3) for one in hitting().sets(parts, size)), None)
    assert (None if found is None else len(found)) == least
    assert found is None or found in hits
