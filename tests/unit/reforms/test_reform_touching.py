"""Which one-things a reform touches."""

import pytest
from reform_nouns import abolish, allow, connect, cover, reform, retire, rule
from tests.fictional.city import planner

from onething.errors import UnknownName
from onething.reforms import touched

CHILD, MOVE, NEWCOMER, TEAHOUSE = "welcome-a-child", "move-house", "three-registrations", "open-a-teahouse"


@pytest.mark.parametrize(
    ("change", "ones"),
    [
        (connect(), {CHILD, MOVE, NEWCOMER}),
        (connect("infant-card"), {CHILD}),
        (connect("sign-permit"), set()),
        (cover("deed-check", r990103=1), {TEAHOUSE, MOVE, NEWCOMER}),
        (allow("sign-drawing"), {TEAHOUSE}),
        (abolish("id-card", "household-move"), {MOVE}),
        ({"do": "admit", "item": "fire-check"}, {TEAHOUSE}),
        ({"do": "days", "onething": NEWCOMER, "limit": 1}, {MOVE, NEWCOMER}),
        ({"do": "abolish", "item": "birth-registration", "act": "see-original"}, {CHILD}),
        (retire("promise-of-consent"), {TEAHOUSE, MOVE}),
        (rule("new"), {CHILD, MOVE, NEWCOMER}),
        (rule("new", match={"requirement": {"material": "sign-drawing"}}), {TEAHOUSE}),
    ],
)
def test_a_change_touches_what_asks_for_what_it_changes(change, ones):
    """The one-things in which that is nested too."""
    assert touched(planner(), reform(change)) == ones


def test_a_connection_that_another_reform_makes_counts():
    """A coverage matters to whoever may ask the source once both are made."""
    wider = reform(cover("deed-check", r990103=1), id="a")
    joined = reform(connect("household-move", source="deed-check"), id="b")
    alone = touched(planner(), wider)
    assert alone <= touched(planner(), wider, among=[joined])


def test_a_source_whose_answer_is_read_touches_everything():
    """A condition may stand anywhere."""
    reading = reform(rule("new", when={"source.deed-check": "hit"}), id="a")
    wider = reform(cover("deed-check", r990103=1), id="b")
    assert touched(planner(), wider, among=[reading]) == {CHILD, MOVE, NEWCOMER, TEAHOUSE}


def test_a_rule_that_is_not_tied_to_materials_makes_a_source_matter_to_whoever_asks_it():
    """Such as one that joins a source to items by their department."""
    far = {"requirement": {"department": "{source.provider}"}, "source": {"kind": "register"}}
    loose = reform(rule("new", match=far), id="a")
    open_to_all = reform(connect(source="birth-register"), id="b")
    assert touched(planner(), open_to_all, among=[loose]) == {CHILD, MOVE, NEWCOMER, TEAHOUSE}


def test_a_name_that_nothing_bears_is_refused():
    """As by whoever makes the reform."""
    with pytest.raises(UnknownName):
        touched(planner(), reform(connect(source="x")))
