"""What programs call beside `plan` and `explain`: comparing two worlds, handing the flow on."""

from datetime import date

import pytest
from tests.fictional.city import hongzhou

import onething
from onething.model import World

DAY = date(2026, 9, 28)


def test_a_comparison_holds_the_plans_of_both_worlds():
    """Of one case, with the figures side by side."""
    compared = onething.compare(hongzhou(), "open-a-teahouse", as_of=DAY)
    assert (compared.before.flow.world, compared.after.flow.world) == (World.BEFORE, World.AFTER)
    assert compared.after == onething.plan(hongzhou(), "open-a-teahouse", as_of=DAY)


def test_a_start_puts_the_flow_on_the_calendar():
    """25 September 2026 is the Mid-Autumn Festival, and a weekend follows."""
    plan = onething.plan(hongzhou(), "open-a-teahouse", as_of=DAY, start=date(2026, 9, 25))
    assert plan.flow.schedule.accepted_on == DAY


def test_a_start_beyond_the_calendar_is_refused():
    """Nobody knows yet which days are worked then."""
    with pytest.raises(onething.BeyondCalendar):
        onething.plan(hongzhou(), "open-a-teahouse", start=date(2999, 1, 4))


def test_an_export_is_what_is_written_to_a_file_by_form():
    """Named as on the command line."""
    made = onething.export(hongzhou(), "open-a-teahouse", forms=["mermaid", "form"], as_of=DAY)
    assert {form: type(text) for form, text in made.items()} == {"mermaid": bytes, "form": bytes}


@pytest.mark.parametrize("wrong", [{"forms": ["bpm"]}, {"forms": ["bpmn"], "dialect": "camunda"}])
def test_a_form_or_dialect_that_does_not_exist_is_refused(wrong):
    """With what may have been meant."""
    with pytest.raises(onething.UnknownName) as refused:
        onething.export(hongzhou(), "open-a-teahouse", **wrong)
    assert refused.value.near
