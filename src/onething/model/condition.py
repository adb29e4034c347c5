"""The condition as it is written: which facts it reads, and how their tests are joined.

What the tests mean is the business of `onething.conditions`; the model only keeps their text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from onething.model.codes import FactName

__all__ = ["Condition", "FactTest"]

_JOINS = ("all", "any", "not")


@dataclass(frozen=True, slots=True)
class FactTest:
    """A fact and the S-FEEL unary test that it must pass, such as `applicant.age` and `>= 60`."""

    fact: FactName
    test: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the facts of a case: tests, all of which must hold, and nested conditions.

    Written as a mapping from facts to tests; `all`, `any` and `not` nest. Everything in one mapping
    must hold together. A list of tests holds if one of them does.

    >>> Condition.parse({"age": ">= 60", "not": {"region": ["330100", "330200"]}}).facts()
    ('age', 'region')
    """

    tests: tuple[FactTest, ...] = ()
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] | None = None
    """None: nothing asked; empty: cannot hold."""
    negated: Condition | None = None
    """Written `not`."""

    @classmethod
    def parse(cls, value: object) -> Condition:
        """Return the condition that a mapping, as it stands in a file, writes; ValueError if none."""
        if isinstance(value, Condition):
            return value
        if not isinstance(value, Mapping):
            raise ValueError("a condition is a mapping from facts to tests, or one of all, any, not")
        tests = (FactTest(FactName(str(k)), _test_text(v)) for k, v in value.items() if k not in _JOINS)
        return cls(
            tests=tuple(tests),
            all=_parts(value, "all") or (),
            any=_parts(value, "any"),
            negated=cls.parse(value["not"]) if "not" in value else None,
        )

    def as_mapping(self) -> dict[str, Any]:
        """Return the condition as the mapping that `parse` reads."""
        written: dict[str, Any] = {test.fact: test.test for test in self.tests}
        if self.all:
            written["all"] = [part.as_mapping() for part in self.all]
        if self.any is not None:
            written["any"] = [part.as_mapping() for part in self.any]
        if self.negated:
            written["not"] = self.negated.as_mapping()
        return written

    def facts(self) -> tuple[FactName, ...]:
        """Return the facts it reads, in the order written, each once."""
        return tuple(dict.fromkeys(test.fact for test in self.fact_tests()))

    def fact_tests(self) -> Iterator[FactTest]:
        """Yield every test with its fact, nested ones too, in the order written."""
        yield from self.tests
        for part in (*self.all, *(self.any or ()), *((self.negated,) if self.negated else ())):
            yield from part.fact_tests()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(cls.as_mapping)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        cell = {"type": ["string", "number", "boolean", "null"]}
        return {
            "title": "Condition",
            "description": "Facts and the S-FEEL tests that they must pass, joined by all, any and not.",
            "type": "object",
            "properties": {
                "all": {"type": "array", "items": {"type": "object"}},
                "any": {"type": "array", "items": {"type": "object"}},
                "not": {"type": "object"},
            },
            "additionalProperties": {"anyOf": [cell, {"type": "array", "items": cell}]},
        }


def _parts(value: Mapping[Any, Any], join: str) -> tuple[Condition, ...] | None:
    if join not in value:
        return None
    if not isinstance(value[join], list | tuple):
        raise ValueError(f"“{join}” takes a list of conditions")
    return tuple(Condition.parse(part) for part in value[join])


def _test_text(cell: object) -> str:
    """Return the text of a test; a YAML list is a list of tests, a YAML number or truth a literal."""
    if isinstance(cell, list | tuple):
        return ", ".join(map(_test_text, cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None:
        return "null"
    if isinstance(cell, Mapping):
        raise ValueError(f"a test is a text, a number, true or false, or a list of these, not {dict(cell)}")
    return str(cell)
