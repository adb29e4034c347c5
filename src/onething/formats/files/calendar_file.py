"""Reading what a file says of working days: years that the official calendar does not reach yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from onething.calendars import Override, WorkingDays
from onething.conditions.scalars import read_date
from onething.errors import BrokenInput, Fault
from onething.formats.files.document import Document
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label

__all__ = ["load_calendar"]

_KEYS = ("years", "holidays", "workdays")


def load_calendar(path: Path | str) -> WorkingDays:
    """Return the official calendar with what a YAML file adds to it.

    The file has up to three keys: `years` that are fully said here, `holidays` that are free and
    `workdays` that are worked, the last two as days such as 2027-01-01. Raises BrokenInput with every
    fault.
    """
    document = read_yaml(Path(path))
    faults = list(_faults(document))
    said = document.data
    if faults or not isinstance(said, dict):
        raise BrokenInput(faults)
    return WorkingDays(
        Override(
            years=frozenset(said.get("years", ())),
            holidays=_days(said.get("holidays", ())),
            workdays=_days(said.get("workdays", ())),
        )
    )


def _faults(document: Document) -> Iterator[Fault]:
    data = document.data
    if not isinstance(data, dict) or not data:
        yield Fault(
            document.place(),
            Label(zh="没有写明年份或日期", en="no years or days are given"),
            _FORM,
        )
        return
    for key, values in data.items():
        if key not in _KEYS:
            yield Fault(document.place(key), Label(zh=f"未知的键“{key}”", en=f"unknown key “{key}”"), _FORM)
        elif not isinstance(values, list):
            yield Fault(document.place(key), Label(zh=f"“{key}”不是列表", en=f"“{key}” is not a list"), _FORM)
        else:
            yield from _wrong_values(document, key, values)


def _wrong_values(document: Document, key: str, values: list[object]) -> Iterator[Fault]:
    for number, value in enumerate(values):
        fits = _is_year(value) if key == "years" else read_date(str(value)) is not None
        if not fits:
            found = Label(zh=f"“{value}”不合要求", en=f"“{value}” does not fit")
            yield Fault(document.place(key, number), found, _FORM)


def _days(values: Iterable[object]) -> frozenset[date]:
    return frozenset(day for value in values if (day := read_date(str(value))))


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= date.max.year


_FORM = Label(
    zh="写成 years: [2027]，holidays 和 workdays 列出 2027-01-01 这样的日期",
    en="write years: [2027], and days such as 2027-01-01 under holidays and workdays",
)
