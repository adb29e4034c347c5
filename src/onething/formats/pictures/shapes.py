"""The shapes of which the picture of a flow consists. Lengths are in pixels, from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from onething.model import Step

__all__ = ["BOX", "CELL", "GAP", "LINE", "MARGIN", "PAD", "Arrow", "Band", "Box", "Frame", "Layout"]

CELL = 7.0
"""The width of a cell: half that of a Chinese character, more than that of most Latin letters."""
LINE = 17.0
"""From one line of text to the next."""
BOX = 118.0
"""The width of a box."""
PAD = 6.0
"""From the edge of a box to its text."""
GAP = 30.0
"""From a column to the next."""
MARGIN = 8.0
"""From the frame of a visit to the boxes in it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step, in one of its lanes."""

    step: Step
    visit: int
    """In which visit it is done, from 1; 0: in none."""
    x: float
    y: float
    height: float
    gutter: float
    """The height at which arrows that come from afar pass above its row."""
    name: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The height at which arrows end."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A lane, from its upper edge on."""

    name: tuple[str, ...]
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around what is done in one visit, with its caption."""

    visit: int
    x: float
    y: float
    width: float
    height: float
    caption: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, as the corners through which it runs."""

    corners: tuple[tuple[float, float], ...]
    critical: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture, without title and legend: these stand above and below it."""

    width: float
    height: float
    head: float
    """The width of the lanes' names."""
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]
    joints: tuple[tuple[Box, Box], ...]
    """Boxes of one joint step, in the lanes of two departments."""
