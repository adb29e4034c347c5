"""What a kind of case is expected to come to, given what is assumed of sources and of open questions."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce
from typing import Protocol

from onething.model import Assume, Case
from onething.simulation.log_report import OnUnknown
from onething.simulation.sampling import sampled, too_uncertain
from onething.workflows import Planner
from onething.workflows.outcomes import CaseFigures, Chance

__all__ = ["MOST_COMPLETIONS", "Expectation", "Weighing", "assumed", "expected_of"]

MOST_COMPLETIONS = 64
"""A case that can be completed in more ways counts with the most that any answers bring."""


class Expectation(StrEnum):
    """What is assumed of sources that know only a share of all cases."""

    EXPECTED = "expected"
    """Each answers in its share of the cases: outcomes are weighted."""
    CONNECTED = "connected"
    """Every connected source answers."""
    GUARANTEED = "guaranteed"
    """Only what is certain counts."""


class Weighing(Protocol):
    """On what terms a case counts; `onething.simulation.worlds.Worlds` has them."""

    assume: Expectation
    on_unknown: OnUnknown


def assumed(assume: Expectation) -> Assume:
    """Return what the plan of a case assumes; a source that knows every case answers if it is weighted."""
    return Assume.GUARANTEED if assume is Expectation.GUARANTEED else Assume.CONNECTED


def expected_of(
    planner: Planner, onething: str, case: Case, terms: Weighing, *, seed: int = 0
) -> tuple[Chance, ...]:
    """Return the outcomes of a case, with probabilities that sum to one; it assumes what `assumed` says.

    They are exact unless they are `onething.simulation.sampling.Sampled`, drawn by `seed`.
    """
    chances = _chances(planner, onething, case, terms.assume, seed)
    if terms.on_unknown is OnUnknown.WORST and any(chance.figures.open for chance in chances):
        return max(_completed(planner, onething, case, terms.assume, seed), key=_burden, default=chances)
    return chances


def _chances(
    planner: Planner, onething: str, case: Case, assume: Expectation, seed: int
) -> tuple[Chance, ...]:
    if assume is not Expectation.EXPECTED:
        return (Chance(1.0, planner.figures(onething, case)),)
    if shares := too_uncertain(planner, onething, case):
        return sampled(planner, onething, case, shares, seed=seed)
    return planner.chances(onething, case)


def _completed(
    planner: Planner, onething: str, case: Case, assume: Expectation, seed: int
) -> Iterable[tuple[Chance, ...]]:
    """Yield what the case comes to with its questions answered, in every way that matters."""
    from onething.situations.branching import (  # noqa: PLC0415 - loaded when questions are open
        TooManySituations,
        situations,
    )

    try:
        found = situations(planner, onething, case, most=MOST_COMPLETIONS)
    except TooManySituations:
        return
    for situation in found:
        whole = reduce(lambda one, fact: one.with_fact(*fact), situation.answers.items(), case)
        yield _chances(planner, onething, whole, assume, seed)


def _burden(chances: tuple[Chance, ...]) -> tuple[float, float, float]:
    """Return by what the worst answers are told: visits, then materials, then working days."""
    figures: list[tuple[float, CaseFigures]] = [(chance.probability, chance.figures) for chance in chances]
    return (
        sum(share * one.visits for share, one in figures),
        sum(share * one.materials for share, one in figures),
        sum(share * one.days for share, one in figures),
    )
