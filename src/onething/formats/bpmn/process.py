"""A process in the words of BPMN, before it is laid out and written: lanes, flow nodes, sequence flows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onething.model import Step

__all__ = ["DataLink", "DataObject", "Kind", "Lane", "Node", "Note", "Process", "SequenceFlow", "Timer"]


class Kind(StrEnum):
    """The kinds of flow nodes; the value is the name of the element."""

    START = "startEvent"
    END = "endEvent"
    PARALLEL = "parallelGateway"
    USER = "userTask"
    MANUAL = "manualTask"
    SERVICE = "serviceTask"
    CATCH = "intermediateCatchEvent"

    @property
    def task(self) -> bool:
        """Whether something is done in it."""
        return self in (Kind.USER, Kind.MANUAL, Kind.SERVICE)


@dataclass(frozen=True, slots=True)
class Lane:
    """Who acts: one lane of the pool."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Timer:
    """A deadline, and the end event to which its token runs when it has passed."""

    id: str
    """Of the boundary event; a node that is a timer itself has none beside its own."""
    name: str
    days: int
    """In calendar days, for process engines know no working days."""
    documentation: str
    flow: str
    end: str
    end_name: str


@dataclass(frozen=True, slots=True)
class DataObject:
    """A material, a result or a number that steps hand to each other."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class DataLink:
    """A data object as it stands beside a task that uses it or brings it forth."""

    reference: str
    association: str
    object: DataObject
    used: bool
    """False: the task brings it forth."""


@dataclass(frozen=True, slots=True)
class Note:
    """A text beside a task."""

    id: str
    association: str
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node with all that is attached to it."""

    id: str
    kind: Kind
    lane: str
    column: int
    """Where it stands from left to right; columns that no node has are left out of the diagram."""
    name: str = ""
    documentation: str = ""
    step: Step | None = None
    """For a task."""
    terminates: bool = False
    """Whether this end ends all that still waits."""
    timer: Timer | None = None
    data: tuple[DataLink, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class SequenceFlow:
    """What comes after what."""

    id: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Process:
    """A process of one pool."""

    id: str
    name: str
    documentation: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    flows: tuple[SequenceFlow, ...]
    data: tuple[DataObject, ...]
