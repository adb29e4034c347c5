"""The document: the standard, and the dialects of process engines."""

import pytest
from lxml import etree
from tests.unit.formats.bpmn.small_flows import catalogue, flow, moving, plan, step

from onething.formats.bpmn import Dialect, bpmn_xml
from onething.language import Label
from onething.model import Duration

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
FLOWABLE = "{http://flowable.org/bpmn}"


def root(dialect: Dialect = Dialect.STANDARD) -> etree._Element:
    """Return the document of a flow with everything, read."""
    xml = bpmn_xml(plan(moving()), catalogue(Duration(days=10)), language="zh", dialect=dialect)
    return etree.fromstring(xml)


def found(dialect: Dialect, id: str) -> etree._Element:
    """Return the element with an id."""
    (element,) = root(dialect).findall(f".//*[@id='{id}']")
    return element


def durations(dialect: Dialect) -> set[str]:
    """Return the durations of all timers."""
    return {element.text or "" for element in root(dialect).iter(f"{BPMN}timeDuration")}


def test_the_same_plan_gives_the_same_document() -> None:
    """Nothing depends on the run."""
    one, other = (bpmn_xml(plan(moving()), catalogue(), language="en") for _ in range(2))
    assert one == other


def test_names_are_in_the_language_asked_for() -> None:
    """The process, its lanes and its steps."""
    english = bpmn_xml(plan(moving()), catalogue(), language="en")
    assert 'name="Moving house"' in english
    assert "搬家" not in english


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A name with a control character still gives a document that can be read."""
    made = flow(step("inform", name=Label(zh="告\x00知\x0b <&>")))
    xml = bpmn_xml(plan(made), catalogue(), language="zh")
    names = [element.get("name") for element in etree.fromstring(xml).iter(f"{BPMN}userTask")]
    assert names == ["告知 <&>"]


def test_a_plan_without_a_flow_has_no_process() -> None:
    """It was made by a program that derives none."""
    with pytest.raises(ValueError, match="no flow"):
        bpmn_xml(plan(None), catalogue(), language="zh")


def test_timers_interrupt_nothing() -> None:
    """The work goes on when its deadline has passed."""
    events = list(root().iter(f"{BPMN}boundaryEvent"))
    assert len(events) == 3
    assert {event.get("cancelActivity") for event in events} == {"false"}


def test_durations_are_iso_durations_in_the_notation_of_the_engine() -> None:
    """In the standard an expression is XPath, where a text stands in quotes."""
    assert durations(Dialect.STANDARD) == {'"P5D"', '"P14D"', '"P20D"'}
    assert durations(Dialect.CAMUNDA8) == durations(Dialect.FLOWABLE) == {"P5D", "P14D", "P20D"}


def test_camunda_is_told_the_worker_and_what_it_has_to_know() -> None:
    """A service task has a type and headers."""
    task = found(Dialect.CAMUNDA8, "Step_fetch_3a_register")
    headers = {one.get("key"): one.get("value") for one in task.iter(f"{ZEEBE}header")}
    assert [one.get("type") for one in task.iter(f"{ZEEBE}taskDefinition")] == ["onething.fetch"]
    assert headers == {"step": "fetch:register", "source": "register"}


def test_camunda_is_told_who_may_do_a_step() -> None:
    """All departments of a joint step are."""
    task = found(Dialect.CAMUNDA8, "Step_procedure_3a_joint")
    groups = [one.get("candidateGroups") for one in task.iter(f"{ZEEBE}assignmentDefinition")]
    assert groups == ["police,health"]


def test_flowable_is_told_the_delegate_and_who_may_do_a_step() -> None:
    """The applicant is who starts the case."""
    service = found(Dialect.FLOWABLE, "Step_fetch_3a_register")
    assert service.get(f"{FLOWABLE}delegateExpression") == "${onethingFetch}"
    assert found(Dialect.FLOWABLE, "Step_accept").get(f"{FLOWABLE}candidateGroups") == "window"
    assert found(Dialect.FLOWABLE, "Step_fill-form").get(f"{FLOWABLE}assignee") == "${applicant}"
    assert found(Dialect.FLOWABLE, "Case_begins").get(f"{FLOWABLE}initiator") == "applicant"


@pytest.mark.parametrize("dialect", [Dialect.CAMUNDA8, Dialect.FLOWABLE])
def test_a_dialect_differs_from_the_standard_by_its_extensions_only(dialect: Dialect) -> None:
    """Beside them only by the quotes of durations, and manual tasks, which engines pass over."""
    assert bare(root(dialect)) == bare(root())


def bare(element: etree._Element) -> tuple[object, ...]:
    """Return an element without extensions, quotes, and the difference of manual and user tasks."""
    own = {key: value for key, value in element.attrib.items() if "}" not in key or "XMLSchema" in key}
    tag = element.tag.replace("manualTask", "userTask")
    children = (bare(child) for child in element if child.tag != f"{BPMN}extensionElements")
    return tag, own, (element.text or "").strip().strip('"'), tuple(children)
