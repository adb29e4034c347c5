"""Shapes and lines on a plane, in pixels from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import east_asian_width

__all__ = ["Bounds", "Box", "Line", "Point", "line_count", "moved", "text_width"]

Point = tuple[int, int]

Line = tuple[Point, ...]
"""The points of a line, bends among them."""

_WIDE = "WF"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x behind it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y below it."""
        return self.y + self.height

    @property
    def middle(self) -> int:
        """The y of its middle."""
        return self.y + self.height // 2

    def moved(self, x: int, y: int) -> Bounds:
        """Return it moved to the right and down."""
        return Bounds(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True)
class Box:
    """A flow node with all that is attached to it; x from its left side, y from the level of its ports."""

    core: Bounds
    """The shape of the flow node itself, into which sequence flows lead."""
    shapes: Mapping[str, Bounds] = field(default_factory=dict)
    labels: Mapping[str, Bounds] = field(default_factory=dict)
    """Where the names of shapes stand that have them outside, by the id of the shape."""
    lines: Mapping[str, Line] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How wide it is."""
        return max(bounds.right for bounds in self._all())

    @property
    def above(self) -> int:
        """How far it reaches above its ports."""
        return -min(bounds.y for bounds in self._all())

    @property
    def below(self) -> int:
        """How far it reaches below its ports."""
        return max(bounds.bottom for bounds in self._all())

    def _all(self) -> Iterable[Bounds]:
        return self.core, *self.shapes.values(), *self.labels.values()


def moved(line: Line, x: int, y: int) -> Line:
    """Return a line moved to the right and down."""
    return tuple((px + x, py + y) for px, py in line)


def line_count(text: str, width: int, size: int) -> int:
    """Return how many lines a text takes up at most at a font size in a width, both in pixels.

    >>> line_count("设立登记", 36, 12), line_count("设立", 36, 12)
    (2, 1)
    """
    widths = (text_width(part, size) for part in text.split("\n"))
    # A line may have to end one sign early, before a word or a punctuation mark.
    return sum(1 if whole <= width else -(-whole // (width - size)) for whole in widths)


def text_width(text: str, size: int) -> int:
    """Return about how wide a text is at a font size, in pixels."""
    return sum(size if east_asian_width(sign) in _WIDE else -(-size * 6 // 10) for sign in text)
