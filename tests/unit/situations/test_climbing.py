"""Looking for a situation that breaks a claim by changing one answer after another."""

from __future__ import annotations

import small_promises as small

from onething.situations import Space, space_of
from onething.situations.climbing import Climb
from onething.situations.space import Known


def space() -> Space:
    """Return the situations of the small world, with an outage."""
    planner = small.planner()
    return space_of(planner, planner.catalogue.onething("whole"), small.CASE, outages=1)


def test_what_lies_beyond_is_found_by_answers_and_outages() -> None:
    """Only one situation is high enough: everything at its last value."""
    there = space()
    last = {n: len(one.values) - 1 for n, one in enumerate(there.variables)}

    def height(known: Known) -> int:
        return sum(known[n] == value for n, value in last.items()) - len(last) + 1

    assert Climb(there, height).beyond({}, 200) == last


def test_nothing_is_found_where_nothing_lies_beyond() -> None:
    """After so many tries it ends."""
    tried: list[Known] = []

    def height(known: Known) -> int:
        tried.append(known)
        return 0

    assert Climb(space(), height).beyond({}, 30) is None
    assert len(tried) == 30


def test_what_is_known_stays() -> None:
    """Only the rest is changed."""
    there = space()
    found = Climb(there, lambda known: known[1]).beyond({0: 1}, 50)
    assert found
    assert (found[0], found[1]) == (1, 1)
