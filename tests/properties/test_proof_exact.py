"""Proofs and counterexamples agree with going through every situation one by one."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from proof_brute_force import breaks, fewest
from proof_worlds import KINDS, Promise, Situation, claim, figure, promises

from onething.model import FigureKind
from onething.situations import EmptySpace, Proof, prove


def figures(promise: Promise, kind: FigureKind) -> list[tuple[Situation, int]]:
    """Return what each situation comes to."""
    planner = promise.planner
    found = promise.situations()
    return [(one, figure(planner, promise.case_of(one), kind)) for one in found]


def limit(draw: st.DataObject, known: list[tuple[Situation, int]]) -> int:
    """Return a limit that is kept by all situations, or by all but the worst."""
    most = max(number for _, number in known)
    return max(0, most - draw.draw(st.integers(0, 1)))


@given(promises(), st.sampled_from(KINDS), st.data())
def test_a_claim_is_proven_if_every_situation_keeps_it(
    promise: Promise, kind: FigureKind, data: st.DataObject
) -> None:
    """The proof says the same as going through all situations, and counts no more of them."""
    known = figures(promise, kind)
    assume(known)
    most = limit(data, known)
    proof = prove(promise.planner, "o0", claim(kind, most), promise.case, outages=promise.outages)
    assert proof.holds is all(number <= most for _, number in known)
    assert 0 < proof.situations <= len(known)


@given(promises(st.just(0)), st.sampled_from(KINDS), st.data())
def test_a_counterexample_is_a_situation_that_breaks_the_claim_with_the_fewest_answers(
    promise: Promise, kind: FigureKind, data: st.DataObject
) -> None:
    """Every situation with its answers breaks the claim, and no fewer answers ever do."""
    known = figures(promise, kind)
    assume(known)
    most = limit(data, known)
    found = prove(promise.planner, "o0", claim(kind, most), promise.case).counterexample
    assume(found)
    assert found
    answers = {one.fact: one.value for one in found.answers}
    assert found.figures[kind] > most
    assert breaks(known, answers, most)
    assert found.fewest
    assert len(answers) == fewest(known, most)


@given(promises(st.just(1)), st.sampled_from(KINDS), st.data())
def test_a_counterexample_has_the_fewest_sources_down(
    promise: Promise, kind: FigureKind, data: st.DataObject
) -> None:
    """No situation with fewer sources down breaks the claim."""
    known = figures(promise, kind)
    assume(known)
    most = limit(data, known)
    proof = prove(promise.planner, "o0", claim(kind, most), promise.case, outages=1)
    if proof.counterexample:
        least = min(len(one.down) for one, number in known if number > most)
        assert len(proof.counterexample.down) == least


@given(promises(st.just(0)), st.sampled_from(KINDS))
def test_constraints_that_contradict_one_another_prove_nothing(promise: Promise, kind: FigureKind) -> None:
    """Where no situation is left that is said."""
    try:
        proof: Proof | None = prove(promise.planner, "o0", claim(kind, 0), promise.case)
    except EmptySpace:
        proof = None
    assert (proof is None) is not any(True for _ in promise.situations())
