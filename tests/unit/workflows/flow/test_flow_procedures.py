"""Procedures of departments beside their review, joint ones among them."""

from __future__ import annotations

from flow_nouns import JOINED, actors, department, flow, ids, procedure, served
from tests.unit.workflows.small_worlds import item

LOOK = procedure("inspection", 2)


def two(*procedures):
    """Return two items of two departments, each with the procedures written."""
    nouns = department("fire"), department("city")
    return (
        *nouns,
        served("a", by="fire", procedures=procedures),
        served("b", by="city", procedures=procedures),
    )


def test_a_department_looks_on_site_while_it_reviews():
    """The longer of the two counts."""
    made = flow(item("a", promised_days=3, procedures=[LOOK]))
    assert made.step("procedure:a/inspection").after == ("accept",)
    assert (made.days, made.limit_days) == (3, 3)


def test_a_hearing_comes_on_top_of_the_review():
    """Its days are outside the time limit."""
    made = flow(item("a", promised_days=3, procedures=[procedure("hearing", 10)]))
    assert made.step("procedure:a/hearing").after == ("review:a",)
    assert (made.days, made.limit_days, made.step("procedure:a/hearing").counted) == (13, 3, False)


def test_what_is_outside_the_limit_may_be_said_otherwise():
    """Publicity within it is done beside the review."""
    made = flow(item("a", promised_days=3, procedures=[procedure("publicity", 5, outside_limit=False)]))
    assert (made.days, made.limit_days) == (5, 5)


def test_calendar_days_are_five_in_seven():
    """Rounded up."""
    long = procedure("publicity", {"days": 10, "unit": "calendar-days"})
    assert flow(item("a", procedures=[long])).step("procedure:a/publicity").days == 8


def test_a_procedure_counts_in_the_cases_that_it_speaks_of():
    """While that is open, so is its step."""
    a = item("a", procedures=[procedure("hearing", 4, when={"rented": True})])
    assert flow(a, facts={"rented": False}).days == 0
    made = flow(a)
    assert (made.step("procedure:a/hearing").open, made.days_at_least, made.days) == (True, 0, 4)


def test_departments_that_a_rule_joins_come_at_one_appointment():
    """联合踏勘: one step of both, before either decides."""
    made = flow(*two(LOOK), rules=[JOINED])
    (joint,) = [step for step in made.steps if step.joint]
    assert (joint.joint, actors(joint), joint.items, joint.days) == (
        "联合踏勘",
        ["fire", "city"],
        ("a", "b"),
        2,
    )
    assert [step.id for step in made.steps if step.kind == "procedure"] == [joint.id]
    assert {id for id in ids(made) if joint.id in made.step(id).after} == {"decide:a", "decide:b"}
    assert joint.after == ("forward:fire", "forward:city")


def test_without_the_rule_each_department_comes_by_itself():
    """Two steps."""
    made = flow(*two(LOOK), rules=[])
    assert [id for id in ids(made) if "procedure" in id] == [
        "procedure:a/inspection",
        "procedure:b/inspection",
    ]


def test_one_department_alone_has_no_joint_appointment():
    """Nor have procedures of different kinds, nor hearings."""
    for procedures in ([LOOK], [procedure("hearing", 2)]):
        made = flow(item("a", procedures=procedures), item("b"), rules=[JOINED])
        assert not any(step.joint for step in made.steps)
    assert not any(step.joint for step in flow(*two(procedure("hearing", 2)), rules=[JOINED]).steps)


def test_while_it_is_open_whether_they_are_joined_the_flow_counts_both():
    """A joint appointment may last longer than one's own."""
    rules = [{**JOINED, "when": {"rented": True}}]
    short, long = (item(id, procedures=[procedure("inspection", days)]) for id, days in (("a", 1), ("b", 6)))
    made = flow(short, long, rules=rules)
    assert {step.joint: step.open for step in made.steps if step.kind == "procedure"} == {
        "": False,
        "联合踏勘": True,
    }
    assert (made.days_at_least, made.days) == (6, 6)
