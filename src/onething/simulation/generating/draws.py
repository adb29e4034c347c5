"""The values that the facts of a one-thing are drawn from, each as often as it has slots.

A fact has a fixed number of slots, and a case takes the value of one of them by chance. Facts that a
constraint joins share their slots, so that no case has values that cannot occur together.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from onething.conditions import Classes, Formula, compile_condition, evaluate, facts, read_value
from onething.conditions.ordered import Line
from onething.errors import BrokenInput, Fault, OnethingError, Place
from onething.language import Label
from onething.model import DATE, REGION, FactName, FactType, OneThing, Question, Value
from onething.simulation.generating.distributions import Distribution
from onething.workflows import Planner

__all__ = ["SLOTS", "Draw", "Weighed", "draws", "joined", "spread"]

SLOTS = 2000
"""Slots of each fact: a share of one in two thousand can be told."""
_TRIES = 400
"""So often values are drawn anew for a slot until the constraints allow them."""
_MOST_VALUES = 5000
"""Of a wider range so many values are taken, at even distances."""

Weighed = Sequence[tuple[Value, float]]
"""Values, each with its weight."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Facts that are drawn together."""

    facts: tuple[FactName, ...]
    slots: tuple[tuple[Value, ...], ...]
    """By slot the values of the facts, None where one is missing."""


def draws(
    planner: Planner,
    onething: OneThing,
    read: Mapping[FactName, Classes],
    stated: Mapping[FactName, Distribution],
    chance: random.Random,
) -> Iterator[Draw]:
    """Yield what the facts of a one-thing are drawn from; the region and the day are not among them.

    Raises BrokenInput for a distribution that does not fit its fact, and for constraints that the
    values drawn do not meet.
    """
    always = list(_always(planner, onething))
    groups = joined(set(facts(formula)) - {REGION, DATE} for formula in always)
    constrained = {fact for group in groups for fact in group}
    weighed = {
        name: _weighed(name, planner.questions[name], read.get(name), stated.get(name))
        for name in sorted({*read, *constrained} - {REGION, DATE})
    }
    for name in [one for one in weighed if one not in constrained]:
        slots = spread(weighed[name], chance)
        yield Draw((name,), tuple((value,) for value in _missing(slots, stated.get(name), chance)))
    for group in groups:
        formulas = [formula for formula in always if set(facts(formula)) <= {*group, REGION, DATE}]
        yield Draw(group, tuple(_allowed(onething, group, weighed, formulas, chance)))


def _always(planner: Planner, onething: OneThing) -> Iterator[Formula]:
    wholes, _ = onething.members(planner.catalogue.onethings)
    for constraint in (one for whole in wholes for one in whole.constraints):
        yield compile_condition(constraint.always, planner.questions)


def spread(weighed: Weighed, chance: random.Random, slots: int = SLOTS) -> list[Value]:
    """Return slots with the values, each as many as its weight asks for, in random order."""
    sums = list(accumulate(weight for _, weight in weighed))
    places = (sums[-1] * (slot + 0.5) / slots for slot in range(slots))
    found = [weighed[min(bisect(sums, place), len(weighed) - 1)][0] for place in places]
    chance.shuffle(found)
    return found


def _missing(values: list[Value], stated: Distribution | None, chance: random.Random) -> list[Value]:
    if not stated or not stated.missing:
        return values
    gone = set(chance.sample(range(len(values)), round(len(values) * stated.missing)))
    return [None if slot in gone else value for slot, value in enumerate(values)]


def joined(linked: Iterable[Iterable[FactName]]) -> Sequence[tuple[FactName, ...]]:
    """Return the groups of facts that are linked, directly or through others."""
    groups: list[set[FactName]] = []
    for link in linked:
        own = set(link)
        for group in [one for one in groups if one & own]:
            own |= group
            groups.remove(group)
        groups.append(own)
    return [tuple(sorted(group)) for group in groups if group]


def _allowed(
    onething: OneThing,
    names: Sequence[FactName],
    weighed: Mapping[FactName, Weighed],
    formulas: Sequence[Formula],
    chance: random.Random,
) -> Iterator[tuple[Value, ...]]:
    """Yield for each slot values that the constraints allow: those drawn alone, without the impossible."""
    columns = [spread(weighed[name], chance) for name in names]
    for _ in range(SLOTS):
        for _ in range(_TRIES):
            values = tuple(chance.choice(column) for column in columns)
            known = dict(zip(names, values, strict=True))
            if all(evaluate(formula, known) is not False for formula in formulas):
                yield values
                break
        else:
            found = Label(
                zh="所给分布几乎不含符合 constraints 的情形",
                en="the distributions hold next to no case that the constraints allow",
            )
            mend = Label(zh="改正 " + "、".join(names) + " 的分布", en="mend those of " + ", ".join(names))
            raise BrokenInput([Fault(Place(onething.id), found, mend)])


def _weighed(
    name: FactName, question: Question, classes: Classes | None, stated: Distribution | None
) -> Weighed:
    if stated and stated.weights:
        return [(_read(name, text, question), weight) for text, weight in stated.weights.items() if weight]
    if stated and stated.between:
        low, high = (_read(name, text, question) for text in stated.between)
        return [(value, 1.0) for value in _between(name, low, high)]
    return [(value, 1.0) for value in _plausible(question, classes)]


def _read(name: FactName, text: str, question: Question) -> Value:
    try:
        return read_value(text, question)
    except OnethingError:
        found = Label(zh=f"“{text}”不是事实“{name}”的值", en=f"“{text}” is no value of the fact “{name}”")
        mend = Label(zh="写该事实的值", en="write a value that it has")
        raise BrokenInput([Fault(Place(f"facts.{name}"), found, mend)]) from None


def _between(name: FactName, low: Value, high: Value) -> Sequence[Value]:
    if isinstance(low, date) and isinstance(high, date):
        return [low + timedelta(days=day) for day in _steps((high - low).days)]
    if isinstance(low, int | float) and isinstance(high, int | float):
        return [low + step for step in _steps(int(high - low))]
    found = Label(zh=f"事实“{name}”没有大小顺序", en=f"the fact “{name}” has no order")
    mend = Label(zh="写 weights", en="write weights")
    raise BrokenInput([Fault(Place(f"facts.{name}"), found, mend)])


def _steps(width: int) -> Sequence[int]:
    return range(0, max(width, 0) + 1, max(width // _MOST_VALUES, 1))


def _plausible(question: Question, classes: Classes | None) -> Sequence[Value]:
    """Return values that are plausible without a word about them."""
    if question.type is FactType.BOOLEAN:
        return [True, False]
    if question.options:
        return [option.value for option in question.options]
    line = classes.index if classes else None
    if isinstance(line, Line) and line.bounds:
        return _around(line.bounds)
    examples = [value for value in classes.examples if value is not None] if classes else []
    return examples or [""]


def _around(bounds: Sequence[Any]) -> Sequence[Value]:
    """Return numbers from nought to twice the greatest bound, or days from a year before to one after."""
    low, high = bounds[0], bounds[-1]
    if isinstance(low, date):
        year = timedelta(days=365)
        return _between(DATE, low - year, high + year)
    return _between(DATE, int(min(0, 2 * low)), int(max(2 * high, high + 2)))
