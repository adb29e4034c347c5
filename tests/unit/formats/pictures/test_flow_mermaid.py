"""Tests of the flow as a Mermaid flowchart."""

import pytest
from tests.unit.formats import teahouse

from onething.formats.pictures.flow_mermaid import flow_mermaid
from onething.language import Label

CATALOGUE = teahouse.catalogue()


def named(name: str) -> str:
    """Return the line of the first step of a flow, were it called `name`."""
    plan = teahouse.plan()
    first, *rest = plan.flow.steps
    renamed = first.model_copy(update={"name": Label(zh=name)})
    flow = plan.flow.model_copy(update={"steps": (renamed, *rest)})
    chart = flow_mermaid(plan.model_copy(update={"flow": flow}), CATALOGUE, "zh")
    return next(line.strip() for line in chart.splitlines() if line.strip().startswith("s1["))


def test_it_is_a_flowchart_with_a_subgraph_for_each_lane():
    """Five lanes, in the order of the picture."""
    chart = flow_mermaid(teahouse.plan(), CATALOGUE, "en")
    assert chart.startswith('---\ntitle: "Open a teahouse · at the window · 3 visits')
    assert "flowchart LR" in chart
    assert chart.count("  subgraph ") == chart.count("\n  end\n") == 5


def test_every_step_is_a_node_once():
    """A joint step too, though two departments do it."""
    chart = flow_mermaid(teahouse.plan(), CATALOGUE, "zh")
    assert all(chart.count(f"    s{number}[") == 1 for number in range(1, 20))
    assert "联合踏勘<br/>虹州市市场监督管理局、虹州市消防救援支队" in chart


def test_a_visit_is_a_class():
    """What is done in one going looks alike and can be restyled together."""
    assert "  class s13 visit2\n" in flow_mermaid(teahouse.plan(), CATALOGUE, "zh")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('say "no"', "say #34;no#34;"),
        ("<img onerror=x>", "#60;img onerror=x#62;"),
        ("1. 申请", "1#46; 申请"),
        ("- 申请", "#45; 申请"),
        ("`a` | [b]", "#96;a#96; #124; #91;b#93;"),
        ("a\nb", "a b"),
    ],
)
def test_what_would_be_code_is_an_entity(name, shown):
    """Neither Mermaid, nor HTML, nor Markdown reads a name as code."""
    assert named(name) == f's1["{shown}"]'
