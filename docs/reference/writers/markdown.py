"""Docstrings as Markdown: tables, sentences, and the types of keys in plain words."""

from __future__ import annotations

import enum
import inspect
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onething import model
from onething.language import Label

__all__ = ["Link", "Row", "doc", "first_sentence", "is_enum", "reachable", "table", "told", "type_of"]

Row = Sequence[str]

Link = Callable[[type], str]
"""Returns the name of a noun as a link to where it is described."""

_PLAIN = {
    "str": "text",
    "bool": "true or false",
    "int": "whole number",
    "float": "number",
    "date": "date",
    "Label": "text in zh and en",
    "Condition": "[condition](conditions.md)",
}
_REGION = "^[0-9]{6}$"
"""The pattern by which a region code is known."""


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table without the columns in which nothing stands; empty if there is no row."""
    lines = [list(row) for row in rows]
    kept = [column for column in range(len(head)) if any(line[column] for line in lines)]
    shown = [[line[column] for column in kept] for line in ([*head], ["---"] * len(head), *lines)]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in shown) if lines else ""


def doc(documented: Any) -> str:
    """Return a docstring without its examples."""
    return _escaped((inspect.getdoc(documented) or "").partition(">>>")[0].strip())


def first_sentence(text: str | None) -> str:
    """Return the first sentence of a docstring."""
    first = " ".join((text or "").partition("\n\n")[0].split())
    return _escaped(re.split(r"(?<=\.) ", first, maxsplit=1)[0])


def told(text: str) -> str:
    """Return the text below an attribute as one line."""
    return _escaped(" ".join(text.partition(">>>")[0].split()))


def reachable(nouns: Iterable[type[BaseModel]]) -> list[type[BaseModel]]:
    """Return the nouns and all that stand in their fields, each once, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {}
    left = list(nouns)
    while left:
        noun = left.pop(0)
        if noun in found or noun is Label:
            continue
        found[noun] = None
        inner = [part for info in noun.model_fields.values() for part in _parts(info.annotation)]
        left[:0] = [part for part in inner if inspect.isclass(part) and issubclass(part, BaseModel)]
    return list(found)


def type_of(info: FieldInfo, link: Link) -> str:
    """Return what a key takes."""
    if any(getattr(one, "pattern", None) == _REGION for one in info.metadata):
        return "region code"
    return _type_of(info.annotation, link)


def is_enum(value: Any) -> bool:
    """Tell whether it is an enumeration."""
    return inspect.isclass(value) and issubclass(value, enum.Enum)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)


def _type_of(annotation: Any, link: Link) -> str:
    inner = [one for one in typing.get_args(annotation) if one is not types.NoneType]
    match typing.get_origin(annotation):
        case typing.Union | types.UnionType if annotation == model.Value:
            return "value: truth, number, text or date"
        case typing.Union | types.UnionType:
            return " or ".join(dict.fromkeys(_type_of(one, link) for one in inner))
        case typing.Literal:
            return " or ".join(f"`{one}`" for one in inner)
        case typing.Annotated:
            return "region code" if _REGION in str(annotation) else _type_of(inner[0], link)
    return _collection(annotation, inner, link)


def _collection(annotation: Any, inner: Sequence[Any], link: Link) -> str:
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return f"list of {_type_of(inner[0], link)}"
    if origin is dict:
        return f"mapping from {_type_of(inner[0], link)} to {_type_of(inner[1], link)}"
    return "text" if hasattr(annotation, "__supertype__") else _class(annotation, link)


def _class(cls: type, link: Link) -> str:
    if is_enum(cls):
        return f"[{cls.__name__}](words.md#{cls.__name__.lower()})"
    return _PLAIN.get(cls.__name__) or link(cls)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;")
