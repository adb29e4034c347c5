"""How a flow node is laid out by itself, with its deadline, its data and its note around it."""

from __future__ import annotations

from math import isqrt

from onething.formats.bpmn.process import DataLink, Kind, Node, Note, Timer
from onething.formats.bpmn.shapes import Bounds, Box, Line, line_count

__all__ = ["box_of"]

_EVENT, _GATEWAY, _TASK = 36, 50, 140
_TASK_HEIGHT, _TEXT_MARGIN, _ICON_MARGIN = 80, 20, 44
_FONT, _LINE = 12, 15
_LABEL_FONT, _LABEL_LINE = 11, 14
_EVENT_LABEL = 90

_DATA_WIDTH, _DATA_HEIGHT, _DATA_CELL, _DATA_ACROSS = 36, 50, 96, 6
_DATA_INDENT = 26
"""Room at the left side of the data for the lines that lead to the task."""
_USED_X, _MADE_X = 8, 16
"""Where the lines from and to data meet the task."""
_GAP = 20


def box_of(node: Node) -> Box:
    """Return a flow node with all that is attached to it."""
    if node.kind.task:
        return _task(node)
    if node.kind is Kind.PARALLEL:
        return Box(Bounds(0, -_GATEWAY // 2, _GATEWAY, _GATEWAY))
    box = _event(node)
    return _with_overdue(box, node.timer) if node.timer else box


def _event(node: Node) -> Box:
    core = Bounds((_EVENT_LABEL - _EVENT) // 2, -_EVENT // 2, _EVENT, _EVENT)
    return Box(core, labels={node.id: _label(node.name, 0, core.bottom + 4, _EVENT_LABEL)})


def _with_overdue(box: Box, timer: Timer) -> Box:
    """Return a timer event that stands by itself, with the end to its right."""
    core = box.core
    end = core.moved(_EVENT_LABEL + _GAP // 2, 0)
    label = _label(timer.end_name, end.x - (_EVENT_LABEL - _EVENT) // 2, end.bottom + 4, _EVENT_LABEL)
    line = ((core.right, core.middle), (end.x, end.middle))
    return Box(core, {timer.end: end}, {**box.labels, timer.end: label}, {timer.flow: line})


def _task(node: Node) -> Box:
    height = max(_TASK_HEIGHT, _ICON_MARGIN + _LINE * line_count(node.name, _TASK - _TEXT_MARGIN, _FONT))
    height += height % 2
    box = Box(Bounds(0, -height // 2, _TASK, height))
    if node.timer:
        box = _with_deadline(box, node.timer)
    if node.data:
        box = _with_data(box, node.data)
    return _with_note(box, node.note) if node.note else box


def _with_deadline(box: Box, timer: Timer) -> Box:
    """Return a task with a boundary event at its lower right, and the overdue end below that."""
    edge = Bounds(_TASK - _EVENT - 12, box.core.bottom - _EVENT // 2, _EVENT, _EVENT)
    end = edge.moved(0, _EVENT + _GAP)
    x, width = _DATA_INDENT, edge.x - _DATA_INDENT - 6
    labels = {
        timer.id: _label(timer.name, x, edge.bottom - _EVENT // 2 + 3, width),
        timer.end: _label(timer.end_name, x, end.middle - _LABEL_LINE // 2, width),
    }
    middle = edge.x + _EVENT // 2
    line = ((middle, edge.bottom), (middle, end.y))
    return Box(box.core, {timer.id: edge, timer.end: end}, labels, {timer.flow: line})


def _with_data(box: Box, data: tuple[DataLink, ...]) -> Box:
    """Return a task with its data in rows below it, each tied to the task by a line at its left."""
    across = min(_DATA_ACROSS, isqrt(len(data) - 1) + 1)
    shapes, labels, lines = dict(box.shapes), dict(box.labels), dict(box.lines)
    y = box.below + _GAP
    for first in range(0, len(data), across):
        row = data[first : first + across]
        for place, link in enumerate(row):
            cell = _DATA_INDENT + place * _DATA_CELL
            icon = Bounds(cell + (_DATA_CELL - _DATA_WIDTH) // 2, y, _DATA_WIDTH, _DATA_HEIGHT)
            shapes[link.reference] = icon
            labels[link.reference] = _label(link.object.name, cell + 4, icon.bottom + 3, _DATA_CELL - 8)
            lines[link.association] = _data_line(link, icon, box.core)
        y = max(labels[link.reference].bottom for link in row) + _GAP
    return Box(box.core, shapes, labels, lines)


def _data_line(link: DataLink, icon: Bounds, task: Bounds) -> Line:
    """Return the line from what a task uses, or to what it brings forth."""
    x, middle, level = _USED_X if link.used else _MADE_X, icon.x + _DATA_WIDTH // 2, icon.y - _GAP // 2
    line = ((middle, icon.y), (middle, level), (x, level), (x, task.bottom))
    return line if link.used else line[::-1]


def _with_note(box: Box, note: Note) -> Box:
    """Return a task with a note above it."""
    height = 10 + _LINE * line_count(note.text, _TASK - _TEXT_MARGIN, _FONT)
    bounds = Bounds(0, box.core.y - _GAP - height, _TASK, height)
    line = ((_GAP, bounds.bottom), (_GAP, box.core.y))
    return Box(
        box.core,
        {**box.shapes, note.id: bounds},
        box.labels,
        {**box.lines, note.association: line},
    )


def _label(text: str, x: int, y: int, width: int) -> Bounds:
    return Bounds(x, y, width, _LABEL_LINE * line_count(text, width, _LABEL_FONT))
