"""The JSON Schema of each kind of file, for editors and for whoever writes files by program.

A schema accepts what the loader accepts, shorthands too, and refuses unknown keys. A few rules that
join several keys lie beyond JSON Schema and stay with the loader: a validity that ends before it
begins, an option or a region that stands twice, names that nothing bears, tests that cannot be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from onething.formats.files.atomic_file import write_text
from onething.formats.files.kinds import FILE_KINDS, FileKind
from onething.formats.files.policy_case_files import CASES
from onething.formats.files.reform_files import REFORMS
from onething.formats.files.schema_shapes import ShapedJsonSchema
from onething.formats.files.yardstick_files import PRICES, TARGETS
from onething.formats.guides.names_file import NAMES
from onething.model import Case, FactName, Plan

__all__ = ["KINDS", "json_schema", "write_schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: Mapping[str, FileKind | TypeAdapter[Any]] = {
    **FILE_KINDS,
    NAMES.name: NAMES,
    CASES.name: CASES,
    REFORMS.name: REFORMS,
    TARGETS.name: TARGETS,
    PRICES.name: PRICES,
    "facts": TypeAdapter(dict[FactName, bool | int | float | str | None]),
    "case": TypeAdapter(Case),
    "plan": TypeAdapter(Plan),
}
"""What has a schema, by the name of the schema: a kind of file with nouns, or what a file is as a whole."""


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file, such as `items`; KeyError if there is no such kind."""
    what = KINDS[kind]
    adapter = TypeAdapter(what.model) if isinstance(what, FileKind) else what
    schema = adapter.json_schema(schema_generator=ShapedJsonSchema, ref_template="#/$defs/{model}")
    if isinstance(what, FileKind) and not what.one_to_a_file:
        schema = _one_or_several(schema, what.model.__name__)
    return {"$schema": _DIALECT, "title": kind, **{k: v for k, v in schema.items() if k != "title"}}


def write_schemas(folder: Path, *, kinds: Iterable[str] = tuple(KINDS)) -> None:
    """Write the schemas of `kinds` into a folder as `KIND.json`; NotWritten if that fails."""
    for kind in kinds:
        text = json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        write_text(Path(folder) / f"{kind}.json", text)


def _one_or_several(schema: dict[str, Any], name: str) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    if "$ref" not in schema:
        definitions[name] = schema
    one = {"$ref": f"#/$defs/{name}"}
    # Not anyOf: then an editor would report the faults of both branches.
    return {
        "if": {"type": "array"},
        "then": {"type": "array", "items": one},
        "else": one,
        "$defs": dict(sorted(definitions.items())),
    }
