"""One case before the reform and after it."""

from __future__ import annotations

import pytest
from flow_nouns import act, department, ids, served
from tests.unit.workflows.small_worlds import case, form, item, plan, planner, source, whole

from onething.model import Comparison, Flow, World
from onething.workflows.flow.comparing import comparison


def compared(*nouns, facts=None, **more) -> Comparison:
    """Return a case of a small world in both worlds."""
    return planner(*nouns).compare("whole", case(facts, **more))


def before(*nouns, **more) -> Flow:
    """Return the flow of a case before the reform."""
    found = compared(*nouns, **more).before.flow
    assert found is not None
    return found


def figures(made: Comparison) -> dict[str, tuple[int, int]]:
    """Return all figures, before and after."""
    return {figure.kind.value: (figure.before, figure.after) for figure in made.figures}


TWO = (
    department("police"),
    department("health"),
    served("a", "card", "form", by="police", promised_days=2),
    served("b", "card", "form", by="health", promised_days=3),
    form("form", "name", "phone"),
    source("store", "card"),
    source("filler", kind="form-autofill", fields=["phone"]),
    whole("a", "b", channels=["online"], figures={"before": {"visits": 3}, "after": {"days": 4}}),
)


def test_each_figure_is_said_before_and_after():
    """Two counters become none, four materials one form, two forms one."""
    assert figures(compared(*TWO)) == {
        "materials": (4, 1),
        "visits": (2, 0),
        "days": (3, 3),
        "steps": (10, 5),
        "departments": (2, 1),
        "forms": (2, 1),
        "fields": (4, 1),
    }


def test_the_published_figures_stand_beside_with_the_difference():
    """What nobody published is not made up."""
    made = {figure.kind.value: figure for figure in compared(*TWO).figures}
    assert (made["visits"].published_before, made["visits"].off_before) == (3, -1)
    assert (made["days"].published_after, made["days"].off_after) == (4, -1)
    assert made["materials"].off_before is None
    assert made["fields"].published_after is None


def test_steps_count_acts_and_procedures_besides():
    """Five an application, and each of these."""
    acts = [act("signing")]
    look = {"id": "look", "kind": "inspection", "name": "look"}
    made = compared(item("a", acts=acts, procedures=[look]))
    assert figures(made)["steps"] == (7, 7)


def test_before_no_source_is_asked():
    """Nor does one fill in a field."""
    made = compared(*TWO)
    assert made.before.flow
    assert not any(id.startswith("fetch") for id in ids(made.before.flow))
    assert [field.source for field in made.before.form] == [None, None]


def test_before_no_rule_is_in_force():
    """Whatever is asked for is handed in."""
    made = compared(*TWO).before
    assert not any(demand.used for material in made.materials for demand in material.requirements)


def test_before_every_department_is_a_place_of_its_own():
    """Items of one department have one counter, but are applied for one by one."""
    nouns = department("police"), served("a", by="police"), served("b", by="police"), item("c")
    made = before(*nouns)
    assert [spot.id for spot in made.spots] == ["counter:police", "counter:c"]
    assert (made.world, made.channel.value, made.departments) == (World.BEFORE, "window", 2)
    assert {"accept:a", "accept:b", "accept:c"} <= set(ids(made))


def test_before_the_applicant_carries_a_result_to_the_next_counter():
    """The producer's result is collected, then handed in."""
    made = before(item("a", gives=["permit"], promised_days=2), item("b", "permit"))
    assert [visit.spot for visit in made.visits] == ["counter:a", "counter:a", "counter:b"]
    assert "in-person:a/collect-result" in made.step("hand-in:b").after


def test_before_two_items_that_need_each_others_result_do_not_block_one_another():
    """The first to be met is taken first."""
    made = before(item("a", "licence", gives=["permit"]), item("b", "permit", gives=["licence"]))
    assert len(made.steps) == len(set(ids(made)))


def test_before_days_of_items_that_wait_for_results_add_up():
    """As they do after, where departments hand the result on."""
    made = compared(item("a", gives=["permit"], promised_days=2), item("b", "permit", promised_days=3))
    assert figures(made)["days"] == (5, 5)


def test_facts_that_only_rules_declare_are_known_before_the_reform_too():
    """So one case can be planned in both worlds."""
    assert compared(item("a"), facts={"channel": "online", "rented": True}).before.flow


def test_only_plans_with_a_flow_can_be_compared():
    """There is nothing to count in others."""
    made = plan(item("a"))
    with pytest.raises(ValueError, match="flow"):
        comparison(made.model_copy(update={"flow": None}), made)
