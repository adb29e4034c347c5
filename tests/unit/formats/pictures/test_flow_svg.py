"""Tests of the flow as an SVG picture."""

import re
from html import unescape
from xml.dom import minidom

import pytest
from tests.fictional import city
from tests.unit.formats import teahouse

from onething.formats.pictures.flow_svg import flow_strips, flow_svg

CATALOGUE = teahouse.catalogue()


def said(name: str, svg: str) -> str:
    """Return what the elements of a name say."""
    return unescape(" ".join(re.findall(rf"<{name}[^>]*>([^<]*)</{name}>", svg)))


def test_it_is_a_standalone_picture_with_a_title_and_a_description():
    """A screen reader says what the picture shows, step by step."""
    svg = flow_svg(teahouse.plan(), CATALOGUE, "en")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert said("title", svg) == "Open a teahouse: acceptance flow"
    assert "19. Archive" in said("desc", svg)


@pytest.mark.parametrize("plan", [teahouse.plan(), teahouse.hostile()])
def test_it_is_well_formed(plan):
    """Any reader of XML can read it, whatever stands in the names."""
    svg = flow_svg(plan, CATALOGUE, "en")
    assert minidom.parseString(svg).documentElement.tagName == "svg"  # noqa: S318 - written just before


def test_visits_bear_their_number_and_place():
    """A badge, the number in words, and where to go."""
    assert "2 第 2 次跑动 经营场所" in said("tspan", flow_svg(teahouse.plan(), CATALOGUE, "zh"))


def test_the_legend_explains_the_marks_that_there_are():
    """A mark that the picture does not have is not explained."""
    shown = said("tspan", flow_svg(teahouse.plan(), CATALOGUE, "en"))
    assert "decides how long it takes" in shown
    assert "depends on the case" in shown
    assert "several departments together" not in said(
        "tspan", flow_strips(teahouse.plan(), CATALOGUE, "en")[0]
    )


def test_hostile_names_are_text():
    """A name that looks like markup is shown and does nothing."""
    svg = flow_svg(teahouse.hostile(), CATALOGUE, "zh")
    assert "<script" not in svg
    assert "<script>" in said("tspan", svg).replace(" ", "")


def test_it_fetches_nothing_and_has_no_ids():
    """Several pictures get along on one page without a network."""
    svg = flow_svg(teahouse.plan(), CATALOGUE, "zh").replace("http://www.w3.org/2000/svg", "")
    assert not any(part in svg for part in ("http", "url(", " id=", "<style", "href"))


def test_strips_hold_every_step_once():
    """What is cut for paper is still whole."""
    strips = flow_strips(teahouse.plan(), CATALOGUE, "en", columns=5)
    assert len(strips) == 3
    told = said("desc", " ".join(strips))
    assert all(told.count(f" {number}. ") == 1 for number in range(1, 20))


def test_a_plan_without_a_flow_has_no_picture():
    """That is a mistake of the caller."""
    plan = city.plan("open-a-teahouse").model_copy(update={"flow": None})
    with pytest.raises(ValueError, match="no flow"):
        flow_svg(plan, CATALOGUE, "zh")
