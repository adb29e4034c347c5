"""Skeletons of policy cases for what no case exercises yet: the facts are found, what to expect is not.

What a plan ought to be is for people to say; a skeleton says beside it what the plan is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from onething.app.policy_coverage import Covered, DemandWay, Subject, demand_ways, reliefs
from onething.conditions import Literal, evaluate
from onething.errors import OnethingError
from onething.formats.files.policy_skeletons import Skeleton, skeleton_file
from onething.model import (
    ANSWERS,
    CHANNEL,
    DATE,
    REGION,
    Answer,
    Case,
    Channel,
    FactName,
    Hole,
    Plan,
    PolicyPart,
    RuleId,
    SourceId,
    Value,
)
from onething.workflows.program import CompiledWay

__all__ = ["suggested", "suggestions"]

_MOST_TRIED = 40
"""So many cases are tried at most to exercise one thing."""


def suggested(covered: Sequence[Covered]) -> str:
    """Return a file of policy cases: a skeleton for each thing that no case exercises."""
    return skeleton_file([*suggestions(covered)])


def suggestions(covered: Sequence[Covered]) -> Iterator[Skeleton]:
    """Yield a skeleton for each hole; without a case where none was found that exercises it."""
    for one in covered:
        subject = one.subject
        for hole in one.coverage.holes:
            case = _case_for(subject, hole)
            yield Skeleton(subject.name, hole.part, hole.name, *_planned(subject, case))


def _planned(subject: Subject, case: Case | None) -> tuple[Case | None, Plan | None]:
    """Return a case with its plan; neither where it cannot be planned."""
    if case is None:
        return None, None
    try:
        return case, subject.planner.plan(subject.onething.id, case)
    except OnethingError:
        return None, None


def _case_for(subject: Subject, hole: Hole) -> Case | None:
    match hole.part:
        case PolicyPart.QUESTION:
            fact = FactName(hole.subject)
            examples = subject.program.table.facts[fact].classes.examples
            return _answering(subject, fact, next(one for one in examples if one is not None))
        case PolicyPart.ANSWER:
            return _answering(subject, FactName(hole.subject), hole.value)
        case PolicyPart.WAY:
            demand, _, way = hole.subject.partition("/")
            return _using(subject, DemandWay(int(demand), int(way)))
        case PolicyPart.RULE:
            return _under(subject, RuleId(hole.subject))


def _answering(subject: Subject, fact: FactName, value: Value) -> Case | None:
    """Return a case of those there are, with another answer: one in which it matters, if there is one.

    Some questions are put at the window alone, so each channel is tried.
    """
    channels = subject.onething.channels or (Channel.WINDOW,)
    through = (case.with_fact(CHANNEL, channel.value) for channel in channels for case in subject.cases)
    for case in (*subject.cases, *through):
        plan = subject.planner.plan(subject.onething.id, _without(case, fact))
        if any(question.question.fact == fact for question in plan.questions):
            return case.with_fact(fact, value)
    return next((case.with_fact(fact, value) for case in subject.cases), None)


def _without(case: Case, fact: FactName) -> Case:
    left = {name: value for name, value in case.facts.items() if name != fact}
    return case.model_copy(update={"facts": left})


def _using(subject: Subject, place: DemandWay) -> Case | None:
    """Return a case in which a way is used, those before it being shut by sources that are down."""
    program = subject.program
    demand = program.demands[place.demand]
    for case in _opened(subject, (demand.mask, demand.ways[place.way].mask)):
        tried = case
        for _ in demand.ways:
            used = _used(subject, tried, place.demand)
            if used == place.way:
                return tried
            shut = None if used is None else _shut(subject, tried, demand.ways[used])
            if shut is None:
                break
            tried = shut
    return None


def _shut(subject: Subject, case: Case, way: CompiledWay) -> Case | None:
    """Return the case with a way shut: its source is down, or a test of it fails; None if neither can be."""
    if way.way.source:
        return case.model_copy(update={"given": {**case.given, way.way.source: Answer.DOWN}})
    for term in subject.program.table.terms_of(way.mask):
        for literal, _ in term.literals:
            if literal.fact not in subject.questions:
                continue
            for value in subject.program.table.facts[literal.fact].classes.examples:
                if value is not None and evaluate(literal, {literal.fact: value}) is False:
                    return case.with_fact(literal.fact, value)
    return None


def _used(subject: Subject, case: Case, demand: int) -> int | None:
    try:
        return subject.planner.handle(subject.onething.id, case).decision.fates[demand].used
    except OnethingError:
        return None


def _under(subject: Subject, rule: RuleId) -> Case | None:
    """Return a case in which a rule has its consequence."""
    program = subject.program
    for place in demand_ways(program):
        if program.demands[place.demand].ways[place.way].way.rule == rule:
            found = _using(subject, place)
            if found:
                return found
    for mask, relief in reliefs(program):
        if relief.rule.id == rule:
            for case in _opened(subject, (mask, relief.mask)):
                state = subject.planner.handle(subject.onething.id, case).decision.state
                if state.held & mask and state.held & relief.mask:
                    return case
    return None


def _opened(subject: Subject, masks: Sequence[int]) -> Iterator[Case]:
    """Yield cases made of those there are, in which one term of each of the conditions should hold."""
    table = subject.program.table
    combinations: list[tuple[Literal, ...]] = [()]
    for mask in masks:
        terms = [tuple(literal for literal, _ in term.literals) for term in table.terms_of(mask)]
        combinations = [(*before, *term) for before in combinations for term in terms]
    tried = (
        _made(subject, case, literals)
        for literals in islice(combinations, _MOST_TRIED)
        for case in subject.cases[:3]
    )
    return (case for case in tried if case is not None)


def _made(subject: Subject, case: Case, literals: Sequence[Literal]) -> Case | None:
    """Return the case with every test made to hold; None if one cannot be."""
    by_fact: dict[FactName, list[Literal]] = {}
    for literal in literals:
        by_fact.setdefault(literal.fact, []).append(literal)
    for fact, own in by_fact.items():
        if _holds(case, fact, own):
            continue
        value = _example(subject, fact, own)
        if value is None:
            return None
        changed = _set(subject, case, fact, value)
        if changed is None:
            return None
        case = changed
    return case


def _set(subject: Subject, case: Case, fact: FactName, value: Value) -> Case | None:
    """Return the case with one fact so; None where nothing that a case states makes it so."""
    if fact in subject.questions:
        return case.with_fact(fact, value)
    if fact.startswith(ANSWERS):
        source = SourceId(fact.removeprefix(ANSWERS))
        return case.model_copy(update={"given": {**case.given, source: Answer(str(value))}})
    slot = next((one for one in subject.program.slots if one.fact == fact), None)
    if slot is None or value is not True:
        return case
    terms = subject.program.table.terms_of(slot.mask)
    made = (_made(subject, case, [literal for literal, _ in term.literals]) for term in terms)
    return next((one for one in made if one), None)


def _holds(case: Case, fact: FactName, literals: Sequence[Literal]) -> bool:
    """Tell whether the case as it stands passes every test of a fact."""
    stated = {**case.facts, REGION: case.region, DATE: case.as_of}
    return fact in stated and all(evaluate(literal, stated) is True for literal in literals)


def _example(subject: Subject, fact: FactName, literals: Sequence[Literal]) -> Value:
    examples = subject.program.table.facts[fact].classes.examples
    fitting = (
        value
        for value in examples
        if value is not None and all(evaluate(literal, {fact: value}) for literal in literals)
    )
    return next(fitting, None)
