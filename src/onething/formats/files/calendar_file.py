"""Reading what a file says of working days: years that the official calendar does not reach yet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path

from onething.calendars import OFFICIAL, Override, WorkingDays
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
    `workdays` that are worked, the last two as days such as 2027-01-01. A year that the official
    calendar knows can be corrected by days alone; any other must join on, and have holidays. Raises
    BrokenInput with every fault.
    """
    document = read_yaml(Path(path))
    faults = list(_faults(document)) or list(_contradictions(document))
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


def _contradictions(document: Document) -> Iterator[Fault]:
    """Yield what is wrong with values that are each well written."""
    if not isinstance(document.data, dict):
        return
    years, holidays, workdays = (document.data.get(key, []) for key in _KEYS)
    official = range(OFFICIAL.known_from.year, OFFICIAL.known_until.year + 1)
    reached = WorkingDays(Override(years=frozenset(years)))
    free = _days(holidays)
    for number, year in enumerate(years):
        if wrong := _wrong_year(year, official, reached, {day.year for day in free}):
            yield Fault(document.place("years", number), *wrong)
    for key, days in (("holidays", holidays), ("workdays", workdays)):
        for number, day in enumerate(map(_day, days)):
            if day.year not in official and day.year not in years:
                yield Fault(document.place(key, number), *_unknown_year(day))
            elif key == "workdays" and day in free:
                yield Fault(document.place(key, number), *_both(day))


def _wrong_year(
    year: int, official: range, reached: WorkingDays, with_holidays: Container[int]
) -> tuple[Label, Label] | None:
    if year in official:
        found = Label(
            zh=f"{year} 年已在官方日历中，列在 years 里会抹去其放假安排",
            en=f"the official calendar knows {year}; under years its holidays would be lost",
        )
        return found, Label(
            zh="从 years 中去掉该年；个别日期写在 holidays 或 workdays",
            en="take it out of years; single days of it go under holidays or workdays",
        )
    if not reached.known_from.year <= year <= reached.known_until.year:
        found = Label(
            zh=f"{year} 年与已知年份（{reached.known_from.year}—{reached.known_until.year}）之间有空缺",
            en=f"between {year} and the known years ({reached.known_from.year} to {reached.known_until.year})"
            " is a gap",
        )
        return found, Label(zh="补上中间的年份", en="give the years between them too")
    if year not in with_holidays:
        found = Label(
            zh=f"{year} 年没有任何放假日，春节也会算作工作日",
            en=f"{year} has no holidays; even the Spring Festival would be worked",
        )
        return found, _FORM
    return None


def _both(day: date) -> tuple[Label, Label]:
    found = Label(zh=f"{day} 同时列为放假和上班", en=f"{day} stands under both holidays and workdays")
    return found, Label(zh="只留一处", en="keep one of the two")


def _unknown_year(day: date) -> tuple[Label, Label]:
    found = Label(
        zh=f"{day} 所在年份既不在官方日历中，也不在 years 中",
        en=f"{day} lies in a year that neither the official calendar nor years knows",
    )
    return found, Label(zh=f"在 years 中加上 {day.year}", en=f"add {day.year} to years")


def _day(value: object) -> date:
    return read_date(str(value)) or date.min


def _days(values: Iterable[object]) -> frozenset[date]:
    return frozenset(day for value in values if (day := read_date(str(value))))


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= date.max.year


_FORM = Label(
    zh="写成 years: [2027]、holidays: [2027-01-01, …]、workdays: [2027-01-30, …]，各占一行",
    en="write years: [2027], holidays: [2027-01-01, …] and workdays: [2027-01-30, …], a line each",
)
