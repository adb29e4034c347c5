"""The diagram of a process in pixels: the bounds of its shapes, and the points of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onething.formats.bpmn.boxes import box_of
from onething.formats.bpmn.grid import Cell, Grid, grid_of
from onething.formats.bpmn.process import Process, SequenceFlow
from onething.formats.bpmn.shapes import Bounds, Box, Line, Point, moved, text_width
from onething.formats.bpmn.tracks import Tracks, tracks_of

__all__ = ["Diagram", "diagram_of"]

_LEFT, _TOP = 160, 80
_HEADER = 30
"""How wide the strips with the names of the pool and of its lanes are."""
_MARGIN, _ROW_GAP = 24, 26
_GAP, _TRACK = 36, 14
_PASSING = 8
"""The room that a sequence flow needs above and below it."""
_LANE_HEIGHT, _NAME_FONT = 120, 12


@dataclass(frozen=True)
class Diagram:
    """Where everything is drawn."""

    pool: Bounds
    lanes: Mapping[str, Bounds]
    shapes: Mapping[str, Bounds]
    labels: Mapping[str, Bounds]
    lines: Mapping[str, Line]


def diagram_of(process: Process) -> Diagram:
    """Return the diagram of a process."""
    grid = grid_of(process)
    boxes = {node.id: box_of(node) for node in process.nodes}
    tracks = tracks_of(process, grid)
    return _Plane(process, grid, boxes, tracks).diagram()


class _Plane:
    """A grid whose rows and columns have found their places."""

    def __init__(self, process: Process, grid: Grid, boxes: Mapping[str, Box], tracks: Tracks) -> None:
        self._process, self._grid, self._boxes, self._tracks = process, grid, boxes, tracks
        self._lefts, self._rights = self._columns()
        self._lanes, self._levels = self._rows()

    def diagram(self) -> Diagram:
        """Return everything in its place."""
        shapes: dict[str, Bounds] = {}
        labels: dict[str, Bounds] = {}
        lines: dict[str, Line] = {}
        for id, box in self._boxes.items():
            x, y = self._origin(self._grid.nodes[id])
            shapes[id] = box.core.moved(x, y)
            shapes |= {part: bounds.moved(x, y) for part, bounds in box.shapes.items()}
            labels |= {part: bounds.moved(x, y) for part, bounds in box.labels.items()}
            lines |= {part: moved(line, x, y) for part, line in box.lines.items()}
        for flow in self._process.flows:
            lines[flow.id] = _straightened((*self._points(flow, shapes),))
        return Diagram(self._pool(), self._lanes, shapes, labels, lines)

    def _pool(self) -> Bounds:
        lanes = list(self._lanes.values())
        return Bounds(_LEFT, _TOP, _HEADER + lanes[0].width, lanes[-1].bottom - _TOP)

    def _columns(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where each column begins and ends."""
        widths: dict[int, int] = {}
        for id, cell in self._grid.nodes.items():
            widths[cell.column] = max(widths.get(cell.column, 0), self._boxes[id].width)
        lefts, rights = [], []
        x = _LEFT + 2 * _HEADER + _MARGIN
        for column in range(len(widths)):
            lefts.append(x)
            rights.append(x + widths[column])
            x = rights[-1] + max(_GAP, _TRACK * (self._tracks.count.get(column, 0) + 1))
        return lefts, rights

    def _rows(self) -> tuple[Mapping[str, Bounds], Mapping[tuple[int, int], int]]:
        """Return the lanes, and at which y the ports of each row lie."""
        extents = self._extents()
        width = _HEADER + self._rights[-1] + _MARGIN - (self._lefts[0] - _MARGIN)
        lanes, levels, top = {}, {}, _TOP
        for place, lane in enumerate(self._process.lanes):
            y = top + _MARGIN
            for level in sorted(level for level in extents if level[0] == place):
                above, below = extents[level]
                levels[level] = y + above
                y += above + below + _ROW_GAP
            name = _MARGIN + text_width(lane.name, _NAME_FONT)
            height = max(y - _ROW_GAP + _MARGIN - top, _LANE_HEIGHT, name)
            lanes[lane.id] = Bounds(_LEFT + _HEADER, top, width, height)
            top += height
        return lanes, levels

    def _extents(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return how far each row reaches above and below its ports."""
        passed = (cell.level for course in self._grid.courses.values() for cell in course)
        extents = dict.fromkeys(passed, (_PASSING, _PASSING))
        for id, cell in self._grid.nodes.items():
            above, below = extents.get(cell.level, (0, 0))
            box = self._boxes[id]
            extents[cell.level] = max(above, box.above), max(below, box.below)
        return extents

    def _origin(self, cell: Cell) -> Point:
        return self._lefts[cell.column], self._levels[cell.level]

    def _points(self, flow: SequenceFlow, shapes: Mapping[str, Bounds]) -> Iterator[Point]:
        course = self._grid.courses[flow.id]
        yield shapes[flow.source].right, self._levels[course[0].level]
        for before, after in pairwise(course):
            if before.level != after.level:
                track = self._tracks.track[flow.id, before.column]
                x = self._rights[before.column] + _TRACK * (track + 1)
                yield x, self._levels[before.level]
                yield x, self._levels[after.level]
        yield shapes[flow.target].x, self._levels[course[-1].level]


def _straightened(line: Line) -> Line:
    """Return a line without points at which it does not bend."""
    bends = (
        here
        for before, here, after in zip(line, line[1:], line[2:], strict=False)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    )
    return line[0], *bends, line[-1]
