"""Which departments the guides name, by the code list of the platform or by a local name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


class _Words:
    """Which department each code or each name means: the one that had it first."""

    def __init__(self) -> None:
        self.known: dict[str, DepartmentId] = {}
        """What the catalogue says that is there already."""
        self.now: dict[str, DepartmentId] = {}

    def find(self, word: str) -> DepartmentId | None:
        return self.now.get(word) or self.known.get(word)

    def claim(self, word: str, id: DepartmentId, *, given: bool = False) -> bool:
        """Let a word mean a department if it is free or `given` so; tell whether it does."""
        if given:
            self.now[word] = id
        return bool(word) and self.now.setdefault(word, self.known.get(word, id)) == id


class _Register:
    """Gathers departments while the guides are gone through in order.

    As each code and each name means one of them, a later run over what this one came to finds the same.
    """

    def __init__(self, names: Names, known: Catalogue | None) -> None:
        self.names = names
        self.known = known.departments if known else {}
        self.nouns: dict[DepartmentId, Department] = {}
        self.codes, self.words = _Words(), _Words()
        for department in self.known.values():
            for code in department.codes:
                self.codes.known.setdefault(code, department.id)
            for name in _names_of(department):
                self.words.known.setdefault(name, department.id)

    def enter(self, name: str, code: str, fallback: str, *, region: str = "") -> None:
        """Enter a department under its id; one that is there already gets the code and the name."""
        key = matching_name(name)
        given = self.names.department_of.get(code or key) or self.names.department_of.get(key)
        found = given.id if given else self.codes.find(code) or self.words.find(key)
        id = found or DepartmentId(fallback)
        codes = [code] if code and self.codes.claim(code, id, given=bool(given)) else []
        names = [name] if key and self.words.claim(key, id, given=bool(given)) else []
        old = self.nouns.get(id) or self._new(id, given, called=names[0] if names else "", code=code or name)
        # One without a name is called by its code until there is one.
        unnamed = old.name.zh in old.codes and names
        label = Label(zh=names[0]) if unnamed else old.name
        self.nouns[id] = old.model_copy(
            update={
                "name": label,
                "codes": _union(old.codes, codes),
                "aliases": _union(old.aliases, names, but=label.zh),
                "region": region or old.region,
            }
        )
        for word in _names_of(self.nouns[id]):
            self.words.claim(word, id)

    def _new(self, id: DepartmentId, given: NamedDepartment | None, *, called: str, code: str) -> Department:
        if given:
            return Department(id=id, name=given.name, codes=given.codes, aliases=given.aliases)
        if not called and id in self.known:
            return Department(id=id, name=self.known[id].name)
        return Department(id=id, name=Label(zh=called or code))

    def names_of(self, code: str) -> list[str]:
        """Return all names that the department with this code has, so far as anybody says."""
        bearers: list[Department | NamedDepartment] = [d for d in self.known.values() if code in d.codes]
        if code in self.names.department_of:
            bearers.append(self.names.department_of[code])
        if code in self.codes.now:
            bearers.append(self.nouns[self.codes.now[code]])
        return [name for one in bearers for name in (one.name.zh, *one.aliases)]


def _names_of(department: Department) -> list[str]:
    """Return the names of a department as they are compared; a code that stands in for one is none."""
    names = (name for name in (department.name.zh, *department.aliases) if name not in department.codes)
    return [key for name in names if (key := matching_name(name))]


def departments_of(guides: Iterable[AnyGuide], names: Names, known: Catalogue | None) -> Departments:
    """Return all departments that the guides name: those with a code, leads, and those of items."""
    register = _Register(names, known)
    guides = tuple(guides)
    onethings = [guide for guide in guides if isinstance(guide, OneThingGuide)]
    for guide in onethings:
        for code, name in guide.departments:
            if code != NOT_AN_IDENTITY:
                register.enter(name, code, f"department-{slug(code) or 'x'}")
    for guide in onethings:
        if guide.lead:
            register.enter(guide.lead, "", f"lead-of-{slug(guide.code) or 'x'}", region=guide.region)
    _enter_those_of_items(register, [g for g in guides if isinstance(g, ItemGuide) and g.department])
    return Departments(register.nouns, register.codes.now, register.words.now)


def _enter_those_of_items(register: _Register, guides: Sequence[ItemGuide]) -> None:
    """Enter the departments of items: the code within an item's code counts only if the names agree."""
    left = list(guides)
    while agreeing := [guide for guide in left if _agrees(register, guide)]:
        # The name of one may be what the name of another agrees with.
        for guide in agreeing:
            register.enter(guide.department, guide.department_code, f"department-{guide.department_code}")
            left.remove(guide)
    for guide in left:
        register.enter(guide.department, "", f"department-of-{slug(guide.code) or 'x'}")


def _agrees(register: _Register, guide: ItemGuide) -> bool:
    return any(abbreviates(name, guide.department) for name in register.names_of(guide.department_code))


def _union(*lists: Iterable[str], but: str = "") -> tuple[str, ...]:
    return tuple(sorted({entry for entries in lists for entry in entries} - {but}))
