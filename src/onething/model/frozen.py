"""Dictionaries that nobody can change: what the mappings of frozen nouns are."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

__all__ = ["Frozen"]

K = TypeVar("K")
V = TypeVar("V")


class Frozen(dict[K, V]):
    """A dictionary that cannot be changed, and so can be shared, and hashed as far as its values can.

    It reads as fast as any other, equals one with the same content, and survives being copied and
    pickled; joining it with another (`|`) gives a plain dictionary.

    >>> Frozen(age=8)["age"], Frozen(age=8) == {"age": 8}
    (8, True)
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed: make a new one, such as {**old, name: value}")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)
