"""What is wrong about published particulars: visits and their reasons, fees and their basis.

One city runs seventeen checks over its catalogue of service items. Of these, 6, 7 and (in part) 10
are here; 3 to 5 stand with the results (`result_kind_against_name`), with the kind of the material in
place of the type of the result. The rest speak of what the published guides do not carry:

    1, 2     即办件 or 承诺件, and when a case is reviewed
    8, 9     the ways of applying and whether all of it is handled online; `online` only says that one
             can apply there
    10, 17   online payment of fees
    11, 14   the numbers for advice, complaints and contact
    12       whom an item serves
    13       frequent questions
    15       the steps of a licence; the guides count them and do not name them
    16       samples of results
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onething.graph.findings.subject import Subject
from onething.graph.node import Node, NodeKind
from onething.language import Label
from onething.model import Catalogue, Fee, Finding, Severity

__all__ = ["fee_without_basis", "reason_without_visit", "visit_without_reason"]

_NOTHING_SAID = frozenset({"", "无", "暂无", "/", "-"})
"""What forms hold in a field that was left open."""

_NO_VISIT = re.compile("全程网办|零跑动|(无需|不需要|不用)到")
"""What a reason says that denies the visit instead of explaining it."""


def visit_without_reason(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning where visits are published and no reason for them (check 6)."""
    for node, visits, reason in _visits(catalogue):
        if visits > 0 and not reason:
            yield Subject(catalogue, node, ("visit_reason",)).finding(
                "visit-without-reason",
                Severity.WARNING,
                Label(
                    zh=f"公布跑动 {visits:g} 次，却没有写明原因",
                    en=f"a reason is missing for the published number of visits, {visits:g}",
                ),
                Label(
                    zh="写明必须现场办理的原因；没有原因的，应当零跑动",
                    en="give the reason; where there is none, there should be no visit",
                ),
            )


def reason_without_visit(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning where a reason for visits is given and none is published (check 7)."""
    for node, visits, reason in _visits(catalogue):
        if visits == 0 and reason and not _NO_VISIT.search(reason):
            yield Subject(catalogue, node, ("visit_reason",)).finding(
                "reason-without-visit",
                Severity.WARNING,
                Label(
                    zh=f"公布跑动 0 次，却写有必须现场办理的原因：{reason}",
                    en=f"no visit is published, and yet a reason for one: {reason}",
                ),
                Label(
                    zh="请向发布方核实；确无须到场的，删去原因",
                    en="ask the publisher which one holds; drop the reason if nobody has to come",
                ),
            )


def fee_without_basis(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each fee that is taken on no basis (check 10)."""
    for node, position, fee in _fees(catalogue):
        if not any(basis.strip() for basis in fee.basis):
            yield Subject(catalogue, node, ("fees", position)).finding(
                "fee-without-basis",
                Severity.WARNING,
                Label(
                    zh=f"收费“{fee.name.text('zh')}”没有依据",
                    en=f"the fee “{fee.name.text('en')}” has no basis",
                ),
                Label(
                    zh="在 basis 中写明收费依据；没有依据的，不得收取",
                    en="name its basis; where there is none, it must not be taken",
                ),
            )


def _visits(catalogue: Catalogue) -> Iterator[tuple[Node, float, str]]:
    """Yield each noun with a published number of visits, the number, and the reason if there is one."""
    for item in catalogue.items.values():
        if item.published_visits is not None:
            yield Node(NodeKind.ITEM, item.id), item.published_visits, _said(item.visit_reason)
    for onething in catalogue.onethings.values():
        if onething.figures.after.visits is not None:
            visits = onething.figures.after.visits
            yield Node(NodeKind.ONE_THING, onething.id), visits, _said(onething.visit_reason)


def _said(text: str) -> str:
    return "" if text.strip() in _NOTHING_SAID else text.strip()


def _fees(catalogue: Catalogue) -> Iterator[tuple[Node, int, Fee]]:
    for item in catalogue.items.values():
        yield from ((Node(NodeKind.ITEM, item.id), *numbered) for numbered in enumerate(item.fees))
    for onething in catalogue.onethings.values():
        yield from (
            (Node(NodeKind.ONE_THING, onething.id), *numbered) for numbered in enumerate(onething.fees)
        )
