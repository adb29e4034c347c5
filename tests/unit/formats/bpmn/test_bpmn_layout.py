"""The diagram: nothing overlaps, everything is in its lane, lines meet borders and run around shapes."""

from dataclasses import replace

import pytest
from tests.unit.formats.bpmn.diagram_faults import diagram_faults
from tests.unit.formats.bpmn.small_flows import catalogue, flow, moving, plan, step

from onething.formats.bpmn.building import process_of
from onething.formats.bpmn.layout import diagram_of
from onething.formats.bpmn.process import Process
from onething.formats.reports.names import Names
from onething.language import Label, Language
from onething.model import Duration, Flow


def process(made: Flow, language: Language = "zh") -> Process:
    """Return the process of a flow with a promise."""
    return process_of(plan(made), made, Names(language, catalogue(Duration(days=10))))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_flow_with_everything_has_a_faultless_diagram(language: Language) -> None:
    """Deadlines, notes, data, gateways, five lanes."""
    made = process(moving(), language)
    assert diagram_faults(made, diagram_of(made)) == []


def test_a_flow_without_steps_has_a_diagram() -> None:
    """A start, an end, and the applicant's lane."""
    made = process(flow())
    assert diagram_faults(made, diagram_of(made)) == []


def test_many_materials_and_long_names_have_room() -> None:
    """Thirty materials beside one step, and names of a hundred characters."""
    long = Label(zh="关于办理某某事项的申请材料" * 8)
    many = step("hand-in", inputs=tuple(f"{long.zh}{n}" for n in range(30)), name=long, days=5)
    made = process(flow(many, step("accept", "hand-in", name=long)))
    assert diagram_faults(made, diagram_of(made)) == []


def test_steps_stand_from_left_to_right() -> None:
    """What comes after another stands to its right."""
    made = process(moving())
    shapes = diagram_of(made).shapes
    assert all(shapes[one.source].right < shapes[one.target].x for one in made.flows)


def test_faults_are_found() -> None:
    """The checks above would see a shape that lies on another, and a line that ends nowhere."""
    made = process(moving())
    diagram = diagram_of(made)
    shapes = {**diagram.shapes, "Step_issue": diagram.shapes["Step_accept"]}
    faults = diagram_faults(made, replace(diagram, shapes=shapes))
    assert "Step_accept overlaps Step_issue" in faults
    assert "Flow_Step_issue.Step_archive does not end at borders" in faults
