"""Ids that are given out once: the wanted one, or the next free one of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["Ids", "numbered"]


class Ids:
    """Gives out ids of one kind; what was `reserved` is only given to those who are entitled to it."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._reserved = set(reserved)
        self._given: set[str] = set()

    def give(self, wanted: str, *, entitled: bool = False) -> str:
        """Return `wanted` if it is free, else the first free one of `wanted-2`, `wanted-3` and so on."""
        shut = self._given if entitled else self._given | self._reserved
        free = next(id for id in _numbered(wanted) if id not in shut)
        self._given.add(free)
        return free

    def free(self, wanted: str) -> bool:
        """Tell whether nobody was given `wanted` yet."""
        return wanted not in self._given


def numbered(wanted: str, id: str) -> bool:
    """Tell whether an id is `wanted` with a number behind it, as `Ids` gives it where that is taken."""
    return id.startswith(f"{wanted}-") and id.removeprefix(f"{wanted}-").isdigit()


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1
