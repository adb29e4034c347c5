"""From a flow to lanes, flow nodes and sequence flows."""

from tests.unit.formats.bpmn.small_flows import HEALTH, catalogue, flow, moving, plan, step

from onething.formats.bpmn.building import process_of
from onething.formats.bpmn.process import Kind, Node, Process
from onething.formats.reports.names import Names
from onething.model import Duration, Flow


def process(made: Flow, promised: Duration | None = None) -> Process:
    """Return the English process of a flow."""
    return process_of(plan(made), made, Names("en", catalogue(promised)))


def nodes(made: Process) -> dict[str, Node]:
    """Return the flow nodes by id."""
    return {node.id: node for node in made.nodes}


def pairs(made: Process) -> set[tuple[str, str]]:
    """Return which flow node leads to which."""
    return {(one.source, one.target) for one in made.flows}


def test_steps_in_a_row_need_no_gateway() -> None:
    """Each leads straight to the next."""
    made = process(flow(step("inform"), step("accept", "inform")))
    assert pairs(made) == {
        ("Case_begins", "Step_inform"),
        ("Step_inform", "Step_accept"),
        ("Step_accept", "Case_closed"),
    }


def test_a_step_with_several_before_it_waits_for_all_of_them() -> None:
    """A joining gateway stands before it, a forking one behind the start."""
    made = process(flow(step("fetch:a"), step("fetch:b"), step("accept", "fetch:a", "fetch:b")))
    assert pairs(made) == {
        ("Case_begins", "Case_forks"),
        ("Case_forks", "Step_fetch_3a_a"),
        ("Case_forks", "Step_fetch_3a_b"),
        ("Step_fetch_3a_a", "Join_accept"),
        ("Step_fetch_3a_b", "Join_accept"),
        ("Join_accept", "Step_accept"),
        ("Step_accept", "Case_closed"),
    }


def test_a_flow_that_is_not_series_parallel_leads_from_forks_to_joins() -> None:
    """The second of two reviews also waits for what the first waits for."""
    made = process(
        flow(step("inform"), step("accept"), step("issue", "inform"), step("archive", "inform", "accept"))
    )
    assert ("Fork_inform", "Join_archive") in pairs(made)
    assert ("Fork_inform", "Step_issue") in pairs(made)
    assert ("Step_accept", "Join_archive") in pairs(made)


def test_a_flow_without_steps_begins_and_ends() -> None:
    """There is nothing to do, and nothing waits."""
    assert pairs(process(flow())) == {("Case_begins", "Case_closed")}


def test_kinds_of_tasks_follow_the_kinds_of_steps() -> None:
    """What people do in the system is a user task, presence a manual one, what runs by itself a service."""
    kinds = {node.step.id: node.kind for node in process(moving()).nodes if node.step}
    assert kinds["in-person:moving/sign"] is Kind.MANUAL
    assert {kinds["fetch:register"], kinds["forward:police"], kinds["archive"]} == {Kind.SERVICE}
    assert {kinds["fill-form"], kinds["accept"], kinds["review:police"]} == {Kind.USER}


def test_lanes_stand_from_the_applicant_to_the_departments() -> None:
    """A joint step stands in the lane of the first department."""
    made = process(moving())
    assert [lane.name for lane in made.lanes] == [
        "Applicant",
        "The single window",
        "Data sources",
        "Police",
        "Health",
    ]
    assert nodes(made)["Step_procedure_3a_joint"].lane == "Lane_department.police"


def test_a_step_that_nobody_does_stands_with_the_applicant() -> None:
    """A flow made by hand may leave the actors out."""
    made = process(flow(step("inform", actors=())))
    assert nodes(made)["Step_inform"].lane == "Lane_applicant"


def test_the_promise_runs_from_acceptance_and_the_end_stops_it() -> None:
    """It is a timer behind the fork of the acceptance, which must not keep a closed case open."""
    made = process(moving(), Duration(days=10))
    assert ("Fork_accept", "Case_promise") in pairs(made)
    assert nodes(made)["Case_closed"].terminates
    assert not nodes(process(moving()))["Case_closed"].terminates


def test_the_promise_runs_from_the_start_where_nothing_is_accepted() -> None:
    """A flow without an acceptance is promised as a whole."""
    made = process(flow(step("inform")), Duration(days=10))
    assert ("Case_forks", "Case_promise") in pairs(made)


def test_a_visit_is_noted_beside_each_of_its_steps() -> None:
    """The reader sees which steps are done in the first visit, and where."""
    note = nodes(process(moving()))["Step_in-person_3a_moving_2f_sign"].note
    assert note
    assert note.text == "Visit 1: the single window"


def test_a_joint_step_is_noted_with_all_who_come() -> None:
    """The lane shows only the first of them."""
    note = nodes(process(moving()))["Step_procedure_3a_joint"].note
    assert note
    assert note.text == "联合踏勘: Police, Health"


def test_the_documentation_tells_why_and_on_what_ground() -> None:
    """Reason, basis, who, and where."""
    text = nodes(process(moving()))["Step_in-person_3a_moving_2f_sign"].documentation
    assert text.splitlines() == [
        "Because of in-person:moving/sign",
        "Basis: 某办法, 第三条",
        "Done by: the applicant",
        "Visit 1: the single window",
    ]


def test_an_open_step_is_drawn_and_says_so() -> None:
    """It is part of the flow as its figures count it."""
    made = flow(step("review:health", actors=(HEALTH,), open=True))
    assert "is not decided yet" in nodes(process(made))["Step_review_3a_health"].documentation


def test_data_stand_beside_the_steps_that_use_and_make_them() -> None:
    """The acceptance number, which all use, stands only where it comes from."""
    made = process(moving())
    assert [data.name for data in made.data] == [
        "household-register",
        "application form",
        "ID card",
        "application",
        "acceptance number",
        "permit",
    ]
    assert [(link.object.name, link.used) for link in nodes(made)["Step_hand-in"].data] == [
        ("application form", True),
        ("ID card", True),
        ("application", False),
    ]
    assert nodes(made)["Step_forward_3a_police"].data == ()


def test_the_name_of_a_step_that_may_not_apply_says_so() -> None:
    """As the text of the plan does."""
    made = nodes(process(flow(step("accept"), step("review:police", "accept", open=True))))
    assert made["Step_accept"].name == "Step accept"
    assert made["Step_review_3a_police"].name == "Step review:police (if it applies)"
