"""What pydantic's JSON Schema lacks: the shorthands of files, and rules that join several keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from onething.formats.files.field_docs import field_docs
from onething.language import Label
from onething.model import (
    Basis,
    Consequence,
    Duration,
    Entry,
    Legal,
    Option,
    Question,
    Requirement,
    Rule,
    Validity,
)
from onething.model.policy_case import Expectation, Figure, PolicyCaseFile
from onething.reforms import Abolish, Limit, Reform
from onething.reforms.change import ChangeNoun, Costed
from onething.simulation.burden import Price
from onething.simulation.target import Target

__all__ = ["ShapedJsonSchema"]

Schema = dict[str, Any]

_CODE = r"^[0-9]{6}$"
_CONDITION = "Condition"
_SAYS_SOMETHING = r"\S"


class ShapedJsonSchema(GenerateJsonSchema):
    """Generates schemas that accept what the loader accepts, and tell what each key means."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a noun with its shorthands, its rules and the words on its fields."""
        made, model = super().model_schema(schema), schema["cls"]
        _describe(made, model)
        if issubclass(model, Legal):
            _one_basis(made)
        for kind, shape in _SHAPES.items():
            made = shape(made) if issubclass(model, kind) else made
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as pydantic calls it
        """Return False: a title that repeats the key tells nothing."""
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Return the schema of a text; the code of a region may be written as a number."""
        made = super().str_schema(schema)
        if made.get("pattern") != _CODE:
            return made
        return {"anyOf": [made, {"type": "integer", "minimum": 100_000, "maximum": 999_999}]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """Return the schema of a day; the pattern counts also where nobody checks formats."""
        return {**super().date_schema(schema), "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def generate(self, schema: core_schema.CoreSchema, mode: Any = "validation") -> JsonSchemaValue:
        """Return the whole schema, in which conditions nest by reference."""
        made = super().generate(schema, mode)
        if _refer_to_condition(made):
            made.setdefault("$defs", {}).update({_CONDITION: _condition(), "Test": _test()})
        return made


def _describe(made: Schema, model: type[BaseModel]) -> None:
    docs = field_docs(model)
    made["description"] = made.get("description", "").partition(">>>")[0].strip()
    for name, field in model.model_fields.items():
        if name in docs and (field.alias or name) in made.get("properties", {}):
            made["properties"][field.alias or name]["description"] = docs[name]


def _one_basis(made: Schema) -> None:
    several = made["properties"]["basis"]
    kept = {key: several[key] for key in ("description", "default") if key in several}
    made["properties"]["basis"] = {
        "anyOf": [several["items"], {"type": "array", "items": several["items"]}],
        **kept,
    }


def _or(*shorts: Schema) -> Callable[[Schema], Schema]:
    """Return the shape that also accepts one of `shorts` in place of the mapping."""
    return lambda made: {"anyOf": [*shorts, made], "title": made.pop("title")}


def _filled(*keys: str) -> Callable[[Schema], Schema]:
    """Return the shape in which at least one of the texts under `keys` says something."""
    ways = [
        {"required": [key], "properties": {key: {"type": "string", "pattern": _SAYS_SOMETHING}}}
        for key in keys
    ]
    return lambda made: {**made, "anyOf": ways}


def _one_of(ways: Mapping[str, Schema]) -> Callable[[Schema], Schema]:
    """Return the shape in which exactly one key bears what its schema asks."""
    each = [{"required": [key], "properties": {key: schema}} for key, schema in ways.items()]
    return lambda made: {**made, "oneOf": each}


def _label(made: Schema) -> Schema:
    return _or({"type": "string", "pattern": _SAYS_SOMETHING})(_filled("zh", "en")(made))


def _basis(made: Schema) -> Schema:
    document = {"required": ["document"], "properties": {"document": {"pattern": _SAYS_SOMETHING}}}
    assumed = {"required": ["assumed"], "properties": {"assumed": {"not": {"type": "null"}}}}
    return _or({"type": "string", "pattern": _SAYS_SOMETHING})({**made, "anyOf": [document, assumed]})


def _question(made: Schema) -> Schema:
    filled = {"required": ["options"], "properties": {"options": {"minItems": 1}}}
    choice = {"required": ["type"], "properties": {"type": {"const": "choice"}}}
    return {**made, "if": choice, "then": filled, "else": {"properties": {"options": {"maxItems": 0}}}}


def _validity(made: Schema) -> Schema:
    made["properties"]["since"] = made["properties"]["from"]
    return {**made, "not": {"required": ["since", "from"]}}


def _requirement(made: Schema) -> Schema:
    made["properties"]["alternatives"]["items"]["minItems"] = 1
    return _one_of({"material": {"type": "string"}, "alternatives": {"minItems": 1}})(made)


def _entry(made: Schema) -> Schema:
    optional = {"required": ["optional"], "properties": {"optional": {"const": True}}}
    item = {"required": ["item"], "properties": {"item": _TEXT}}
    return {
        **_one_of({"item": _TEXT, "onething": _TEXT, "one_of": _SOME})(made),
        "if": optional,
        "then": item,
    }


def _rule(made: Schema) -> Schema:
    literal = {"type": ["string", "number", "boolean"]}
    cell = {"anyOf": [literal, {"type": "array", "items": {"anyOf": [literal, {"type": "array"}]}}]}
    made["properties"]["match"] |= {
        "minProperties": 1,
        "additionalProperties": {"type": "object", "additionalProperties": cell},
    }
    return _based(made)


def _based(made: Schema) -> Schema:
    made["properties"]["basis"]["anyOf"][1]["minItems"] = 1
    return {**made, "required": [*made["required"], "basis"]}


def _target(made: Schema) -> Schema:
    limits = [{"required": [key], "properties": {key: {"type": "number"}}} for key in _LIMITS]
    unmeasured = {"required": ["measure"], "properties": {"measure": {"const": "not-measured"}}}
    noted = {"required": ["note"], "properties": {"note": {"not": {"type": "null"}}}}
    at_most_one = {"oneOf": [*limits, {"not": {"anyOf": limits}}]}
    return {**_based(made), "if": unmeasured, "then": {**noted, **at_most_one}, "else": {"oneOf": limits}}


_LIMITS = ("at_least", "above", "at_most")
"""What a target may have to reach, to exceed, or to keep to."""


def _reform(made: Schema) -> Schema:
    return _some_in(made, "changes")


def _costed(made: Schema) -> Schema:
    several = made["properties"]["cost_basis"]
    several["anyOf"] = [several["items"], {"type": "array", "items": several.pop("items")}]
    del several["type"]
    return made


def _change(made: Schema) -> Schema:
    for listed in ("coverage", "items"):
        _some_in(made, listed)
    return {**made, "required": ["do", *made.get("required", ())]}


def _some_in(made: Schema, listed: str) -> Schema:
    if listed in made["properties"]:
        made["properties"][listed]["minItems"] = 1
    return made


def _abolish(made: Schema) -> Schema:
    none = {"properties": {"owners": {"maxItems": 0}}}
    return {
        **made,
        "oneOf": [
            _names(("material",), without=("item", "act")),
            _names(("item", "act"), without=("material",)) | {"allOf": [none]},
        ],
    }


def _limit(made: Schema) -> Schema:
    ways = [_names(("item",), without=("onething",)), _names(("onething",), without=("item", "procedure"))]
    return {**made, "oneOf": ways}


def _names(keys: Sequence[str], *, without: Sequence[str]) -> Schema:
    """Return that texts stand under some keys, and nothing under others."""
    nothing: Schema = {"enum": [None, ""]}
    said = dict.fromkeys(keys, _TEXT) | dict.fromkeys(without, nothing)
    return {"required": list(keys), "properties": said}


def _figure(made: Schema) -> Schema:
    said: Schema = {
        "about": {"type": "number"},
        "at_least": {"type": "integer", "minimum": 1},
        "at_most": {"type": "integer"},
    }
    ways = [{"required": [key], "properties": {key: schema}} for key, schema in said.items()]
    return _or({"type": "number", "minimum": 0})({**made, "anyOf": ways})


def _expectation(made: Schema) -> Schema:
    said = made["properties"]
    at_least_one = {"array": {"minItems": 1}, "object": {"minProperties": 1}}
    for key in _NAMING:
        said[key]["anyOf"] = [way | at_least_one.get(way.get("type"), {}) for way in said[key]["anyOf"]]
    names = {"type": "array", "minItems": 1, "items": {"type": "string"}}
    for key in ("order", "not_asked_for"):
        said[key]["anyOf"].append(names)
    not_null = {"not": {"type": "null"}}
    return {**made, "anyOf": [{"required": [key], "properties": {key: not_null}} for key in said]}


def _policy_cases(made: Schema) -> Schema:
    made["properties"]["cases"]["minItems"] = 1
    return made


_NAMING = (
    "asked_for",
    "not_asked_for",
    "in_case",
    "not_in_case",
    "in_flow",
    "not_in_flow",
    "order",
    "measures",
)
"""The expectations that name something, and have to name at least one."""

_TEXT: Schema = {"type": "string", "minLength": 1}
_SOME: Schema = {"type": "array", "minItems": 1}

_SHAPES: Mapping[type[BaseModel], Callable[[Schema], Schema]] = {
    Label: _label,
    Basis: _basis,
    Duration: _or({"type": "integer", "minimum": 0}),
    Option: _or({"type": "string", "pattern": _SAYS_SOMETHING}),
    Question: _question,
    Validity: _validity,
    Requirement: _requirement,
    Entry: _entry,
    Consequence: _one_of(
        {
            "replace_by": _TEXT,
            "forbid": _TEXT,
            "waive": _TEXT,
            "postpone": _TEXT,
            "join": _TEXT,
            "decide_at_once": {"const": True},
        }
    ),
    Rule: _rule,
    Target: _target,
    Price: _based,
    Costed: _costed,
    Reform: _reform,
    ChangeNoun: _change,
    Abolish: _abolish,
    Limit: _limit,
    Figure: _figure,
    Expectation: _expectation,
    PolicyCaseFile: _policy_cases,
}


def _refer_to_condition(made: Any) -> bool:
    """Replace each condition by a reference; tell whether there was one."""
    if isinstance(made, list):
        return _in_any(made)
    if not isinstance(made, dict):
        return False
    if made.get("title") == _CONDITION and made.get("type") == "object":
        made.clear()
        made["$ref"] = f"#/$defs/{_CONDITION}"
        return True
    return _in_any(made.values())


def _in_any(parts: Iterable[Any]) -> bool:
    # All of them are visited, so not a generator.
    return True in [_refer_to_condition(part) for part in parts]


def _condition() -> Schema:
    nested = {"$ref": f"#/$defs/{_CONDITION}"}
    return {
        "title": _CONDITION,
        "description": "Facts and the S-FEEL tests that they must pass, joined by all, any and not. A fact "
        "is one that a question declares, `wants.ITEM`, or `source.ID`: what a source answers (hit, miss, "
        "down, no-consent).",
        "type": "object",
        "properties": {
            "all": {"type": "array", "items": nested},
            "any": {"type": "array", "items": nested},
            "not": nested,
        },
        "additionalProperties": {"$ref": "#/$defs/Test"},
    }


def _test() -> Schema:
    return {
        "title": "Test",
        "description": "An S-FEEL unary test, or a list of tests of which one must hold.",
        "anyOf": [
            {"type": ["string", "number", "boolean", "null"]},
            {"type": "array", "items": {"$ref": "#/$defs/Test"}},
        ],
    }
