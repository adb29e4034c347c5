"""The names file: readable ids and English names for what guides publish under codes and in Chinese.

It also carries what the guides do not say as data: which codes mean one licence, which names mean
one material, and whose document is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import ValidationError, model_validator

from onething.errors import BrokenInput
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults
from onething.formats.files.yaml_reader import read_yaml
from onething.formats.guides.wording import matching_name, short_name
from onething.language import Label
from onething.model import DepartmentId, ItemId, Jurisdiction, Located, MaterialId, Noun, Region, StandardCode
from onething.model.codes import Id
from onething.model.literals import Truth

__all__ = ["AskedAs", "NamedDepartment", "NamedGuide", "NamedItem", "NamedMaterial", "Names", "read_names"]


class AskedAs(Noun):
    """Another name under which guides ask for a material, perhaps that of a certain person."""

    name: Label
    holder: str = ""
    """Whose document it is then; empty: the applicant's."""
    guide: str = ""
    """The code of the only guide in which the name means this; empty: all of them."""


class NamedMaterial(Noun):
    """A material, with all codes and names that mean it."""

    id: Annotated[MaterialId, Id]
    name: Label
    codes: tuple[StandardCode, ...] = ()
    asked_as: tuple[AskedAs, ...] = ()
    issuer: Annotated[DepartmentId, Id] | None = None


class NamedDepartment(Noun):
    """A department, with all codes and names that mean it."""

    id: Annotated[DepartmentId, Id]
    name: Label
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class NamedItem(Noun):
    """An item, with all names that mean it."""

    id: Annotated[ItemId, Id]
    name: Label
    aliases: tuple[str, ...] = ()
    link: Truth = False
    """True: the item's own guide says what it requires also where a one-thing names it."""


class NamedGuide(Noun):
    """A guide by its code: the id and the English name of the one-thing or item that it publishes."""

    code: str
    id: Annotated[str, Id]
    name: Label | None = None


class Names(Noun):
    """What a names file holds; everything in it is optional."""

    jurisdiction: Jurisdiction | None = None
    regions: tuple[Region, ...] = ()
    departments: tuple[NamedDepartment, ...] = ()
    materials: tuple[NamedMaterial, ...] = ()
    items: tuple[NamedItem, ...] = ()
    guides: tuple[NamedGuide, ...] = ()

    @model_validator(mode="after")
    def _each_means_one(self) -> Self:
        _once("department", (d.id for d in self.departments))
        _once("department code", (code for d in self.departments for code in d.codes))
        _once("material", (m.id for m in self.materials))
        _once("material code", (code for m in self.materials for code in m.codes))
        _once("material name", (name for m in self.materials for name in _names_of(m)))
        _once("item", (item.id for item in self.items))
        _once("item name", (matching_name(n) for i in self.items for n in {i.name.zh, *i.aliases}))
        _once("guide", (guide.code for guide in self.guides))
        _once("region", (region.code for region in self.regions))
        strangers = {m.issuer for m in self.materials if m.issuer} - {d.id for d in self.departments}
        if strangers:
            raise ValueError(f"these issuers are no departments of the file: {', '.join(sorted(strangers))}")
        return self

    @cached_property
    def material_of_code(self) -> dict[str, NamedMaterial]:
        """Materials by each of their codes."""
        return {code: material for material in self.materials for code in material.codes}

    @cached_property
    def asked(self) -> dict[tuple[str, str], tuple[NamedMaterial, AskedAs]]:
        """Materials by guide (empty: any) and name, with how they are asked for under that name."""
        own = {("", matching_name(m.name.zh)): (m, AskedAs(name=m.name)) for m in self.materials}
        others = {(a.guide, matching_name(a.name.zh)): (m, a) for m in self.materials for a in m.asked_as}
        return own | others

    def asked_in(self, guide: str, name: str) -> tuple[NamedMaterial, AskedAs] | None:
        """Return the material that `name` means in a guide, and how it is asked for; None if unnamed.

        A name with sentences in brackets behind it is also found without them.
        """
        for key in (matching_name(name), matching_name(short_name(name))):
            for where in (guide, ""):
                if (where, key) in self.asked:
                    return self.asked[where, key]
        return None

    @cached_property
    def department_of(self) -> dict[str, NamedDepartment]:
        """Departments by each of their codes and names."""
        named = {matching_name(name): d for d in self.departments for name in (d.name.zh, *d.aliases) if name}
        return named | {code: d for d in self.departments for code in d.codes}

    @cached_property
    def item_of(self) -> dict[str, NamedItem]:
        """Items by each of their names, in the form in which names are compared."""
        return {matching_name(name): i for i in self.items for name in (i.name.zh, *i.aliases)}

    @cached_property
    def guide_of(self) -> dict[str, NamedGuide]:
        """Guides by code."""
        return {guide.code: guide for guide in self.guides}


def _names_of(material: NamedMaterial) -> set[str]:
    asked = {(a.guide, matching_name(a.name.zh)) for a in material.asked_as}
    return {f"{guide} {name}".strip() for guide, name in {("", matching_name(material.name.zh)), *asked}}


def _once(what: str, names: Iterable[str]) -> None:
    several = sorted(name for name, count in Counter(names).items() if count > 1 and name)
    if several:
        raise ValueError(f"these stand for more than one {what}: {', '.join(several)}")


NAMES = FileKind("names", Names, "names file", "名称文件", one_to_a_file=True)
"""How messages name the file."""


def read_names(path: Path) -> Names:
    """Return what a names file holds; BrokenInput with every fault and its line."""
    document = read_yaml(path)
    data = {} if document.data is None else document.data
    try:
        return Names.model_validate(data)
    except ValidationError as error:
        located = Located(document.file, document.lines)
        raise BrokenInput(noun_faults(error, data, kind=NAMES, located=located)) from None
