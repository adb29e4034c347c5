"""Certificates of what holds are accepted, and no certificate that says something else is."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st
from proof_worlds import KINDS, Promise, claim, figure, promises

from onething.model import FigureKind
from onething.situations import Certificate, Proven, certificate, proven, verify

Change = Callable[[Certificate, st.DataObject], Certificate]


def held(promise: Promise, kind: FigureKind) -> Proven:
    """Return the proof of the least claim that holds."""
    planner = promise.planner
    figures = [figure(planner, promise.case_of(one), kind) for one in promise.situations()]
    assume(figures)
    return proven(planner, "o0", claim(kind, max(figures)), promise.case, outages=promise.outages)


@given(promises(), st.sampled_from(KINDS))
def test_the_certificate_of_what_holds_is_accepted(promise: Promise, kind: FigureKind) -> None:
    """It goes to JSON and back, and another planner of the same world accepts it."""
    made = certificate(held(promise, kind))
    read = Certificate.model_validate_json(made.model_dump_json())
    assert read == made
    assert verify(promise.planner, read).refusals == ()


def without_a_cube(made: Certificate, data: st.DataObject) -> Certificate:
    """Leave a part of the space out."""
    gone = data.draw(st.integers(0, len(made.cubes) - 1))
    return made.model_copy(update={"cubes": made.cubes[:gone] + made.cubes[gone + 1 :]})


def with_a_lower_claim(made: Certificate, data: st.DataObject) -> Certificate:
    """Claim one less than holds, in every part."""
    ((kind, limit),) = made.claim.limits()
    assume(limit)
    lower = [
        cube.model_copy(update={"at_most": {kind: min(cube.at_most[kind], limit - 1)}}) for cube in made.cubes
    ]
    return made.model_copy(update={"claim": claim(kind, limit - 1), "cubes": tuple(lower)})


def with_a_figure_beyond(made: Certificate, data: st.DataObject) -> Certificate:
    """Let a part come to more than is claimed."""
    ((kind, limit),) = made.claim.limits()
    number = data.draw(st.integers(0, len(made.cubes) - 1))
    cubes = list(made.cubes)
    cubes[number] = cubes[number].model_copy(update={"at_most": {kind: limit + 1}})
    return made.model_copy(update={"cubes": tuple(cubes)})


def of_another_catalogue(made: Certificate, data: st.DataObject) -> Certificate:
    """Name another catalogue by its hash."""
    return made.model_copy(update={"catalogue_hash": "sha256:0"})


def of_other_rules(made: Certificate, data: st.DataObject) -> Certificate:
    """Name other rules by their hash."""
    return made.model_copy(update={"rules_hash": "sha256:0"})


def of_another_version(made: Certificate, data: st.DataObject) -> Certificate:
    """Name another version of the library."""
    return made.model_copy(update={"version": "0.0.0"})


CHANGES: tuple[Change, ...] = (
    without_a_cube,
    with_a_lower_claim,
    with_a_figure_beyond,
    of_another_catalogue,
    of_other_rules,
    of_another_version,
)


@given(promises(), st.sampled_from(KINDS), st.sampled_from(CHANGES), st.data())
def test_a_changed_certificate_is_refused_even_under_a_new_seal(
    promise: Promise, kind: FigureKind, change: Change, data: st.DataObject
) -> None:
    """What it says is checked, not only that it was not changed."""
    made = certificate(held(promise, kind))
    changed = change(made, data)
    assert not verify(promise.planner, changed).holds
    assert not verify(promise.planner, changed.sealed()).holds
