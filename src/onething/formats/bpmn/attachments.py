"""What stands beside a task: its deadline, the data it uses and brings forth, a note."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.bpmn.deadlines import Deadline
from onething.formats.bpmn.element_ids import element_id, link_id
from onething.formats.bpmn.process import DataLink, DataObject, Note, Timer
from onething.formats.bpmn.wording import datum_name, step_note
from onething.formats.reports.names import Names
from onething.model import Flow, Step

__all__ = ["data_links", "data_objects", "note_of", "timer_of"]

_EVERYWHERE = frozenset({"application", "acceptance-number"})
"""What almost every step uses: it stands only beside the step that brings it forth."""


def timer_of(deadline: Deadline | None, subject: str, names: Names) -> Timer | None:
    """Return the timer of a deadline, by the id of the step it is for; None where there is no deadline."""
    if deadline is None:
        return None
    id, end = element_id("Deadline", subject), element_id("Overdue", subject)
    return Timer(
        id=id,
        name=deadline.name(names),
        days=deadline.calendar_days,
        documentation=deadline.documentation(names),
        flow=link_id("Flow", id, end),
        end=end,
        end_name=names.say("逾期", "Overdue"),
    )


def data_objects(flow: Flow, names: Names) -> Iterator[DataObject]:
    """Yield what the steps use and bring forth, each once, in the order of the steps."""
    for datum in dict.fromkeys(datum for step in flow.steps for datum in (*_used(step), *step.outputs)):
        yield _object(datum, names)


def data_links(step: Step, names: Names) -> Iterator[DataLink]:
    """Yield what a step uses and then what it brings forth."""
    for data, used in ((_used(step), True), (step.outputs, False)):
        for datum in dict.fromkeys(data):
            part = "in" if used else "out"
            yield DataLink(
                reference=element_id("DataRef", step.id, part, datum),
                association=element_id("DataLink", step.id, part, datum),
                object=_object(datum, names),
                used=used,
            )


def note_of(step: Step, flow: Flow, names: Names) -> Note | None:
    """Return the note on a step, None where there is nothing to be noted."""
    text = step_note(step, flow, names)
    return Note(element_id("Note", step.id), element_id("NoteLink", step.id), text) if text else None


def _used(step: Step) -> tuple[str, ...]:
    return tuple(datum for datum in step.inputs if datum not in _EVERYWHERE)


def _object(datum: str, names: Names) -> DataObject:
    return DataObject(element_id("Data", datum), datum_name(datum, names))
