"""What is wrong or odd about in-person acts, and about items that demand their own results."""

from __future__ import annotations

import pytest
from graph_nouns import item, material, need, subjects

from onething.graph.findings.acts import act_without_place, item_needs_its_own_result

SIGN = {"id": "sign", "kind": "signing", "reason": "x"}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"single_window": False}, ["item a"]),
        ({"single_window": True}, []),
        ({"single_window": False, "department": "police"}, []),
    ],
)
def test_an_act_needs_a_place_where_its_item_has_no_counter(more, found) -> None:
    """The single window or the counter of the department is a place; without either one is missing."""
    assert subjects(act_without_place, item("a", acts=[SIGN], **more)) == found


def test_an_act_with_a_place_of_its_own_is_in_order() -> None:
    """Where the act says where it is done nothing else has to."""
    placed = {**SIGN, "place": {"zh": "医院", "en": "the hospital"}}
    assert subjects(act_without_place, item("a", acts=[placed], single_window=False)) == []


def test_an_item_that_demands_what_it_produces_is_noted() -> None:
    """It is taken to renew the document: the old one is shown for the new."""
    renewing = item("a", need("book"), results=[{"material": "book"}])
    other = item("b", need("book", holder="child"), results=[{"material": "book"}])
    assert subjects(item_needs_its_own_result, material("book"), renewing, other) == ["item a"]
