"""The tree and the losses agree with going through every situation, with every pattern of outages."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from proof_brute_force import placed
from proof_worlds import KINDS, Promise, claim, figure, promises

from onething.model import FigureKind
from onething.situations import cubes, proven, robustness


@given(promises(), st.sampled_from(KINDS))
def test_every_situation_lies_in_one_part_of_the_tree_that_comes_to_as_much(
    promise: Promise, kind: FigureKind
) -> None:
    """The parts neither overlap nor leave a hole, and none says less than a situation in it comes to."""
    planner = promise.planner
    figures = [(one, figure(planner, promise.case_of(one), kind)) for one in promise.situations()]
    assume(figures)
    found = proven(
        planner, "o0", claim(kind, max(n for _, n in figures)), promise.case, outages=promise.outages
    )
    assert found.tree
    parts = [(part, dict(leaf.figures)[kind]) for part, leaf in cubes(found.tree)]
    for one, number in figures:
        place = placed(found.space, one)
        own = [most for part, most in parts if all(place[n] in values for n, values in part.items())]
        assert len(own) == 1
        assert number <= own[0]


@given(promises(st.just(2)), st.sampled_from(KINDS))
def test_losses_are_the_smallest_sets_of_sources_that_break_the_claim(
    promise: Promise, kind: FigureKind
) -> None:
    """No smaller set breaks it, and none is missed."""
    planner = promise.planner
    known = [(one, figure(planner, promise.case_of(one), kind)) for one in promise.situations()]
    assume(known)
    most = max(number for one, number in known if not one.down)
    found = robustness(planner, "o0", claim(kind, most), promise.case, outages=2)
    breaking = {frozenset(one.down) for one, number in known if number > most}
    smallest = {lost for lost in breaking if not any(other < lost for other in breaking)}
    assert found.connected
    assert {frozenset(loss.sources) for loss in found.losses} == smallest
    assert found.any_one_down is not any(len(lost) == 1 for lost in smallest)
    assert set(found.single_points) == {one for lost in smallest if len(lost) == 1 for one in lost}
