"""The values of facts: read from a command line, checked when they come from a program or from JSON.

A number is an int, or a float where it has decimals; `onething.conditions.scalars` says how it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from onething.conditions.scalars import DIGITS, as_value, exact, narrow, read_date, read_number, read_region
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.model import FactType, Question, Value

__all__ = ["FORMS", "check_value", "read_value"]

_TRUTHS = {
    **dict.fromkeys(("true", "yes", "y", "是"), True),
    **dict.fromkeys(("false", "no", "n", "否"), False),
}

FORMS: Mapping[FactType, Label] = {
    FactType.BOOLEAN: Label(zh="true（是）或 false（否）", en="true or false"),
    FactType.NUMBER: Label(
        zh=f"数字，小数不超过 {DIGITS} 位", en=f"a number (decimals up to {DIGITS} digits)"
    ),
    FactType.STRING: Label(zh="文字", en="a text"),
    FactType.CHOICE: Label(zh="所列选项之一", en="one of the options"),
    FactType.DATE: Label(zh="日期（年-月-日）", en="a date (year-month-day)"),
    FactType.REGION: Label(zh="六位区划代码", en="a region code of six digits"),
}
"""What the values of a type look like."""


def read_value(text: str, question: Question) -> Value:
    """Return the value that a person typed for a fact; `null` says that it is known to have none.

    Truth may be typed as true, yes, y, 是, false, no, n, 否; an option as its value or its label.
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
    a number as a Decimal. Raises BrokenInput with one fault, placed at the fact, that does not repeat
    the value: it may be a person's.
    """
    return None if value is None else _fitting(_checked(value, question), question)


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


def _number_value(text: str) -> Value:
    number = read_number(text)
    return None if number is None else as_value(number)


def _checked_number(value: object) -> Value:
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
    offered = isinstance(value, str) and any(value == option.value for option in question.options)
    return str(value) if offered else None


def _option(text: str, question: Question) -> str:
    names = {label: o.value for o in question.options for label in (o.label.zh, o.label.en) if label}
    names |= {option.value: option.value for option in question.options}
    if text not in names:
        raise UnknownName("option", text, names)
    return names[text]


def _fitting(value: Value, question: Question) -> Value:
    if value is not None:
        return value
    options = ", ".join(option.value for option in question.options)
    form = Label(zh=options, en=f"one of {options}") if options else FORMS[question.type]
    found = Label(zh="该值与事实的类型不符", en="the value does not fit the type of the fact")
    mend = Label(zh=f"请给出{form.zh}", en=f"give {form.en}")
    raise BrokenInput([Fault(Place(question.fact), found, mend)])
