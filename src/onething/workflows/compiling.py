"""From a catalogue and the rulings on it to the program of a one-thing."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from onething.conditions import Formula, Literal, conjunction, cubes
from onething.model import (
    Catalogue,
    Condition,
    DataSource,
    FactName,
    ItemId,
    MaterialId,
    Mode,
    OneThing,
    OneThingId,
    Question,
    Requirement,
    SourceId,
    Way,
)
from onething.rules import Ruling, Rulings, requirement_places
from onething.workflows.duties import Duties, DutyDrafts
from onething.workflows.fact_bits import ClassesByTests, Conjunction
from onething.workflows.formulas import Formulas, Parts, item_fact, parts
from onething.workflows.lanes import Lane, lane, lay_out
from onething.workflows.program import CompiledWay, Demand, FieldSource, Program, Slot
from onething.workflows.terms import TermTable

__all__ = ["Ground", "compile_onething"]


@dataclass(frozen=True)
class Ground:
    """What all one-things of a catalogue are compiled from."""

    catalogue: Catalogue
    rulings: Rulings
    questions: Mapping[FactName, Question]
    """All facts that a case can have."""
    written: dict[Condition, Formula] = field(default_factory=dict)
    """The formulas of conditions that were read already."""
    classes: ClassesByTests = field(default_factory=ClassesByTests)
    ways: dict[tuple[str, str | None, str | None], Way] = field(default_factory=dict)
    """The ways that were met already, by rule, source and producer."""

    def way(self, ruling: Ruling, mode: Mode) -> Way:
        """Return the way that a ruling opens; equal ones are one, for many demands have them."""
        key = ruling.rule.id, ruling.source, ruling.producer
        if key not in self.ways:
            rule, source, producer = ruling.rule, ruling.source, ruling.producer
            self.ways[key] = Way(
                mode=mode, rule=rule.id, title=rule.title, basis=rule.basis, source=source, producer=producer
            )
        return self.ways[key]

    @cached_property
    def fillers(self) -> Mapping[str, Sequence[DataSource]]:
        """The sources that fill in each field, in the order of the catalogue."""
        found: dict[str, list[DataSource]] = {}
        for source in self.catalogue.sources.values():
            for id in source.fields:
                found.setdefault(id, []).append(source)
        return found


def compile_onething(ground: Ground, onething: OneThing) -> Program:
    """Compile one one-thing; all conditions in it and in the rules must be readable."""
    catalogue = ground.catalogue
    questions = ChainMap({}, cast("MutableMapping[FactName, Question]", ground.questions))
    formulas = Formulas(catalogue, questions, written=ground.written)
    drafts = _Drafts(formulas, ground, parts(formulas, onething))
    slots = [(item, drafts.add(when)) for item, when in drafts.parts.items.items()]
    demands = list(drafts.demands())
    fields = drafts.fields(onething)
    duties = drafts.duties()
    lanes = lay_out([drafts.lane(draft) for draft in demands])
    literals = tuple(drafts.numbers)
    table = TermTable(drafts.conditions, literals, questions, lanes=lanes, classes=ground.classes)
    masks = table.masks
    return Program(
        catalogue=catalogue,
        onething=onething,
        table=table,
        questions=questions,
        slots=tuple(
            Slot(item, catalogue.items[item].name, item_fact(item), masks[number]) for item, number in slots
        ),
        demands=tuple(draft.finish(catalogue, masks) for draft in demands),
        fields={
            id: tuple(FieldSource(catalogue.sources[source], masks[n]) for source, n in sources)
            for id, sources in fields.items()
        },
        fixed=formulas.fixed,
        sources=formulas.sources,
        sentences=formulas.sentences,
        duties=duties(masks),
    )


@dataclass(frozen=True)
class _DemandDraft:
    """A demand whose conditions stand in the list, and have no bits yet."""

    owner: str
    place: str
    requirement: Requirement
    material: str
    option: int
    when: int
    ways: tuple[tuple[Way, int], ...]

    def finish(self, catalogue: Catalogue, masks: Sequence[int]) -> Demand:
        ways = tuple(CompiledWay(way, masks[number]) for way, number in self.ways)
        material = catalogue.material(self.material)
        return Demand(self.owner, self.place, self.requirement, material, self.option, masks[self.when], ways)


@dataclass
class _Drafts:
    """Collects the conditions of a one-thing; each is known by its number until all have bits."""

    builder: Formulas
    ground: Ground
    parts: Parts
    conditions: list[Sequence[Conjunction]] = field(default_factory=list)
    numbers: dict[Literal, int] = field(default_factory=dict)
    """All literals of the conditions; numbers are quicker to compare."""
    in_force: dict[tuple[str, str], Formula] = field(default_factory=dict)
    """When a rule is in force, by its id and region; many demands have the same rules."""

    def add(self, formula: Formula) -> int:
        numbers = self.numbers
        self.conditions.append(
            [tuple([numbers.setdefault(x, len(numbers)) for x in cube]) for cube in cubes(formula)]
        )
        return len(self.conditions) - 1

    def demands(self) -> Iterator[_DemandDraft]:
        """Yield every demand: those of the whole first, then by item, as written."""
        catalogue = self.builder.catalogue
        for whole, inside in self.parts.wholes.items():
            for place, requirement in requirement_places(whole, catalogue.onethings[whole].requirements):
                yield from self._demand(whole, place, requirement, inside)
        for item in self.parts.items:
            for place, requirement in requirement_places(item, catalogue.items[item].requirements):
                yield from self._demand(item, place, requirement, self.builder.in_case(item))

    def lane(self, draft: _DemandDraft) -> Lane:
        """Return the lane of a demand; a way that hangs on other demands has no place in it."""
        ways = [(place, at) for place, (way, at) in enumerate(draft.ways) if way.mode is not Mode.HELD_ONCE]
        return lane(self.conditions[draft.when], [(place, self.conditions[at]) for place, at in ways])

    def fields(self, onething: OneThing) -> Mapping[str, tuple[tuple[SourceId, int], ...]]:
        """Return the sources that fill in each field, with the number of their answering's formula."""
        catalogue = self.builder.catalogue
        wanted = dict.fromkeys(
            form_field.id
            for owner in (*self.parts.wholes, *self.parts.items)
            for requirement in catalogue.owner(owner).requirements
            for option in requirement.options
            for material in option
            for form_field in catalogue.materials[material].fields
        )
        found = {id: self.ground.fillers[id] for id in wanted if id in self.ground.fillers}
        sources = {source.id: source for filling in found.values() for source in filling}
        numbers = {id: self.add(self.builder.answers(source, onething.id)) for id, source in sources.items()}
        return {id: tuple((one.id, numbers[one.id]) for one in filling) for id, filling in found.items()}

    def duties(self) -> Callable[[Sequence[int]], Duties]:
        """Note the conditions of what the items ask beside materials; see `DutyDrafts.draft`."""
        builder, on = self.builder, self.ground.rulings.on
        drafts = DutyDrafts(builder, lambda key: on.get(key, ()), self._holds, self.add)
        return drafts.draft([builder.catalogue.items[item] for item in self.parts.items])

    def _holds(self, ruling: Ruling, owner: str) -> Formula:
        return conjunction(self._in_force(ruling), self._resource(ruling, owner))

    def _demand(
        self, owner: str, place: str, requirement: Requirement, inside: Formula
    ) -> Iterator[_DemandDraft]:
        builder = self.builder
        applies = conjunction(inside, builder.condition(requirement.when), builder.valid(requirement.valid))
        for option, materials in enumerate(requirement.options):
            when = self.add(conjunction(applies, *self._in_use(materials)))
            for material in dict.fromkeys(materials):
                ways = tuple(self._ways(owner, f"{place}/{material}"))
                yield _DemandDraft(owner, place, requirement, material, option, when, ways)

    def _in_use(self, materials: Sequence[MaterialId]) -> Iterator[Formula]:
        """Return: all these materials are in force; an option with one that is not is no option."""
        return (self.builder.valid(self.builder.catalogue.materials[id].valid) for id in materials)

    def _ways(self, owner: str, key: str) -> Iterator[tuple[Way, int]]:
        rulings = self.ground.rulings.on.get(key, ())
        bans = [ruling for ruling in rulings if ruling.rule.then.forbid]
        for ruling in rulings:
            if ruling.mode is None or (ruling.producer and not self._comes_before(ruling.producer, owner)):
                continue
            allowed = (
                self.builder.not_barred(ban.rule, self._in_force(ban))
                for ban in bans
                if ban.rule.then.forbid is ruling.mode and _concerns(ban, ruling)
            )
            formula = conjunction(self._holds(ruling, owner), *allowed)
            yield self.ground.way(ruling, ruling.mode), self.add(formula)

    def _in_force(self, ruling: Ruling) -> Formula:
        builder, rule = self.builder, ruling.rule
        known = self.in_force.get((rule.id, ruling.region))
        if known is None:
            known = self.in_force[rule.id, ruling.region] = conjunction(
                builder.valid(rule.valid), builder.within(ruling.region), builder.condition(rule.when)
            )
        return known

    def _resource(self, ruling: Ruling, owner: str) -> Formula:
        builder = self.builder
        used = []
        if ruling.source:
            used.append(builder.answers(builder.catalogue.sources[ruling.source], OneThingId(owner)))
        if ruling.producer:
            used.append(builder.in_case(ruling.producer))
        return conjunction(*used)

    def _comes_before(self, producer: ItemId, owner: str) -> bool:
        """Tell whether the result of `producer` can be there when `owner` needs it.

        Items are taken in the order written, so two that wait for each other's result do not block
        one another: the first is handed its material by the applicant. A requirement of the whole has
        no item that could come later.
        """
        order = list(self.parts.items)
        if producer not in order or owner not in order or producer == owner:
            return False
        return order.index(producer) < order.index(ItemId(owner)) or not self._needs(producer, owner)

    def _needs(self, item: ItemId, producer: str) -> bool:
        """Tell whether `item` waits, directly or through others, for a result of `producer`."""
        seen, waiting = {item}, [item]
        while waiting:
            for before in self._producers_for(waiting.pop()):
                if before == producer:
                    return True
                if before not in seen:
                    seen.add(before)
                    waiting.append(before)
        return False

    def _producers_for(self, item: str) -> Iterator[ItemId]:
        requirements = self.builder.catalogue.items[ItemId(item)].requirements
        for place, requirement in requirement_places(item, requirements):
            for option in requirement.options:
                for material in option:
                    rulings = self.ground.rulings.on.get(f"{place}/{material}", ())
                    yield from (r.producer for r in rulings if r.producer in self.parts.items)


def _concerns(ban: Ruling, ruling: Ruling) -> bool:
    """Tell whether a ban speaks of what a way uses; one that names no source or producer bars all."""
    return ban.source in (None, ruling.source) and ban.producer in (None, ruling.producer)
