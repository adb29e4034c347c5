"""The order of steps, said once."""

from tests.unit.formats.bpmn.small_flows import moving, step

from onething.formats.bpmn.step_order import step_order


def test_what_follows_by_way_of_another_is_left_out() -> None:
    """Issuing comes after the review because it comes after the decision."""
    order = step_order(moving().steps)
    assert order.before["issue"] == ("decide:police", "decide:health")
    assert "issue" not in order.behind["review:police"]


def test_a_step_named_twice_before_another_counts_once() -> None:
    """A predecessor that stands twice would bring two tokens."""
    order = step_order([step("inform"), step("accept", "inform", "inform")])
    assert order.before["accept"] == ("inform",)


def test_a_generation_is_the_longest_way_from_the_start() -> None:
    """A step that two ways lead to stands behind the longer one."""
    steps = [step("inform"), step("hand-in", "inform"), step("accept", "inform", "hand-in")]
    assert step_order(steps).generation == {"inform": 0, "hand-in": 1, "accept": 2}
