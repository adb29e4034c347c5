"""The use case of handing a plan to others: to process engines, to printers, to office programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from onething.language import Label, Language
from onething.model import Case, Catalogue, FactName, Plan
from onething.workflows import Planner

__all__ = ["DIALECTS", "ExportForm", "export"]

DIALECTS = ("standard", "camunda8", "flowable")
"""The dialects of BPMN; see `onething.formats.bpmn.Dialect`."""


class ExportForm(StrEnum):
    """In which forms a plan can be handed on."""

    BPMN = "bpmn"
    """A BPMN 2.0 process with its diagram, for modellers and process engines."""
    GUIDE = "guide"
    """办事指南: a printable HTML page in one file."""
    SVG = "svg"
    """A picture of the flow, one lane for each actor."""
    MERMAID = "mermaid"
    """The flow as a Mermaid flowchart, for documents."""
    EXCEL = "excel"
    """A workbook of materials, sources, departments and steps."""
    FORM = "form"
    """The one merged form as JSON Schema."""


class _Request(NamedTuple):
    plans: Sequence[Plan]
    catalogue: Catalogue
    language: Language
    dialect: str
    meanings: Sequence[Mapping[FactName, Label]] = ()
    """For each plan, what answers say that are examples of many."""


def export(
    planner: Planner,
    onething: str,
    case: Case | None = None,
    *,
    forms: Sequence[ExportForm],
    language: Language = "zh",
    dialect: str = "standard",
    all_situations: int | None = None,
) -> Mapping[ExportForm, bytes]:
    """Return the plan of a case in each of these forms, ready to be written to a file.

    `all_situations` makes the guide one of all situations of the case, so many at most; the other forms
    are of the case itself. Raises what `Planner.plan` raises, TooManySituations, and MissingExtra where
    a form needs a library that is not installed.
    """
    plan = planner.plan(onething, case)
    request = _Request((plan,), planner.catalogue, language, dialect)
    found = {}
    for form in forms:
        asked = request
        if form is ExportForm.GUIDE and all_situations:
            from onething.situations import situations  # noqa: PLC0415 - only a guide of all of them

            met = situations(planner, onething, case, most=all_situations)
            plans, meanings = [one.plan for one in met], [one.meanings for one in met]
            asked = request._replace(plans=plans, meanings=meanings)
        found[form] = _WRITERS[form](asked)
    return found


def _bpmn(request: _Request) -> bytes:
    from onething.formats.bpmn import Dialect, bpmn_xml  # noqa: PLC0415 - one writer is used at a time

    dialect = Dialect(request.dialect)
    text = bpmn_xml(request.plans[0], request.catalogue, language=request.language, dialect=dialect)
    return text.encode("utf-8")


def _guide(request: _Request) -> bytes:
    from onething.formats.pages.guide_page import guide_page  # noqa: PLC0415 - likewise

    page = guide_page(request.plans, request.catalogue, request.language, meanings=request.meanings)
    return page.encode("utf-8")


def _svg(request: _Request) -> bytes:
    from onething.formats.pictures.flow_svg import flow_svg  # noqa: PLC0415 - likewise

    return flow_svg(request.plans[0], request.catalogue, request.language).encode("utf-8")


def _mermaid(request: _Request) -> bytes:
    from onething.formats.pictures.flow_mermaid import flow_mermaid  # noqa: PLC0415 - likewise

    return flow_mermaid(request.plans[0], request.catalogue, request.language).encode("utf-8")


def _excel(request: _Request) -> bytes:
    from onething.formats.workbooks.plan_workbook import plan_workbook  # noqa: PLC0415 - likewise

    return plan_workbook(request.plans[0], request.catalogue, request.language)


def _form(request: _Request) -> bytes:
    from onething.formats.forms.form_schema import form_schema  # noqa: PLC0415 - likewise

    schema = form_schema(request.plans[0], request.catalogue, request.language)
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


_WRITERS: Mapping[ExportForm, Callable[[_Request], bytes]] = {
    ExportForm.BPMN: _bpmn,
    ExportForm.GUIDE: _guide,
    ExportForm.SVG: _svg,
    ExportForm.MERMAID: _mermaid,
    ExportForm.EXCEL: _excel,
    ExportForm.FORM: _form,
}
"""The writer of each form; each loads what it needs when it is called."""
