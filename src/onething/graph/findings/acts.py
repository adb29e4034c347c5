"""What is wrong or odd about in-person acts and about what items make of their own results."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Catalogue, Finding, Severity

__all__ = ["act_without_place", "item_needs_its_own_result"]


def act_without_place(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each in-person act of which nobody can say where it is done.

    An act without a place of its own is done at the single window or, for an item that is not admitted
    to it, at the counter of its department; without either nobody knows where to go.
    """
    for item in catalogue.items.values():
        if item.single_window or item.department:
            continue
        for number, act in enumerate(item.acts):
            if act.place is None:
                yield Subject.of(catalogue, NodeKind.ITEM, item.id, "acts", number).finding(
                    "act-without-place",
                    Severity.WARNING,
                    Label(
                        zh=f"现场环节“{act.id}”没有写明地点，事项也没有部门窗口",
                        en=f"the in-person act “{act.id}” has no place, and the item has no counter",
                    ),
                    Label(
                        zh="写明地点（place）、部门，或让事项进驻综合窗口（single_window）",
                        en="give its place, the item's department, or admit the item to the single window",
                    ),
                )


def item_needs_its_own_result(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each item that demands what it produces: the old one is taken to be shown."""
    for item in catalogue.items.values():
        produced = {(result.material, result.holder) for result in item.results}
        for number, requirement in enumerate(item.requirements):
            named = {(material, requirement.holder) for option in requirement.options for material in option}
            if named & produced:
                yield Subject.of(catalogue, NodeKind.ITEM, item.id, "requirements", number).finding(
                    "item-needs-its-own-result",
                    Severity.NOTE,
                    Label(
                        zh=f"该事项要求提交自己产生的结果（{requirement.id}），按换发处理：须提交旧件",
                        en=f"it demands what it produces ({requirement.id}), and is taken to renew it: "
                        "the old one is handed in",
                    ),
                    Label(
                        zh="确是换发、变更的可不理会；否则删去该要求",
                        en="leave it if it is a renewal or a change; else remove the requirement",
                    ),
                )
