"""The literals of a test, read as the type of its fact says: one word is a number here, a code there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onething.conditions.scalars import read_date, read_number, read_region
from onething.conditions.unary import Equals, Null, Ordered, Within
from onething.conditions.values import FORMS
from onething.errors import ConditionError, nearest
from onething.language import Label
from onething.model import FactType, Question

__all__ = ["Reader", "Written", "shown"]

MOST_SHOWN = 120
"""So many characters of a long text an error shows."""

_EXAMPLES: Mapping[FactType, str] = {
    FactType.BOOLEAN: "true",
    FactType.NUMBER: ">= 60, [18..60), not(60)",
    FactType.STRING: '"text", not("text")',
    FactType.DATE: '>= date("2025-01-31")',
    FactType.REGION: '"430100", not("430000")',
}
_ORDERED = frozenset({FactType.NUMBER, FactType.DATE})
_READERS: Mapping[FactType, Callable[[str], Any]] = {
    FactType.BOOLEAN: {"true": True, "false": False}.get,
    FactType.NUMBER: read_number,
    FactType.STRING: str,
    FactType.DATE: read_date,
    FactType.REGION: read_region,
}

Form = Literal["word", "string", "day"]
_FORMS: Mapping[FactType, frozenset[Form]] = {
    FactType.BOOLEAN: frozenset({"word"}),
    FactType.NUMBER: frozenset({"word"}),
    FactType.STRING: frozenset({"word", "string"}),
    FactType.CHOICE: frozenset({"word", "string"}),
    FactType.DATE: frozenset({"word", "day"}),
    FactType.REGION: frozenset({"word", "string"}),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A literal as it stands in a test: a bare word, a string without its quotes, or date("…")."""

    text: str
    column: int
    form: Form


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the literals of one test, and makes its errors: the text, and the question of its fact."""

    text: str
    question: Question

    def equal(self, written: Written) -> Equals | Within | Null:
        """Return the test for being what is written."""
        if _is_null(written):
            return Null()
        value = self._value(written)
        return Within(value) if self.question.type is FactType.REGION else Equals(value)

    def ordered(self, written: Written) -> Ordered:
        """Return the bound that is written; ConditionError where there is no order."""
        if self.question.type not in _ORDERED or _is_null(written):
            found = Label(zh="大小比较只用于数字和日期", en="only numbers and dates have an order")
            raise self.fault(written.column, found)
        bound: Ordered = self._value(written)
        return bound

    def fault(self, column: int, found: Label, mend: Label | None = None) -> ConditionError:
        """Return the error for what was found at `column`; by default an example shows how to mend it."""
        return ConditionError(shown(self.text), column=column, found=found, mend=mend or self._example())

    def _value(self, written: Written) -> Any:
        value = self._of_type(written)
        if value is None:
            name = shown(written.text)
            raise self.fault(written.column, Label(zh=f"无法读懂“{name}”", en=f"“{name}” cannot be read"))
        return value

    def _of_type(self, written: Written) -> Any:
        kind = self.question.type
        if written.form not in _FORMS[kind] or (written.form == "word" and written.text == "-"):
            return None
        return self._option(written) if kind is FactType.CHOICE else _READERS[kind](written.text)

    def _option(self, written: Written) -> str:
        options = self.question.options
        if any(written.text == option.value for option in options):
            return written.text
        meant = {label: o.value for o in options for label in (o.value, o.label.zh, o.label.en)}
        near = dict.fromkeys(meant[name] for name in nearest(written.text, meant))
        name = shown(written.text)
        found = Label(zh=f"没有选项“{name}”", en=f"there is no option “{name}”")
        known = ", ".join(f'"{value}"' for value in near or [option.value for option in options[:10]])
        raise self.fault(written.column, found, Label(zh=f"请用 {known}", en=f"write {known}"))

    def _example(self) -> Label:
        form = FORMS[self.question.type]
        example = _EXAMPLES.get(self.question.type) or f'"{self.question.options[0].value}"'
        return Label(zh=f"请写{form.zh}，如 {example}", en=f"write {form.en}, such as {example}")


def _is_null(written: Written) -> bool:
    return written.form == "word" and written.text == "null"


def shown(text: str) -> str:
    """Return `text` as an error shows it: its beginning, where it is long."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
