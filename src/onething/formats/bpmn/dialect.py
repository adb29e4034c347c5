"""The dialects of process engines: what each of them asks for beside the standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element

from onething.formats.bpmn.elements import child
from onething.formats.bpmn.process import Kind, Node
from onething.model import Actor, ActorKind, Step

__all__ = ["Dialect", "Manner", "extend", "manner"]


class Dialect(StrEnum):
    """For which process engine a process is written."""

    STANDARD = "standard"
    """BPMN 2.0 as the standard has it; runs in SpiffWorkflow."""
    CAMUNDA8 = "camunda8"
    """Camunda 8 (Zeebe): workers by task type, user tasks by candidate group."""
    FLOWABLE = "flowable"
    """Flowable: delegates for services, user tasks by candidate group."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a dialect writes what is not an extension, and what it declares."""

    declared: Mapping[str, str]
    """Attributes of the root: namespaces and the platform."""
    quoted: bool
    """Whether a text in an expression stands in quotes: a literal of XPath, and of SpiffWorkflow's Python."""
    waits_for_manual: bool
    """False: the engine passes over manual tasks, so that they are written as user tasks."""


_MANNERS: Mapping[Dialect, Manner] = {
    Dialect.STANDARD: Manner({}, quoted=True, waits_for_manual=True),
    Dialect.CAMUNDA8: Manner(
        {
            "xmlns:zeebe": "http://camunda.org/schema/zeebe/1.0",
            "xmlns:modeler": "http://camunda.org/schema/modeler/1.0",
            "modeler:executionPlatform": "Camunda Cloud",
            "modeler:executionPlatformVersion": "8.6.0",
        },
        quoted=False,
        waits_for_manual=False,
    ),
    Dialect.FLOWABLE: Manner(
        {"xmlns:flowable": "http://flowable.org/bpmn"}, quoted=False, waits_for_manual=False
    ),
}


def manner(dialect: Dialect) -> Manner:
    """Return how a dialect is written."""
    return _MANNERS[dialect]


def extend(element: Element, node: Node, dialect: Dialect) -> None:
    """Add to a flow node, right behind its documentation, what a dialect asks for."""
    if dialect is Dialect.CAMUNDA8 and node.step:
        _camunda(element, node.kind, node.step)
    if dialect is Dialect.FLOWABLE and node.step:
        _flowable(element, node.kind, node.step)
    if dialect is Dialect.FLOWABLE and node.kind is Kind.START:
        element.set("flowable:initiator", ActorKind.APPLICANT)


def _camunda(element: Element, kind: Kind, step: Step) -> None:
    extensions = child(element, "bpmn:extensionElements")
    if kind is not Kind.SERVICE:
        child(extensions, "zeebe:userTask")
        child(extensions, "zeebe:formDefinition", externalReference=f"onething.{step.kind}")
        child(extensions, "zeebe:assignmentDefinition", candidateGroups=",".join(_groups(step)))
        return
    child(extensions, "zeebe:taskDefinition", type=f"onething.{step.kind}")
    headers = child(extensions, "zeebe:taskHeaders")
    for key, value in _parameters(step).items():
        child(headers, "zeebe:header", key=key, value=value)


def _flowable(element: Element, kind: Kind, step: Step) -> None:
    if kind is Kind.SERVICE:
        element.set("flowable:delegateExpression", f"${{onething{step.kind.title()}}}")
        extensions = child(element, "bpmn:extensionElements")
        for key, value in _parameters(step).items():
            child(extensions, "flowable:field", name=key, stringValue=value)
    elif all(actor.kind is ActorKind.APPLICANT for actor in step.actors):
        element.set("flowable:assignee", f"${{{ActorKind.APPLICANT}}}")
    else:
        element.set("flowable:candidateGroups", ",".join(_groups(step)))


def _groups(step: Step) -> tuple[str, ...]:
    """Return who may do a step: `applicant`, `window`, or departments by id."""
    return tuple(map(_group, step.actors)) or (ActorKind.APPLICANT.value,)


def _group(actor: Actor) -> str:
    return actor.id or actor.kind


def _parameters(step: Step) -> dict[str, str]:
    """Return what the service of a step has to know."""
    known = {
        "step": step.id,
        "source": step.source or "",
        "department": ",".join(one.id for one in step.actors if one.kind is ActorKind.DEPARTMENT),
        "items": ",".join(step.items),
    }
    return {key: value for key, value in known.items() if value}
