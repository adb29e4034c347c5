"""What a promise rests on, in a small world with one store of licences."""

from __future__ import annotations

import small_promises as small

from onething.situations import Claim, robustness


def test_the_only_source_of_a_material_is_a_single_point_of_failure() -> None:
    """Without the store the licence is handed in by whoever has small premises."""
    found = robustness(small.planner(), "whole", Claim(materials=0), small.CASE)
    assert found.connected
    assert not found.any_one_down
    assert not found.certain
    assert found.single_points == ("store",)
    assert [(one.fact, one.meaning.en if one.meaning else "") for one in found.losses[0].answers] == [
        ("area", "is less than 100")
    ]


def test_a_promise_that_needs_no_source_survives_the_loss_of_all() -> None:
    """Visits do not hang on the store here."""
    found = robustness(small.planner(), "whole", Claim(visits=2), small.CASE)
    assert (found.connected, found.any_one_down, found.certain) == (True, True, True)
    assert found.losses == ()


def test_a_promise_that_does_not_hold_has_no_losses() -> None:
    """Nothing has to be lost for it to be broken."""
    found = robustness(small.planner(), "whole", Claim(visits=1), small.CASE)
    assert not found.connected
    assert found.losses == ()
