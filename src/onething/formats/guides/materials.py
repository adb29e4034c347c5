"""Which rows of the guides mean one material: by standard code, by name, or by the names file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onething.formats.guides.departments import Departments
from onething.formats.guides.ids import Ids
from onething.formats.guides.mentions import Key, Keys, Mention, mentions_in
from onething.formats.guides.names_file import NamedMaterial, Names
from onething.formats.guides.oddities import report
from onething.formats.guides.published import AnyGuide
from onething.formats.guides.wording import matching_name, short_name
from onething.language import Label
from onething.model import (
    Catalogue,
    Finding,
    Material,
    MaterialId,
    MaterialKind,
    Origin,
    StandardCode,
)

__all__ = ["Binding", "bind_materials"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Binding:
    """The materials of a run, and which one each row and each result means."""

    nouns: Mapping[MaterialId, Material]
    rows: Mapping[tuple[str, int], MaterialId]
    """By the guide's key and the position in its list, from 0."""
    results: Mapping[tuple[str, int], MaterialId]
    """By the guide's key and the position of the item, from 0."""
    findings: tuple[Finding, ...]


def bind_materials(
    guides: Sequence[AnyGuide],
    names: Names,
    departments: Departments,
    known: Catalogue | None,
) -> Binding:
    """Return the materials that the guides mention; guides come in a fixed order, rows in theirs."""
    groups: dict[Key, list[Mention]] = {}
    keys = Keys(names, known)
    mentions = [mention for guide in guides for mention in mentions_in(guide)]
    # Bound rows first: their titles tell what an unbound row of that name means.
    for mention in sorted(mentions, key=lambda mention: not mention.code):
        groups.setdefault(keys.of(mention), []).append(mention)
    findings = _split_unwaived(groups)
    ids, id_findings = _ids(groups, names)
    findings += [*id_findings, *_code_findings(groups, names)]
    given = {material.id: material for material in names.materials}
    nouns = {ids[k]: _material(ids[k], groups[k], given.get(ids[k]), departments) for k in groups}
    where = {(m.guide.key, m.position, m.row is None): ids[key] for key in groups for m in groups[key]}
    return Binding(
        nouns=nouns,
        rows={(guide, at): noun for (guide, at, result), noun in where.items() if not result},
        results={(guide, at): noun for (guide, at, result), noun in where.items() if result},
        findings=tuple(findings),
    )


def _split_unwaived(groups: dict[Key, list[Mention]]) -> list[Finding]:
    """Make the rows that a guide does not waive a material of their own, where it waives others of it.

    A source supplies a material whoever's it is: it would replace the rows that are not waived, too.
    """
    findings = []
    for key in list(groups):
        waived = {m.guide.key for m in groups[key] if m.waived}
        for mention in [m for m in groups[key] if m.unwaived and m.guide.key in waived]:
            groups[key].remove(mention)
            groups["row", f"{mention.guide.key} {mention.position}"] = [mention]
            subject = f"{mention.guide.subject} material “{mention.name}”"
            place = mention.guide.provenance.place
            findings.append(report("waived-for-some-only", subject, place, material=mention.title))
    return findings


def _ids(groups: Mapping[Key, list[Mention]], names: Names) -> tuple[dict[Key, MaterialId], list[Finding]]:
    """Give each group its id: the one it is known by, else one made of the official code."""
    ids = Ids([*(key[1] for key in groups if key[0] == "id"), *(m.id for m in names.materials)])
    given: dict[Key, MaterialId] = {}
    findings = []
    for key in sorted(groups, key=lambda key: min(m.order for m in groups[key])):
        if key[0] == "id":
            given[key] = MaterialId(key[1])
            continue
        wanted = min(groups[key], key=lambda m: (m.row is None, m.order)).fallback
        given[key] = MaterialId(ids.give(wanted))
        if given[key] != wanted:
            subject = f"material {groups[key][0].name}"
            findings.append(report("id-taken", subject, id=wanted, taken=given[key]))
    return given, findings


def _code_findings(groups: Mapping[Key, list[Mention]], names: Names) -> list[Finding]:
    findings = []
    for mentions in groups.values():
        codes = sorted({m.code for m in mentions if m.code})
        if len(codes) > 1 and not all(code in names.material_of_code for code in codes):
            findings.append(
                report("two-codes-one-title", f"material {mentions[0].title}", codes=", ".join(codes))
            )
    return findings


def _material(
    id: MaterialId,
    mentions: Sequence[Mention],
    given: NamedMaterial | None,
    departments: Departments,
) -> Material:
    rows = [mention.row for mention in mentions if mention.row]
    name = given.name if given else Label(zh=short_name(mentions[0].title) or id)
    notes = (departments.issuing(row.source_note) for row in rows)
    issuer = given.issuer if given and given.issuer else next(filter(None, notes), None)
    return Material(
        id=id,
        name=name,
        kind=_most_common((row.kind for row in rows), _kind_of_result(mentions[0].name)),
        origin=_most_common((row.origin for row in rows), Origin.GOVERNMENT),
        codes=_codes(mentions, given),
        aliases=_aliases(mentions, given, name.zh),
        issuer=issuer,
    )


def _kind_of_result(name: str) -> MaterialKind:
    """Return the kind of a document that is only known as a result: a licence by its name, or a proof."""
    ending = matching_name(name)
    return MaterialKind.LICENCE if ending.endswith(("证", "执照", "簿", "卡")) else MaterialKind.PROOF


def _most_common(values: Iterable[T], default: T) -> T:
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else default


def _codes(mentions: Iterable[Mention], given: NamedMaterial | None) -> tuple[StandardCode, ...]:
    published = {StandardCode(mention.code) for mention in mentions if mention.code}
    return tuple(sorted(published | set(given.codes if given else ())))


def _aliases(mentions: Iterable[Mention], given: NamedMaterial | None, name: str) -> tuple[str, ...]:
    """Return the other names of the material itself, not those of somebody's or under one guide."""
    titles = {short_name(m.title) for m in mentions if m.code or not given}
    asked = {a.name.zh for a in given.asked_as if not a.holder and not a.guide} if given else set()
    same = matching_name(name)
    return tuple(sorted(alias for alias in titles | asked if alias and matching_name(alias) != same))
