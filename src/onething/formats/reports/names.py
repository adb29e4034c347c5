"""What the nouns of a catalogue are called when a plan speaks of them by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onething.formats.reports.speech import Speech
from onething.model import (
    Catalogue,
    DepartmentId,
    Explanation,
    FactName,
    FactType,
    ItemId,
    MaterialId,
    OneThing,
    OneThingId,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    Question,
    Requirement,
    ServiceItem,
    SourceId,
    Value,
    Way,
)

__all__ = ["Names"]


@dataclass(frozen=True)
class Names(Speech):
    """A language together with the names of a catalogue.

    A plan that was made from another catalogue can still be read: an id that nothing bears here
    stands for itself.
    """

    catalogue: Catalogue
    answered: tuple[Question, ...] = ()
    """Questions that the catalogue may not have, because rules declare them; see `Plan.answered`."""

    def about(self, made: Plan | Explanation) -> str:
        """Return what a plan or an explanation holds for: region, day, and what is assumed of sources."""
        day = self.say(f"按 {made.as_of} 的规定", f"as of {made.as_of}")
        return " · ".join((self.region(made.region), day, self.word(made.assume)))

    def region(self, code: str) -> str:
        """Return the name of a region with its code."""
        jurisdiction, region = self.catalogue.jurisdiction, self.catalogue.regions.get(code)
        label = region.name if region else jurisdiction.name if code == jurisdiction.region else None
        return self.aside(self.text(label), code) if label else code

    def item(self, item: str) -> str:
        """Return the name of an item."""
        found = self.catalogue.items.get(ItemId(item))
        return self.text(found.name) if found else item

    def source(self, source: str) -> str:
        """Return the name of a data resource."""
        found = self.catalogue.sources.get(SourceId(source))
        return self.text(found.name) if found else source

    def department(self, department: str | None) -> str:
        """Return the name of a department, nothing where none was published."""
        found = self.catalogue.departments.get(DepartmentId(department)) if department else None
        return self.text(found.name) if found else department or ""

    def owner(self, owner: str, whole: OneThingId) -> str:
        """Return who demands a material: an item with its department, or a one-thing as a whole."""
        found = self._owner(owner)
        if isinstance(found, ServiceItem):
            return self.aside(self.text(found.name), self.department(found.department))
        if owner == whole:
            return self.say("一件事整体", "the one-thing as a whole")
        return self.text(found.name) if found else owner

    def owners(self, demands: Iterable[PlannedRequirement], plan: Plan) -> str:
        """Return who demands a material, each once; nothing where only the whole ever demands any."""
        owners = {demand.owner for material in plan.materials for demand in material.requirements}
        if owners == {plan.onething}:
            return ""
        return self.listed(self.owner(demand.owner, plan.onething) for demand in demands)

    def material(self, material: PlannedMaterial) -> str:
        """Return the name of a material in a plan, with its holder where the name does not tell it."""
        known = self.catalogue.materials.get(material.material)
        named = known is not None and known.name != material.name
        return self.aside(self.text(material.name), "" if named else self.holder(material.holder))

    def holder(self, holder: str) -> str:
        """Return what somebody is called whose documents are asked for; nothing for the applicant."""
        label = self.catalogue.jurisdiction.holders.get(holder)
        return self.text(label) if label else holder

    def materials(self, ids: Iterable[MaterialId]) -> str:
        """Return the names of materials as a list."""
        known = self.catalogue.materials
        return self.listed(self.text(known[one].name) if one in known else one for one in ids)

    def way(self, way: Way) -> str:
        """Return a way of meeting a requirement in one phrase: its mode, and what it uses."""
        return self.aside(self.word(way.mode), self.used(way))

    def used(self, way: Way) -> str:
        """Return what a way uses: a data resource, or the item that produces the material."""
        if way.source:
            return self.source(way.source)
        if way.producer:
            produced = self.quoted(self.item(way.producer))
            return self.say(f"由{produced}产生", f"produced by {produced}")
        return ""

    def rule(self, way: Way) -> str:
        """Return the rule of a way and what it rests on."""
        title, basis = self.quoted(self.text(way.title)), self.basis(way.basis)
        if basis.startswith(("（", "(")):
            return self.say("", " ").join((title, basis))
        return self.say("，", ", ").join((title, basis))

    def requirement(self, demand: PlannedRequirement) -> Requirement | None:
        """Return the requirement that a plan names, None where the catalogue has it no more."""
        noun = self._owner(demand.owner)
        own = (one for one in noun.requirements if one.id == demand.requirement) if noun else ()
        return next(iter(own), None)

    def question(self, fact: FactName) -> str:
        """Return a question as a person is asked it."""
        question = self.asked(fact)
        return self.text(question.label) if question else fact

    def asked(self, fact: FactName) -> Question | None:
        """Return the question that a fact answers."""
        own = (question for question in self.answered if question.fact == fact)
        return self.catalogue.questions.get(fact) or next(own, None)

    def value(self, fact: FactName, value: Value) -> str:
        """Return the value of a fact as a person says it."""
        if value is None:
            return self.say("无", "none")
        if isinstance(value, bool):
            return self.say("是", "yes") if value else self.say("否", "no")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return self._answer(self.asked(fact), str(value))

    def _answer(self, question: Question | None, value: str) -> str:
        if question and question.type is FactType.REGION:
            return self.region(value)
        options = question.options if question else ()
        return next((self.text(option.label) for option in options if option.value == value), value)

    def _owner(self, owner: str) -> ServiceItem | OneThing | None:
        return self.catalogue.items.get(ItemId(owner)) or self.catalogue.onethings.get(OneThingId(owner))
