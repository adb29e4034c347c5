"""Which row of its lane each flow node stands in, and along which rows sequence flows pass others by.

The diagram is a grid: columns from left to right over all lanes, rows within each lane. A sequence flow
that spans several columns keeps a row of its own free in those between, so that it never runs through
a shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from onething.formats.bpmn.process import Kind, Node, Process, SequenceFlow

__all__ = ["Cell", "Grid", "grid_of"]


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A place in the grid."""

    column: int
    lane: int
    row: int

    @property
    def level(self) -> tuple[int, int]:
        """Its lane and its row within it."""
        return self.lane, self.row


@dataclass(frozen=True)
class Grid:
    """Where everything stands."""

    nodes: Mapping[str, Cell]
    courses: Mapping[str, tuple[Cell, ...]]
    """For each sequence flow the cells from its source to its target, one in each column."""


def grid_of(process: Process) -> Grid:
    """Return the grid of a process."""
    placing = _Placing(process)
    for node in sorted(process.nodes, key=lambda node: node.column):
        placing.place(node)
    flows = sorted(process.flows, key=lambda flow: (placing.has_to_bend(flow), placing.span(flow)))
    courses = {flow.id: tuple(placing.course(flow)) for flow in flows}
    return Grid(placing.cells, courses)


class _Placing:
    """A grid that is being filled."""

    def __init__(self, process: Process) -> None:
        self.nodes = {node.id: node for node in process.nodes}
        self.cells: dict[str, Cell] = {}
        self._taken: set[Cell] = set()
        self._lanes = {lane.id: place for place, lane in enumerate(process.lanes)}
        columns = sorted({node.column for node in process.nodes})
        self._columns = {column: place for place, column in enumerate(columns)}
        self._before: dict[str, list[str]] = {node.id: [] for node in process.nodes}
        for flow in process.flows:
            self._before[flow.target].append(flow.source)

    def place(self, node: Node) -> None:
        """Put a node into its column, in the row of what comes before it in its lane if that is free."""
        lane, column = self._lanes[node.lane], self._columns[node.column]
        earlier = (self.cells[id] for id in self._before[node.id])
        wanted = next((cell.row for cell in earlier if cell.lane == lane), 0)
        row = self._free_row(wanted, lane, column, column)
        self.cells[node.id] = Cell(column, lane, row)
        self._taken.add(self.cells[node.id])

    def span(self, flow: SequenceFlow) -> int:
        """Return over how many columns a sequence flow leads."""
        return self.cells[flow.target].column - self.cells[flow.source].column

    def course(self, flow: SequenceFlow) -> Iterator[Cell]:
        """Yield the cells through which a sequence flow leads, and keep them free."""
        source, target, along = self._ends(flow)
        row = self._free_row(along.row, along.lane, source.column + 1, target.column - 1)
        between = [replace(along, column=n, row=row) for n in range(source.column + 1, target.column)]
        self._taken.update(between)
        yield from (source, *between, target)

    def has_to_bend(self, flow: SequenceFlow) -> bool:
        """Tell whether a node stands in the row that a sequence flow would run along."""
        source, target, along = self._ends(flow)
        return not self._is_free(along.row, along.lane, source.column + 1, target.column - 1)

    def _ends(self, flow: SequenceFlow) -> tuple[Cell, Cell, Cell]:
        """Return where a sequence flow begins and ends, and in whose row it runs between them."""
        source, target = self.cells[flow.source], self.cells[flow.target]
        return source, target, target if self.nodes[flow.source].kind is Kind.PARALLEL else source

    def _free_row(self, wanted: int, lane: int, first: int, last: int) -> int:
        """Return the row nearest to the one wanted that is free from the first to the last column."""
        for distance in count():
            for row in (wanted + distance, wanted - distance):
                if row >= 0 and self._is_free(row, lane, first, last):
                    return row
        raise AssertionError("there is always a row further down")

    def _is_free(self, row: int, lane: int, first: int, last: int) -> bool:
        return not any(Cell(column, lane, row) in self._taken for column in range(first, last + 1))
