"""Looking for a situation in which a claim is broken by changing one answer after another.

What is found proves the claim wrong; that nothing is found proves nothing. It finds early what a search
in order comes to late: figures that grow answer by answer, such as materials.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from onething.situations.space import DOWN, UP, Known, Space

__all__ = ["Climb"]

Height = Callable[[Known], int]
"""By how much a whole situation is beyond a claim; zero or less keeps it."""

_PASSES = 3
"""So often all answers are tried in turn without coming higher, before another start."""


@dataclass
class Climb:
    """Climbs in a space from situations chosen at random; the same ones each time."""

    space: Space
    height: Height
    _chance: Random = field(default_factory=lambda: Random(0))  # noqa: S311 - no secret

    def beyond(self, known: Known, tries: int) -> Known | None:
        """Return a situation with these answers that breaks the claim; None if so many tries find none."""
        left = tries
        while left > 0:
            left -= 1
            start = self._start(known)
            if start is None:
                continue
            found, spent = self._climbed(known, start, left)
            left -= spent
            if found is not None:
                return found
        return None

    def _climbed(self, known: Known, start: Known, tries: int) -> tuple[Known | None, int]:
        """Climb from a start; return what breaks the claim, if that was come to, and the tries it took."""
        here, height, spent = start, self.height(start), 0
        for _ in range(_PASSES):
            before = height
            for other in self._steps(known, here):
                if height > 0 or spent >= tries:
                    return (here if height > 0 else None), spent
                spent += 1
                there = self.height({**here, **other})
                if there >= height:  # on the level too, so as not to stay on a plain
                    here, height = {**here, **other}, there
            if height == before:
                break
        return (here if height > 0 else None), spent

    def _start(self, known: Known) -> Known | None:
        space, chance = self.space, self._chance
        free = [number for number in space.sources if number not in known]
        lost = chance.sample(free, min(len(free), space.left(known)))
        values = {n: chance.randrange(len(space.variables[n].values)) for n in space.questions}
        start = {**values, **{n: DOWN if n in lost else UP for n in free}, **known}
        return start if space.possible(start) else None
