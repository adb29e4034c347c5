"""The values of facts: read from a command line, checked when they come from a program or from JSON.

A number is an int, or a float where it has decimals. A float stands for the decimal of 15 significant
digits that is nearest to it, as in a spreadsheet: 0.1 is one tenth, 0.1 + 0.2 is 0.3, and what a
person typed is what is compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from onething.conditions.unary import Number
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.model import FactType, Question, Value

__all__ = [
    "FORMS",
    "as_value",
    "check_value",
    "exact",
    "narrow",
    "read_date",
    "read_number",
    "read_region",
    "read_value",
]

DIGITS = 15
"""Decimals of so many significant digits survive being a float and back (C's `DBL_DIG`)."""

_NUMBER = re.compile(r"-?(?:[0-9]{1,18}(?:\.[0-9]{1,15})?|\.[0-9]{1,15})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REGION = re.compile(r"[0-9]{6}")
_TRUTHS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＼"}
_NARROW = _FULL_WIDTH | str.maketrans("、【】−–", ",[]--")

FORMS: Mapping[FactType, Label] = {
    FactType.BOOLEAN: Label(zh="是或否（true、false）", en="true or false"),
    FactType.NUMBER: Label(
        zh=f"数字，带小数的不超过 {DIGITS} 位", en=f"a number, with decimals up to {DIGITS} digits"
    ),
    FactType.STRING: Label(zh="文字", en="a text"),
    FactType.CHOICE: Label(zh="所列选项之一", en="one of the options"),
    FactType.DATE: Label(zh="日期，如 2025-01-31", en="a date such as 2025-01-31"),
    FactType.REGION: Label(zh="六位区划代码，如 430100", en="a region code of six digits, such as 430100"),
}
"""What the values of a type look like."""


def read_value(text: str, question: Question) -> Value:
    """Return the value that a person typed for a fact; `null` says that it is known to have none.

    Truth may be typed as true, yes, 是, false, no, 否; an option as its value or its label.
    Raises UnknownName for an option that is not offered, BrokenInput for what cannot be read.

    >>> from onething.model import CONSENT
    >>> read_value("是", Question(fact=CONSENT, label="同意吗？"))
    True
    """
    text = text.strip()
    if text == "null":
        return None
    return _fitting(_read(text, question), question)


def check_value(value: object, question: Question) -> Value:
    """Return `value` as conditions compare it, provided it fits the type of the fact; None stays None.

    A date may come as its ISO text or as a datetime, whose day counts; a region as an integer;
    a number as a Decimal. Raises UnknownName for an option that is not offered, else BrokenInput
    with one fault, placed at the fact, that does not repeat the value.
    """
    return None if value is None else _fitting(_checked(value, question), question)


def exact(value: Any) -> Any:
    """Return `value`, a float as the decimal that it stands for.

    >>> exact(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(f"{value:.{DIGITS}g}") if isinstance(value, float) else value


def as_value(number: Number) -> int | float:
    """Return the value for an exact number: an int where it is whole, else a float."""
    return int(number) if number == int(number) else float(number)


def narrow(text: str) -> str:
    """Return `text` with full-width and Chinese punctuation and digits as ASCII, one for one.

    It is what NFKC does to full-width forms, except for what delimits a string or escapes in it.
    """
    return text.translate(_NARROW)


def read_number(text: str) -> Number | None:
    """Return the number that `text` writes; None if there is none, or none that a value can be."""
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    if number == int(number):
        return int(number)
    number = Decimal(text.rstrip("0"))
    return number if len(number.as_tuple().digits) <= DIGITS else None


def read_date(text: str) -> date | None:
    """Return the day that `text` writes as year-month-day; None if there is none."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def read_region(text: str) -> str | None:
    """Return the region code that `text` writes; None if it is not six digits."""
    return text if _REGION.fullmatch(text) else None


def _read(text: str, question: Question) -> Value:
    match question.type:
        case FactType.BOOLEAN:
            return _TRUTHS.get(narrow(text).lower())
        case FactType.NUMBER:
            return _number_value(narrow(text))
        case FactType.DATE:
            return read_date(narrow(text))
        case FactType.REGION:
            return read_region(narrow(text))
        case FactType.CHOICE:
            return _option(text, question)
        case FactType.STRING:
            return text


def _checked(value: object, question: Question) -> Value:
    match question.type:
        case FactType.BOOLEAN:
            return value if isinstance(value, bool) else None
        case FactType.NUMBER:
            return _checked_number(value)
        case FactType.DATE:
            return _checked_date(value)
        case FactType.REGION:
            return _checked_region(value)
        case FactType.CHOICE:
            return _checked_option(value, question)
        case FactType.STRING:
            return value if isinstance(value, str) else None


def _number_value(text: str) -> int | float | None:
    number = read_number(text)
    return None if number is None else as_value(number)


def _checked_number(value: object) -> int | float | None:
    match value:
        case bool():
            return None
        case int():
            return value
        case float() if isfinite(value):
            return as_value(exact(value))
        case Decimal():
            return _number_value(str(value))
        case _:
            return None


def _checked_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return read_date(value) if isinstance(value, str) else value if isinstance(value, date) else None


def _checked_region(value: object) -> str | None:
    if isinstance(value, int) and 0 <= value < 10**6:
        value = str(value)
    return read_region(value) if isinstance(value, str) else None


def _checked_option(value: object, question: Question) -> str | None:
    values = [option.value for option in question.options]
    if isinstance(value, str) and value not in values:
        raise UnknownName("option", value, values)
    return value if isinstance(value, str) else None


def _option(text: str, question: Question) -> str:
    names = {label: o.value for o in question.options for label in (o.label.zh, o.label.en) if label}
    names |= {option.value: option.value for option in question.options}
    if text not in names:
        raise UnknownName("option", text, names)
    return names[text]


def _fitting(value: Value, question: Question) -> Value:
    if value is not None:
        return value
    form = FORMS[question.type]
    found = Label(zh="该值与事实的类型不符", en="the value does not fit the type of the fact")
    mend = Label(zh=f"请给出{form.zh}", en=f"give {form.en}")
    raise BrokenInput([Fault(Place(question.fact), found, mend)])
