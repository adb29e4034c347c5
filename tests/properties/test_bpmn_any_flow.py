"""Whatever the shape of a flow: its process is valid, runs through, and has a diagram without faults."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.functional.bpmn_engine import not_together, order_faults, run, schema_faults
from tests.unit.formats.bpmn.diagram_faults import diagram_faults
from tests.unit.formats.bpmn.small_flows import (
    APPLICANT,
    HEALTH,
    POLICE,
    REGISTER,
    WINDOW,
    catalogue,
    flow,
    plan,
    step,
)

from onething.formats.bpmn import bpmn_xml
from onething.formats.bpmn.building import process_of
from onething.formats.bpmn.layout import diagram_of
from onething.formats.reports.names import Names
from onething.model import Duration, Flow, Step, StepKind

ACTORS = [APPLICANT, WINDOW, REGISTER, POLICE, HEALTH]
PROMISES = st.none() | st.builds(Duration, days=st.integers(1, 30))


@st.composite
def flows(draw: st.DrawFn, most: int = 8) -> Flow:
    """Draw a flow of a few steps, each after any of those before it."""
    steps: list[Step] = []
    for number in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(StepKind))
        after = draw(st.lists(st.sampled_from([one.id for one in steps]), max_size=3)) if steps else []
        fields = {
            "actors": (draw(st.sampled_from(ACTORS)),),
            "days": draw(st.sampled_from([0, 0, 5])),
            "inputs": tuple(draw(st.lists(st.sampled_from(["id-card", "form", "x"]), max_size=6))),
        }
        steps.append(step(f"{kind}:{number}", *after, **fields))
    return flow(*steps)


@settings(max_examples=25)
@given(flows(), PROMISES)
def test_any_flow_runs_through(made: Flow, promised: Duration | None) -> None:
    """Each step is done once, in an order that the flow allows, and all that can be done is ready."""
    xml = bpmn_xml(plan(made), catalogue(promised), language="en")
    ran = run(xml, made)
    assert schema_faults(xml) == []
    assert order_faults(made, ran) == []
    assert not_together(made, ran) == []


@given(flows(14), PROMISES)
def test_any_flow_has_a_faultless_diagram(made: Flow, promised: Duration | None) -> None:
    """No shape on another, each in its lane, lines from border to border around shapes."""
    process = process_of(plan(made), made, Names("en", catalogue(promised)))
    assert diagram_faults(process, diagram_of(process)) == []
