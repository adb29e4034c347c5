"""Which departments the guides name, by the code list of the platform or by a local name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onething.formats.guides.codes import NOT_AN_IDENTITY
from onething.formats.guides.names_file import NamedDepartment, Names
from onething.formats.guides.published import AnyGuide, ItemGuide, OneThingGuide
from onething.formats.guides.wording import abbreviates, matching_name, slug
from onething.language import Label
from onething.model import Catalogue, Department, DepartmentId, Material

__all__ = ["Departments", "departments_of"]


@dataclass(frozen=True, slots=True)
class Departments:
    """The departments of a run, and how guides call them."""

    nouns: Mapping[DepartmentId, Department]
    by_code: Mapping[str, DepartmentId]
    by_name: Mapping[str, DepartmentId]

    def named(self, name: str) -> DepartmentId | None:
        """Return the department with this name, in whatever form it is written."""
        return self.by_name.get(matching_name(name)) if name else None

    def issuing(self, note: str) -> DepartmentId | None:
        """Return the department that a note such as 公安部门核发 says issues a material."""
        stem = matching_name(note).removesuffix("核发").removesuffix("出具")
        return self.by_name.get(stem)

    def with_issuers(self, materials: Iterable[Material], names: Names) -> dict[DepartmentId, Department]:
        """Return the departments together with those that only the names file knows as issuers."""
        issuers = {material.issuer for material in materials if material.issuer}
        given = (d for d in names.departments if d.id in issuers and d.id not in self.nouns)
        added = {d.id: Department(id=d.id, name=d.name, codes=d.codes, aliases=d.aliases) for d in given}
        return {**self.nouns, **added}


@dataclass(slots=True)
class _Register:
    """Gathers departments while the guides are gone through in order."""

    names: Names
    known: Catalogue | None
    nouns: dict[DepartmentId, Department]
    by_code: dict[str, DepartmentId]
    by_name: dict[str, DepartmentId]

    def enter(self, name: str, code: str, fallback: str, *, region: str = "") -> DepartmentId:
        """Enter a department under its id; one that is there already gets the code and the name."""
        key = matching_name(name)
        given = self.names.department_of.get(code or key) or self.names.department_of.get(key)
        known = None if given else self._known(key, code)
        id = given.id if given else known or self.by_name.get(key) or DepartmentId(fallback)
        old = self.nouns.get(id)
        label = given.name if given else Label(zh=name or code)
        self.nouns[id] = Department(
            id=id,
            name=old.name if old else label,
            codes=_union(old.codes if old else (), given.codes if given else (), [code] if code else ()),
            aliases=_union(
                old.aliases if old else (),
                given.aliases if given else (),
                [name] if name else (),
                but=label.zh,
            ),
            region=region or (old.region if old else None),
        )
        self._index(id, key, code)
        return id

    def names_of(self, code: str) -> list[str]:
        """Return all names that the department with this code has, so far as anybody says."""
        known = self.known.departments.values() if self.known else ()
        bearers: list[Department | NamedDepartment] = [one for one in known if code in one.codes]
        if code in self.names.department_of:
            bearers.append(self.names.department_of[code])
        if code in self.by_code:
            bearers.append(self.nouns[self.by_code[code]])
        return [name for one in bearers for name in (one.name.zh, *one.aliases)]

    def _known(self, key: str, code: str) -> DepartmentId | None:
        for department in self.known.departments.values() if self.known else ():
            names = map(matching_name, (department.name.zh, *department.aliases))
            if (code and code in department.codes) or key in names:
                return department.id
        return None

    def _index(self, id: DepartmentId, key: str, code: str) -> None:
        if code:
            self.by_code[code] = id
        for name in (key, *map(matching_name, self.nouns[id].aliases), matching_name(self.nouns[id].name.zh)):
            if name:
                self.by_name[name] = id


def departments_of(guides: Iterable[AnyGuide], names: Names, known: Catalogue | None) -> Departments:
    """Return all departments that the guides name: those with a code, leads, and those of items."""
    register = _Register(names, known, {}, {}, {})
    guides = tuple(guides)
    onethings = [guide for guide in guides if isinstance(guide, OneThingGuide)]
    for guide in onethings:
        for code, name in guide.departments:
            if code != NOT_AN_IDENTITY:
                register.enter(name, code, f"department-{slug(code) or 'x'}")
    for guide in onethings:
        if guide.lead:
            register.enter(guide.lead, "", f"lead-of-{slug(guide.code) or 'x'}", region=guide.region)
    for item in guides:
        if isinstance(item, ItemGuide) and item.department:
            _enter_item_department(register, item)
    return Departments(register.nouns, register.by_code, register.by_name)


def _enter_item_department(register: _Register, guide: ItemGuide) -> None:
    """Enter the department of an item: the code within the item's code counts only if the names agree."""
    code = guide.department_code
    agrees = any(abbreviates(name, guide.department) for name in register.names_of(code))
    fallback = f"department-{code}" if agrees else f"department-of-{slug(guide.code) or 'x'}"
    register.enter(guide.department, code if agrees else "", fallback)


def _union(*lists: Iterable[str], but: str = "") -> tuple[str, ...]:
    return tuple(sorted({entry for entries in lists for entry in entries} - {but}))
