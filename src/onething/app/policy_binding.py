"""Binding policy cases to a catalogue: every name that they use is looked up, every fault is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onething.app.catalogues import Catalogues
from onething.app.policy_checks import is_step
from onething.conditions import check_value
from onething.errors import BeyondCalendar, BrokenInput, Fault, Place, UnknownName
from onething.formats.files.policy_case_files import StandingCase
from onething.language import Label
from onething.model import CHANNEL, Case, Expectation, FactName, ItemId, OneThing, StepKind, Value
from onething.workflows import Planner
from onething.workflows.duties import JOINABLE

__all__ = ["BoundCase", "Names", "bind"]


@dataclass(frozen=True, slots=True)
class BoundCase:
    """A policy case that can be planned: its names are those of the catalogue."""

    standing: StandingCase
    planner: Planner
    onething: OneThing
    case: Case
    expect: Expectation
    """With ids in place of names."""


@dataclass(frozen=True)
class Names:
    """The names that a one-thing can be spoken of by: of its materials, items and steps."""

    planner: Planner
    onething: OneThing

    def material(self, name: str) -> str:
        """Return a material that the one-thing asks for in some case, by its id; UnknownName for another.

        A holder in brackets stays there: `户口簿[child]` is `household-register[child]`.
        """
        bare, bracket, rest = name.partition("[")
        id = bare if bare in self._materials else self.planner.catalogue.material(bare).id
        if id not in self._materials:
            note = Label(zh="该一件事在任何情形下都不要它", en="the one-thing asks for it in no case")
            raise UnknownName("material", name, note=note)
        if bracket and rest.removesuffix("]") not in self._materials[id]:
            raise UnknownName(
                "material", name, (f"{id}[{holder}]" for holder in self._materials[id] if holder)
            )
        return f"{id}{bracket}{rest}"

    def item(self, name: str) -> str:
        """Return the id of an item of the one-thing, by id or name; UnknownName for another."""
        for item, label in self._items.items():
            if name in (item, label.zh, label.en):
                return item
        raise UnknownName("item", name, self._items)

    def step(self, name: str) -> str:
        """Return an item's id, or the id of a step such as `review:ITEM`; UnknownName for neither."""
        if is_step(name):
            return name
        kind, colon, _ = name.partition(":")
        if colon:
            raise UnknownName("kind", kind, map(str, StepKind))
        return self.item(name)

    def flow_step(self, name: str) -> str:
        """Return the id of a step that the flow has in some case; UnknownName for another.

        Of acts and procedures it is known which there are, of other steps only the kinds.
        """
        kind, _, subject = name.partition(":")
        if kind not in tuple(StepKind):
            raise UnknownName("kind", kind, map(str, StepKind))
        known = self._duties.get(kind)
        if known is not None and subject not in known:
            raise UnknownName("entry", name, (f"{kind}:{one}" for one in known))
        return name

    @cached_property
    def _duties(self) -> Mapping[str, set[str]]:
        """What the acts and procedures of its items are called, by the kind of their steps."""
        duties = self.planner.program(self.onething.id).duties
        procedures = {f"{one.item}/{one.procedure.id}" for one in duties.procedures}
        joint = {f"joint/{kind}/{relief.rule.id}" for _, relief in duties.joins for kind in JOINABLE}
        return {
            StepKind.IN_PERSON: {f"{one.item}/{one.act.id}" for one in duties.acts},
            StepKind.PROCEDURE: procedures | joint,
        }

    @cached_property
    def _materials(self) -> Mapping[str, set[str]]:
        """The materials that it asks for, with their holders."""
        found: dict[str, set[str]] = {}
        for demand in self.planner.program(self.onething.id).demands:
            found.setdefault(demand.material.id, set()).add(demand.requirement.holder)
        return found

    @cached_property
    def _items(self) -> Mapping[ItemId, Label]:
        return {slot.item: slot.name for slot in self.planner.program(self.onething.id).slots}


def bind(
    standing: Iterable[StandingCase], catalogues: Catalogues
) -> tuple[tuple[BoundCase, ...], tuple[Fault, ...]]:
    """Return the cases bound to the catalogues, and every fault of all of them."""
    bound: list[BoundCase] = []
    faults: list[Fault] = []
    for one in standing:
        try:
            bound.append(_bound(one, catalogues))
        except BrokenInput as broken:
            faults += broken.faults
    return tuple(bound), tuple(faults)


def _bound(standing: StandingCase, catalogues: Catalogues) -> BoundCase:
    if not standing.case.onething:
        raise BrokenInput([])  # told where the file is read
    try:
        planner, onething = catalogues.find(standing.case.onething)
    except UnknownName as unknown:
        raise BrokenInput([unknown.fault(standing.place("onething"))]) from None
    faults: list[Fault] = []
    names = Names(planner, onething)
    case = _case(standing, planner, names, faults)
    expect = _expectation(standing, names, faults)
    if not faults:
        faults += _not_plannable(standing, planner, onething, case)
    if faults:
        raise BrokenInput(faults)
    return BoundCase(standing, planner, onething, case, expect)


