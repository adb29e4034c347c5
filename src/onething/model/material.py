"""Application materials (申请材料): types of documents, forms and licences."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from onething.language import Label
from onething.model.codes import DepartmentId, Id, MaterialId, StandardCode
from onething.model.literals import Truth
from onething.model.noun import Legal, Noun

__all__ = ["FormField", "Material", "MaterialKind", "Origin"]


class MaterialKind(StrEnum):
    """The nature of a material (材料类型)."""

    FORM = "form"
    """申请表: filled in for the application."""
    LICENCE = "licence"
    """证照: issued by government, may exist as an e-licence."""
    PROOF = "proof"
    """证明、批文: states a fact or a decision."""
    OTHER = "other"


class Origin(StrEnum):
    """Where a material comes from (来源渠道)."""

    APPLICANT = "applicant"
    """申请人自备."""
    GOVERNMENT = "government"
    """政府部门核发."""
    OTHER = "other"


class FormField(Noun):
    """A field of a form; fields with one id are asked once, however many forms have them."""

    id: Annotated[str, Id]
    label: Label


class Material(Legal):
    """A type of document, form or licence; the same one under every code and name it bears.

    On a day on which it is not in force nobody asks for it, alone or with others.
    """

    id: Annotated[MaterialId, Id]
    name: Label
    kind: MaterialKind = MaterialKind.OTHER
    origin: Origin = Origin.APPLICANT
    codes: tuple[StandardCode, ...] = ()
    """Codes in official lists; old and new code of one licence stand side by side."""
    aliases: tuple[str, ...] = ()
    """Other names under which guides ask for it."""
    issuer: DepartmentId | None = None
    identity: Truth = False
    """True: it shows who the applicant is (身份证明), as the resident ID card does; see 一证通办."""
    fields: tuple[FormField, ...] = ()
    """What has to be filled in, for a form."""
