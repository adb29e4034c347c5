"""Keeping what was worked out."""

from __future__ import annotations

from onething.workflows.kept import Kept


def test_a_value_is_made_once() -> None:
    """What is kept is not made again."""
    kept: Kept[str, int] = Kept(2)
    assert [kept.of("a", lambda: 1), kept.of("a", lambda: 2)] == [1, 1]


def test_the_oldest_is_forgotten() -> None:
    """Beyond the number that is kept the value made first makes room."""
    kept: Kept[str, int] = Kept(2)
    for name in "abc":
        kept.of(name, lambda: 1)
    assert [kept.of(name, lambda: 2) for name in "cb"] == [1, 1]
    assert kept.of("a", lambda: 2) == 2
