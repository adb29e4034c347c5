"""Who acts and where: regions, jurisdictions and departments."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from onething.language import Label
from onething.model.codes import CatalogueId, DepartmentId, Id, RegionCode
from onething.model.constraint import Constraint
from onething.model.frozen import Frozen
from onething.model.noun import Legal, Noun

__all__ = ["Department", "Jurisdiction", "Region"]


class Region(Noun):
    """An administrative division; its code covers all that lies below it.

    A catalogue need not list all of them: a code will do that lies below or above one which it lists.
    """

    code: RegionCode
    name: Label


class Jurisdiction(Noun):
    """Whose catalogue it is: the id that names it, and the region it is for."""

    id: Annotated[CatalogueId, Id]
    name: Label
    region: RegionCode
    source: str = ""
    """Where the facts of the catalogue were published."""
    holders: Annotated[dict[str, Label], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """What those are called, by the id in requirements, whose documents are asked for."""
    constraints: tuple[Constraint, ...] = ()
    """What always holds between the answers, in each of its one-things that asks for them."""


class Department(Legal):
    """A department (部门), or a public body that acts like one."""

    id: Annotated[DepartmentId, Id]
    name: Label
    codes: tuple[str, ...] = ()
    """Its codes in official lists."""
    aliases: tuple[str, ...] = ()
    """Other names under which guides cite it."""
    region: RegionCode | None = None
