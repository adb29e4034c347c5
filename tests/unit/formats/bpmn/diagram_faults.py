"""What can be wrong with the diagram of a process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from onething.formats.bpmn.layout import Diagram
from onething.formats.bpmn.process import Node, Process
from onething.formats.bpmn.shapes import Bounds, Point


def diagram_faults(process: Process, diagram: Diagram) -> list[str]:
    """Return what overlaps, leaves its lane, or does not meet the border of what it joins."""
    return [
        *_overlaps(process, diagram),
        *_outside(process, diagram),
        *_loose_ends(process, diagram),
        *_run_through(process, diagram),
    ]


def _overlaps(process: Process, diagram: Diagram) -> Iterator[str]:
    on_border = {node.timer.id for node in process.nodes if node.timer}
    shapes = {id: bounds for id, bounds in diagram.shapes.items() if id not in on_border}
    labels = {f"label of {id}": bounds for id, bounds in diagram.labels.items()}
    for (one, first), (other, second) in combinations((shapes | labels).items(), 2):
        if _overlap(first, second):
            yield f"{one} overlaps {other}"


def _outside(process: Process, diagram: Diagram) -> Iterator[str]:
    for node in process.nodes:
        lane = diagram.lanes[node.lane]
        for id in parts(node):
            if not _within(diagram.shapes[id], lane):
                yield f"{id} is not in {node.lane}"
    for above, below in pairwise(diagram.lanes.values()):
        if above.bottom != below.y or above.width != below.width:
            yield "lanes do not lie on each other"


def _loose_ends(process: Process, diagram: Diagram) -> Iterator[str]:
    ends: dict[str, tuple[str, str]] = {flow.id: (flow.source, flow.target) for flow in process.flows}
    for node in process.nodes:
        if node.timer:
            source = node.timer.id if node.kind.task else node.id
            ends[node.timer.flow] = source, node.timer.end
        for link in node.data:
            used = link.reference, node.id
            ends[link.association] = used if link.used else used[::-1]
        if node.note:
            ends[node.note.association] = node.note.id, node.id
    if ends.keys() != diagram.lines.keys():
        yield "not all lines are drawn"
    for id, line in diagram.lines.items():
        source, target = (diagram.shapes[end] for end in ends[id])
        if not (_on_border(line[0], source) and _on_border(line[-1], target)):
            yield f"{id} does not end at borders"


def _run_through(process: Process, diagram: Diagram) -> Iterator[str]:
    shapes: Mapping[str, Bounds] = diagram.shapes
    for flow in process.flows:
        for start, end in pairwise(diagram.lines[flow.id]):
            if start[0] != end[0] and start[1] != end[1]:
                yield f"{flow.id} runs askew"
            for id, bounds in shapes.items():
                if _overlap(_stroke(start, end), bounds):
                    yield f"{flow.id} runs through {id}"


def parts(node: Node) -> Iterator[str]:
    """Yield the ids of the shapes of a node and of all that is attached to it."""
    yield node.id
    if node.timer:
        yield node.timer.end
    for link in node.data:
        yield link.reference
    if node.note:
        yield node.note.id


def _stroke(start: Point, end: Point) -> Bounds:
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Bounds(left, top, right - left, bottom - top)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _within(inner: Bounds, outer: Bounds) -> bool:
    return (
        outer.x < inner.x and inner.right < outer.right and outer.y < inner.y and inner.bottom < outer.bottom
    )


def _on_border(point: Point, bounds: Bounds) -> bool:
    x, y = point
    across = bounds.x <= x <= bounds.right and y in (bounds.y, bounds.bottom)
    return across or (bounds.y <= y <= bounds.bottom and x in (bounds.x, bounds.right))
