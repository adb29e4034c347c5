"""Looking for a situation in which a claim is broken by changing one answer after another.

What is found proves the claim wrong; that nothing is found proves nothing. It soon finds what a search
in order comes to late: figures that grow answer by answer, such as materials.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from onething.situations.space import DOWN, UP, Known, Space

__all__ = ["Climb"]

Height = Callable[[Known], int]
"""By how much a whole situation is beyond a claim; at zero or below it keeps it."""

_PASSES = 3
"""So often every answer is put in turn before another start."""


@dataclass
class Climb:
    """Climbs in a space from situations chosen at random; the same ones each time."""

    space: Space
    height: Height
    _chance: Random = field(default_factory=lambda: Random(0))  # noqa: S311 - no secret hangs on it

    def beyond(self, known: Known, tries: int) -> Known | None:
        """Return a situation with these answers that breaks the claim; None if so many tries find none."""
        tried = islice(self._walk(known), tries)
        return next((situation for situation, height in tried if height > 0), None)

    def _walk(self, known: Known) -> Iterator[tuple[Known, int]]:
        """Yield situations with how high they lie, ever higher from one start after another, without end."""
        while True:
            here = self._start(known)
            top = self.height(here)
            yield here, top
            for change in self._changes(known):
                there = self._changed(here, change, known)
                if there is not None:
                    height = self.height(there)
                    yield there, height
                    if height >= top:  # on the level too, so as to leave a plain
                        here, top = there, height

    def _start(self, known: Known) -> Known:
        """Return a situation chosen at random, or one that constraints allow."""
        space, chance = self.space, self._chance
        free = [number for number in space.sources if number not in known]
        lost = chance.sample(free, min(len(free), space.left(known)))
        values = {n: chance.randrange(len(space.variables[n].values)) for n in space.questions}
        sources = {n: DOWN if n in lost else UP for n in free}
        start = {**values, **sources, **known}
        return start if space.possible(start) else space.whole({**sources, **known})

    def _changes(self, known: Known) -> Iterator[tuple[int, int]]:
        """Yield what can be changed, each several times, in an order chosen at random."""
        variables = self.space.variables
        free = [number for number in range(len(variables)) if number not in known]
        changes = [(n, value) for n in free for value in range(len(variables[n].values))]
        for _ in range(_PASSES):
            self._chance.shuffle(changes)
            yield from changes

    def _changed(self, here: Known, change: tuple[int, int], known: Known) -> Known | None:
        """Return the situation after a change; None if that is none, or another that there cannot be.

        A source that goes down lets another answer that was down.
        """
        number, value = change
        if here[number] == value:
            return None
        there = {**here, number: value}
        if self.space.variables[number].source and value == DOWN:
            back = next((n for n in self.space.sources if here[n] == DOWN and n not in known), None)
            if back is not None:
                there[back] = UP
        return there if self.space.left(there) >= 0 and self.space.possible(there) else None
