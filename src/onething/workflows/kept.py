"""Keeping what was worked out, up to a number, for threads to share."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Kept"]

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Kept(Generic[Key, Made]):
    """Values by key; beyond `most` of them the oldest is forgotten.

    >>> kept = Kept(1)
    >>> kept.of("a", lambda: 1), kept.of("a", lambda: 2)
    (1, 1)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Key, Made] = {}
        self._changing = Lock()

    def of(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return the value of a key; it is made where there is none, at times by several threads at once."""
        found = self._values.get(key)
        if found is None:
            found = make()
            self._keep(key, found)
        return found

    def _keep(self, key: Key, value: Made) -> None:
        with self._changing:
            if len(self._values) >= self._most:
                self._values.pop(next(iter(self._values)))
            self._values[key] = value
