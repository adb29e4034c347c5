"""Which rows of the guides mean one material: by standard code, by name, or by the names file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onething.formats.guides.departments import Departments
from onething.formats.guides.ids import Ids, numbered
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
    mentions = [mention for guide in guides for mention in mentions_in(guide)]
    keys = Keys(mentions, names, known)
    groups: dict[Key, list[Mention]] = {}
    # Bound rows first: what a material is called is their title.
    for mention in sorted(mentions, key=lambda mention: not mention.code):
        groups.setdefault(keys.of(mention), []).append(mention)
    apart, findings = _split_unwaived(groups)
    all_groups = {**groups, **apart}
    ids, id_findings = _ids(all_groups, names)
    findings += [*id_findings, *_code_findings(groups, names)]
    making = _Making(keys, departments, {m.id: m for m in names.materials}, known.materials if known else {})
    nouns = {ids[key]: making.material(key, ids[key], groups[key]) for key in groups}
    for key, (mention,) in apart.items():
        nouns[ids[key]] = making.apart(ids[key], mention, nouns[ids[keys.of(mention)]])
    where = {
        (m.guide.key, m.position, m.row is None): ids[key] for key in all_groups for m in all_groups[key]
    }
    return Binding(
        nouns=nouns,
        rows={(guide, at): noun for (guide, at, result), noun in where.items() if not result},
        results={(guide, at): noun for (guide, at, result), noun in where.items() if result},
        findings=tuple(findings),
    )


def _split_unwaived(groups: dict[Key, list[Mention]]) -> tuple[dict[Key, list[Mention]], list[Finding]]:
    """Take out the rows that a guide does not waive where it waives others of the same material.

    A source supplies a material whoever's it is: it would replace the rows that are not waived, too.
    """
    apart: dict[Key, list[Mention]] = {}
    findings = []
    for mentions in groups.values():
        waived = {m.guide.key for m in mentions if m.waived}
        for mention in [m for m in mentions if m.unwaived and m.guide.key in waived]:
            mentions.remove(mention)
            apart["row", f"{mention.guide.key} {mention.position}"] = [mention]
            subject = f"{mention.guide.subject} material “{mention.name}”"
            place = mention.guide.provenance.place
            findings.append(report("waived-for-some-only", subject, place, material=mention.title))
    return apart, findings


def _ids(groups: Mapping[Key, list[Mention]], names: Names) -> tuple[dict[Key, MaterialId], list[Finding]]:
    """Give each group its id: the one it is known by, else one made of the official code."""
    named = {m.id for m in names.materials}
    ids = Ids([*(key[1] for key in groups if key[0] == "id"), *named])
    given: dict[Key, MaterialId] = {}
    findings = []
    for key in sorted(groups, key=lambda key: min(m.order for m in groups[key])):
        wanted = min(groups[key], key=lambda m: (m.row is None, m.order)).fallback
        given[key] = MaterialId(key[1] if key[0] == "id" else ids.give(wanted))
        # A known one may have got its number in an earlier run.
        if given[key] not in named and numbered(wanted, given[key]):
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


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes materials of their mentions."""

    keys: Keys
    departments: Departments
    named: Mapping[MaterialId, NamedMaterial]
    known: Mapping[MaterialId, Material]

    def material(self, key: Key, id: MaterialId, mentions: Sequence[Mention]) -> Material:
        given = self.named.get(id)
        rows = [mention.row for mention in mentions if mention.row]
        name = given.name if given else self._name(key, id, mentions)
        notes = (self.departments.issuing(row.source_note) for row in rows)
        return Material(
            id=id,
            name=name,
            kind=_most_common((row.kind for row in rows), _kind_of_result(mentions[0].name)),
            origin=_most_common((row.origin for row in rows), Origin.GOVERNMENT),
            codes=self._codes(key, mentions, given),
            aliases=self._aliases(key, mentions, given, name.zh),
            issuer=given.issuer if given and given.issuer else next(filter(None, notes), None),
        )

    def apart(self, id: MaterialId, mention: Mention, main: Material) -> Material:
        """Return what is never waived of a material; its codes and names mean the material itself."""
        name = Label(
            zh=f"{main.name.text('zh')}（须提交）", en=main.name.en and f"{main.name.en} (handed in)"
        )
        noun = self.material(("row", id), id, [mention])
        return noun.model_copy(
            update={"name": name, "codes": (), "aliases": (), "issuer": noun.issuer or main.issuer}
        )

    def _name(self, key: Key, id: MaterialId, mentions: Sequence[Mention]) -> Label:
        """Return the first title that means this material; where each means another one, as it is known."""
        titles = (short_name(m.title) for m in mentions if self.keys.name_means(m.title, key))
        title = next(titles, "")
        return Label(zh=title) if title else self.known[id].name if id in self.known else Label(zh=id)

    def _codes(
        self, key: Key, mentions: Iterable[Mention], given: NamedMaterial | None
    ) -> tuple[StandardCode, ...]:
        published = {StandardCode(m.code) for m in mentions if self.keys.code_means(m.code, key)}
        return tuple(sorted(published | set(given.codes if given else ())))

    def _aliases(
        self, key: Key, mentions: Iterable[Mention], given: NamedMaterial | None, name: str
    ) -> tuple[str, ...]:
        """Return the other names of the material itself, not those of somebody's or under one guide."""
        told = (m.title for m in mentions if m.code or not given)
        titles = {short_name(title) for title in told if self.keys.name_means(title, key)}
        asked = {a.name.zh for a in given.asked_as if not a.holder and not a.guide} if given else set()
        same = matching_name(name)
        return tuple(sorted(alias for alias in titles | asked if alias and matching_name(alias) != same))


def _kind_of_result(name: str) -> MaterialKind:
    """Return the kind of a document that is only known as a result: a licence by its name, or a proof."""
    ending = matching_name(name)
    return MaterialKind.LICENCE if ending.endswith(("证", "执照", "簿", "卡")) else MaterialKind.PROOF


def _most_common(values: Iterable[T], default: T) -> T:
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else default
