"""The flow of a plan as a BPMN 2.0 process with its diagram, for modellers and process engines."""

from onething.formats.bpmn.dialect import Dialect
from onething.formats.bpmn.document import bpmn_xml

__all__ = ["Dialect", "bpmn_xml"]
