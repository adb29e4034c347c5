"""CP-SAT and the proofs answer alike, whatever it takes them."""

import pytest
from benchmarks.proof_beside import beside

pytest.importorskip("ortools")


@pytest.mark.parametrize("figure", ["visits", "materials"])
@pytest.mark.parametrize("seed", [1, 2])
def test_both_find_the_same_greatest_figure(figure: str, seed: int) -> None:
    """Measuring asserts it."""
    found = beside(figure, 4, seed)
    assert found.most >= 0
    assert found.times > 0
