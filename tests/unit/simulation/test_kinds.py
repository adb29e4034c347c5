"""Kinds: profiles that come to the same in every scenario share a number, however they are planned."""

from datetime import date

import pytest
from tests.fictional.city import planner
from tests.made_tally import tally

from onething.reforms import Reform
from onething.simulation.kinds import joined, kinds_of
from onething.simulation.sharing_out import planned_kinds, processors
from onething.simulation.worlds import Worlds

ROWS = [("open-a-teahouse", {"shop.area": area}, "", "", 1.0) for area in (10, 20, 300, 400)]
HALF = Reform.model_validate(
    {
        "id": "half",
        "name": "half",
        "reason": "x",
        "changes": [
            {"do": "cover", "source": "id-card-store", "coverage": [{"region": "000000", "share": 0.5}]}
        ],
    }
)
SCENARIOS = [(), ("half",)]


def worlds():
    """Return the city as it is and with a source that knows half of the cases."""
    return Worlds(planner(), [HALF], as_of=date(2026, 6, 1))


def test_profiles_that_come_to_the_same_are_one_kind():
    """Teahouses below 200 square metres need no fire check, whatever their size."""
    kinds = kinds_of(tally(*ROWS).profiles, worlds(), SCENARIOS)
    assert kinds.of_profile == [0, 0, 1, 1]
    assert [len(outcomes) for outcomes in kinds.outcomes] == [2, 2]


def test_probabilities_of_outcomes_come_to_one():
    """Where a source knows half of the cases a kind has several outcomes."""
    kinds = kinds_of(tally(*ROWS).profiles, worlds(), SCENARIOS)
    half = kinds.outcomes[0][1]
    assert len(half) > 1
    assert sum(one.probability for one in half) == pytest.approx(1)


def test_parts_joined_are_as_if_planned_in_one():
    """The numbers are the same too, so no sum depends on how the profiles were shared out."""
    profiles = tally(*ROWS).profiles
    parts = [kinds_of(profiles[cut], worlds(), SCENARIOS) for cut in (slice(0, 1), slice(1, 3), slice(3, 4))]
    assert joined(parts, 2) == kinds_of(profiles, worlds(), SCENARIOS)


def test_two_processes_find_what_one_finds():
    """Progress is told up to the last profile, and the plans of all processes are counted."""
    profiles, told, shared = tally(*ROWS, *reversed(ROWS)).profiles, [], worlds()
    found = planned_kinds(
        profiles, shared, SCENARIOS, processes=2, progress=lambda done, whole: told.append((done, whole))
    )
    assert found == kinds_of(profiles, worlds(), SCENARIOS)
    assert max(told) == (8, 8)
    assert shared.plans == 16


def test_what_fails_in_a_process_is_planned_in_this_one():
    """Here the error is raised as it is."""

    class Broken(Worlds):
        def planned(self, profile, world):
            raise RuntimeError("broken")

    broken = Broken(planner(), [], as_of=date(2026, 6, 1))
    with pytest.raises(RuntimeError, match="broken"):
        planned_kinds(tally(*ROWS).profiles, broken, [()], processes=2)


def test_few_profiles_are_planned_in_this_process():
    """Making processes takes longer than planning them."""
    assert processors(100) == 1
