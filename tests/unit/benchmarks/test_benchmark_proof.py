"""The made-up one-thing of the benchmark is what it says, and its figures are those of all situations."""

from __future__ import annotations

from benchmarks import proof


def test_few_questions_are_gone_through_one_by_one() -> None:
    """Measuring asserts that the proof agrees with going through all situations."""
    found = proof._grown(proof.world(3, seed=1), 3)
    assert found.enumerated
    assert found.situations <= proof.ENUMERATED


def test_it_is_as_large_as_it_says() -> None:
    """Twelve items with sixty requirements, and twenty-five sources."""
    catalogue = proof.world(20, seed=1).catalogue
    assert len(catalogue.items) == 12
    assert sum(len(item.requirements) for item in catalogue.items.values()) == 60
    assert len(catalogue.sources) == 25
