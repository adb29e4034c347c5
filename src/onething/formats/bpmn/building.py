"""From the flow of a plan to a process: who stands in which lane, and where tokens split and meet.

A step that several steps precede waits for all of them at a joining gateway; one that several follow
sets all of them going at a forking gateway. On the transitive reduction of an acyclic flow that is
right whatever its shape: every sequence flow carries exactly one token, so that each step is done
once, and none waits for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onething.formats.bpmn.attachments import data_links, data_objects, note_of, timer_of
from onething.formats.bpmn.deadlines import Deadline, promise_of, step_deadline
from onething.formats.bpmn.element_ids import element_id, link_id
from onething.formats.bpmn.lanes import APPLICANT_LANE, lane_of, lanes_of
from onething.formats.bpmn.process import Kind, Node, Process, SequenceFlow
from onething.formats.bpmn.step_order import StepOrder, step_order
from onething.formats.bpmn.wording import process_text, step_text
from onething.formats.reports.flow_words import step_name
from onething.formats.reports.names import Names
from onething.model import Flow, Plan, Step, StepKind

__all__ = ["process_of"]

_SERVICES = frozenset({StepKind.FETCH, StepKind.FORWARD, StepKind.ARCHIVE})
"""What is done without anybody's hand."""

_START, _FORK_AT_START = "Case_begins", "Case_forks"
_END, _JOIN_AT_END = "Case_closed", "Case_joins"
_PROMISE = "Case_promise"
# Not “Start” and “End”: SpiffWorkflow has flow nodes of its own by these names.


def process_of(plan: Plan, flow: Flow, names: Names) -> Process:
    """Return the process of a flow; its nodes stand in an order in which they can be done."""
    promise = promise_of(plan, names.catalogue)
    drawing = _Drawing(flow, names, step_order(flow.steps), promise)
    return Process(
        id=element_id("Process", plan.catalogue, plan.onething),
        name=names.text(plan.name),
        documentation=process_text(plan, flow, promise, names),
        lanes=lanes_of(flow, names),
        nodes=tuple(drawing.nodes()),
        flows=tuple(SequenceFlow(link_id("Flow", *pair), *pair) for pair in drawing.pairs()),
        data=tuple(data_objects(flow, names)),
    )


@dataclass(frozen=True)
class _Drawing:
    """A flow, and what is needed to draw it."""

    flow: Flow
    names: Names
    order: StepOrder
    promise: Deadline | None

    def nodes(self) -> Iterator[Node]:
        """Yield the flow nodes: start, steps with their gateways, the promise for the whole, end."""
        yield Node(_START, Kind.START, APPLICANT_LANE, 0, self.names.say("提出办理", "Case begins"))
        if self._forks(None):
            yield Node(_FORK_AT_START, Kind.PARALLEL, APPLICANT_LANE, 1)
        for step in self.flow.steps:
            yield from self._around(step)
        if self.promise:
            yield self._promised(self.promise)
        yield from self._ending()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield which node leads to which."""
        for step in (None, *self.flow.steps):
            if self._forks(step):
                yield (_task(step) if step else _START), self._exit(step)
            for target in self._targets(step):
                yield self._exit(step), target
            if step and self._joins(step):
                yield _join(step), _task(step)
        if len(self._last()) > 1:
            yield _JOIN_AT_END, _END

    def _around(self, step: Step) -> Iterator[Node]:
        lane, column = lane_of(step), self._column(step)
        if self._joins(step):
            yield Node(_join(step), Kind.PARALLEL, lane, column - 1)
        deadline = step_deadline(step, self.flow)
        yield Node(
            id=_task(step),
            kind=_kind(step),
            lane=lane,
            column=column,
            name=step_name(step, self.names),
            documentation=step_text(step, self.flow, deadline, self.names),
            step=step,
            timer=timer_of(deadline, step.id, self.names),
            data=tuple(data_links(step, self.names)),
            note=note_of(step, self.flow, self.names),
        )
        if self._forks(step):
            yield Node(_fork(step), Kind.PARALLEL, lane, column + 1)

    def _promised(self, promise: Deadline) -> Node:
        accepting = self._accepting()
        lane = lane_of(accepting) if accepting else APPLICANT_LANE
        column = self._column(accepting) + 3 if accepting else 3
        timer = timer_of(promise, "case", self.names)
        name = self.names.labelled(self.names.say("承诺时限", "Promised"), promise.name(self.names))
        return Node(_PROMISE, Kind.CATCH, lane, column, name, promise.documentation(self.names), timer=timer)

    def _ending(self) -> Iterator[Node]:
        column = 3 * max(self.order.generation.values(), default=-1) + 6
        lane = lane_of(self.flow.steps[-1]) if self.flow.steps else APPLICANT_LANE
        if len(self._last()) > 1:
            yield Node(_JOIN_AT_END, Kind.PARALLEL, lane, column - 1)
        name = self.names.say("办结", "Case closed")
        # The promise may still be running when all is done, and must not keep the case open.
        yield Node(_END, Kind.END, lane, column, name, terminates=self.promise is not None)

    def _targets(self, step: Step | None) -> Iterator[str]:
        """Yield the nodes to which a step, or the start, leads, its own fork left out."""
        behind = self.order.behind[step.id] if step else self._first()
        for id in behind:
            later = self.flow.step(id)
            yield _join(later) if self._joins(later) else _task(later)
        if not behind:
            yield _JOIN_AT_END if len(self._last()) > 1 else _END
        if self.promise and step == self._accepting():
            yield _PROMISE

    def _exit(self, step: Step | None) -> str:
        if step is None:
            return _FORK_AT_START if self._forks(None) else _START
        return _fork(step) if self._forks(step) else _task(step)

    def _joins(self, step: Step) -> bool:
        return len(self.order.before[step.id]) > 1

    def _forks(self, step: Step | None) -> bool:
        return len(list(self._targets(step))) > 1

    def _first(self) -> tuple[str, ...]:
        return tuple(id for id, before in self.order.before.items() if not before)

    def _last(self) -> tuple[str, ...]:
        return tuple(id for id, behind in self.order.behind.items() if not behind)

    def _accepting(self) -> Step | None:
        """Return the step from which the promise for the whole runs; None: from the start."""
        return next((step for step in self.flow.steps if step.kind is StepKind.ACCEPT), None)

    def _column(self, step: Step) -> int:
        """Return the column of a step: a join stands right before it, a fork right behind."""
        return 3 * self.order.generation[step.id] + 3


def _kind(step: Step) -> Kind:
    if step.kind in _SERVICES:
        return Kind.SERVICE
    return Kind.MANUAL if step.kind is StepKind.IN_PERSON else Kind.USER


def _task(step: Step) -> str:
    return element_id("Step", step.id)


def _join(step: Step) -> str:
    return element_id("Join", step.id)


def _fork(step: Step) -> str:
    return element_id("Fork", step.id)