def _case(standing: StandingCase, planner: Planner, names: Names, faults: list[Fault]) -> Case:
    said = standing.case
    facts: dict[FactName, Value] = {}
    for fact, value in said.facts.items():
        try:
            facts |= _checked(planner, fact, value)
        except UnknownName as unknown:
            faults.append(unknown.fault(standing.place("facts", fact)))
        except BrokenInput as broken:
            faults += [_of_fact(standing.place("facts", fact), fact, fault) for fault in broken.faults]
    if said.channel:
        facts.setdefault(CHANNEL, said.channel.value)
    for source in said.given:
        if source not in planner.catalogue.sources:
            missing = UnknownName("source", source, planner.catalogue.sources)
            faults.append(missing.fault(standing.place("given", source)))
    items = None if said.items is None else _each(said.items, names.item, standing, ("items",), faults)
    return Case(
        facts=facts,
        as_of=said.date,
        start=said.start,
        region=said.region,
        assume=said.assume,
        given=said.given,
        items=None if items is None else tuple(ItemId(item) for item in items),
    )


def _checked(planner: Planner, fact: FactName, value: Value) -> dict[FactName, Value]:
    """Return a fact with its value as conditions compare it; nothing for one that is not known."""
    question = planner.questions.get(fact)
    if question is None:
        raise UnknownName("fact", fact, planner.questions)
    return {} if value is None else {fact: check_value(value, question)}


def _expectation(standing: StandingCase, names: Names, faults: list[Fault]) -> Expectation:
    expect = standing.case.expect
    found: dict[str, object] = {}
    lookups = (
        ("asked_for", names.material),
        ("not_asked_for", names.material),
        ("in_case", names.item),
        ("not_in_case", names.item),
        ("in_flow", names.flow_step),
        ("not_in_flow", names.flow_step),
    )
    for key, lookup in lookups:
        said = getattr(expect, key)
        if said is not None:
            ids = _each(said, lookup, standing, ("expect", key), faults)
            found[key] = dict(zip(ids, said.values(), strict=False)) if isinstance(said, Mapping) else ids
    if expect.order is not None:
        found["order"] = tuple(
            _each(row, names.step, standing, ("expect", "order"), faults) for row in expect.order
        )
        faults += _short_orders(standing, expect)
    return expect.model_copy(update=found)


def _short_orders(standing: StandingCase, expect: Expectation) -> Iterator[Fault]:
    for row in expect.order or ():
        if len(row) < 2:  # noqa: PLR2004 - one before the other
            found = Label(zh="一项事项没有先后", en="one step alone has no order")
            mend = Label(zh="至少写两项，先办的在前", en="name two at least, the earlier one first")
            yield Fault(standing.place("expect", "order"), found, mend)


def _each(
    names: Iterable[str],
    lookup: Callable[[str], str],
    standing: StandingCase,
    path: tuple[str, ...],
    faults: list[Fault],
) -> tuple[str, ...]:
    """Return what each name stands for; faults are noted where the name stands."""
    found: list[str] = []
    for number, name in enumerate(names):
        try:
            found.append(lookup(name))
        except UnknownName as unknown:
            faults.append(_unknown(unknown, _where(standing, path, number, name)))
    return tuple(found)


def _unknown(unknown: UnknownName, place: Place) -> Fault:
    fault = unknown.fault(place)
    return replace(fault, mend=unknown.note) if unknown.note else fault


def _where(standing: StandingCase, path: tuple[str, ...], number: int, name: str) -> Place:
    """Return the line of a name that is an element of a list, or a key."""
    whole, by_name = standing.place(*path, number), standing.place(*path, name)
    return by_name if whole == standing.place(*path) else whole


def _of_fact(place: Place, fact: str, fault: Fault) -> Fault:
    found = Label(zh=f"事实“{fact}”：{fault.found.zh}", en=f"the fact “{fact}”: {fault.found.en}")
    return Fault(place, found, fault.mend)


def _not_plannable(
    standing: StandingCase, planner: Planner, onething: OneThing, case: Case
) -> Iterator[Fault]:
    """Yield why the case cannot be planned, such as a region that the catalogue does not have."""
    try:
        planner.settle(onething, case)
        if case.start:
            planner.calendar.is_working(case.start)
    except UnknownName as unknown:
        yield unknown.fault(standing.place("region"))
    except BrokenInput as broken:
        yield from (Fault(standing.place(), fault.found, fault.mend) for fault in broken.faults)
    except BeyondCalendar as beyond:
        yield Fault(standing.place("start"), beyond.found, beyond.mend)
