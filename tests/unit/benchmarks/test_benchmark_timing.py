"""Timing competitors in turns."""

from benchmarks.timing import Spread, interleaved


def test_every_competitor_is_timed_on_every_case() -> None:
    """Each call is timed once, apart from one to warm up in each turn."""
    calls: dict[str, list[int]] = {"first": [], "second": []}
    spreads = interleaved({name: seen.append for name, seen in calls.items()}, calls=150)
    assert {name: spread.calls for name, spread in spreads.items()} == {"first": 150, "second": 150}
    assert calls["first"] == [0, *range(100), 100, *range(100, 150)]


def test_competitors_take_turns() -> None:
    """A slow moment of the machine hits all of them."""
    order: list[str] = []
    interleaved({name: lambda _, name=name: order.append(name) for name in "ab"}, calls=200)
    assert [order[0], order[101], order[202], order[303]] == ["a", "b", "a", "b"]


def test_a_spread_is_in_microseconds() -> None:
    """The median is what counts: a pause of the machine does not move it."""
    assert Spread.of([1e-6, 2e-6, 1.0]) == Spread(least=1.0, median=2.0, most=1e6, calls=3)
