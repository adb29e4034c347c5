"""What is checked in the patterns of a rule before any matcher sees it."""

from collections.abc import Callable

import pytest

from onething.errors import ConditionError, MatcherError, UnknownName
from onething.model import Rule
from onething.rules.patterns import MOST_JOINS, MOST_VARIABLES, Join, compile_rule

MakeRule = Callable[..., Rule]


def test_variables_keep_the_order_in_which_they_are_written(make_rule: MakeRule) -> None:
    """The first variable written is the first of the compiled rule."""
    rule = make_rule(source={"supplies": "{requirement.material}"}, requirement={})
    assert compile_rule(rule).variables == ("source", "requirement")


def test_a_join_stands_at_the_later_variable(make_rule: MakeRule) -> None:
    """Written at either end, a join belongs to the variable that is joined to one before it."""
    rule = make_rule(source={"supplies": "{requirement.material}"}, requirement={})
    source, requirement = compile_rule(rule).patterns
    assert source.joins == ()
    assert requirement.joins == (Join("material", 0, "supplies"),)


def test_the_order_of_joining_is_connected(make_rule: MakeRule) -> None:
    """A variable that is only joined to a later one waits for it."""
    rule = make_rule(
        item={},
        source={"supplies": "{requirement.material}"},
        requirement={"item": "{item.id}"},
    )
    assert compile_rule(rule).order == (0, 2, 1)


def test_is_names_the_shape(make_rule: MakeRule) -> None:
    """Two facts of one shape are told apart by variables with names of their own."""
    rule = make_rule(earlier={"is": "item"}, 后一项={"is": "item", "department": "{earlier.department}"})
    assert [pattern.shape for pattern in compile_rule(rule).patterns] == ["item", "item"]


def test_full_width_punctuation_is_folded_in_a_join(make_rule: MakeRule) -> None:
    """A join may be typed with a Chinese keyboard."""
    rule = make_rule(result={}, requirement={"material": "｛result．material｝"})
    assert compile_rule(rule).patterns[1].joins == (Join("material", 0, "material"),)


def test_an_unknown_shape_is_refused(make_rule: MakeRule) -> None:
    """The error names the shape meant and the rule."""
    with pytest.raises(UnknownName, match=r"requirment.*did you mean requirement.*a-rule"):
        compile_rule(make_rule(requirment={}))


def test_an_unknown_attribute_is_refused(make_rule: MakeRule) -> None:
    """The error names the attribute meant."""
    with pytest.raises(UnknownName, match=r"attribute “materail.kind”; did you mean material.kind"):
        compile_rule(make_rule(requirement={"materail.kind": "licence"}))


def test_an_unknown_attribute_of_a_join_is_refused(make_rule: MakeRule) -> None:
    """The far end of a join is checked too."""
    with pytest.raises(UnknownName, match="materials"):
        compile_rule(make_rule(requirement={}, source={"supplies": "{requirement.materials}"}))


def test_an_unknown_variable_is_refused(make_rule: MakeRule) -> None:
    """A join names a variable of the same rule."""
    with pytest.raises(UnknownName, match=r"requirment.*did you mean requirement"):
        compile_rule(make_rule(requirement={}, source={"supplies": "{requirment.material}"}))


def test_an_unknown_option_is_refused(make_rule: MakeRule) -> None:
    """The error tells the rule and the cell that holds the option."""
    with pytest.raises((ConditionError, UnknownName), match=r"a-rule, source.kind"):
        compile_rule(make_rule(source={"kind": '"e-license"'}))


def test_a_test_that_cannot_be_read_is_refused(make_rule: MakeRule) -> None:
    """The error tells the rule and the cell."""
    with pytest.raises(ConditionError, match=r"a-rule, source.kind"):
        compile_rule(make_rule(source={"kind": "not("}))


def test_a_join_to_itself_is_refused(make_rule: MakeRule) -> None:
    """A variable is joined to another one."""
    with pytest.raises(MatcherError, match="a-rule joins requirement to itself"):
        compile_rule(make_rule(requirement={"department": "{requirement.material.issuer}"}))


def test_a_truth_is_not_joined_to_a_text(make_rule: MakeRule) -> None:
    """Values of different types would never be equal."""
    with pytest.raises(MatcherError, match=r"item.online to act.kind"):
        compile_rule(make_rule(act={}, item={"online": "{act.kind}", "id": "{act.item}"}))


def test_patterns_that_are_not_connected_are_refused(make_rule: MakeRule) -> None:
    """Everything would match everything."""
    with pytest.raises(MatcherError, match="rule a-rule does not join item to requirement"):
        compile_rule(make_rule(requirement={}, source={"supplies": "{requirement.material}"}, item={}))


def test_too_many_variables_are_refused(make_rule: MakeRule) -> None:
    """No matcher has to hold more facts of one match than allowed."""
    others = {f"v{n}": {"is": "item", "id": "{item.id}"} for n in range(MOST_VARIABLES)}
    with pytest.raises(MatcherError, match=f"{MOST_VARIABLES + 1} variables"):
        compile_rule(make_rule(item={}, **others))


def test_too_many_joins_are_refused(make_rule: MakeRule) -> None:
    """No matcher has to compare more values of one match than allowed."""
    every = {name: f"{{first.{name}}}" for name in ("id", "department", "type", "online")}
    others = {f"v{n}": {"is": "item", **every} for n in range(MOST_JOINS // 4 + 1)}
    with pytest.raises(MatcherError, match=f"{MOST_JOINS + 4} joins"):
        compile_rule(make_rule(first={"is": "item"}, **others))
