"""Truths, numbers and days as files write them; a text that looks like one is not taken for one.

By default pydantic reads `yes` as true, `true` as 1 and 86400 as the second day of 1970.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AllowInfNan, BeforeValidator, Field, Strict
from pydantic_core import PydanticKnownError

__all__ = ["Count", "Day", "Number", "Truth"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _whole(value: object) -> object:
    if isinstance(value, bool | str):
        raise PydanticKnownError("int_type")
    return value


def _day(value: object) -> object:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticKnownError("date_type")


Truth = Annotated[bool, Strict()]
"""True or false."""

Count = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
"""A whole number from 0; 3.0 is one."""

Number = Annotated[float, Strict(), AllowInfNan(allow_inf_nan=False)]
"""A number, neither infinite nor undefined."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day, in files `2025-01-31`."""
