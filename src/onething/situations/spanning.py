"""Which situations a one-thing has: the facts that decide something in them, and what cannot occur.

A fact that is the same in all situations, or that no condition reads any more once these are settled,
makes no situation of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_

from onething.conditions import Classes, Formula, Test, compile_condition, facts, literals
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import CHANNEL, Answer, Case, Catalogue, FactName, OneThing, SourceId, Value
from onething.model.constraint import of_an_answer
from onething.situations.space import Space, Variable
from onething.workflows import Planner
from onething.workflows.deciding import include
from onething.workflows.formulas import source_fact
from onething.workflows.program import Program
from onething.workflows.terms import EVERYTHING

__all__ = ["EmptySpace", "space_of"]


class EmptySpace(BrokenInput):
    """Constraints that contradict one another, or what is given: there is no situation at all."""

    def __init__(self, onething: str) -> None:
        self.onething = onething
        found = Label(
            zh="没有任何情形同时满足给定的事实和“constraints”，无从证明",
            en="no situation meets the facts given and the “constraints”, so nothing is proven",
        )
        mend = Label(zh="改正 constraints 或给定的事实", en="mend the constraints, or the facts given")
        super().__init__([Fault(Place(onething), found, mend)])


def space_of(planner: Planner, onething: OneThing, case: Case, *, outages: int = 0) -> Space:
    """Return the situations of a one-thing that have in common what the case says.

    Raises UnknownName or BrokenInput for a case that cannot be, and EmptySpace where constraints
    leave no situation.
    """
    program = planner.program(onething.id)
    case = planner.settle(onething, case)
    shared = planner.known_facts(program, case)
    constraints = _constraints(planner, program, case)
    asked = list(_asked(planner, program, shared, constraints))
    sources = list(_sources(program, case, shared)) if outages else []
    live = list(_live(program, case, shared, asked, constraints))
    dead = [variable.unknown for variable in asked if variable not in live]
    base = _base(program, shared, [variable.fact for variable in asked], outages=bool(sources))
    made = Space(
        planner=planner,
        program=program,
        case=case,
        variables=(*live, *sources),
        outages=min(outages, len(sources)),
        base=reduce(and_, dead, base),
        constraints=constraints,
        shared=shared,
    )
    if not made.possible({}):
        raise EmptySpace(onething.id)
    return made


def _constraints(planner: Planner, program: Program, case: Case) -> tuple[Formula, ...]:
    """Return what always holds on the day of the case, as far as it bears on the one-thing.

    What its own constraints speak of is asked about. Of those of the jurisdiction only such bear on it as
    have a fact in common with its conditions, or with a constraint that bears on it.
    """
    _refuse_answers(planner.catalogue, program.onething, case)
    bearing: list[Formula] = []
    left: list[Formula] = []
    for one in planner.catalogue.constraints_of(program.onething, case.as_of):
        general = one in planner.catalogue.jurisdiction.constraints
        (left if general else bearing).append(compile_condition(one.always, planner.questions))
    known = {*program.table.facts, *(fact for formula in bearing for fact in facts(formula))}
    while near := [formula for formula in left if not known.isdisjoint(facts(formula))]:
        bearing += near
        left = [formula for formula in left if formula not in near]
        known.update(fact for formula in near for fact in facts(formula))
    return tuple(bearing)


def _refuse_answers(catalogue: Catalogue, onething: OneThing, case: Case) -> None:
    """Raise BrokenInput where a constraint speaks of what a source answers: that is given, or an outage."""
    answers = {source.question.fact for source in catalogue.sources.values()}
    constraints = catalogue.constraints_of(onething, case.as_of)
    wrong = [fact for one in constraints for fact in one.always.facts() if fact in answers]
    if wrong:
        raise BrokenInput([Fault(Place(onething.id), *of_an_answer(fact)) for fact in wrong])


def _asked(
    planner: Planner,
    program: Program,
    shared: Mapping[FactName, Value],
    constraints: Sequence[Formula],
) -> Iterator[Variable]:
    """Yield a variable for each fact that conditions or constraints read and that is not shared.

    Having no value is no answer to a question, and so makes no situation of its own.
    """
    constrained = [literal for formula in constraints for literal in literals(formula)]
    for fact in dict.fromkeys((*program.table.facts, *(literal.fact for literal in constrained))):
        if fact in shared or fact == CHANNEL or fact not in planner.questions:
            continue
        bits = program.table.facts.get(fact)
        own = bits.classes.tests if bits else ()
        more = (literal.test for literal in constrained if literal.fact == fact)
        tests: tuple[Test, ...] = tuple(dict.fromkeys((*own, *more)))
        classes = Classes.of_tests(planner.questions[fact], tests)
        values = tuple(example for example in classes.examples if example is not None)
        yield Variable(
            fact,
            planner.questions[fact],
            values,
            tuple(bits.of(value) if bits else EVERYTHING for value in values),
            bits.unknown if bits else EVERYTHING,
            classes,
        )


def _sources(program: Program, case: Case, shared: Mapping[FactName, Value]) -> Iterator[Variable]:
    """Yield a variable for each source that conditions ask and whose answer is not given."""
    by_source: dict[SourceId, list[FactName]] = {}
    for fact, source in program.sources.items():
        if source.id not in case.given and fact in program.table.facts:
            by_source.setdefault(source.id, []).append(fact)
    for id, read in by_source.items():
        tables = [program.table.facts[fact] for fact in read]
        up = [
            table.of(shared[fact]) if fact in shared else table.unknown
            for fact, table in zip(read, tables, strict=True)
        ]
        down = [table.of(str(Answer.DOWN)) for table in tables]
        unknown = reduce(and_, (table.unknown for table in tables))
        question = program.catalogue.sources[id].question
        yield Variable(
            source_fact(id),
            question,
            ("up", str(Answer.DOWN)),
            (reduce(and_, up), reduce(and_, down)),
            unknown,
            source=id,
        )


def _base(
    program: Program, shared: Mapping[FactName, Value], asked: Iterable[FactName], *, outages: bool
) -> int:
    """Return what is left of the terms by the facts that are the same in all situations."""
    varying = {*asked, CHANNEL}
    bits = program.table.everything
    for fact, table in program.table.facts.items():
        if fact in varying or fact.startswith("item:") or (outages and fact in program.sources):
            continue
        bits &= table.of(shared[fact]) if fact in shared else table.unknown
    return bits


def _live(
    program: Program,
    case: Case,
    shared: Mapping[FactName, Value],
    asked: Sequence[Variable],
    constraints: Sequence[Formula],
) -> Iterator[Variable]:
    """Yield the variables that can still decide something, or that a constraint reads."""
    table = program.table
    bits = _base(program, shared, [variable.fact for variable in asked], outages=True)
    bits = reduce(and_, (variable.unknown for variable in asked), bits)
    bits = reduce(and_, (table.facts[fact].unknown for fact in program.sources if fact in table.facts), bits)
    if CHANNEL in table.facts:
        bits &= table.facts[CHANNEL].unknown
    _, bits = include(program, bits, case.items)
    state = table.state_of(bits)
    undecided = state.possible & ~state.held
    alive = {
        literal.fact
        for term in table.terms_of(reduce(or_, _all_masks(program), 0) & undecided)
        for literal, bit in term.literals
        if bit & undecided
    }
    constrained = {fact for formula in constraints for fact in facts(formula)}
    for variable in asked:
        if variable.fact in alive or variable.fact in constrained:
            yield variable


def _all_masks(program: Program) -> Iterator[int]:
    yield from (slot.mask for slot in program.slots)
    yield from program.read
    yield from (filler.mask for fillers in program.fields.values() for filler in fillers)
    duties = program.duties
    for act in duties.acts:
        yield from (act.mask, *(relief.mask for relief in (*act.waived, *act.postponed)))
    yield from (timed.mask for timed in duties.procedures)
    yield from (relief.mask for _, relief in (*duties.at_once, *duties.joins))
