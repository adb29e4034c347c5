"""The kinds of cases of a log in little memory: each is made of its key when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from onething.model import FactName, Value
from onething.simulation.logs.cells import FIRST
from onething.simulation.logs.keys import Layout
from onething.simulation.logs.log_columns import Read
from onething.simulation.profile import Profile

__all__ = ["Profiles", "meanings"]


class Meaning(NamedTuple):
    """What the states of a fact stand for, and where they are in a key."""

    fact: FactName
    word: int
    weight: int
    base: int
    examples: tuple[Value, ...]
    """By class, a value of it."""


def meanings(layout: Layout, read: Read) -> tuple[tuple[Meaning, ...], ...]:
    """Return by one-thing what the digits of its keys mean."""
    return tuple(
        tuple(
            Meaning(fact, digit.word, digit.weight, digit.base, read[id][fact].examples)
            for digit in own
            for fact in [layout.columns[digit.column].fact]
        )
        for id, own in zip(layout.onethings, layout.digits, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Profiles(Sequence[Profile]):
    """The profiles of a log by number; the same number gives an equal profile each time."""

    layout: Layout
    meanings: tuple[tuple[Meaning, ...], ...]
    words: tuple[array[int], ...]
    """By word, the keys of all profiles."""
    regions: Sequence[str | None]
    """By profile, a region of its class."""

    def __len__(self) -> int:
        return len(self.regions)

    @overload
    def __getitem__(self, number: int) -> Profile: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[Profile, ...]: ...

    def __getitem__(self, number: int | slice) -> Profile | tuple[Profile, ...]:
        """Return a profile, or those of a slice."""
        if isinstance(number, slice):
            return tuple(map(self._made, range(len(self))[number]))
        return self._made(range(len(self))[number])

    def _made(self, number: int) -> Profile:
        key = [word[number] for word in self.words]
        onething = key[0] % len(self.layout.onethings)
        facts = self._facts(key, self.meanings[onething])
        return Profile(number, self.layout.onethings[onething], self.regions[number], facts)

    @staticmethod
    def _facts(key: Sequence[int], meanings: Sequence[Meaning]) -> Mapping[FactName, Value]:
        states = ((one, key[one.word] // one.weight % one.base - FIRST) for one in meanings)
        return {one.fact: one.examples[number] for one, number in states if number >= 0}
