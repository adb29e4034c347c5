"""Reading published fields with forbearance: what is missing or odd becomes a finding, not an error."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from onething.errors import Place
from onething.formats.guides.oddities import report
from onething.formats.guides.wording import clean
from onething.model import Finding

__all__ = ["Fields", "Notes"]

E = TypeVar("E", bound=Enum)

_GREATEST_NUMBER = 100_000
"""Days, copies and steps beyond this are taken for a slip."""

_LONGEST_ECHO = 40
_LONGEST_CODE_BITS = 256
"""No published code has more digits; Python refuses to write some that have."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Collects what is odd while one guide is read."""

    place: Place
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, subject: str, /, **facts: object) -> None:
        """Note an oddity of `subject`."""
        self.findings.append(report(code, subject, self.place, **facts))


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of a published guide; reading a field never fails."""

    values: Mapping[str, object]
    subject: str
    notes: Notes

    @classmethod
    def of(cls, value: object, subject: str, notes: Notes) -> Fields:
        """Return the fields of `value`; none, with a note, if it is no object."""
        if isinstance(value, Mapping):
            return cls(value, subject, notes)
        if value is not None:
            expected = {"expected": "an object", "expected_zh": "对象"}
            notes.add("wrong-type", subject, field=subject, found=_echo(value), **expected)
        return cls({}, subject, notes)

    def about(self, subject: str) -> Fields:
        """Return the same fields, with findings about `subject`."""
        return Fields(self.values, subject, self.notes)

    def at(self, key: str) -> Fields:
        """Return the object in a field; one without fields if there is none."""
        return Fields.of(self.values.get(key), self.subject, self.notes)

    def objects(self, key: str) -> Iterator[Fields]:
        """Yield the objects of a list; what is none is noted and left out."""
        value = self.values.get(key)
        if not isinstance(value, list):
            # The platform writes "" for a list without entries.
            if value not in (None, ""):
                self._wrong_type(key, "a list", "列表", value)
            return
        for entry in value:
            if isinstance(entry, Mapping):
                yield Fields(entry, self.subject, self.notes)
            else:
                self._wrong_type(key, "a list of objects", "对象列表", entry)

    def text(self, key: str, *, expected: bool = False) -> str:
        """Return a text, cleaned; empty if there is none, which is noted where one is `expected`."""
        value = self.values.get(key)
        if isinstance(value, str):
            found = clean(value)
        elif value is None:
            found = ""
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._wrong_type(key, "a text", "文本", value)
            found = clean(f"{value:g}") if isinstance(value, float) else _digits(value)
        else:
            self._wrong_type(key, "a text", "文本", value)
            found = ""
        if expected and not found:
            self.notes.add("missing-field", self.subject, field=key)
        return found

    def number(self, key: str, *, expected: bool = False) -> float | None:
        """Return a number, also one that stands as text; None if there is none or it makes no sense."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if expected:
                self.notes.add("missing-field", self.subject, field=key)
            return None
        number = _as_number(value)
        if number is None:
            upto = _GREATEST_NUMBER
            self._wrong_type(key, f"a number from 0 to {upto}", f"0 至 {upto} 的数", value)
        return number

    def whole(self, key: str, *, expected: bool = False) -> int | None:
        """Return a whole number, broken ones rounded up; None as for `number`."""
        number = self.number(key, expected=expected)
        return None if number is None else math.ceil(number)

    def code(self, key: str, table: Mapping[str, E], default: E) -> E:
        """Return what a code stands for; `default`, with a note, for one without a known meaning."""
        code = _code(self.values.get(key))
        if code in table:
            return table[code]
        if code:
            self.notes.add("unknown-code", self.subject, field=key, found=_echo(code), taken=default.value)
        return default

    def flag(self, key: str, *, yes: str, no: str) -> bool | None:
        """Return whether a flag is set; None if it is missing or neither."""
        code = _code(self.values.get(key))
        if code and code not in (yes, no):
            self.notes.add("unknown-code", self.subject, field=key, found=_echo(code), taken="-")
        return {yes: True, no: False}.get(code)

    def _wrong_type(self, key: str, expected: str, expected_zh: str, value: object) -> None:
        self.notes.add(
            "wrong-type",
            self.subject,
            field=key,
            expected=expected,
            expected_zh=expected_zh,
            found=_echo(value),
        )


def _as_number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number <= _GREATEST_NUMBER else None


def _code(value: object) -> str:
    """Return a code as text, also one that was published as a number (`2.0`)."""
    number = _as_number(value) if isinstance(value, int | float) else None
    if number is not None and number.is_integer():
        return str(int(number))
    return clean(value) if isinstance(value, str) else "" if value is None else _echo(value)


def _digits(value: int) -> str:
    return str(value) if value.bit_length() < _LONGEST_CODE_BITS else ""


def _echo(value: object) -> str:
    """Return a value as a message can show it: its type and, if short, itself."""
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, int) and value.bit_length() > _LONGEST_CODE_BITS:
        return "…"
    text = clean(str(value))
    return text if len(text) <= _LONGEST_ECHO else text[:_LONGEST_ECHO] + "…"
