"""Rows of a material list as requirements, and the questions that stand in for missing conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onething.formats.guides.citations import citations
from onething.formats.guides.names_file import AskedAs, Names
from onething.formats.guides.oddities import report, row_subject
from onething.formats.guides.published import AnyGuide, PublishedMaterial
from onething.formats.guides.vocabulary import Vocabulary
from onething.formats.guides.wording import matching_name, says_nothing, short_name, slug
from onething.language import Label
from onething.model import (
    Condition,
    FactName,
    FactTest,
    Finding,
    Material,
    MaterialId,
    Necessity,
    PublishedWaiver,
    Question,
    Requirement,
)

__all__ = ["Demands", "demands_of"]


@dataclass(frozen=True, slots=True)
class Demands:
    """What a guide demands: requirements in its order, and a question for each optional one."""

    requirements: tuple[Requirement, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()


def demands_of(guide: AnyGuide, owner: str, vocabulary: Vocabulary) -> Demands:
    """Return what a guide demands of the one who applies for `owner`."""
    names, binding, with_text = vocabulary.names, vocabulary.binding, vocabulary.with_text
    materials = [binding.rows[guide.key, at] for at in range(len(guide.materials))]
    asked = [_asked(guide.code, row, names) for row in guide.materials]
    holders = _holders(guide.materials, materials, asked)
    requirements, questions = [], []
    for row, material, how, holder in zip(guide.materials, materials, asked, holders, strict=True):
        noun = binding.nouns[material]
        requirement = _requirement(row, noun, how, holder, with_text=with_text)
        if row.necessity is Necessity.OPTIONAL:
            question = _question(owner, requirement, noun, row, with_text=with_text)
            requirement = requirement.model_copy(update={"when": _holds(question.fact)})
            questions.append(question)
        requirements.append(requirement)
    findings = [*_derived_holders(guide, materials, asked, holders), *_to_model(guide, questions)]
    return Demands(tuple(requirements), tuple(questions), tuple(findings))


def _asked(guide: str, row: PublishedMaterial, names: Names) -> AskedAs | None:
    found = names.asked_in(guide, row.name)
    return found[1] if found else None


def _holders(
    rows: Sequence[PublishedMaterial], materials: Sequence[MaterialId], asked: Sequence[AskedAs | None]
) -> list[str]:
    """Say whose document each row asks for, so that no two rows of a guide are the same demand.

    The names file says it; else the first is the applicant's, and the others are told apart by code.
    """
    wanted = [how.holder if how else "" for how in asked]
    seen: set[tuple[str, str]] = set()
    holders = []
    for row, material, holder in zip(rows, materials, wanted, strict=True):
        parts = [holder, "-".join(filter(None, (holder, slug(row.code)))) or "other"]
        parts += [f"{parts[1]}-{number}" for number in range(2, len(rows) + 2)]
        free = next(part for part in parts if (material, part) not in seen)
        seen.add((material, free))
        holders.append(free)
    return holders


def _requirement(
    row: PublishedMaterial, material: Material, how: AskedAs | None, holder: str, *, with_text: bool
) -> Requirement:
    note = row.remark if with_text and not says_nothing(row.remark) else ""
    return Requirement(
        id="-".join(filter(None, (material.id, slug(holder)))),
        material=material.id,
        holder=holder,
        name=_name(row.name if with_text else short_name(row.name), material, how),
        necessity=row.necessity,
        count=row.count,
        copies=row.copies,
        form=row.form,
        handover=row.handover,
        published=PublishedWaiver(waiver=row.waiver, code=row.bound_code),
        basis=citations(row.basis),
        note=note,
    )


def _name(name: str, material: Material, how: AskedAs | None) -> Label | None:
    """Return the name under which it is asked for; None if it is the material's own.

    Where nobody says it in English, the material's own name stands in.
    """
    if matching_name(name) == matching_name(material.name.zh) and not (how and how.holder):
        return None
    return Label(zh=name, en=(how.name.en if how else "") or material.name.en)


def _question(
    owner: str, requirement: Requirement, material: Material, row: PublishedMaterial, *, with_text: bool
) -> Question:
    name = requirement.name or material.name
    return Question(
        fact=FactName(f"{owner}.{requirement.id}"),
        label=Label(
            zh=f"是否需要提供“{name.text('zh')}”？", en=f"Is “{name.en or material.name.text('en')}” needed?"
        ),
        to_model=True,
        text=row.remark if with_text and not says_nothing(row.remark) else "",
    )


def _holds(fact: FactName) -> Condition:
    return Condition(tests=(FactTest(fact, "true"),))


def _derived_holders(
    guide: AnyGuide,
    materials: Sequence[MaterialId],
    asked: Sequence[AskedAs | None],
    holders: Sequence[str],
) -> list[Finding]:
    return [
        report(
            "same-material-twice",
            row_subject(guide.subject, row.code, row.name),
            guide.provenance.place,
            material=material,
            holder=holder,
        )
        for row, material, how, holder in zip(guide.materials, materials, asked, holders, strict=True)
        if holder != (how.holder if how else "")
    ]


def _to_model(guide: AnyGuide, questions: Sequence[Question]) -> list[Finding]:
    if not questions:
        return []
    facts = ", ".join(question.fact for question in questions)
    return [
        report(
            "conditions-to-model", guide.subject, guide.provenance.place, count=len(questions), facts=facts
        )
    ]
