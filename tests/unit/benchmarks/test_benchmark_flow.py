"""What is timed of flows is what it says to be, and every competitor finds the same."""

from __future__ import annotations

from benchmarks.flow import (
    ACTS,
    ITEMS,
    ONETHING,
    PLACES,
    REQUIREMENTS,
    flow_case,
    plain_search,
    random_acts,
    swinging_acts,
)

from onething.workflows.flow.visits import fewest_goings


def test_the_plan_has_the_size_that_is_promised():
    """Twelve items, sixty requirements, and all kinds of steps that a flow can have."""
    planner = flow_case()
    items = planner.catalogue.items.values()
    assert (len(items), sum(len(item.requirements) for item in items)) == (ITEMS, REQUIREMENTS)
    flow = planner.plan(ONETHING).flow
    assert flow
    kinds = {step.kind.value for step in flow.steps}
    assert {"in-person", "procedure", "supply-later", "forward"} <= kinds
    assert any(step.joint for step in flow.steps)


def test_there_are_thirty_acts_at_six_places():
    """In random order, and swinging."""
    for acts in (random_acts(seed=1), swinging_acts()):
        assert (len(acts), {act.spot for act in acts}) == (ACTS, set(range(PLACES)))


def test_both_searches_find_the_same_number_of_visits():
    """One that tries every state finds none with fewer."""
    acts = random_acts(seed=3)
    assert len(fewest_goings(acts)) == plain_search(acts)
