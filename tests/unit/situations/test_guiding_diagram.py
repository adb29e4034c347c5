"""Which questions are put, in which order, and what their answers settle."""

from __future__ import annotations

import pytest
from tests.unit.workflows.small_worlds import case, item, need, planner, whole

from onething.errors import UnknownName
from onething.model import Case
from onething.situations import Diagram, TooManyQuestions, aim_of, grow, space_of
from onething.workflows import Planner

LEASE, CONSENT = need("lease", when={"rented": True}), need("consent", when={"married": True})


def guided(made: Planner, aim: str = "plan", known: Case | None = None, **more: object) -> Diagram:
    """Return the guided questions of the one-thing of a small world."""
    onething = made.catalogue.onething("whole")
    space = space_of(made, onething, known or case())
    return grow(space, aim_of(aim, space.program), **more)


def asked(diagram: Diagram) -> list[str]:
    """Return the facts that are asked about, each fork once."""
    return [diagram.space.variables[fork.variable].fact for fork in diagram.forks]


def test_nothing_is_asked_where_nothing_is_open() -> None:
    """All is told before."""
    found = guided(planner(item("a", "card")))
    assert (found.root, found.most, found.paths) == (None, 0, 1)
    assert dict(found.told)["material:card"] == "hand-in"


def test_questions_that_have_nothing_to_do_with_one_another_make_a_chain() -> None:
    """Two forks stand for four situations."""
    found = guided(planner(item("a", LEASE, CONSENT)))
    assert sorted(asked(found)) == ["married", "rented"]
    assert (found.most, found.expected, found.paths) == (2, 2.0, 4)


def test_what_spares_other_questions_is_asked_first() -> None:
    """Whoever does not rent is asked nothing more."""
    made = planner(item("a", CONSENT, LEASE), whole({"item": "a", "when": {"rented": True}}))
    found = guided(made)
    assert asked(found) == ["rented", "married"]
    assert found.expected == 1.5


def test_a_question_whose_answer_changes_nothing_is_not_put() -> None:
    """The material is handed in either way."""
    needs = (need("lease", id="one", when={"rented": True}), need("lease", id="two", when={"rented": False}))
    found = guided(planner(item("a", *needs)))
    assert (found.root, dict(found.told)["material:lease"]) == (None, "hand-in")


def test_answers_that_lead_to_the_same_are_one_edge() -> None:
    """The smallest and the largest area need nothing."""
    made = planner(item("a", need("plan", when={"any": [{"area": "< 50"}, {"area": ">= 200"}]})))
    (fork,) = guided(made).forks
    assert sorted(len(edge.values) for edge in fork.edges) == [1, 2]


def test_only_what_the_aim_hangs_on_is_asked() -> None:
    """A single material waits for one question."""
    made = planner(item("a", LEASE, CONSENT))
    assert asked(guided(made, "material:lease")) == ["rented"]
    assert asked(guided(made, "visits")) == []


def test_one_material_handed_in_decides_that_the_card_alone_is_not_enough() -> None:
    """The second question is put only where the first did not decide."""
    found = guided(planner(item("a", LEASE, CONSENT)), "id-card-only")
    assert (found.most, found.expected) == (2, 1.5)


def test_visits_are_asked_for_by_what_they_hang_on() -> None:
    """Who is married has to sign."""
    act = {"id": "sign", "kind": "signing", "reason": "a signature", "when": {"married": True}}
    found = guided(planner(item("a", LEASE, acts=[act])), "visits", case({"channel": "online"}))
    assert asked(found) == ["married"]
    (fork,) = found.forks
    assert sorted(dict(edge.told)["visits"] for edge in fork.edges) == ["0", "1"]


def test_constraints_leave_an_answer_out() -> None:
    """Who rents is married, so only who does not rent is asked."""
    always = [{"always": {"any": [{"rented": False}, {"married": True}]}}]
    made = planner(item("a", LEASE, CONSENT), whole("a", constraints=always))
    found = guided(made)
    assert found.paths == 3


def test_facts_that_nobody_is_asked_stay_open() -> None:
    """What hangs on them is told to be open."""
    found = guided(planner(item("a", LEASE)), unasked=["rented"])
    assert (found.root, dict(found.told)["material:lease"]) == (None, "open")


def test_a_tree_that_outgrows_what_is_allowed_is_refused() -> None:
    """It says how to ask for less."""
    made = planner(item("a", LEASE, CONSENT))
    with pytest.raises(TooManyQuestions) as raised:
        guided(made, most=0)
    assert "--aim" in raised.value.message("en")


@pytest.mark.parametrize("aim", ["visit", "material:nothing", "no-application", ""])
def test_an_aim_that_there_is_not_is_refused(aim: str) -> None:
    """What was meant is named."""
    with pytest.raises(UnknownName):
        guided(planner(item("a", LEASE)), aim)
