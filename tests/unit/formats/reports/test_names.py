"""Tests of what the nouns of a catalogue are called."""

from datetime import date

import pytest
from plan_nouns import demand, plan, planned, town, way

from onething.formats.reports.names import Names
from onething.model import Mode, Outcome

ZH, EN = Names("zh", town()), Names("en", town())


def test_a_plan_is_about_a_region_a_day_and_an_assumption():
    """The line under the title says for what the plan holds."""
    assert EN.about(plan(region="990102", assume="guaranteed")) == (
        "East Yunxi (990102) · as of 2026-07-01 · counting only what is certain"
    )


def test_the_region_of_the_catalogue_bears_the_name_of_the_jurisdiction():
    """A catalogue need not list the region that it is for."""
    assert ZH.region("990100") == "云溪市（990100）"


def test_an_id_that_nothing_bears_stands_for_itself():
    """A plan from an older catalogue can still be read."""
    assert ZH.region("110000") == "110000"
    assert ZH.used(way(source="gone")) == "gone"
    assert ZH.item("gone") == "gone"
    assert ZH.materials(["id-card", "gone"]) == "居民身份证、gone"
    assert ZH.requirement(demand(Outcome.HAND_IN, owner="gone")) is None


def test_a_department_stands_behind_its_item():
    """Who asks for a material is an item and the department behind it."""
    assert EN.owner("registration", "newborn") == "Birth registration (Police)"
    assert EN.owner("newborn", "newborn") == "the one-thing as a whole"
    assert EN.owner("newborn", "another") == "Birth of a child"


def test_who_asks_is_not_said_where_only_the_whole_ever_asks():
    """Where nobody published which item needs a material there is nothing to tell apart."""
    asked = demand(Outcome.HAND_IN, owner="newborn")
    assert ZH.owners([asked], plan(planned(Outcome.HAND_IN, asked))) == ""
    assert ZH.owners([asked], plan(planned(Outcome.HAND_IN, asked, demand(Outcome.HAND_IN))))


def test_a_way_names_what_it_uses():
    """A data resource, or the item that produces the material."""
    produced = way(Mode.UPSTREAM_RESULT, source=None, producer="registration")
    assert ZH.way(way()) == "电子证照（电子证照库）"
    assert ZH.way(produced) == "前序结果（由“出生登记”产生）"
    assert ZH.way(way(Mode.ABOLISHED, source=None)) == "取消"


def test_a_rule_is_named_with_its_basis():
    """Title, document and article; what is assumed follows in brackets."""
    assumed = way(basis=[{"assumed": "按惯例"}])
    assert ZH.rule(way()) == "“电子证照免提交”，国办函〔2016〕108号 第十条"
    assert ZH.rule(assumed) == "“电子证照免提交”（假设：按惯例）"
    assert EN.rule(assumed) == "“An e-licence replaces the licence” (assumed: 按惯例)"


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("married", True, "yes"),
        ("home", "town", "in town"),
        ("region", "990102", "East Yunxi (990102)"),
        ("age", 60.0, "60"),
        ("weight", 4.5, "4.5"),
        ("born", date(2026, 7, 1), "2026-07-01"),
        ("spouse", None, "none"),
    ],
)
def test_a_fact_is_said_as_a_person_says_it(fact, value, said):
    """Options and regions by name, truth as yes and no."""
    assert EN.value(fact, value) == said
