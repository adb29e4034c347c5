"""Thousands of small worlds: proof, counterexample, tree, certificate and losses agree with brute force.

Each world is gone through once, some twenty-three situations on the average, and everything that the prover
says of it is compared with that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from proof_brute_force import breaks, fewest, placed
from proof_small_worlds import small_promise
from proof_worlds import KINDS, Promise, Situation, claim

from onething.model import FigureKind
from onething.situations import (
    Counterexample,
    EmptySpace,
    Proven,
    certificate,
    cubes,
    proven,
    robustness,
    verify,
)
from onething.workflows import Planner

Known = Sequence[tuple[Situation, Mapping[FigureKind, int]]]
"""Every situation, with the figures of its plan."""


@settings(max_examples=2000)
@given(st.integers(0, 2**40))
def test_all_that_is_said_of_a_small_world_is_what_going_through_it_says(number: int) -> None:
    """Of visits, days and materials, at the limit that is kept by all, and at one below."""
    promise = small_promise(number)
    planner = promise.planner
    known = [(one, figures(planner, promise, one)) for one in promise.situations()]
    kind = KINDS[number % 3]
    if not known:
        assert refused(promise, planner, kind)
        return
    most = max(of[kind] for _, of in known)
    of_kind = [(one, of[kind]) for one, of in known]
    held = proven(planner, "o0", claim(kind, most), promise.case, outages=promise.outages)
    assert_held(promise, held, of_kind)
    if most:
        refuted = proven(planner, "o0", claim(kind, most - 1), promise.case, outages=promise.outages)
        assert refuted.proof.counterexample
        assert_smallest(refuted.proof.counterexample, of_kind, most - 1)
    assert_losses(promise, planner, kind, of_kind)


def figures(planner: Planner, promise: Promise, situation: Situation) -> Mapping[FigureKind, int]:
    """Return what the plan of a situation comes to."""
    handling = planner.handle("o0", promise.case_of(situation))
    return {
        FigureKind.VISITS: len(handling.goings),
        FigureKind.DAYS: handling.days,
        FigureKind.MATERIALS: handling.materials,
    }


def refused(promise: Promise, planner: Planner, kind: FigureKind) -> bool:
    """Tell whether the proof is refused, as there is no situation."""
    try:
        proven(planner, "o0", claim(kind, 0), promise.case)
    except EmptySpace:
        return True
    return False


def assert_held(promise: Promise, held: Proven, known: Sequence[tuple[Situation, int]]) -> None:
    """Assert that each situation lies in one part that comes to as much, and the certificate is accepted."""
    assert held.tree
    ((kind, _),) = held.proof.claim.limits()
    parts = [(part, dict(leaf.figures)[kind]) for part, leaf in cubes(held.tree)]
    for one, number in known:
        place = placed(held.space, one)
        own = [most for part, most in parts if all(place[n] in values for n, values in part.items())]
        assert len(own) == 1
        assert number <= own[0]
    assert verify(promise.planner, certificate(held)).refusals == ()


def assert_smallest(found: Counterexample, known: Sequence[tuple[Situation, int]], most: int) -> None:
    """Assert that no fewer sources down, and with these no fewer answers, break the claim."""
    broken = [one for one, number in known if number > most]
    down = min(len(one.down) for one in broken)
    assert len(found.down) == down
    alike = [(one, number) for one, number in known if one.down == found.down]
    answers = {one.fact: one.value for one in found.answers}
    assert breaks(alike, answers, most)
    assert found.fewest
    patterns = {one.down for one in broken if len(one.down) == down}
    least = min(fewest([pair for pair in known if pair[0].down == own], most) for own in patterns)
    assert len(answers) == least


def assert_losses(
    promise: Promise, planner: Planner, kind: FigureKind, known: Sequence[tuple[Situation, int]]
) -> None:
    """Assert that the single points of failure are those whose loss brings about more than before."""
    most = max(number for one, number in known if not one.down)
    found = robustness(planner, "o0", claim(kind, most), promise.case, outages=1)
    if promise.outages:
        lost = {one.down[0] for one, number in known if number > most}
        assert set(found.single_points) == lost
        assert found.any_one_down is not bool(lost)
