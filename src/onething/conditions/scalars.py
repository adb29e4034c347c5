"""Scalars: how numbers, dates and region codes are written, and held exactly.

A number is an int, or a float where it has decimals. A float stands for the decimal of 15 significant
digits that is nearest to it, as in a spreadsheet: 0.1 is one tenth, 0.1 + 0.2 is 0.3, and what a
person typed is what is compared.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from onething.conditions.unary import Number, Scalar
from onething.model import Value

__all__ = ["DIGITS", "as_value", "exact", "narrow", "read_date", "read_number", "read_region"]

DIGITS = 15
"""Decimals of so many significant digits survive being a float and back (C's `DBL_DIG`)."""

_NUMBER = re.compile(r"-?(?:[0-9]{1,18}(?:\.[0-9]{1,15})?|\.[0-9]{1,15})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REGION = re.compile(r"[0-9]{6}")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＼"}
_NARROW = _FULL_WIDTH | str.maketrans("、【】−–", ",[]--")


def exact(value: Any) -> Any:
    """Return `value`, a float as the decimal that it stands for.

    >>> exact(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(f"{value:.{DIGITS}g}") if isinstance(value, float) else value


def as_value(literal: Scalar) -> Value:
    """Return the value that equals a literal: a decimal becomes an int where it is whole, else a float."""
    if not isinstance(literal, Decimal):
        return literal
    return int(literal) if literal == int(literal) else float(literal)


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
