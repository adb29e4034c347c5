"""Planning a case: what is taken for granted, what is refused, and what a planner shares."""

from __future__ import annotations

from datetime import date

import pytest
from small_worlds import (
    EAST,
    RULES,
    WEST,
    case,
    catalogue,
    handed_in,
    item,
    need,
    outcomes,
    pack,
    plan,
    planner,
    source,
    whole,
)

from onething.errors import BrokenInput, UnknownName
from onething.model import Case, Plan, Region
from onething.rules import PlainMatcher
from onething.workflows import Planner


def test_a_case_without_a_date_is_decided_as_of_today() -> None:
    """The plan says as of which day it was made."""
    assert planner(item("a")).plan("whole").as_of == date.today()


def test_a_case_without_a_region_lies_where_the_guide_is_for() -> None:
    """A guide without a region is for the whole jurisdiction."""
    assert planner(item("a"), whole("a", region=WEST)).plan("whole").region == WEST
    assert planner(item("a")).plan("whole").region == "990100"


def test_date_and_region_may_be_given_as_facts() -> None:
    """What is said of a case as a fact counts where nothing else says it."""
    made = planner(item("a")).plan(
        "whole", Case.model_validate({"facts": {"region": EAST, "date": "2026-01-02"}})
    )
    assert (made.region, made.as_of) == (EAST, date(2026, 1, 2))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ({"facts": {"rentd": True}}, "rented"),
        ({"items": ["aa"]}, "a"),
        ({"given": {"stor": "hit"}}, "store"),
    ],
)
def test_names_that_nothing_bears_are_refused(wrong: dict[str, object], near: str) -> None:
    """The error says what may have been meant."""
    with pytest.raises(UnknownName) as error:
        planner(item("a"), source("store")).plan("whole", Case.model_validate(wrong))
    assert near in error.value.near


@pytest.mark.parametrize(("region", "known"), [(EAST, True), ("990177", True), ("980000", False)])
def test_a_region_lies_above_or_below_one_that_the_catalogue_lists(region: str, known: bool) -> None:
    """A code covers what lies below it, so a list need not name every township."""
    listed = planner(item("a"), Region.model_validate({"code": "990100", "name": "town"}))
    unlisted = planner(item("a"))
    assert unlisted.plan("whole", Case(region=region)).region == region
    if known:
        assert listed.plan("whole", Case(region=region)).region == region
    else:
        with pytest.raises(UnknownName, match="there is no region “980000”"):
            listed.decide("whole", Case(region=region))


def test_a_one_thing_that_nothing_bears_is_refused() -> None:
    """A one-thing is known by its id, code or name."""
    with pytest.raises(UnknownName) as error:
        planner(item("a")).plan("hole")
    assert list(error.value.near) == ["whole"]


def test_an_option_that_is_not_offered_is_refused() -> None:
    """The error names the options, and does not repeat what was said of a person."""
    with pytest.raises(BrokenInput, match="online, window") as error:
        plan(item("a"), facts={"channel": "private word"})
    assert "private word" not in str(error.value)


@pytest.mark.parametrize("value", ["yes", 1, date(2026, 1, 1)])
def test_a_value_of_another_type_is_refused(value: object) -> None:
    """The error does not repeat what was said of a person."""
    with pytest.raises(BrokenInput) as error:
        plan(item("a", need("deed", when={"rented": True})), facts={"rented": value})
    assert str(value) not in str(error.value)


def test_a_fact_may_be_known_to_have_no_value() -> None:
    """None is an answer: no test but null holds for it, and nothing is asked."""
    made = plan(item("a", need("deed", when={"rented": True})), facts={"rented": None})
    assert (outcomes(made), made.questions) == ({"deed": "not-needed"}, ())


def test_a_plan_goes_to_json_and_back() -> None:
    """Dates among the facts stay dates, texts stay texts."""
    made = plan(
        item("a", need("deed", when={"born": '> date("2026-01-01")'})),
        facts={"born": date(2026, 2, 3), "area": 1.5},
    )
    back = Plan.model_validate_json(made.model_dump_json())
    assert back == made
    assert back.facts["born"] == date(2026, 2, 3)


def test_a_planner_with_a_source_leaves_the_old_one_as_it_is() -> None:
    """A planner never changes."""
    old = planner(item("a", "deed"))
    new = old.with_source(source("store", "deed"))
    assert [handed_in(one.plan("whole", case())) for one in (old, new)] == [["deed"], []]


def test_what_a_source_does_not_touch_is_not_compiled_again() -> None:
    """A one-thing without the source's materials keeps its program."""
    old = planner(item("a", "deed"), item("b", "lease"), whole("a", name="one"), whole("b", name="two"))
    before = [old.program(name) for name in ("one", "two")]
    new = old.with_source(source("store", "deed"))
    assert [new.program(name) is program for name, program in zip(("one", "two"), before, strict=True)] == [
        False,
        True,
    ]


def test_rules_of_another_region_do_not_concern_a_catalogue() -> None:
    """A pack for Zhejiang is left out of a plan in Hongzhou."""
    elsewhere = pack(*RULES, region="330000")
    made = Planner(
        catalogue(item("a", "deed"), whole("a"), source("store", "deed")), [elsewhere], matcher=PlainMatcher()
    )
    assert handed_in(made.plan("whole", case())) == ["deed"]


def test_deciding_needs_no_settled_case() -> None:
    """`decide` reads the case as `plan` does."""
    made = planner(item("a", "deed"), source("store", "deed", coverage=[{"region": EAST}]))
    assert [one.value for one in made.decide("whole", case()).outcomes] == ["replaced"]
    assert [one.value for one in made.decide("whole", case(region=WEST)).outcomes] == ["hand-in"]


def test_a_plan_without_its_flow_has_the_same_materials() -> None:
    """Whoever only asks what to hand in need not wait for steps and visits."""
    made = planner(item("a", "x", "y"))
    whole, materials = made.plan("whole", case()), made.plan("whole", case(), flow=False)
    assert materials.materials == whole.materials
    assert (materials.flow, materials.visits, materials.days, materials.measures) == (None, None, None, ())
