"""One guide of each kind and code: the same guide given twice, and versions that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onething.formats.guides.oddities import report
from onething.formats.guides.published import AnyGuide, Provenance
from onething.model import Finding

__all__ = ["distinct_guides"]


def distinct_guides(guides: Iterable[AnyGuide]) -> tuple[tuple[AnyGuide, ...], tuple[Finding, ...]]:
    """Return each guide once, in an order that does not depend on that of the files, and what was left out.

    Of versions that differ the one that was read last is taken.
    """
    same: dict[str, list[AnyGuide]] = {}
    for guide in guides:
        same.setdefault(guide.key, []).append(guide)
    kept, findings = [], []
    for key in sorted(same):
        versions = sorted(same[key], key=_age)
        kept.append(versions[-1])
        findings += _left_out(versions)
    return tuple(kept), tuple(findings)


def _age(guide: AnyGuide) -> tuple[str, str, str]:
    """Return by what versions are ordered: the day they were read, then anything that is stable."""
    return (guide.provenance.crawled, _content(guide), guide.provenance.file)


def _content(guide: AnyGuide) -> str:
    bare: AnyGuide = replace(guide, provenance=Provenance(file=""), findings=())
    return repr(bare)


def _left_out(versions: Sequence[AnyGuide]) -> list[Finding]:
    if len(versions) == 1:
        return []
    taken = versions[-1]
    files = ", ".join(sorted(guide.provenance.file for guide in versions))
    if len({_content(guide) for guide in versions}) == 1:
        return [report("guide-given-twice", taken.subject, taken.provenance.place, files=files)]
    facts = {"code": taken.code, "files": files, "taken": taken.provenance.file}
    return [report("guide-in-two-versions", taken.subject, taken.provenance.place, **facts)]
