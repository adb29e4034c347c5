"""Many demands decided by one subtraction."""

from __future__ import annotations

import pytest
from small_worlds import item, mode, plan, replacing, source

from onething.workflows.lanes import Lane, lane, lay_out


def test_a_way_counts_where_the_demand_applies_and_the_way_is_open() -> None:
    """Each term of a way is joined with each of the demand; last come those of applying at all."""
    made = lane([(0,), (1,)], [(5, [(2, 0)])])
    assert made.terms == (((0, 2), 5), ((1, 2, 0), 5), ((0,), None), ((1,), None))


def test_the_lowest_bit_of_each_lane_is_found() -> None:
    """What is open in one lane does not touch the others."""
    lanes = lay_out([lane([()], [(way, [(way,)]) for way in range(3)]) for _ in range(3)])
    assert lanes.lowest(0b0000_0000_0000_1000_0000_0110) == (0b10, 0b1000, 0)


def test_lanes_of_several_widths_stand_side_by_side() -> None:
    """A wide lane takes its room, the next begins where it ends."""
    lanes = lay_out([lane([()], [(way, [(way,)]) for way in range(count)]) for count in (3, 10, 0)])
    assert (lanes.widths, lanes.lowest(0b01 << 24 | 0b110 << 8 | 0b1000)) == ((8, 16, 8), (0b1000, 0b10, 0b1))


@pytest.mark.parametrize(("ways", "width"), [(0, 8), (6, 8), (7, 16), (30, 32), (31, 64), (62, 64)])
def test_a_lane_is_as_wide_as_its_terms_and_a_guard(ways: int, width: int) -> None:
    """The topmost bit is never set by a term."""
    assert lay_out([lane([()], [(way, [(way,)]) for way in range(ways)])]).widths == (width,)


def test_too_many_terms_have_no_lane() -> None:
    """A demand that needs more than 63 terms is decided by itself."""
    assert lane([()], [(way, [(way,)]) for way in range(63)]) == Lane(narrow=False)


@pytest.mark.parametrize(
    ("region", "expected"), [("990102", "e-licence"), ("110199", "commitment"), ("120000", None)]
)
def test_a_demand_without_a_lane_is_decided_like_others(region: str, expected: str | None) -> None:
    """A store that covers a hundred districts, each written for itself."""
    covered = [{"region": f"{110000 + 100 * city}"} for city in range(1, 3)]
    covered += [{"region": f"{number}"} for number in range(990101, 990171)]
    promise = replacing("commitment", "deed", when={"region": "110000"})
    licence = replacing("e-licence", source={"supplies": "{requirement.material}"}, when={"region": "990000"})
    made = plan(
        item("a", "deed"), source("store", "deed", coverage=covered), rules=[licence, promise], region=region
    )
    assert mode(made, "a", "deed") == expected
