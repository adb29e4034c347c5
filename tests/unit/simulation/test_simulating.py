"""A simulation of the made-up city: scenarios, parts, notes, and what is refused."""

from datetime import date

import pytest
from tests.fictional.city import planner
from tests.made_tally import PRICES, tally

from onething.errors import BrokenInput, UnknownName
from onething.reforms import Reform
from onething.simulation.result import Dimension
from onething.simulation.simulating import planners_of, simulate, worlds_of
from onething.simulation.terms import Terms, scenario_id, scenarios

DAY = date(2026, 6, 1)
TERMS = Terms(prices=PRICES, as_of=DAY)
LOG = (
    ("open-a-teahouse", {"shop.area": 300}, "990102", "2025-01", 3.0),
    ("open-a-teahouse", {"shop.area": 20}, "990103", "2025-02", 2.0),
    ("welcome-a-child", {}, "990102", "2025-02", 5.0),
    ("welcome-a-child", {}, "", "", 1.0),
)


def reform(id, *changes, **more):
    """Return a reform with these changes."""
    return Reform.model_validate(
        {"id": id, "name": {"zh": f"{id}改", "en": id}, "reason": "x", "changes": changes, **more}
    )


NOTE = reform("note", {"do": "abolish", "material": "photo"}, cost=10)
PHOTO = reform("photo", {"do": "connect", "source": "photo-store"}, cost=5)


def simulated(*reforms, log=LOG, **known):
    """Return the simulation of the log with these reforms."""
    terms = Terms(**{"prices": PRICES, "as_of": DAY, **known})
    return simulate(worlds_of(planner(), reforms, terms), tally(*log), terms)


def parts(simulation, dimension):
    """Return the cases of the baseline by part."""
    return {part.key: part.totals[0].cases for part in simulation.of(dimension)}


def test_scenarios_are_the_baseline_each_reform_and_all_together():
    """One reform alone is not together with anything."""
    found = simulated(NOTE, PHOTO)
    assert [scenario.id for scenario in found.scenarios] == ["baseline", "note", "photo", "note+photo"]
    assert [scenario.cost for scenario in found.scenarios] == [0, 10, 5, 15]
    assert len(simulated(NOTE).scenarios) == 2


def test_scenarios_may_be_chosen():
    """In the order in which reforms are applied, whatever the order of the words."""
    found = simulated(NOTE, PHOTO, sets=(("photo", "note"),))
    assert [scenario.id for scenario in found.scenarios] == ["baseline", "note+photo"]
    assert found.scenarios[1].name.en == "All reforms"


def test_an_unknown_reform_in_a_set_is_refused():
    """By name."""
    with pytest.raises(UnknownName, match="nothing"):
        simulated(NOTE, sets=(("nothing",),))


def test_a_reform_saves_what_it_abolishes():
    """Six cases of a child without a photo."""
    before, after = simulated(NOTE).scenarios
    assert before.totals.cases == after.totals.cases == 11
    assert before.totals.materials - after.totals.materials == 6


def test_parts_name_what_the_log_tells():
    """A region is told by its name; what the log does not tell stands under an empty key."""
    found = simulated()
    assert parts(found, Dimension.ONE_THING) == {"open-a-teahouse": 5, "welcome-a-child": 6}
    assert parts(found, Dimension.REGION) == {"": 1, "990102": 8, "990103": 2}
    assert parts(found, Dimension.MONTH) == {"": 1, "2025-01": 3, "2025-02": 7}
    assert found.of(Dimension.REGION)[1].name.en == "Dongqiao District"


def test_a_region_without_a_name_is_told_with_the_one_above_it():
    """A street of the district has no name of its own."""
    found = simulated(log=[("welcome-a-child", {}, code, "", 1.0) for code in ("990177", "990102")])
    assert parts(found, Dimension.REGION) == {"990100": 1, "990102": 1}


def test_a_case_counts_for_each_of_its_departments():
    """A teahouse deals with two, so the parts come to more than the whole."""
    found = parts(simulated(), Dimension.DEPARTMENT)
    assert found["market-regulation"] == 5
    assert sum(found.values()) > 11


def test_materials_are_told_by_cases_and_pieces():
    """What is no longer handed in stands there with nothing after."""
    part = next(part for part in simulated(NOTE).of(Dimension.MATERIAL) if part.key == "photo")
    assert [(totals.cases, totals.materials) for totals in part.totals] == [(6, 6), (0, 0)]


def test_sources_are_told_by_what_they_replace():
    """A register that answers makes the certificate unnecessary."""
    keys = {part.key for part in simulated().of(Dimension.SOURCE)}
    assert "birth-register" in keys


def test_reforms_are_told_with_reason_cost_and_changes():
    """For reports."""
    (note,) = simulated(NOTE).reforms
    assert (note.id, note.cost, note.reason.zh, len(note.changes)) == ("note", 10, "x", 1)


def test_a_reform_that_is_not_in_force_is_refused():
    """Else it would look as if it changed nothing."""
    later = reform("later", {"do": "connect", "source": "photo-store"}, valid={"from": "2027-01-01"})
    with pytest.raises(BrokenInput, match="not in force on 2026-06-01"):
        simulated(later)


def test_open_questions_are_counted():
    """A case whose questions the log answers is not open."""
    answered = {"父母婚姻状况": "已婚", "child.born": date(2026, 5, 1), "birth.abroad": False}
    found = simulated(log=[("welcome-a-child", {}, "", "", 1.0), ("welcome-a-child", answered, "", "", 1.0)])
    assert found.scenarios[0].totals.open <= 2
    assert simulated(log=LOG[2:]).scenarios[0].totals.open == 6


def test_an_empty_log_comes_to_nothing():
    """No case, no part."""
    found = simulated(log=[])
    assert found.scenarios[0].totals.cases == 0
    assert found.parts == ()


def test_the_planners_of_all_scenarios_serve_to_read_the_log():
    """The baseline's first."""
    worlds = worlds_of(planner(), [NOTE], TERMS)
    found = planners_of(worlds, TERMS)
    assert found[0] is worlds.planner()
    assert len(found) == 2


def test_a_scenario_is_named_by_its_reforms():
    """An empty set is the baseline, and a set stands once."""
    terms = Terms(prices=PRICES, sets=((), ("photo",), ("photo",)))
    assert scenarios([NOTE, PHOTO], terms) == ((), ("photo",))
    assert scenario_id(("note", "photo")) == "note+photo"
