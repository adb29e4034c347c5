"""Finding out what sets come to with few looks."""

import pytest

from onething.choosing.eliciting import NeverWorse, all_values, steps_found

FIFTEEN = (1 << 15) - 1


class Looking:
    """A function of sets that counts how often it is looked at."""

    def __init__(self, function):
        self.function, self.looks = function, 0

    def __call__(self, chosen):
        self.looks += 1
        return float(self.function(chosen))


def test_two_looks_are_enough_where_all_reforms_change_nothing():
    """None and all come to the same."""
    look = Looking(lambda _: 3)
    found = steps_found(look, FIFTEEN)
    assert (found.base, found.table.steps, look.looks) == (3.0, {}, 2)


def test_a_visit_with_three_causes_is_found_among_fifteen_reforms():
    """With far fewer looks than there are sets."""
    causes = 0b100010000000010
    look = Looking(lambda chosen: chosen & causes == causes)
    assert steps_found(look, FIFTEEN).table.steps == {causes: 1.0}
    assert look.looks < 100


def test_a_reform_that_makes_something_worse_is_noticed():
    """If it is looked at."""
    with pytest.raises(NeverWorse):
        steps_found(lambda chosen: 1.0 - (chosen & 1), 0b11)


def test_what_is_not_found_is_told_as_slack():
    """After so many looks what is certain stands, and by how much more it may be."""
    found = steps_found(lambda chosen: float(chosen.bit_count()), FIFTEEN, looks=10)
    assert found.slack > 0
    assert found.table.value(FIFTEEN) + found.slack >= 15


def test_reforms_that_exclude_one_another_are_not_looked_at_together():
    """Neither way of looking does."""
    seen = []
    for find in (all_values, steps_found):
        find(lambda chosen: seen.append(chosen) or float(chosen.bit_count()), 0b111, [0b101])
    assert all(chosen & 0b101 != 0b101 for chosen in seen)
