"""The one merged form (一张表单) as JSON Schema: each field once, with the source that fills it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onething.formats.reports.names import Names
from onething.language import Label, Language
from onething.model import Catalogue, FactType, MaterialId, OpenQuestion, Plan, PlannedField, Question

__all__ = ["form_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[FactType, dict[str, Any]] = {
    FactType.BOOLEAN: {"type": "boolean"},
    FactType.NUMBER: {"type": "number"},
    FactType.STRING: {"type": "string"},
    FactType.CHOICE: {"type": "string"},
    FactType.DATE: {"type": "string", "format": "date"},
    FactType.REGION: {"type": "string", "pattern": "^[0-9]{6}$"},
}


def form_schema(plan: Plan, catalogue: Catalogue, language: Language) -> dict[str, Any]:
    """Return the form of a plan as a JSON Schema of draft 2020-12, ready for `json.dumps`.

    A field that a source fills in is `readOnly`, and `x-source` tells which and why; `x-forms` are the
    forms that it serves. Questions that are still open are properties too; `x-decides` tells what waits
    for the answer. `title` is in `language`, `x-title` in both. No field is `required`: nothing is
    published about which may stay empty.
    """
    names = Names(language, catalogue)
    properties: dict[str, dict[str, Any]] = {field.id: _field(field, names) for field in plan.form}
    for one in plan.questions:
        # A field and a question of one name ask for the same thing, so that it is asked once.
        properties[one.question.fact] = properties.get(one.question.fact, {}) | _question(one, names)
    return {
        "$schema": _DIALECT,
        **_titled(plan.name, names),
        "description": names.about(plan),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _field(field: PlannedField, names: Names) -> dict[str, Any]:
    shape = {"type": "string", **_titled(field.label, names), "x-forms": _materials(field.forms, names)}
    return shape | _filled_in(field, names) if field.source else shape


def _filled_in(field: PlannedField, names: Names) -> dict[str, Any]:
    source = names.catalogue.sources.get(field.source) if field.source else None
    why = names.say("政府已掌握此项信息，自动填写，请核对", "government holds it already; please check it")
    told = {
        "id": field.source,
        "name": names.source(field.source or ""),
        "provider": names.department(source.provider if source else None),
        "why": why,
        "basis": names.basis(source.basis if source else ()),
    }
    return {"readOnly": True, "x-source": {key: text for key, text in told.items() if text}}


def _question(one: OpenQuestion, names: Names) -> dict[str, Any]:
    question = one.question
    shape = {**_TYPES[question.type], **_titled(question.label, names), "x-decides": list(one.decides)}
    return shape | _options(question, names) if question.options else shape


def _options(question: Question, names: Names) -> dict[str, Any]:
    options = [{"const": option.value, **_titled(option.label, names)} for option in question.options]
    return {"enum": [option.value for option in question.options], "oneOf": options}


def _materials(ids: Iterable[MaterialId], names: Names) -> list[dict[str, Any]]:
    known = names.catalogue.materials
    return [{"id": id, **(_titled(known[id].name, names) if id in known else {"title": id})} for id in ids]


def _titled(label: Label, names: Names) -> dict[str, Any]:
    return {"title": names.text(label), "x-title": label.model_dump(mode="json")}
