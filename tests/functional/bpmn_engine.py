"""A process engine for tests: SpiffWorkflow, and the schema of the standard that it carries."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import SpiffWorkflow.bpmn.parser
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from onething.formats.bpmn.element_ids import element_id
from onething.model import Flow

SCHEMA = etree.XMLSchema(file=Path(SpiffWorkflow.bpmn.parser.__file__).parent / "schema" / "BPMN20.xsd")


class Run(NamedTuple):
    """How a process ran: the steps by id, in the order in which they were done."""

    completed: bool
    order: list[str]
    together: list[set[str]]
    """The steps that could be done at once, each time before one of them was done."""


def schema_faults(xml: str) -> list[str]:
    """Return what the schema of BPMN 2.0 has against a document."""
    SCHEMA.validate(etree.fromstring(xml))
    return [f"{fault.line}: {fault.message}" for fault in SCHEMA.error_log]


def run(xml: str, flow: Flow) -> Run:
    """Run a process from its start, always doing the step that became possible last."""
    workflow = _loaded(xml)
    steps = {element_id("Step", step.id): step.id for step in flow.steps}
    order: list[str] = []
    together: list[set[str]] = []
    while tasks := _possible(workflow):
        together.append({steps[task.task_spec.name] for task in tasks})
        order.append(steps[tasks[-1].task_spec.name])
        tasks[-1].complete() if tasks[-1].state == TaskState.STARTED else tasks[-1].run()
    return Run(workflow.completed, order, together)


def _loaded(xml: str) -> BpmnWorkflow:
    parser = BpmnParser()
    parser.add_bpmn_str(xml)
    (process,) = parser.get_process_ids()
    return BpmnWorkflow(parser.get_spec(process))


def _possible(workflow: BpmnWorkflow) -> list[Task]:
    """Return what waits for somebody: people's tasks that are ready, services that have been called."""
    workflow.do_engine_steps()
    workflow.refresh_timers()
    ready = [task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.manual]
    return ready + workflow.get_tasks(state=TaskState.STARTED)


def order_faults(flow: Flow, ran: Run) -> list[str]:
    """Return in what a run is not one that the flow allows."""
    place = {id: n for n, id in enumerate(ran.order)}
    early = [
        f"{step.id} was done before {one}"
        for step in flow.steps
        for one in step.after
        if place.get(step.id, -1) < place.get(one, len(place))
    ]
    twice = [f"{id} was done {ran.order.count(id)} times" for id in place if ran.order.count(id) > 1]
    left = [f"{step.id} was not done" for step in flow.steps if step.id not in place]
    return early + twice + left + ([] if ran.completed else ["the process did not end"])


def not_together(flow: Flow, ran: Run) -> list[str]:
    """Return which steps could not be done although all before them had been done.

    What can be done at once has to be ready at once: after each step the ready ones are exactly those
    whose predecessors are done.
    """
    faults = []
    for count, ready in enumerate(ran.together):
        done = set(ran.order[:count])
        free = {step.id for step in flow.steps if step.id not in done and done.issuperset(step.after)}
        if free != ready:
            faults.append(f"after {sorted(done)}: {sorted(ready)} instead of {sorted(free)}")
    return faults
