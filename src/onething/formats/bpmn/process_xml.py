"""A process as BPMN elements: what is done, without the diagram."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from onething.formats.bpmn.dialect import Dialect, Manner, extend, manner
from onething.formats.bpmn.elements import child
from onething.formats.bpmn.process import DataLink, Kind, Node, Process, SequenceFlow, Timer

__all__ = ["COLLABORATION", "POOL", "add_collaboration", "add_process"]

COLLABORATION, POOL = "Collaboration", "Pool"
"""The ids of the two."""

_FORMAL = "bpmn:tFormalExpression"


def add_collaboration(root: Element, process: Process) -> None:
    """Add the collaboration with its one pool."""
    collaboration = child(root, "bpmn:collaboration", id=COLLABORATION)
    child(collaboration, "bpmn:participant", id=POOL, name=process.name, processRef=process.id)


def add_process(root: Element, process: Process, dialect: Dialect) -> None:
    """Add the process: lanes, flow nodes, sequence flows, data objects, notes."""
    top = child(root, "bpmn:process", id=process.id, name=process.name, isExecutable="true")
    child(top, "bpmn:documentation", process.documentation)
    _add_lanes(top, process)
    flows = _Flows(process)
    for node in process.nodes:
        _add_node(top, node, flows, dialect)
    for flow in flows.all:
        child(top, "bpmn:sequenceFlow", id=flow.id, sourceRef=flow.source, targetRef=flow.target)
    for data in process.data:
        child(top, "bpmn:dataObject", id=data.id, name=data.name)
    for link in (link for node in process.nodes for link in node.data):
        reference = {"id": link.reference, "name": link.object.name, "dataObjectRef": link.object.id}
        child(top, "bpmn:dataObjectReference", **reference)
    for node in process.nodes:
        _add_artifacts(top, node)


class _Flows:
    """The sequence flows of a process, those of deadlines among them, by where they begin and end."""

    def __init__(self, process: Process) -> None:
        overdue = (_overdue(node) for node in process.nodes if node.timer)
        self.all = (*process.flows, *overdue)
        self.leaving: dict[str, list[str]] = defaultdict(list)
        self.entering: dict[str, list[str]] = defaultdict(list)
        for flow in self.all:
            self.leaving[flow.source].append(flow.id)
            self.entering[flow.target].append(flow.id)

    def join(self, element: Element, id: str) -> None:
        """Tell a flow node which sequence flows enter and leave it."""
        for flow in self.entering[id]:
            child(element, "bpmn:incoming", flow)
        for flow in self.leaving[id]:
            child(element, "bpmn:outgoing", flow)


def _overdue(node: Node) -> SequenceFlow:
    timer = node.timer
    if timer is None:
        raise ValueError(node.id)
    return SequenceFlow(timer.flow, timer.id if node.kind.task else node.id, timer.end)


def _add_lanes(top: Element, process: Process) -> None:
    lanes = child(top, "bpmn:laneSet", id="Lanes")
    for lane in process.lanes:
        element = child(lanes, "bpmn:lane", id=lane.id, name=lane.name)
        for node in process.nodes:
            if node.lane == lane.id:
                for id in _flow_nodes(node):
                    child(element, "bpmn:flowNodeRef", id)


def _flow_nodes(node: Node) -> Iterator[str]:
    yield node.id
    if node.timer:
        if node.kind.task:
            yield node.timer.id
        yield node.timer.end


def _add_node(top: Element, node: Node, flows: _Flows, dialect: Dialect) -> None:
    how = manner(dialect)
    element = child(top, f"bpmn:{_kind(node, how)}", id=node.id, name=node.name)
    if node.documentation:
        child(element, "bpmn:documentation", node.documentation)
    extend(element, node, dialect)
    flows.join(element, node.id)
    if node.terminates:
        child(element, "bpmn:terminateEventDefinition", id=f"{node.id}_Terminate")
    if node.timer and node.kind.task:
        _add_boundary(top, node, node.timer, flows, how)
    elif node.timer:
        _add_timer(element, node.timer, how)
    if node.timer:
        end = child(top, "bpmn:endEvent", id=node.timer.end, name=node.timer.end_name)
        flows.join(end, node.timer.end)


def _kind(node: Node, how: Manner) -> Kind:
    return Kind.USER if node.kind is Kind.MANUAL and not how.waits_for_manual else node.kind


def _add_boundary(top: Element, node: Node, timer: Timer, flows: _Flows, how: Manner) -> None:
    attributes = {"id": timer.id, "name": timer.name, "cancelActivity": "false", "attachedToRef": node.id}
    event = child(top, "bpmn:boundaryEvent", **attributes)
    child(event, "bpmn:documentation", timer.documentation)
    flows.join(event, timer.id)
    _add_timer(event, timer, how)


def _add_timer(event: Element, timer: Timer, how: Manner) -> None:
    duration = f"P{timer.days}D"
    definition = child(event, "bpmn:timerEventDefinition", id=f"{timer.id}_Timer")
    text = f'"{duration}"' if how.quoted else duration
    child(definition, "bpmn:timeDuration", text, **{"xsi:type": _FORMAL})


def _add_artifacts(top: Element, node: Node) -> None:
    for link in node.data:
        _add_association(top, link, node)
    if node.note:
        note = child(top, "bpmn:textAnnotation", id=node.note.id)
        child(note, "bpmn:text", node.note.text)
        ends = {"sourceRef": node.id, "targetRef": node.note.id}
        child(top, "bpmn:association", id=node.note.association, **ends)


def _add_association(top: Element, link: DataLink, node: Node) -> None:
    """Tie a data object to a task.

    An association of the diagram, not one that copies data: process engines would refuse to go on as
    long as nobody has put a value into the object.
    """
    ends = (link.reference, node.id) if link.used else (node.id, link.reference)
    attributes = {"sourceRef": ends[0], "targetRef": ends[1], "associationDirection": "One"}
    child(top, "bpmn:association", id=link.association, **attributes)
