"""What is odd in the rows of a material list: one function for each oddity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from onething.formats.guides.citations import citations
from onething.formats.guides.oddities import report, row_subject
from onething.formats.guides.published import Guide, OneThingGuide, PublishedMaterial
from onething.formats.guides.wording import says_condition, says_nothing, says_waived
from onething.model import Finding, Necessity, Waiver

__all__ = ["check_rows"]

Facts = dict[str, object]

_PAPER_SIZE = re.compile(r"[AB]\d(规格|纸|版|[，,\s])*", re.IGNORECASE)
_WHENCE = re.compile(r"自备|核发|齐全|真实|有效|提供")
_ALTERNATIVES = re.compile(r"或|/")
_FLOWS_IN_BRACKETS = re.compile(r"[（(][^（()）]*流程[^（()）]*[）)]")
_LATER = re.compile(r"(个月|日|天)内?(补|完善|提交)")


def check_rows(guide: Guide) -> Iterator[Finding]:
    """Yield what is odd in the material list of a guide."""
    yield from _duplicate_material_codes(guide)
    for row in guide.materials:
        for code, facts in _row_oddities(row):
            yield report(code, _subject(guide, row), guide.provenance.place, **facts)
        if isinstance(guide, OneThingGuide):
            yield from _foreign_prefix(guide, row)


def _subject(guide: Guide, row: PublishedMaterial) -> str:
    return row_subject(guide.subject, row.code, row.name)


def _duplicate_material_codes(guide: Guide) -> Iterator[Finding]:
    counts = Counter(row.code for row in guide.materials if row.code)
    for code, count in sorted(counts.items()):
        if count > 1:
            names = ", ".join(row.name for row in guide.materials if row.code == code)
            place = guide.provenance.place
            yield report("duplicate-material-code", guide.subject, place, code=code, count=count, names=names)


def _foreign_prefix(guide: OneThingGuide, row: PublishedMaterial) -> Iterator[Finding]:
    if row.code and not row.code.startswith(f"M{guide.code}"):
        place = guide.provenance.place
        yield report("foreign-prefix", _subject(guide, row), place, code=row.code, guide=guide.code)


def _row_oddities(row: PublishedMaterial) -> Iterator[tuple[str, Facts]]:
    for code, holds in _ROW_CHECKS:
        facts = holds(row)
        if facts is not None:
            yield code, facts


def _bound_but_not_waived(row: PublishedMaterial) -> Facts | None:
    return {"bound": row.bound_code} if row.bound_code and row.waiver is Waiver.NONE else None


def _waiver_text_without_effect(row: PublishedMaterial) -> Facts | None:
    return {} if row.waiver is Waiver.NONE and not says_nothing(row.waiver_text) else None


def _waived_in_text_only(row: PublishedMaterial) -> Facts | None:
    return {} if row.waiver is Waiver.NONE and says_waived(row.remark) else None


def _waived_without_binding(row: PublishedMaterial) -> Facts | None:
    needs_one = row.waiver in {Waiver.FORM_AUTOFILL, Waiver.E_LICENCE}
    return {"waiver": row.waiver.value} if needs_one and not row.bound_code else None


def _bound_without_code(row: PublishedMaterial) -> Facts | None:
    return {} if row.marked_bound and not row.bound_code else None


def _alternatives_in_name(row: PublishedMaterial) -> Facts | None:
    name = _FLOWS_IN_BRACKETS.sub("", row.name)
    return {"name": row.name} if _ALTERNATIVES.search(name) else None


def _condition_in_text(row: PublishedMaterial) -> Facts | None:
    texts = (row.name, row.remark, row.standard, row.source_note)
    conditional = row.necessity is Necessity.REQUIRED and any(map(says_condition, texts))
    return {} if conditional else None


def _deferral_in_text(row: PublishedMaterial) -> Facts | None:
    return {} if row.necessity is Necessity.DEFERRABLE and _LATER.search(row.remark) else None


def _swapped_fields(row: PublishedMaterial) -> Facts | None:
    swapped = _PAPER_SIZE.fullmatch(row.source_note) or _WHENCE.search(row.paper)
    return {"source": row.source_note, "paper": row.paper} if swapped else None


def _no_copies(row: PublishedMaterial) -> Facts | None:
    return {"found": row.published_count} if row.published_count == 0 else None


def _basis_is_filler(row: PublishedMaterial) -> Facts | None:
    return {} if row.basis and not citations(row.basis) else None


_ROW_CHECKS: tuple[tuple[str, Callable[[PublishedMaterial], Facts | None]], ...] = (
    ("bound-but-not-waived", _bound_but_not_waived),
    ("waiver-text-without-code-effect", _waiver_text_without_effect),
    ("waived-in-text-only", _waived_in_text_only),
    ("waived-without-binding", _waived_without_binding),
    ("bound-without-code", _bound_without_code),
    ("alternatives-in-name", _alternatives_in_name),
    ("condition-in-text", _condition_in_text),
    ("deferral-in-text", _deferral_in_text),
    ("swapped-fields", _swapped_fields),
    ("no-copies", _no_copies),
    ("basis-is-filler", _basis_is_filler),
)
