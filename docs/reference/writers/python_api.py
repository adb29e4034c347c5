"""The page on the Python interface, from signatures, docstrings and the texts below attributes."""

from __future__ import annotations

import enum
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from functools import cached_property
from typing import Any

from docs.reference.writers.file_formats import described
from docs.reference.writers.markdown import Row, doc, first_sentence, is_enum, reachable, table, told, type_of
from docs.reference.writers.words import choices
from pydantic import BaseModel

import onething
from onething import errors, model
from onething.calendars import OFFICIAL
from onething.formats.files.field_docs import field_docs

__all__ = ["python_api"]

_ANSWERS = tuple(
    f"onething.model.{name}" for name in ("plan", "flow", "comparison", "explanation", "finding")
)
"""The modules whose nouns a plan, a comparison, an explanation and a finding consist of."""


def python_api() -> Iterator[str]:
    """Yield the parts of the page."""
    public = {name: getattr(onething, name) for name in onething.__all__}
    yield "# Python"
    yield "Everything here is imported from `onething`. What is not listed may change without notice."
    yield "## Functions"
    for name, value in public.items():
        if inspect.isfunction(value):
            yield f"### {name}"
            yield f"```text\n{name}{_signature(value)}\n```"
            yield doc(value)
    yield "## Classes"
    for name, value in public.items():
        if inspect.isclass(value) and not issubclass(value, Exception | enum.Enum):
            yield from _class(name, value)
    yield "## Choices"
    for name, value in public.items():
        if is_enum(value):
            yield from choices(name, value, heading="###")
    yield from _errors(public)
    yield from _nouns()


def _errors(public: Mapping[str, Any]) -> Iterator[str]:
    tree = textwrap.dedent((inspect.getdoc(errors) or "").split("\n\n")[1])
    yield "## Errors"
    yield f"```text\n{tree}\n```"
    for name, value in public.items():
        if inspect.isclass(value) and issubclass(value, Exception):
            yield from _class(name, value)


def _nouns() -> Iterator[str]:
    yield "## Nouns"
    yield (
        "What a plan, a comparison, an explanation and a finding consist of; import them from "
        "`onething.model`. They are frozen, compare by value, and go to JSON (`model_dump_json`) and back "
        "(`model_validate_json`)."
    )
    for noun in _answers():
        yield from _class(noun.__name__, noun)


def _class(name: str, cls: type) -> Iterator[str]:
    yield f"### {name}"
    if "__init__" in vars(cls) and not issubclass(cls, BaseModel) and not is_dataclass(cls):
        yield f"```text\n{name}{_signature(vars(cls)['__init__'])}\n```"
    yield doc(cls)
    if issubclass(cls, BaseModel):
        yield table(("attribute", "value", "meaning"), _fields(cls))
    else:
        yield table(("attribute", "meaning"), _attributes(cls))
    yield table(("method or property", "what it does"), _members(cls))


def _fields(cls: type[BaseModel]) -> Iterator[Row]:
    docs = field_docs(cls)
    for name, info in cls.model_fields.items():
        yield f"`{name}`", type_of(info, _link), told(docs.get(name, ""))


def _link(noun: type) -> str:
    """Return a noun as a link into this page, else into the one about files, else as it is."""
    name = noun.__name__
    if name in onething.__all__ or noun in _answers():
        return f"[{name}](#{name.lower()})"
    return f"[{name}](files.md#{name.lower()})" if noun in described() else name


def _answers() -> Iterator[type[BaseModel]]:
    nouns = reachable([model.Plan, model.Comparison, model.Explanation, model.Finding])
    return (noun for noun in nouns if noun.__module__ in _ANSWERS and noun.__name__ not in onething.__all__)


def _attributes(cls: type) -> Iterator[Row]:
    docs = field_docs(cls)
    names = [each.name for each in dataclass_fields(cls)] if is_dataclass(cls) else docs
    for name in names:
        if not name.startswith("_"):
            yield f"`{name}`", told(docs.get(name, ""))


def _members(cls: type) -> Iterator[Row]:
    owners = (owner for owner in cls.__mro__ if owner.__module__.startswith("onething."))
    members = {
        name: value for owner in owners if owner is not model.Noun for name, value in vars(owner).items()
    }
    for name, value in members.items():
        member = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        call = _signature(member) if inspect.isfunction(member) else ""
        if not name.startswith("_") and (call or isinstance(member, property | cached_property)):
            yield f"`{name}{call}`", first_sentence(inspect.getdoc(getattr(cls, name)))


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    own = [each for name, each in signature.parameters.items() if name not in ("self", "cls")]
    shown = [_parameter(each) for each in own]
    named = [at for at, each in enumerate(own) if each.kind is each.KEYWORD_ONLY]
    if named and not any(each.kind is each.VAR_POSITIONAL for each in own):
        shown.insert(named[0], "*")
    returned = _annotation(signature.return_annotation)
    return f"({', '.join(shown)})" + (f" -> {returned}" if returned not in ("", "None") else "")


def _parameter(parameter: inspect.Parameter) -> str:
    prefix = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    annotation, default = _annotation(parameter.annotation), parameter.default
    shown = f"{prefix}{parameter.name}" + (f": {annotation}" if annotation else "")
    if default is parameter.empty:
        return shown
    return f"{shown} = {_default(default)}"


def _default(value: Any) -> str:
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    return "OFFICIAL" if value is OFFICIAL else repr(value)


def _annotation(annotation: Any) -> str:
    if annotation is inspect.Signature.empty:
        return ""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
