"""What policy cases exercise of a policy: its questions, the answers to them, ways and rules; and what not.

An answer stands for its class: where conditions only tell whether an area is above 300, two cases are
enough. What no catalogue fact can ever open, such as a way whose source is connected to nobody, does not
count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onething.app.policy_cases import Tested
from onething.conditions import class_label
from onething.language import Label
from onething.model import (
    CHANNEL,
    CONSENT,
    DATE,
    REGION,
    Assume,
    Case,
    Channel,
    FactName,
    FactType,
    Hole,
    OneThing,
    PolicyCoverage,
    PolicyPart,
    Question,
    RuleId,
    Value,
    covers,
)
from onething.workflows import Planner
from onething.workflows.duties import Relief
from onething.workflows.flow.handling import Handling
from onething.workflows.program import Demand, Program
from onething.workflows.review import working_ways

__all__ = ["Covered", "DemandWay", "Subject", "coverage_of", "demand_ways", "reliefs"]


@dataclass(frozen=True)
class Subject:
    """A one-thing that cases are about, and how each of them is handled."""

    planner: Planner
    onething: OneThing
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """The one-thing with its catalogue, as policy cases name it."""
        return f"{self.planner.catalogue.jurisdiction.id}/{self.onething.id}"

    @cached_property
    def program(self) -> Program:
        """The compiled one-thing."""
        return self.planner.program(self.onething.id)

    @cached_property
    def handlings(self) -> tuple[Handling, ...]:
        """How each case is handled."""
        return tuple(self.planner.handle(self.onething.id, case) for case in self.cases)

    @cached_property
    def questions(self) -> Mapping[FactName, Question]:
        """The facts of a case that some condition reads."""
        known = self.planner.questions
        return {fact: known[fact] for fact in self.program.table.facts if fact in known}


class Covered(NamedTuple):
    """The cases of one one-thing, and what they exercise."""

    subject: Subject
    coverage: PolicyCoverage


class DemandWay(NamedTuple):
    """A way of a demand, by their numbers."""

    demand: int
    way: int


def coverage_of(tested: Sequence[Tested]) -> tuple[Covered, ...]:
    """Return what policy cases exercise, one-thing by one-thing, in the order of their first cases."""
    cases: dict[tuple[int, str], list[Tested]] = {}
    for one in tested:
        cases.setdefault((id(one.bound.planner), one.bound.onething.id), []).append(one)
    return tuple(
        _covered(Subject(own[0].bound.planner, own[0].bound.onething, tuple(_settled(one) for one in own)))
        for own in cases.values()
    )


def _settled(one: Tested) -> Case:
    return one.bound.planner.settle(one.bound.onething, one.bound.case)


def demand_ways(program: Program) -> Iterator[DemandWay]:
    """Yield every way that some case could use, but for using what is handed in for another item."""
    for number, demand in enumerate(program.demands):
        working = list(working_ways(program, demand))
        for at, way in enumerate(demand.ways):
            if not way.held_once and any(way is one for one in working):
                yield DemandWay(number, at)


def reliefs(program: Program) -> Iterator[tuple[int, Relief]]:
    """Yield every rule that lightens a duty, with the terms of the duty itself."""
    possible = program.table.state(program.fixed).possible
    duties = program.duties
    every = [(act.mask, relief) for act in duties.acts for relief in (*act.waived, *act.postponed)]
    every += [(relief.mask, relief) for _, relief in (*duties.at_once, *duties.joins)]
    return ((mask, relief) for mask, relief in every if possible & mask and possible & relief.mask)


def _covered(subject: Subject) -> Covered:
    questions, answers, ways, rules = (
        list(found) for found in (_questions(subject), _answers(subject), _ways(subject), _rules(subject))
    )
    parts = {
        PolicyPart.QUESTION: questions,
        PolicyPart.ANSWER: answers,
        PolicyPart.WAY: ways,
        PolicyPart.RULE: rules,
    }
    totals = {part: len(found) for part, found in parts.items()}
    holes = tuple(hole for found in parts.values() for hole, met in found if not met)
    return Covered(
        subject,
        PolicyCoverage(onething=subject.name, cases=len(subject.cases), totals=totals, holes=holes),
    )


def _questions(subject: Subject) -> Iterator[tuple[Hole, bool]]:
    for fact, question in subject.questions.items():
        hole = Hole(part=PolicyPart.QUESTION, subject=fact, name=question.label)
        yield hole, bool(_classes_met(subject, fact))


def _answers(subject: Subject) -> Iterator[tuple[Hole, bool]]:
    names = {code: region.name for code, region in subject.planner.catalogue.regions.items()}
    for fact, question in subject.questions.items():
        classes = subject.program.table.facts[fact].classes
        met = _classes_met(subject, fact)
        for number, value in enumerate(classes.examples):
            if value is None or not _there(subject, question, value):
                continue
            meaning = _option(question, value) or class_label(classes, value, regions=names)
            label = Label(
                zh=f"{question.label.text('zh')} {meaning.text('zh')}",
                en=f"{question.label.text('en')} {meaning.text('en')}",
            )
            hole = Hole(part=PolicyPart.ANSWER, subject=fact, name=label, value=value)
            yield hole, number in met


def _there(subject: Subject, question: Question, value: Value) -> bool:
    """Tell whether a case can have the value: a region of the catalogue, a channel that is published."""
    catalogue = subject.planner.catalogue
    if question.type is FactType.REGION:
        return covers(catalogue.jurisdiction.region, str(value)) and catalogue.has_region(str(value))
    published = subject.onething.channels or (Channel.WINDOW,)
    return question.fact != CHANNEL or value in published


def _classes_met(subject: Subject, fact: FactName) -> set[int]:
    """Return the classes of a fact's values that cases have, with what is taken for granted."""
    index = subject.program.table.facts[fact].classes.index
    found: set[int] = set()
    for handling in subject.handlings:
        case = handling.case
        granted = {CONSENT: case.assume is Assume.CONNECTED, CHANNEL: handling.setting.channel.value}
        stated: dict[FactName, Value] = {**granted, **case.facts, REGION: case.region, DATE: case.as_of}
        if fact in stated:
            found.add(index(stated[fact]))
    return found


