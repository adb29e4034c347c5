"""How arrows run from box to box without crossing one: along the gaps between columns and above rows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from onething.formats.pictures.lanes import arrows
from onething.formats.pictures.shapes import BOX, GAP, MARGIN, Arrow, Box
from onething.model import Flow

__all__ = ["elsewhere", "joints", "routed"]

_TRACKS = 4
"""So many arrows run beside one another in a gap before they share a track."""


def routed(flow: Flow, boxes: Mapping[str, Box]) -> Iterator[Arrow]:
    """Yield the arrows between the boxes of the steps, given by step."""
    critical = set(_critical_pairs(flow))
    rows = {y: number for number, y in enumerate(sorted({box.y for box in boxes.values()}))}
    for before, after in arrows(flow):
        if before in boxes and after in boxes:
            source, target = boxes[before], boxes[after]
            corners = _corners(source, target, rows[source.y] % _TRACKS)
            yield Arrow(corners, (before, after) in critical)


def elsewhere(flow: Flow, step: str, shown: Container[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the steps right before and right after a step that are not shown."""
    pairs = tuple(arrows(flow))
    before = tuple(one for one, other in pairs if other == step and one not in shown)
    after = tuple(other for one, other in pairs if one == step and other not in shown)
    return before, after


def _critical_pairs(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield the arrows along the critical path: no slack at either end, and no waiting between."""
    steps = {step.id: step for step in flow.steps}
    for before, after in arrows(flow) if flow.critical else ():
        one, other = steps[before], steps[after]
        if not one.slack and not other.slack and one.ends == other.starts and other.ends:
            yield before, after


def _corners(source: Box, target: Box, track: int) -> tuple[tuple[float, float], ...]:
    """Return the corners of an arrow: down the gap behind its source, along above its target's row."""
    start, end = (source.x + BOX, source.middle), (target.x, target.middle)
    turn = start[0] + MARGIN + 2 + track * 4
    near = target.x - start[0] < 2 * GAP
    if near:
        straight = start[1] == end[1]
        return (start, end) if straight else (start, (turn, start[1]), (turn, end[1]), end)
    down = target.x - MARGIN - 4
    return (
        start,
        (turn, start[1]),
        (turn, target.gutter),
        (down, target.gutter),
        (down, end[1]),
        end,
    )


def joints(boxes: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the boxes of one joint step that stand in one lane and the next."""
    above: dict[str, Box] = {}
    for box in boxes:
        if box.step.id in above:
            yield above[box.step.id], box
        above[box.step.id] = box
