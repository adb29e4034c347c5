"""Many demands decided at once: each has a lane of bits in one integer.

The bits of a lane are the ways of a demand in the order in which they are tried, then that the demand
applies at all. Subtracting one from every lane, whose topmost bit is a guard that nothing borrows
beyond, and comparing with what was there before leaves the lowest bit of each: the way that is used.
One subtraction thus finds the first open way of all demands (SIMD within a register, Lamport 1975).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_
from struct import Struct

from onething.workflows.fact_bits import Conjunction

__all__ = ["Lane", "Lanes", "lane", "lay_out"]

_FORMATS = {8: "B", 16: "H", 32: "I", 64: "Q"}
"""The widths of a lane, and how `struct` reads numbers of that width."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The terms of one demand, each with the number of the way that it opens; None: it only applies."""

    terms: tuple[tuple[Conjunction, int | None], ...] = ()
    narrow: bool = True
    """False: there are too many terms for a lane, so there are none in it."""


def lane(applies: Sequence[Conjunction], ways: Sequence[tuple[int, Sequence[Conjunction]]]) -> Lane:
    """Return the lane of a demand: a way counts where the demand applies and the way is open."""
    opened = [(_together(when, way), number) for number, cubes in ways for way in cubes for when in applies]
    terms = (*opened, *((when, None) for when in applies))
    return Lane(terms) if len(terms) < max(_FORMATS) else Lane(narrow=False)


@dataclass(frozen=True)
class Lanes:
    """Lanes side by side, the first one lowest; each ends with its guard, which is never set."""

    lanes: tuple[Lane, ...]
    widths: tuple[int, ...]
    """By lane, how many bits it has: no more than its terms and its guard ask for, to keep cases small."""
    terms: Sequence[tuple[Conjunction, int]] = field(repr=False)
    """Each term with its bit."""

    @cached_property
    def mask(self) -> int:
        """All bits that stand for a term."""
        return reduce(or_, (bit for _, bit in self.terms), 0)

    def lowest(self, bits: int) -> tuple[int, ...]:
        """Return for each lane its lowest bit that is set in `bits`, as a number; 0 where none is."""
        rest = (bits | self._guards) - self._ones
        return self._numbers.unpack((bits ^ (bits & rest)).to_bytes(self._numbers.size, "little"))

    @cached_property
    def _numbers(self) -> Struct:
        return Struct("<" + "".join(_FORMATS[width] for width in self.widths))

    @cached_property
    def _ones(self) -> int:
        return sum(1 << start for start in _starts(self.widths))

    @cached_property
    def _guards(self) -> int:
        return sum(1 << end - 1 for end in accumulate(self.widths))


def lay_out(lanes: Sequence[Lane]) -> Lanes:
    """Return the lanes side by side, each as narrow as its terms let it be."""
    widths = tuple([next(width for width in _FORMATS if width > len(lane.terms)) for lane in lanes])
    terms = [
        (cube, 1 << start + place)
        for start, lane in zip(_starts(widths), lanes, strict=True)
        for place, (cube, _) in enumerate(lane.terms)
    ]
    return Lanes(tuple(lanes), widths, terms)


def _starts(widths: Sequence[int]) -> Iterator[int]:
    """Yield the lowest bit of each lane."""
    return (end - width for end, width in zip(accumulate(widths), widths, strict=True))


def _together(first: Conjunction, second: Conjunction) -> Conjunction:
    return tuple(dict.fromkeys((*first, *second)))
