"""What is odd within one guide: one function for each oddity, and the order in which they are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onething.formats.guides.oddities import report
from onething.formats.guides.onething_checks import check_onething
from onething.formats.guides.published import AnyGuide, Guide, ItemGuide, OneThingGuide
from onething.formats.guides.row_checks import check_rows
from onething.formats.guides.wording import (
    explains_no_visit,
    is_sentence,
    says_nothing,
)
from onething.model import Finding

__all__ = ["check_guide"]

Findings = Iterator[Finding]


def check_guide(guide: AnyGuide) -> tuple[Finding, ...]:
    """Return all that is odd in a guide, what was noted in reading it first."""
    found = [*guide.findings, *check_rows(guide)]
    for check in _ANY_CHECKS:
        found.extend(check(guide))
    if isinstance(guide, OneThingGuide):
        found.extend(check_onething(guide))
    else:
        for item_check in _ITEM_CHECKS:
            found.extend(item_check(guide))
    return tuple(found)


def _reason_without_visit(guide: Guide) -> Findings:
    reason = guide.visit_reason
    if guide.visits == 0 and not says_nothing(reason) and not explains_no_visit(reason):
        yield report("reason-without-visit", guide.subject, guide.provenance.place)


def _visit_without_reason(guide: Guide) -> Findings:
    if guide.visits and says_nothing(guide.visit_reason):
        yield report("visit-without-reason", guide.subject, guide.provenance.place, visits=guide.visits)


def _fee_not_listed(guide: Guide) -> Findings:
    if guide.charged and not guide.fees:
        yield report("fee-not-listed", guide.subject, guide.provenance.place)


def _no_materials(guide: Guide) -> Findings:
    if not guide.materials:
        many = (len(guide.items), len(guide.departments)) if isinstance(guide, OneThingGuide) else (1, 1)
        yield report(
            "no-materials", guide.subject, guide.provenance.place, items=many[0], departments=many[1]
        )


def _limit_depends(guide: ItemGuide) -> Findings:
    limits = {n for text in guide.limits for n in re.findall(r"(\d+)\s*个?工作日|(当场)", text)}
    found = sorted("".join(limit) for limit in limits)
    if len(found) > 1 and guide.promised is not None:
        yield report(
            "limit-depends",
            guide.subject,
            guide.provenance.place,
            found=", ".join(found),
            taken=guide.promised.days,
        )


def _misplaced_text(guide: ItemGuide) -> Findings:
    if is_sentence(guide.quantity):
        yield report(
            "misplaced-text",
            guide.subject,
            guide.provenance.place,
            field="quantitativeRestriction",
            length=len(guide.quantity),
        )


_ANY_CHECKS: tuple[Callable[[Guide], Findings], ...] = (
    _reason_without_visit,
    _visit_without_reason,
    _fee_not_listed,
    _no_materials,
)
_ITEM_CHECKS: tuple[Callable[[ItemGuide], Findings], ...] = (_limit_depends, _misplaced_text)
