"""The one form: each field of the forms that are filled in, once, and who fills it in."""

from __future__ import annotations

from collections.abc import Container, Iterator

from onething.model import FormField, Mode, PlannedField
from onething.workflows.deciding import Decision
from onething.workflows.program import HAND_IN, FieldSource, Program

__all__ = ["fields_left", "filled_in", "form_fields", "undecided_fields"]

_FILLED_IN = (Mode.HELD_ONCE, Mode.FORM_AUTOFILL, Mode.DEFERRAL)
"""The modes by which a form is still filled in."""


def form_fields(
    program: Program, decision: Decision, demands: Container[int] | None = None
) -> Iterator[PlannedField]:
    """Yield each field of the forms that are filled in once, with the source that fills it in.

    `demands` limits it to the forms of these demands.
    """
    for form_field, forms, by in _filled(program, decision, demands):
        yield PlannedField(
            id=form_field.id,
            label=form_field.label,
            forms=tuple(dict.fromkeys(program.demands[number].material.id for number in forms)),
            source=by.source.id if by else None,
        )


def fields_left(program: Program, decision: Decision) -> int:
    """Return how many fields the applicant fills in."""
    return sum(by is None for _, _, by in _filled(program, decision))


def undecided_fields(program: Program, decision: Decision) -> Iterator[int]:
    """Yield the terms of what may yet fill in a field, for each field that nothing certainly fills in."""
    for form_field, _, by in _filled(program, decision):
        if by is None:
            yield from (may.mask for may in program.fields.get(form_field.id, ()))


def _filled(
    program: Program, decision: Decision, demands: Container[int] | None = None
) -> Iterator[tuple[FormField, list[int], FieldSource | None]]:
    """Yield each field that is filled in, the demands whose forms have it, and what fills it in."""
    held = decision.state.held
    for form_field, asking in program.form_fields:
        among = asking if demands is None else [number for number in asking if number in demands]
        forms = [number for number in among if filled_in(program, decision, number)]
        if forms:
            yield (
                form_field,
                forms,
                next((by for by in program.fields.get(form_field.id, ()) if held & by.mask), None),
            )


def filled_in(program: Program, decision: Decision, number: int) -> bool:
    """Tell whether the form of a demand is filled in: to be handed in, now or later, or by itself."""
    used = decision.fates[number].used
    if used is None:
        return decision.fates[number] is HAND_IN
    return program.demands[number].ways[used].way.mode in _FILLED_IN
