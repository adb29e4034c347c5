"""A plan's flow as a BPMN 2.0 document."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from onething.formats.bpmn.building import process_of
from onething.formats.bpmn.diagram_xml import add_diagram
from onething.formats.bpmn.dialect import Dialect, manner
from onething.formats.bpmn.layout import diagram_of
from onething.formats.bpmn.process_xml import add_collaboration, add_process
from onething.formats.reports.names import Names
from onething.language import Language
from onething.model import Catalogue, Plan

__all__ = ["bpmn_xml"]

_NAMESPACES = {
    "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
    "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def bpmn_xml(
    plan: Plan, catalogue: Catalogue, *, language: Language, dialect: Dialect = Dialect.STANDARD
) -> str:
    """Return the flow of a plan as a BPMN 2.0 process with its diagram, to be written in UTF-8.

    One pool has a lane for the applicant, the window, each department and the data sources. Steps are
    user tasks, in-person acts manual tasks, what runs by itself service tasks; deadlines are timers
    that interrupt nothing. Ids are the same from run to run. Raises ValueError for a plan without a flow.
    """
    if plan.flow is None:
        raise ValueError("the plan has no flow")
    process = process_of(plan, plan.flow, Names(language, catalogue))
    root = Element(
        "bpmn:definitions",
        {
            **_NAMESPACES,
            **manner(dialect).declared,
            "id": "Definitions",
            "targetNamespace": "urn:onething",
            "exporter": "onething",
        },
    )
    add_collaboration(root, process)
    add_process(root, process, dialect)
    add_diagram(root, process, diagram_of(process))
    indent(root)
    # No encoding is declared: UTF-8 is the default, and lxml refuses a text that declares one.
    return f'<?xml version="1.0"?>\n{tostring(root, encoding="unicode")}\n'
