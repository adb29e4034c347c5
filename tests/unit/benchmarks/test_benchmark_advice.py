"""The benchmark of choosing reforms, on a choice so small that all sets are tried."""

from benchmarks import advice


def test_equal_seeds_give_equal_choices():
    """So that runs can be compared."""
    assert list(advice.made_up(1, 5, 9)) == list(advice.made_up(1, 5, 9))


def test_a_small_choice_is_proven_and_agrees_with_trying_all_sets(monkeypatch):
    """The benchmark itself asserts that they agree."""
    monkeypatch.setattr(advice, "SIZES", ((8, 40),))
    (found,) = advice.measure(seconds=30)
    assert (found.gap, found.candidates) == (0.0, 8)
    assert 0 < found.greedy <= 1
    assert found.trying is not None