def _option(question: Question, value: Value) -> Label | None:
    return next((option.label for option in question.options if option.value == value), None)


def _ways(subject: Subject) -> Iterator[tuple[Hole, bool]]:
    used = {
        DemandWay(number, fate.used)
        for handling in subject.handlings
        for number, fate in enumerate(handling.decision.fates)
        if fate.used is not None
    }
    for place in demand_ways(subject.program):
        demand = subject.program.demands[place.demand]
        hole = Hole(
            part=PolicyPart.WAY,
            subject=f"{place.demand}/{place.way}",
            name=_way_name(demand, place.way),
        )
        yield hole, place in used


def _way_name(demand: Demand, number: int) -> Label:
    way, material = demand.ways[number].way, demand.material.name
    by = way.source or way.producer or ""
    using = f" [{by}]" if by else ""
    return Label(
        zh=f"{demand.owner}：{material.text('zh')} ← {way.mode}{using}，规则 {way.rule}",
        en=f"{demand.owner}: {material.text('en')} ← {way.mode}{using}, rule {way.rule}",
    )


def _rules(subject: Subject) -> Iterator[tuple[Hole, bool]]:
    program = subject.program
    titles = {rule.id: rule.title for pack in subject.planner.rulings.packs for rule in pack.rules}
    granted = [program.demands[n].ways[at].way.rule for n, at in demand_ways(program)]
    there = dict.fromkeys([*granted, *(relief.rule.id for _, relief in reliefs(program))])
    met = set(_rules_met(subject))
    for rule in there:
        name = Label(zh=f"{titles[rule].text('zh')}（{rule}）", en=f"{titles[rule].text('en')} ({rule})")
        yield Hole(part=PolicyPart.RULE, subject=rule, name=name), rule in met


def _rules_met(subject: Subject) -> Iterator[RuleId]:
    for handling in subject.handlings:
        decision = handling.decision
        for number, fate in enumerate(decision.fates):
            if fate.used is not None:
                yield subject.program.demands[number].ways[fate.used].way.rule
        yield from _reliefs_met(handling, reliefs(subject.program))


def _reliefs_met(handling: Handling, every: Iterable[tuple[int, Relief]]) -> Iterator[RuleId]:
    state = handling.decision.state
    for duty, relief in every:
        if state.held & duty and state.held & relief.mask:
            yield relief.rule.id
