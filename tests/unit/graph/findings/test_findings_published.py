"""What is wrong about published particulars."""

from __future__ import annotations

import pytest
from graph_nouns import item, onething, subjects

from onething.graph.findings.published import fee_without_basis, reason_without_visit, visit_without_reason


@pytest.mark.parametrize("blank", ["", "无", " 暂无 ", "/"])
def test_a_visit_has_a_reason(blank: str) -> None:
    """What forms hold in a field left open is no reason."""
    told, silent = (
        item("a", published_visits=1, visit_reason="面签"),
        item("b", published_visits=1, visit_reason=blank),
    )
    whole = onething("x", figures={"after": {"visits": 1}}, visit_reason=blank)
    assert subjects(visit_without_reason, told, silent, whole) == ["item b", "one-thing x"]


def test_no_visit_has_no_reason() -> None:
    """A reason beside no visits contradicts them."""
    quiet, wordy = (
        item(name, published_visits=0, visit_reason=why) for name, why in (("a", "无"), ("b", "面签"))
    )
    assert subjects(reason_without_visit, quiet, wordy) == ["item b"]


@pytest.mark.parametrize("denial", ["可全程网办", "无需到现场办理", "不需要到线下跑动，线上可直接办理"])
def test_a_reason_that_denies_the_visit_is_none(denial: str) -> None:
    """Saying that nobody has to come agrees with no visits."""
    assert subjects(reason_without_visit, item("a", published_visits=0, visit_reason=denial)) == []


@pytest.mark.parametrize("check", [visit_without_reason, reason_without_visit])
def test_unpublished_visits_say_nothing(check) -> None:
    """Where no number is published there is nothing to contradict."""
    assert subjects(check, item("a", visit_reason="面签"), onething("x")) == []


def test_a_fee_has_a_basis() -> None:
    """The fees of items and of one-things are looked at, one by one."""
    fees = [{"name": "工本费", "basis": ["某办法"]}, {"name": "手续费", "basis": [" "]}]
    assert subjects(fee_without_basis, item("a", fees=fees), onething("x", fees=fees[:1])) == ["item a"]
