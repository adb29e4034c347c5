"""The order of steps with nothing said twice: the transitive reduction, and generations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from onething.model import Step

__all__ = ["StepOrder", "step_order"]


@dataclass(frozen=True, slots=True)
class StepOrder:
    """What directly precedes and follows each step, and in which generation it stands, from 0."""

    before: Mapping[str, tuple[str, ...]]
    behind: Mapping[str, tuple[str, ...]]
    generation: Mapping[str, int]


def step_order(steps: Sequence[Step]) -> StepOrder:
    """Return the order of steps that stand in an order in which they can be done.

    What a step comes after only by way of another is left out: the token of a process would run
    along both, and the diagram would say twice what holds once.
    """
    before = _reduced(steps)
    behind: dict[str, list[str]] = {step.id: [] for step in steps}
    generation: dict[str, int] = {}
    for id, earlier in before.items():
        generation[id] = 1 + max((generation[one] for one in earlier), default=-1)
        for one in earlier:
            behind[one].append(id)
    return StepOrder(before, {id: tuple(later) for id, later in behind.items()}, generation)


def _reduced(steps: Sequence[Step]) -> dict[str, tuple[str, ...]]:
    bit = {step.id: 1 << place for place, step in enumerate(steps)}
    above: dict[str, int] = {}
    before: dict[str, tuple[str, ...]] = {}
    for step in steps:
        earlier = tuple(dict.fromkeys(step.after))
        implied = _union(above[one] for one in earlier)
        before[step.id] = tuple(one for one in earlier if not bit[one] & implied)
        above[step.id] = implied | _union(bit[one] for one in earlier)
    return before


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
