"""What is missing in the structure of a catalogue: who handles an item, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.graph.parts import items_within
from onething.language import Label
from onething.model import Catalogue, Finding, Severity

__all__ = ["item_in_no_one_thing", "item_without_department", "one_thing_without_items"]


def one_thing_without_items(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield an error for each one-thing that includes no item, not even through others."""
    for onething in catalogue.onethings.values():
        if not items_within(catalogue, onething):
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, "items").finding(
                "one-thing-without-items",
                Severity.ERROR,
                Label(zh="该一件事不包含任何事项", en="the one-thing includes no item"),
                Label(zh="在 items 中列出其事项", en="list its items under “items”"),
            )


def item_in_no_one_thing(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each item that no one-thing includes."""
    onethings = catalogue.onethings.values()
    included = {item.id for onething in onethings for item in items_within(catalogue, onething)}
    for item in catalogue.items:
        if item not in included:
            yield Subject.of(catalogue, NodeKind.ITEM, item).finding(
                "item-in-no-one-thing",
                Severity.NOTE,
                Label(zh="没有一件事包含该事项", en="no one-thing includes this item"),
                Label(
                    zh="如属于某个一件事，请列入其 items",
                    en="list it among the items of the one-thing to which it belongs, if any",
                ),
            )


def item_without_department(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each item of which nobody says who handles it."""
    for item in catalogue.items.values():
        if item.department is None:
            yield Subject.of(catalogue, NodeKind.ITEM, item.id, "department").finding(
                "item-without-department",
                Severity.NOTE,
                Label(zh="没有写明办理部门", en="nothing says which department handles it"),
                Label(zh="在 department 中写明", en="name the department under “department”"),
            )
