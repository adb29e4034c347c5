"""The diagram of a process as BPMN DI elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from onething.formats.bpmn.elements import child
from onething.formats.bpmn.layout import Diagram
from onething.formats.bpmn.process import Process
from onething.formats.bpmn.process_xml import COLLABORATION, POOL
from onething.formats.bpmn.shapes import Bounds

__all__ = ["add_diagram"]


def add_diagram(root: Element, process: Process, diagram: Diagram) -> None:
    """Add the diagram: the pool and its lanes, then lines, then shapes, so that shapes lie on top."""
    element = child(root, "bpmndi:BPMNDiagram", id="Diagram", name=process.name)
    plane = child(element, "bpmndi:BPMNPlane", id="Plane", bpmnElement=COLLABORATION)
    _add_shape(plane, POOL, diagram.pool, isHorizontal="true")
    for lane, bounds in diagram.lanes.items():
        _add_shape(plane, lane, bounds, isHorizontal="true")
    for id, line in diagram.lines.items():
        edge = child(plane, "bpmndi:BPMNEdge", id=f"{id}_di", bpmnElement=id)
        for x, y in line:
            child(edge, "di:waypoint", x=str(x), y=str(y))
    for id, bounds in diagram.shapes.items():
        shape = _add_shape(plane, id, bounds)
        if id in diagram.labels:
            _add_bounds(child(shape, "bpmndi:BPMNLabel"), diagram.labels[id])


def _add_shape(plane: Element, id: str, bounds: Bounds, **attributes: str) -> Element:
    shape = child(plane, "bpmndi:BPMNShape", id=f"{id}_di", bpmnElement=id, **attributes)
    _add_bounds(shape, bounds)
    return shape


def _add_bounds(parent: Element, bounds: Bounds) -> None:
    sides = {"x": bounds.x, "y": bounds.y, "width": bounds.width, "height": bounds.height}
    child(parent, "dc:Bounds", **{name: str(size) for name, size in sides.items()})
