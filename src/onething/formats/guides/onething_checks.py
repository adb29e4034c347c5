"""What is odd within the guide of a one-thing: one function for each oddity."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from onething.formats.guides.codes import NOT_AN_IDENTITY
from onething.formats.guides.oddities import report
from onething.formats.guides.published import OneThingGuide
from onething.formats.guides.wording import LONGEST_NAME, abbreviates, matching_name
from onething.model import Finding, Necessity

__all__ = ["check_onething"]

Findings = Iterator[Finding]

_NOT_NEEDED = re.compile(r"^\s*(不需要|不用|无需|不必)")
_TELLING_ENDING = 3
"""By so many characters at the end of its name a question calls a material (户口簿)."""


def check_onething(guide: OneThingGuide) -> Findings:
    """Yield what is odd in the figures, departments, items and questions of a guide."""
    for check in _CHECKS:
        yield from check(guide)


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


_CHECKS: tuple[Callable[[OneThingGuide], Findings], ...] = (
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
