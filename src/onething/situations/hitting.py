"""The fewest answers that differ, in one at least, from each of some parts of a space.

Answers are bits: what differs from a part is the answers other than its own to what it says. Finding the
fewest is the minimum hitting set; the parts are few, so going through the sets by size is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onething.situations.space import Known, Space

__all__ = ["Hitting"]


@dataclass(frozen=True)
class Hitting:
    """Sets of answers to the questions of a space."""

    space: Space

    def sets(self, parts: Sequence[Known], size: int) -> Iterator[Known]:
        """Yield sets of so many answers at most that differ from every part; each smallest one at least."""
        targets = [self._others(part) for part in parts]
        everything = (1 << len(self._answers)) - 1
        for chosen in self._chosen(targets, everything, size):
            yield dict(sorted(self._answers[bit.bit_length() - 1] for bit in chosen))

    def _chosen(self, targets: Sequence[int], allowed: int, size: int) -> Iterator[tuple[int, ...]]:
        if not targets:
            yield ()
            return
        narrow = min((target & allowed for target in targets), key=int.bit_count)
        if len(_apart(targets, allowed)) > size:
            return
        for bit in _bits(narrow):
            rest = [target for target in targets if not target & bit]
            for more in self._chosen(rest, allowed & ~self._alike[bit.bit_length() - 1], size - 1):
                yield (bit, *more)
            allowed &= ~bit  # sets with this answer are done

    def _others(self, part: Known) -> int:
        """Return the answers that differ from a part."""
        return sum(
            1 << number
            for number, (variable, value) in enumerate(self._answers)
            if variable in part and part[variable] != value
        )

    @cached_property
    def _answers(self) -> Sequence[tuple[int, int]]:
        variables = self.space.variables
        return [(n, value) for n in self.space.questions for value in range(len(variables[n].values))]

    @cached_property
    def _alike(self) -> Sequence[int]:
        """By answer, all answers to the same question."""
        by_variable: dict[int, int] = {}
        for number, (variable, _) in enumerate(self._answers):
            by_variable[variable] = by_variable.get(variable, 0) | 1 << number
        return [by_variable[variable] for variable, _ in self._answers]


def _apart(targets: Sequence[int], allowed: int) -> list[int]:
    """Return targets of which no answer hits two; each takes an answer of its own."""
    found: list[int] = []
    taken = 0
    for target in sorted((target & allowed for target in targets), key=int.bit_count):
        if not target & taken:
            found.append(target)
            taken |= target
    return found


def _bits(whole: int) -> Iterator[int]:
    while whole:
        yield whole & -whole
        whole &= whole - 1
