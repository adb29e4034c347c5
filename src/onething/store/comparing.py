"""Whether two results say the same, figure by figure, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from pydantic import JsonValue

from onething.model.noun import Noun
from onething.store.documents import plain
from onething.store.kept import Result, RunId

__all__ = ["Difference", "Repeat", "differences"]


class Difference(Noun):
    """A figure that is another one than before."""

    figure: str
    """Where it stands, such as `scenarios[baseline].totals.visits`."""
    before: JsonValue
    """None: there was none."""
    now: JsonValue


class Repeat(Noun):
    """What came of repeating a run."""

    run: RunId
    equal: bool
    """Whether every figure is the same to the last digit."""
    differences: tuple[Difference, ...]
    version_before: str
    """The version of the library that made the run."""
    version: str
    """The version that repeated it."""


_NO_FIGURES = {"seconds", "cached", "version", "engine", "plans", "inputs", "assumptions", "reforms", "notes"}
"""What a result says of how it was made, and its sentences, which a later version may word better."""


def differences(before: Result, now: Result) -> tuple[Difference, ...]:
    """Return all figures in which two results differ; how long they took and their sentences do not count."""
    old, new = (
        {name: value for name, value in plain(one).items() if name not in _NO_FIGURES}
        for one in (before, now)
    )
    for one in (old, new):
        one["log"].pop("name")  # a log is known by its digest, wherever it lies
    return tuple(_differences("", old, new))


def _differences(path: str, before: Any, now: Any) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for name in dict.fromkeys([*before, *now]):
            inner = f"{path}.{name}" if path else str(name)
            yield from _differences(inner, before.get(name), now.get(name))
    elif isinstance(before, list) and isinstance(now, list):
        yield from _of_lists(path, before, now)
    elif before != now:
        yield Difference(figure=path, before=before, now=now)


def _of_lists(path: str, before: Sequence[Any], now: Sequence[Any]) -> Iterator[Difference]:
    for number, (old, new) in enumerate(zip_longest(before, now)):
        yield from _differences(f"{path}[{_name(old or new, number)}]", old, new)


def _name(part: Any, number: int) -> str:
    """Return what tells a part of a list from the others: an id or key where it has one."""
    if not isinstance(part, Mapping):
        return str(number)
    said = (part.get(name) for name in ("dimension", "key", "id", "column", "source", "input"))
    return " ".join(str(one) for one in said if one) or str(number)
