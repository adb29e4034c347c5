"""How the values of a column fall into the classes of a fact, as an engine can compute it.

A value is a *state*: 0 where it is missing, 1 where the fact has no such value, from 2 on its class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, inf, nextafter
from typing import Any

from onething.conditions import Classes, check_value
from onething.conditions.ordered import Line
from onething.conditions.scalars import exact
from onething.model import FactType, Question, Value
from onething.simulation.logs.column_kinds import ColumnKind

__all__ = ["FIRST", "MISSING", "OUTSIDE", "Cells", "Step", "cells"]

MISSING, OUTSIDE, FIRST = 0, 1, 2
"""States of a value; the class `c` is the state `FIRST + c`."""

_TRUTHS: Mapping[bool, tuple[str, ...]] = {
    True: ("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y", "是", "1", "1.0"),
    False: ("false", "False", "FALSE", "no", "No", "NO", "n", "N", "否", "0", "0.0"),
}
"""What a column may hold for a truth."""


@dataclass(frozen=True, slots=True)
class Step:
    """What lies below a limit, and not below that of the step before, has this state."""

    below: Any
    state: int


@dataclass(frozen=True, slots=True)
class Cells:
    """The states of a column's values.

    A value listed has the state that it is listed with. Any other is read by the type of the fact: in
    the order of numbers or of days by the first step whose limit it stays below, as a region by the
    codes at and below which it may lie, else it has the state `other`.
    """

    type: FactType
    kind: ColumnKind
    listed: Mapping[Any, int]
    """By value, its state."""
    other: int = OUTSIDE
    steps: tuple[Step, ...] = ()
    above: int = OUTSIDE
    """The state beyond the last step."""
    at: Mapping[str, int] | None = None
    """By region code, its state."""
    below: Mapping[str, int] | None = None
    """By region code, the state of all else that lies below it."""


def cells(classes: Classes, kind: ColumnKind, values: Mapping[str, Value]) -> Cells | None:
    """Return how a column of this kind tells the fact of `classes`; None if it cannot.

    `values` says what stands for which value of the fact; each of them fits its type.
    """
    question = classes.question
    named = {text: FIRST + classes.index(check_value(value, question)) for text, value in values.items()}
    listed = dict(_listed(kind, {**_own(question, classes), **named}))
    if question.type in (FactType.NUMBER, FactType.DATE):
        return _ordered(classes, kind, listed)
    if question.type is FactType.REGION:
        return _regional(classes, kind, listed)
    if question.type is FactType.STRING and kind is ColumnKind.TEXT:
        # A text that no test mentions is like any other such text.
        return Cells(question.type, kind, listed, other=FIRST + classes.index(_unlike(classes)))
    return Cells(question.type, kind, listed) if listed else None


def _own(question: Question, classes: Classes) -> dict[str, int]:
    """Return the states of the words by which the values of a fact are known."""
    words: dict[str, Value] = {}
    if question.type is FactType.BOOLEAN:
        words = {word: truth for truth, known in _TRUTHS.items() for word in known}
    for option in question.options:  # values first: an engine looks for the words in this order
        words[option.value] = option.value
    for option in question.options:
        for label in filter(None, (option.label.zh, option.label.en)):
            words.setdefault(label, option.value)
    if question.type is FactType.STRING:
        words = {text: text for text in getattr(classes.index, "mentioned", ()) if text is not None}
    return {word: FIRST + classes.index(value) for word, value in words.items()}


def _unlike(classes: Classes) -> str:
    """Return a text that no test of the fact mentions."""
    mentioned, text = getattr(classes.index, "mentioned", {}), "-"
    while text in mentioned:
        text += "-"
    return text


def _listed(kind: ColumnKind, by_text: Mapping[str, int]) -> Iterable[tuple[Any, int]]:
    """Yield the values of a column that stand for words, each with its state."""
    read = _READERS.get(kind)
    for text, state in by_text.items():
        value = read(text) if read else None
        if value is not None:
            yield value, state


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    number = _number(text)
    return int(number) if number is not None and number.is_integer() else None


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.lower())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_READERS: Mapping[ColumnKind, Callable[[str], Any]] = {
    ColumnKind.TEXT: str,
    ColumnKind.TRUTH: _truth,
    ColumnKind.WHOLE: _whole,
    ColumnKind.REAL: _number,
    ColumnKind.DAY: _day,
}


def _ordered(classes: Classes, kind: ColumnKind, listed: Mapping[Any, int]) -> Cells | None:
    """Return the cells of numbers or days, cut at the bounds of the tests."""
    type_, line = classes.question.type, classes.index
    cut = _CUTS.get((type_, kind))
    if cut is None or not isinstance(line, Line):
        return Cells(type_, kind, listed) if listed else None
    limits = [limit for bound in line.bounds for limit in cut(bound)]
    states = [FIRST + number for number in line.classes]
    return Cells(type_, kind, listed, steps=_steps(limits, states), above=states[-1])


def _steps(limits: list[Any], states: list[int]) -> tuple[Step, ...]:
    """Return the steps, without those in which nothing lies, and one for neighbours of equal state."""
    steps: list[Step] = []
    for limit, state in zip(limits, states, strict=False):
        if limit is None or (steps and limit <= steps[-1].below):
            continue
        if steps and steps[-1].state == state:
            steps.pop()
        steps.append(Step(limit, state))
    while steps and steps[-1].state == states[-1]:
        steps.pop()
    return tuple(steps)


def _whole_cuts(bound: Any) -> tuple[int, int]:
    return ceil(bound), floor(bound) + 1


def _real_cuts(bound: Any) -> tuple[float, float]:
    """Return the least float that stands for a bound, and the least that stands for more.

    A float stands for the decimal of fifteen digits that is nearest to it, so several stand for one.
    """
    low = high = float(bound)
    while exact(below := nextafter(low, -inf)) == bound:
        low = below
    while exact(high) == bound:
        high = nextafter(high, inf)
    return low, high


def _day_cuts(bound: date) -> tuple[date, date | None]:
    return bound, None if bound == date.max else bound + timedelta(days=1)


def _day_text_cuts(bound: date) -> tuple[str, str]:
    return f"{bound:%Y%m%d}", f"{bound:%Y%m%d}~"


_CUTS: Mapping[tuple[FactType, ColumnKind], Callable[[Any], tuple[Any, Any]]] = {
    (FactType.NUMBER, ColumnKind.WHOLE): _whole_cuts,
    (FactType.NUMBER, ColumnKind.REAL): _real_cuts,
    (FactType.NUMBER, ColumnKind.TEXT): _real_cuts,
    (FactType.DATE, ColumnKind.DAY): _day_cuts,
    (FactType.DATE, ColumnKind.MOMENT): _day_cuts,
    (FactType.DATE, ColumnKind.TEXT): _day_text_cuts,
    (FactType.DATE, ColumnKind.WHOLE): _day_text_cuts,
}
"""By the type of a fact and the kind of a column: a bound as the limits below it and above it."""


def _regional(classes: Classes, kind: ColumnKind, listed: Mapping[Any, int]) -> Cells | None:
    if kind not in (ColumnKind.TEXT, ColumnKind.WHOLE):
        return None
    at, below = getattr(classes.index, "at", {}), getattr(classes.index, "below", {})
    return Cells(
        FactType.REGION,
        kind,
        listed,
        at={code: FIRST + number for code, number in at.items()},
        below={code: FIRST + number for code, number in below.items()},
    )
