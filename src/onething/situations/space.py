"""The situations of a one-thing: the facts that matter, the classes of their values, what cannot occur.

A case is decided by the class in which each of its facts lies, so one example of each class stands for
all its values, and the situations are the combinations of classes. What sources answer are facts of
their own: as is assumed, or down. Where and when a case is decided, what was given of it, and what is
assumed of consent are the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import comb, prod
from operator import and_, or_

from onething.conditions import Classes, Formula, Test, compile_condition, evaluate, facts, literals
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import (
    CHANNEL,
    Answer,
    Case,
    Constraint,
    FactName,
    OneThing,
    Question,
    SourceId,
    Value,
)
from onething.model.frozen import Frozen
from onething.workflows import Planner
from onething.workflows.deciding import include
from onething.workflows.formulas import source_fact
from onething.workflows.program import Program
from onething.workflows.terms import EVERYTHING

__all__ = ["DOWN", "UP", "EmptySpace", "Known", "Space", "Variable", "space_of"]

Known = Mapping[int, int]
"""Part of a situation: by the number of a variable, the number of its value."""

UP, DOWN = 0, 1
"""The values of a variable that says whether a source answers."""


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


@dataclass(frozen=True, slots=True)
class Variable:
    """A fact that differs between situations, with an example of each class of its values."""

    fact: FactName
    question: Question
    values: tuple[Value, ...]
    bits: tuple[int, ...]
    """By value, what it leaves of the terms of the program."""
    unknown: int
    """What is left of them while it is not known."""
    classes: Classes | None = None
    """The classes of its values; None for a source."""
    source: SourceId | None = None
    """The source that it is about; its values are `UP` and `DOWN`."""


@dataclass(frozen=True)
class Space:
    """The situations of a one-thing, as the values of variables."""

    planner: Planner
    program: Program
    case: Case
    """What all situations have in common, settled."""
    variables: tuple[Variable, ...]
    outages: int
    """So many sources are down at most."""
    base: int = field(repr=False)
    """What the facts that all situations share leave of the terms."""
    constraints: tuple[Formula, ...]
    shared: Mapping[FactName, Value] = field(repr=False)
    """The facts that all situations share."""

    @cached_property
    def numbers(self) -> Mapping[FactName, int]:
        """The numbers of the variables, by their facts."""
        return {variable.fact: number for number, variable in enumerate(self.variables)}

    @cached_property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the variables that say whether a source answers."""
        return tuple(n for n, variable in enumerate(self.variables) if variable.source)

    @cached_property
    def questions(self) -> tuple[int, ...]:
        """The numbers of all other variables."""
        return tuple(n for n, variable in enumerate(self.variables) if not variable.source)

    def left(self, known: Known) -> int:
        """Return how many more sources may be down."""
        return self.outages - sum(known.get(number) == DOWN for number in self.sources)

    def bits(self, known: Known) -> int:
        """Return what part of a situation leaves of the terms; no source is down beyond the outages."""
        bits, settled = self.base, not self.left(known)
        for number, variable in enumerate(self.variables):
            value = known.get(number)
            if value is None and variable.source and settled:
                value = UP
            bits &= variable.unknown if value is None else variable.bits[value]
        return bits

    def possible(self, known: Known) -> bool:
        """Tell whether the constraints leave room for a situation with this part."""
        return self.completed(known) is not None

    def residue(self, known: Known) -> tuple[tuple[int, int | None], ...]:
        """Return what of a part still bears on constraints that it does not decide."""
        if not self.constraints:
            return ()
        values = self._values(known)
        open_ = {
            fact
            for formula, read in self._constrained
            if evaluate(formula, values) is None
            for fact in read
            if fact in self.numbers
        }
        return tuple((number, known.get(number)) for number in sorted(map(self.numbers.__getitem__, open_)))

    def completed(self, known: Known) -> dict[int, int] | None:
        """Return the part with values for what the constraints read, as they allow; None if they do not."""
        if not self.constraints:
            return dict(known)
        values = self._values(known)
        truths = [evaluate(formula, values) for formula, _ in self._constrained]
        if False in truths:
            return None
        if None not in truths:
            return dict(known)
        _, read = self._constrained[truths.index(None)]
        number = next(self.numbers[fact] for fact in read if fact not in values)
        for value in range(len(self.variables[number].values)):
            found = self.completed({**known, number: value})
            if found is not None:
                return found
        return None

    def whole(self, known: Known) -> dict[int, int]:
        """Return a situation with this part, which must be possible."""
        found = self.completed(known)
        if found is None:
            raise ValueError("the constraints leave no situation with this part")
        return {number: found.get(number, 0) for number in range(len(self.variables))}

    def count(self) -> int:
        """Return how many situations there are."""
        most = min(self.outages, len(self.sources))
        patterns = sum(comb(len(self.sources), down) for down in range(most + 1))
        return patterns * self._counted({})

    def facts(self, known: Known) -> dict[FactName, Value]:
        """Return the answers in a part of a situation, by fact."""
        asked = ((self.variables[number], value) for number, value in sorted(known.items()))
        return {one.fact: one.values[value] for one, value in asked if not one.source}

    def down(self, known: Known) -> tuple[SourceId, ...]:
        """Return the sources that are down in a part of a situation."""
        asked = ((self.variables[number], value) for number, value in sorted(known.items()))
        return tuple(one.source for one, value in asked if one.source and value == DOWN)

    def case_of(self, known: Known) -> Case:
        """Return the case that has a part of a situation known, and nothing beyond it."""
        given = {**self.case.given, **dict.fromkeys(self.down(known), Answer.DOWN)}
        known_facts = {**self.case.facts, **self.facts(known)}
        return self.case.model_copy(update={"facts": Frozen(known_facts), "given": Frozen(given)})

    @cached_property
    def _constrained(self) -> Sequence[tuple[Formula, tuple[FactName, ...]]]:
        return [(formula, facts(formula)) for formula in self.constraints]

    def _values(self, known: Known) -> dict[FactName, Value]:
        return {**self.shared, **self.facts(known)}

    def _counted(self, known: dict[int, int]) -> int:
        values = self._values(known)
        truths = [evaluate(formula, values) for formula, _ in self._constrained]
        if False in truths:
            return 0
        if None not in truths:
            return prod(len(self.variables[n].values) for n in self.questions if n not in known)
        _, read = self._constrained[truths.index(None)]
        number = next(self.numbers[fact] for fact in read if fact not in values)
        values_of = range(len(self.variables[number].values))
        return sum(self._counted({**known, number: value}) for value in values_of)


def space_of(planner: Planner, onething: OneThing, case: Case, *, outages: int = 0) -> Space:
    """Return the situations of a one-thing that have in common what the case says.

    Raises UnknownName or BrokenInput for a case that cannot be, and EmptySpace where constraints
    leave no situation.
    """
    program = planner.program(onething.id)
    case = planner.settle(onething, case)
    shared = planner.known_facts(program, case)
    constraints = tuple(_constraints(planner, program, case))
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


def _constraints(planner: Planner, program: Program, case: Case) -> Iterator[Formula]:
    """Yield what always holds on the day of the case, in the one-thing and those nested in it."""
    wholes, _ = program.onething.members(planner.catalogue.onethings)
    for constraint in (one for whole in wholes for one in whole.constraints):
        if _in_force(constraint, case):
            yield compile_condition(constraint.always, planner.questions)


def _in_force(constraint: Constraint, case: Case) -> bool:
    since, until, day = constraint.valid.since, constraint.valid.until, case.as_of
    return day is None or ((since is None or since <= day) and (until is None or day <= until))


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
