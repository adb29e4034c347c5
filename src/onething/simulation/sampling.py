"""What a kind of case comes to where sources are uncertain in too many ways to go through them all."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from onething.model import Answer, Case, SourceId
from onething.model.frozen import Frozen
from onething.workflows import Planner
from onething.workflows.outcomes import CaseFigures, Chance
from onething.workflows.reading import where_and_when

__all__ = ["MOST_UNCERTAIN", "SAMPLES", "Sampled", "sampled", "too_uncertain"]

MOST_UNCERTAIN = 14
"""Up to so many sources that know only some cases every answer is weighed: 16,384 ways at most."""

SAMPLES = 2048
"""So many draws stand for a kind of case where there are more."""


class Sampled(tuple[Chance, ...]):
    """Chances that were drawn, and are not exact."""

    __slots__ = ()


def too_uncertain(planner: Planner, onething: str, case: Case) -> Mapping[SourceId, float]:
    """Return the share of each uncertain source of a case where these are too many, else nothing."""
    program = planner.program(onething)
    known = [one for one in program.sources.values() if any(0 < part.share < 1 for part in one.coverage)]
    if len(known) <= MOST_UNCERTAIN:
        return {}
    region, _ = where_and_when(planner.catalogue, program.onething, case, case.facts)
    shares = {source.id: source.share_in(region) for source in known if source.id not in case.given}
    uncertain = {id: share for id, share in shares.items() if 0 < share < 1}
    return uncertain if len(uncertain) > MOST_UNCERTAIN else {}


def sampled(
    planner: Planner, onething: str, case: Case, shares: Mapping[SourceId, float], *, seed: int
) -> Sampled:
    """Return what a case comes to, by draws of what each source answers, each independent of the others.

    Equal seeds draw equally, and a source with a greater share knows every case that it knew with a
    smaller one: so worlds differ by what their reforms change, and not by the draws.
    """
    draws = {id: Random(f"{seed}/{id}") for id in shares}  # noqa: S311 - a simulation, no secret
    found: dict[CaseFigures, int] = {}
    for _ in range(SAMPLES):
        answers = {
            id: Answer.HIT if draws[id].random() < share else Answer.MISS for id, share in shares.items()
        }
        known = case.model_copy(update={"given": Frozen({**case.given, **answers})})
        figures = planner.figures(onething, known)
        found[figures] = found.get(figures, 0) + 1
    return Sampled(Chance(times / SAMPLES, figures) for figures, times in found.items())
