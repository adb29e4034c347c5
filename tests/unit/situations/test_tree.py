"""The decision tree: what it tells while it grows, and when it gives up."""

from __future__ import annotations

import pytest
import small_promises as small

from onething.situations import Claim, prove, space_of
from onething.situations import tree as trees
from onething.situations.tree import Met, OutOfPatience, Tree


def grown(visits: int) -> Tree:
    """Return a tree of the small world that has grown nowhere yet."""
    planner = small.planner()
    space = space_of(planner, planner.catalogue.onething("whole"), small.CASE)
    return Tree.of(space, Claim(visits=visits))


def test_progress_tells_how_many_parts_were_looked_at_and_which_share_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Parts one by one, shares from nothing to the whole at most."""
    monkeypatch.setattr(trees, "_EVERY", 1)
    told: list[tuple[int, float]] = []
    prove(small.planner(), "whole", Claim(visits=1), small.CASE, progress=lambda *how: told.append(how))
    parts, shares = zip(*told, strict=True)
    assert list(parts) == list(range(1, len(told) + 1))
    assert all(0 <= share <= 1 for share in shares)


def test_a_search_gives_up_after_so_many_parts() -> None:
    """What comes next has no such limit."""
    tree = grown(1)
    with pytest.raises(OutOfPatience), tree.limited(0):
        tree.search({}, broken=True)
    assert isinstance(tree.search({}, broken=True), Met)


def test_a_limit_within_another_never_allows_more() -> None:
    """What is looked at within counts for both."""
    tree = grown(1)
    with tree.limited(5):
        with tree.limited(100):
            tree.keeps({})
            assert tree.patience == 4
        assert tree.patience == 4
    assert tree.patience is None
