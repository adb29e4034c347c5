"""The page on the files of a catalogue and of rules, from the nouns of the model."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence

from docs.reference.writers.markdown import Row, doc, reachable, table, told, type_of
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onething import model
from onething.calendars import Override
from onething.formats.files.distributions_file import DISTRIBUTIONS
from onething.formats.files.field_docs import field_docs
from onething.formats.files.kinds import FILE_KINDS, FileKind
from onething.formats.files.log_mapping_file import LOG_MAPPING
from onething.formats.files.policy_case_files import CASES
from onething.formats.files.ranges_file import RANGES
from onething.formats.files.reform_files import REFORMS
from onething.formats.files.yardstick_files import PRICES, TARGETS
from onething.formats.guides.names_file import Names
from onething.rules import SHAPES

__all__ = ["described", "file_formats"]

_KINDS = (
    *FILE_KINDS.values(),
    REFORMS,
    CASES,
    TARGETS,
    PRICES,
    LOG_MAPPING,
    DISTRIBUTIONS,
    RANGES,
    FileKind("names", Names, "names", "名称", one_to_a_file=True),
)

_INTRODUCTION = (
    "A catalogue is a folder with `jurisdiction.yaml`; each other kind stands in a file of its name or in a "
    "folder of such files (`items.yaml`, or `items/birth-registration.yaml` and others). Rule packs stand in "
    "one folder a jurisdiction (`rules/hunan/submission.yaml`). Files are YAML 1.2: `no` and `12:30` are "
    "texts, and a key stands once. An unknown key is an error, with a suggestion.",
    "`onething schema KIND` prints the JSON Schema of a kind, but for those of mappings, distributions and "
    "ranges. An editor with the YAML language server uses it if the first line says "
    "`# yaml-language-server: $schema=../schema/KIND.json`.",
    "Whatever has legal effect takes `valid`, from when until when it is in force, and `basis`, on what it "
    "rests. A text in two languages is written `{zh: 出生登记, en: Birth registration}`; a bare text stands "
    "for the Chinese one.",
)


def file_formats() -> Iterator[str]:
    """Yield the parts of the page."""
    yield "# Files"
    yield from _INTRODUCTION
    yield "## Kinds of file"
    yield table(("kind", "a file holds", "noun"), map(_kind, _KINDS))
    yield "## Nouns"
    for noun in described():
        yield f"### {noun.__name__}"
        yield doc(noun)
        yield table(("key", "value", "default", "meaning"), _keys(noun))
    yield from _matched()
    yield from _calendar()


def described() -> Sequence[type[BaseModel]]:
    """Return the nouns that the page describes, in its order."""
    return reachable([*(kind.model for kind in _KINDS), model.Case])


def _kind(kind: FileKind) -> Row:
    held = "one mapping" if kind.one_to_a_file else "one mapping, or a list of them"
    return f"`{kind.name}`", held, _link(kind.model)


def _keys(noun: type[BaseModel]) -> Iterator[Row]:
    docs = field_docs(noun)
    for name, info in noun.model_fields.items():
        yield f"`{info.alias or name}`", type_of(info, _link), _default(info), told(docs.get(name, ""))


def _link(noun: type) -> str:
    return f"[{noun.__name__}](#{noun.__name__.lower()})"


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "required"
    value = info.get_default(call_default_factory=True)
    if isinstance(value, enum.Enum):
        return f"`{value.value}`"
    return f"`{str(value).lower()}`" if isinstance(value, bool | int | float) else ""


def _matched() -> Iterator[str]:
    yield "## What rules match"
    yield (
        "The facts of a catalogue that a rule joins under `match`. A variable is named after its fact, or "
        "says `is: requirement`, so that two of a kind can be joined. A cell is a test in the "
        "[condition language](conditions.md), or `{variable.attribute}` for equality with another fact's."
    )
    for shape, attributes in SHAPES.items():
        yield f"### {shape}"
        rows = (
            (f"`{each.fact}`", str(each.type), told(each.label.text("en"))) for each in attributes.values()
        )
        yield table(("attribute", "type", "meaning"), rows)


def _calendar() -> Iterator[str]:
    yield "## The calendar"
    yield (
        "The file of `--calendar` is no part of a catalogue. It says which days are worked where the "
        "official calendar does not reach yet, or differs here."
    )
    rows = (
        (f"`{name}`", "list of years" if name == "years" else "list of dates", told(text))
        for name, text in field_docs(Override).items()
    )
    yield table(("key", "value", "meaning"), rows)
