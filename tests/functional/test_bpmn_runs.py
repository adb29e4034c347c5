"""Processes of real plans: valid by the standard's schema, and run from start to end by a process engine."""

import re
from functools import cache

import pytest
from tests.functional.bpmn_engine import Run, not_together, order_faults, run, schema_faults
from tests.unit.formats.bpmn.diagram_faults import diagram_faults
from tests.unit.formats.bpmn.small_flows import catalogue, moving, plan

import onething
from onething.formats.bpmn import Dialect, bpmn_xml
from onething.formats.bpmn.building import process_of
from onething.formats.bpmn.layout import diagram_of
from onething.formats.reports.names import Names
from onething.language import Language
from onething.model import Duration, Flow

MOVING = "small flow with everything"
PUBLISHED = ["hunan/newborn", "hunan/restaurant"]


@cache
def planned(name: str) -> tuple[onething.Plan, onething.Catalogue]:
    """Return a plan that nothing is known for, and its catalogue."""
    if name == MOVING:
        return plan(moving()), catalogue(Duration(days=10))
    catalogues = onething.load()
    made = onething.plan(catalogues, name, facts={})
    return made, next(one for one in catalogues.catalogues if one.jurisdiction.id == made.catalogue)


def flow_of(name: str) -> Flow:
    """Return the flow of a plan."""
    flow = planned(name)[0].flow
    assert flow
    return flow


@cache
def ran(name: str) -> Run:
    """Return how the process of a plan runs."""
    made, known = planned(name)
    return run(bpmn_xml(made, known, language="zh"), flow_of(name))


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", [MOVING, *PUBLISHED])
def test_a_process_is_valid_by_the_schema_of_the_standard(name: str, dialect: Dialect) -> None:
    """Extensions are allowed where the standard allows them."""
    made, known = planned(name)
    assert schema_faults(bpmn_xml(made, known, language="zh", dialect=dialect)) == []


@pytest.mark.parametrize("name", [MOVING, *PUBLISHED])
def test_a_process_runs_from_start_to_end(name: str) -> None:
    """Each step is done once, and none before those that it comes after."""
    assert order_faults(flow_of(name), ran(name)) == []


@pytest.mark.parametrize("name", [MOVING, *PUBLISHED])
def test_parallel_branches_are_parallel(name: str) -> None:
    """At any time the steps that can be done are those whose predecessors are done, no fewer, no more."""
    assert not_together(flow_of(name), ran(name)) == []


def test_the_work_goes_on_when_deadlines_have_passed() -> None:
    """With deadlines of no time at all every timer goes off, and the steps are done all the same."""
    made, known = planned(MOVING)
    xml = re.sub(r'"P\d+D"', '"PT0S"', bpmn_xml(made, known, language="zh"))
    assert order_faults(flow_of(MOVING), run(xml, flow_of(MOVING))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_diagram_of_a_real_plan_is_faultless(name: str, language: Language) -> None:
    """No shape on another, each in its lane, lines from border to border around shapes."""
    made, known = planned(name)
    process = process_of(made, flow_of(name), Names(language, known))
    assert diagram_faults(process, diagram_of(process)) == []


def test_a_document_with_an_unknown_element_is_not_valid() -> None:
    """The schema would see it."""
    made, known = planned(MOVING)
    xml = bpmn_xml(made, known, language="zh").replace("bpmn:userTask", "bpmn:task_of_a_user")
    assert schema_faults(xml)
