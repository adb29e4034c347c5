"""From nouns to the plain data that a file holds: in the order of the fields, without defaults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from onething.language import Label
from onething.model import Basis, Condition, Duration, Legal, Option, Requirement

__all__ = ["plain"]


def plain(value: object) -> Any:
    """Return a noun, or what stands in one, as mappings, lists, texts, numbers, truths and None.

    A noun's own fields come before its validity and basis. What the model fills in by itself is left
    out, and where a plain text or number says the same it stands alone.
    """
    match value:
        case BaseModel():
            return _short(value) or _mapping(value)
        case Condition():
            return _condition(value)
        case list() | tuple():
            return [plain(part) for part in value]
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _mapping(noun: BaseModel) -> dict[str, Any]:
    fields = type(noun).model_fields
    inherited = tuple(Legal.model_fields) if isinstance(noun, Legal) else ()
    written = {}
    for name in sorted(fields, key=inherited.__contains__):
        value, field = getattr(noun, name), fields[name]
        if field.is_required() or value != field.get_default(call_default_factory=True):
            written[field.alias or name] = plain(value)
    if isinstance(noun, Requirement) and noun.id == _default_id(noun):
        written.pop("id", None)
    return written


def _short(noun: BaseModel) -> str | int | list[str] | None:
    """Return the text or number that stands for a noun, None if none does."""
    match noun:
        case Label(zh=zh, en=""):
            return zh
        case Basis(document=document, article="", source="", assumed=None) if document:
            return document
        case Duration(days=days, unit="working-days") if days:
            return days
        case Option(value=value, label=Label(zh=zh, en="")) if value == zh:
            return value
    return None


def _default_id(requirement: Requirement) -> str:
    named = ("material", "alternatives", "holder")
    return Requirement.model_validate({name: getattr(requirement, name) for name in named}).id


def _condition(condition: Condition) -> dict[str, Any]:
    """Return its mapping, in which the tests for truths stand as truths."""
    written: dict[str, Any] = {test.fact: _cell(test.test) for test in condition.tests}
    if condition.all:
        written["all"] = [_condition(part) for part in condition.all]
    if condition.any is not None:
        written["any"] = [_condition(part) for part in condition.any]
    if condition.negated:
        written["not"] = _condition(condition.negated)
    return written


def _cell(test: str) -> str | bool:
    return {"true": True, "false": False}.get(test, test)
