"""What is odd within one guide: one function for each oddity, and the order in which they are asked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from onething.formats.guides.codes import NOT_AN_IDENTITY
from onething.formats.guides.oddities import report
from onething.formats.guides.published import AnyGuide, Guide, ItemGuide, OneThingGuide
from onething.formats.guides.row_checks import check_rows
from onething.formats.guides.wording import (
    LONGEST_NAME,
    explains_no_visit,
    is_sentence,
    matching_name,
    says_nothing,
)
from onething.model import Finding, Necessity

__all__ = ["abbreviates", "check_guide"]

Findings = Iterator[Finding]

_NOT_NEEDED = re.compile(r"^\s*(不需要|不用|无需|不必)")
_TELLING_ENDING = 3
"""By so many characters at the end of its name a question calls a material (户口簿)."""


def check_guide(guide: AnyGuide) -> tuple[Finding, ...]:
    """Return all that is odd in a guide, what was noted in reading it first."""
    found = [*guide.findings, *check_rows(guide)]
    for check in _ANY_CHECKS:
        found.extend(check(guide))
    if isinstance(guide, OneThingGuide):
        for onething_check in _ONETHING_CHECKS:
            found.extend(onething_check(guide))
    else:
        for item_check in _ITEM_CHECKS:
            found.extend(item_check(guide))
    return tuple(found)


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a short name of a department stands, letter by letter, in a full one.

    >>> abbreviates("人社部门", "长沙市人力资源和社会保障局"), abbreviates("住建部门", "住房公积金管理中心")
    (True, False)
    """
    letters = iter(long)
    stem = short.removesuffix("部门")
    return bool(stem) and all(letter in letters for letter in stem)


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


def _days_disagree(guide: OneThingGuide) -> Findings:
    published = (
        ("cnbjsx", guide.promised),
        ("completedLimit", guide.promised_in_summary),
        ("xzblsx", guide.figures.after.days),
    )
    known = {name: int(days) for name, days in published if days is not None}
    if len(set(known.values())) > 1:
        found = ", ".join(f"{name} {days}" for name, days in known.items())
        taken = next(iter(known.values()))
        yield report("days-disagree", guide.subject, guide.provenance.place, found=found, taken=taken)


def _visits_disagree(guide: OneThingGuide) -> Findings:
    published = (
        ("dbsxccs", guide.visits),
        ("aheadFrequency", guide.visits_in_summary),
        ("xzpdcs", guide.figures.after.visits),
    )
    known = {name: int(visits) for name, visits in published if visits is not None}
    if len(set(known.values())) > 1:
        found = ", ".join(f"{name} {visits}" for name, visits in known.items())
        yield report("visits-disagree", guide.subject, guide.provenance.place, found=found)


def _promise_against_items(guide: OneThingGuide) -> Findings:
    timed = [(item.days, item.name) for item in guide.items if item.days is not None]
    if guide.promised is None or not timed:
        return
    slowest, name = max(timed)
    if guide.promised != slowest:
        code = "shorter" if guide.promised < slowest else "longer"
        yield report(
            f"promise-{code}-than-slowest-item",
            guide.subject,
            guide.provenance.place,
            promised=guide.promised,
            slowest=slowest,
            item=name,
        )


def _no_gain(guide: OneThingGuide) -> Findings:
    before, after = guide.figures.before.days, guide.figures.after.days
    if before is not None and before == after:
        yield report("no-gain", guide.subject, guide.provenance.place, days=int(before))


def _materials_exceed_rows(guide: OneThingGuide) -> Findings:
    published, rows = guide.figures.after.materials, len(guide.materials)
    if published is not None and published > rows:
        yield report(
            "materials-exceed-rows",
            guide.subject,
            guide.provenance.place,
            published=int(published),
            rows=rows,
        )


def _not_an_identity(guide: OneThingGuide) -> Findings:
    for code, name in guide.departments:
        if code == NOT_AN_IDENTITY:
            yield report("not-an-identity", guide.subject, guide.provenance.place, code=code, name=name)


def _lead_not_among_departments(guide: OneThingGuide) -> Findings:
    short = [name for _, name in guide.departments if name]
    if guide.lead and short and not any(abbreviates(name, guide.lead) for name in short):
        yield report("lead-not-among-departments", guide.subject, guide.provenance.place, lead=guide.lead)


def _unknown_region(guide: OneThingGuide) -> Findings:
    if not guide.region:
        yield report(
            "unknown-region",
            guide.subject,
            guide.provenance.place,
            code=guide.list_code[:LONGEST_NAME],
            taken="-",
        )


def _no_items(guide: OneThingGuide) -> Findings:
    if not guide.items:
        yield report("no-items", guide.subject, guide.provenance.place)


def _item_in_several_kinds(guide: OneThingGuide) -> Findings:
    kinds: dict[str, list[str]] = defaultdict(list)
    for item in guide.items:
        kinds[item.group].append(item.name)
    for name, several in kinds.items():
        if len(set(several)) > 1:
            yield report(
                "item-in-several-kinds",
                guide.subject,
                guide.provenance.place,
                name=name,
                count=len(several),
                kinds=", ".join(several),
            )


def _duplicate_item(guide: OneThingGuide) -> Findings:
    counts = Counter(matching_name(item.name) for item in guide.items)
    names = {matching_name(item.name): item.name for item in guide.items}
    for key, count in counts.items():
        if count > 1:
            yield report(
                "duplicate-item", guide.subject, guide.provenance.place, name=names[key], count=count
            )


def _faq_contradicts_list(guide: OneThingGuide) -> Findings:
    required = [row for row in guide.materials if row.necessity is Necessity.REQUIRED]
    for question in guide.questions:
        if not _NOT_NEEDED.search(question.answer):
            continue
        for name in dict.fromkeys(row.bound_name or row.name for row in required):
            if len(name) >= _TELLING_ENDING and name[-_TELLING_ENDING:] in question.problem:
                yield report("faq-contradicts-list", guide.subject, guide.provenance.place, name=name)


def _acceptance_conditions_in_text(guide: OneThingGuide) -> Findings:
    if guide.conditions:
        yield report(
            "acceptance-conditions-in-text",
            guide.subject,
            guide.provenance.place,
            count=len(guide.conditions),
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
_ONETHING_CHECKS: tuple[Callable[[OneThingGuide], Findings], ...] = (
    _days_disagree,
    _visits_disagree,
    _promise_against_items,
    _no_gain,
    _materials_exceed_rows,
    _not_an_identity,
    _lead_not_among_departments,
    _unknown_region,
    _no_items,
    _item_in_several_kinds,
    _duplicate_item,
    _faq_contradicts_list,
    _acceptance_conditions_in_text,
)
_ITEM_CHECKS: tuple[Callable[[ItemGuide], Findings], ...] = (_limit_depends, _misplaced_text)
