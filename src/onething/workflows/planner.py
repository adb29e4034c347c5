"""The planner: a catalogue and its rules, compiled once, that plans any number of cases."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from onething.calendars import OFFICIAL, WorkingDays
from onething.conditions import check_value
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.model import (
    CHANNEL,
    DATE,
    REGION,
    Case,
    Catalogue,
    Comparison,
    DataSource,
    FactName,
    ItemId,
    OneThing,
    Plan,
    Question,
    RulePack,
    Value,
    World,
    answer_fact,
)
from onething.model.frozen import Frozen
from onething.rules import Matcher, Rulings, choose_matcher, rule_catalogue
from onething.workflows.compiling import Ground, compile_onething
from onething.workflows.deciding import Decision, decide
from onething.workflows.figuring import Figuring
from onething.workflows.flow.comparing import comparison
from onething.workflows.flow.courses import Courses
from onething.workflows.flow.handling import Handling, handle, handled_online
from onething.workflows.flow.measures import measures
from onething.workflows.flow.reporting import report_flow
from onething.workflows.kept import Kept
from onething.workflows.outcomes import CaseFigures, Chance
from onething.workflows.program import Program
from onething.workflows.reading import Reading, granted_facts, standing_facts, where_and_when
from onething.workflows.reasons import Reasons
from onething.workflows.reporting import report
from onething.workflows.revising import alike, changed_owners, consists_of

__all__ = ["Planner"]


_RECENT = 100
"""So many plans of a one-thing are kept."""

Alike = tuple[int, Sequence[ItemId] | None, Value, date | None, World]
"""What a plan hangs on, but for repeating what was given: the terms left, items, channel, start, world."""


class _Compiled(NamedTuple):
    """A one-thing ready to be decided, and what goes with it."""

    program: Program
    reasons: Reasons
    reading: Reading
    courses: Courses
    figuring: Figuring
    plans: Kept[Alike, Plan]
    """The last plans, each for all cases that the rules cannot tell apart."""

    def decide(self, case: Case) -> Decision:
        """Decide a case whose facts are checked where they are first met."""
        return decide(self.program, self.reading.bits(case), case.items)


class Planner:
    """Plans cases of the one-things of a catalogue.

    The rules are matched against the catalogue when the planner is made; a one-thing is compiled when
    it is first asked for. After that a plan takes a few milliseconds, and no rules engine runs.
    A planner never changes: it may be shared between threads, and a changed catalogue gives a new one.

    Raises ConditionError, UnknownName or MatcherError for rules that cannot be read or matched.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        packs: Sequence[RulePack] = (),
        *,
        matcher: Matcher | None = None,
        calendar: WorkingDays = OFFICIAL,
    ) -> None:
        self.catalogue = catalogue
        self.calendar = calendar
        self.packs = tuple(packs)
        self.rulings: Rulings = rule_catalogue(catalogue, self.packs, matcher or choose_matcher())
        self._programs: dict[str, _Compiled] = {}
        self._compiling = threading.Lock()

    def plan(
        self, onething: str, case: Case | None = None, *, flow: bool = True, world: World = World.AFTER
    ) -> Plan:
        """Return the plan of a case, with its flow.

        `onething` is an id, code or name. Without a date the case is decided as of today, without a
        region in that of the one-thing's guide, or else of the jurisdiction, without a channel through
        the best one. `world` is that of the single window and the rules in force; before the reform only
        a planner without rules can say anything, see `compare`. Without its flow a plan has the materials
        alone, with their reasons, and takes about a third of the time; no channel is chosen for it.

        Raises UnknownName for a one-thing, fact, option, item or source that the catalogue does not
        have, BrokenInput for a value that is not of its fact's type, and BeyondCalendar for a start on
        which the calendar does not say whether it is worked.
        """
        case = case or Case()
        if case.start:
            self.calendar.is_working(case.start)
        made = self._compiled(self.catalogue.onething(onething))
        settled = self.settle(made.program.onething, case)
        if not flow:
            return report(made.program, settled, made.decide(settled), made.reasons)
        start, channel = settled.start or settled.as_of, settled.facts.get(CHANNEL)
        alike = made.reading.bits(settled), settled.items, channel, start, world
        plan = made.plans.of(alike, lambda: self._plan_of(made, settled, world))
        return plan.model_copy(update=_own(settled, made.program.questions))

    def _plan_of(self, made: _Compiled, settled: Case, world: World) -> Plan:
        """Return the plan of all cases that the rules cannot tell from this one: without its facts."""
        handling = handle(made.program, made.decide, settled, world, made.courses)
        flow = report_flow(handling, self.calendar)
        plan = report(made.program, handling.case, handling.decision, made.reasons)
        measured = measures(plan, flow, handling, handled_online(handling, made.decide))
        found = {"visits": len(flow.visits), "days": flow.days, "flow": flow, "measures": measured}
        return plan.model_copy(update={**found, "facts": Frozen(), "answered": ()})

    def compare(self, onething: str, case: Case | None = None) -> Comparison:
        """Return the plans of a case before the reform and after it, side by side; raises as `plan` does.

        Before it, every department is a place of its own, no rule is in force, nothing is shared, and
        results are collected in person unless they are sent.
        """
        case = case or Case()
        before = self._without_rules.plan(onething, case, world=World.BEFORE)
        return comparison(before, self.plan(onething, case))

    def handle(self, onething: str, case: Case | None = None, world: World = World.AFTER) -> Handling:
        """Return how a case is handled: decided, drawn and reckoned with; `plan` reports it."""
        made = self._compiled(self.catalogue.onething(onething))
        settled = self.settle(made.program.onething, case or Case())
        return handle(made.program, made.decide, settled, world, made.courses)

    def figures(self, onething: str, case: Case | None = None) -> CaseFigures:
        """Return what a case comes to in figures: those of its plan, without reasons, and much quicker.

        They are worked out once for all cases that the rules cannot tell apart. Raises as `plan` does.
        """
        made = self._compiled(self.catalogue.onething(onething))
        return made.figuring.figures(self.settle(made.program.onething, case or Case()))

    def chances(self, onething: str, case: Case | None = None) -> tuple[Chance, ...]:
        """Return what a case comes to, by what sources answer that do not know every case of its region.

        Each source knows the case with the share that its coverage states, whatever the others know; the
        probabilities are exact, and sum up to 1. A source whose answer is given has that answer, and one
        with full coverage answers as `case.assume` says. Raises as `plan` does.
        """
        made = self._compiled(self.catalogue.onething(onething))
        return made.figuring.chances(self.settle(made.program.onething, case or Case()))

    @cached_property
    def _without_rules(self) -> Planner:
        """The planner of the same facts without any rule, in whose catalogue no source fills in a field."""
        unasked = {id: one.model_copy(update={"fields": ()}) for id, one in self.catalogue.sources.items()}
        catalogue = replace(self.catalogue, sources=unasked)
        planner = Planner(catalogue, calendar=self.calendar)
        planner.questions = self.questions
        return planner

    def decide(self, onething: str, case: Case | None = None) -> Decision:
        """Decide a case without saying why: what `plan` does first, in a few microseconds."""
        made = self._programs.get(onething) or self._compiled(self.catalogue.onething(onething))
        case = case or Case()
        facts = case.facts
        if case.items or case.given or REGION in facts or DATE in facts:
            case = self.settle(made.program.onething, case)
        return made.decide(case)

    def program(self, onething: str) -> Program:
        """Return the compiled one-thing."""
        return self._compiled(self.catalogue.onething(onething)).program

    def with_source(self, source: DataSource) -> Planner:
        """Return a planner in whose catalogue `source` stands; only what it touches is compiled anew."""
        catalogue = self.catalogue.with_noun(source)
        rulings, changed = self.rulings.with_source(catalogue, source)
        owners = _owners(changed)
        return self._derived(catalogue, self.packs, rulings, lambda one: not _touches(one, owners, source))

    def revised(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> Planner:
        """Return the planner of the catalogue and the rules after a change of either.

        What the change does not touch is neither matched nor compiled anew, as long as it is one of
        sources, of rules, or of what no rule matches in items and one-things.
        """
        if not alike(self.catalogue, catalogue) or _asked(self.packs) != _asked(packs):
            return Planner(catalogue, packs, matcher=self.rulings.matcher, calendar=self.calendar)
        planner, sources = self, self.catalogue.sources
        owners = {noun.id for noun in changed_owners(self.catalogue, catalogue)}
        if owners or tuple(packs) != self.packs:
            between = replace(catalogue, sources=sources)
            rulings, changed = self.rulings.with_packs(between, packs)
            touched = owners | _owners(changed)
            planner = self._derived(
                between, packs, rulings, lambda one: not consists_of(one.onething, touched, between)
            )
        for id, source in catalogue.sources.items():
            if source is not sources[id]:
                planner = planner.with_source(source)
        return planner

    def _derived(
        self,
        catalogue: Catalogue,
        packs: Sequence[RulePack],
        rulings: Rulings,
        keeps: Callable[[Program], bool],
    ) -> Planner:
        """Return a planner of other rulings that has of this one the programs that it can keep."""
        planner = object.__new__(Planner)
        planner.catalogue, planner.packs, planner.calendar = catalogue, tuple(packs), self.calendar
        planner.rulings = rulings
        planner._programs = {id: made for id, made in tuple(self._programs.items()) if keeps(made.program)}
        planner._compiling = threading.Lock()
        planner.questions = self.questions
        # A rule of other packs can bear the id of one here, and say something else.
        ways = self._ground.ways if planner.packs is self.packs else {}
        planner._ground = replace(self._ground, catalogue=catalogue, rulings=rulings, ways=ways)
        return planner

    def settle(self, onething: OneThing, case: Case) -> Case:
        """Return the case with its date, region and facts checked and in place."""
        facts = {FactName(name): self._value(name, value) for name, value in case.facts.items()}
        _check_once(case, facts)
        region, as_of = where_and_when(self.catalogue, onething, case, facts)
        self._check_names(onething, case)
        return case.model_copy(update={"facts": Frozen(facts), "region": region, "as_of": as_of})

    def known_facts(self, program: Program, case: Case) -> dict[FactName, Value]:
        """Return every fact that decides a settled case, with what is assumed of sources and consent."""
        standing = standing_facts(program, case.assume, str(case.region), case.given)
        return granted_facts(case) | standing | case.facts | {REGION: case.region, DATE: case.as_of}

    @cached_property
    def questions(self) -> Mapping[FactName, Question]:
        """All facts that a case can have: those of the catalogue, and those that the rules declare."""
        declared = {question.fact: question for pack in self.rulings.packs for question in pack.questions}
        return {**self.catalogue.questions, **declared}

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.catalogue, self.rulings, self.questions)

    def _check_names(self, onething: OneThing, case: Case) -> None:
        _, theirs = onething.members(self.catalogue.onethings) if case.items else ((), ())
        for item in case.items or ():
            if item not in theirs:
                raise UnknownName("item", item, theirs)
        for source in case.given:
            if source not in self.catalogue.sources:
                raise UnknownName("source", source, self.catalogue.sources)

    def _value(self, name: str, value: Value) -> Value:
        question = self.questions.get(FactName(name))
        if question is None:
            raise UnknownName("fact", name, self.questions)
        return check_value(value, question)

    def _compiled(self, onething: OneThing) -> _Compiled:
        made = self._programs.get(onething.id)
        if made is None:
            with self._compiling:
                made = self._programs.get(onething.id) or self._compile(onething)
                self._programs[onething.id] = made
        return made

    def _compile(self, onething: OneThing) -> _Compiled:
        program = compile_onething(self._ground, onething)
        reasons, reading, courses = Reasons(program), Reading(program, self.questions), Courses(program)
        figuring = Figuring(program, reading, reasons, courses)
        return _Compiled(program, reasons, reading, courses, figuring, Kept(_RECENT))


def _own(case: Case, questions: Mapping[FactName, Question]) -> dict[str, Any]:
    """Return what a plan repeats of its own case."""
    return {
        "as_of": case.as_of,
        "region": case.region,
        "assume": case.assume,
        "facts": case.facts,
        "answered": tuple(questions[fact] for fact in case.facts),
    }


def _check_once(case: Case, facts: Mapping[FactName, Value]) -> None:
    """Refuse a case whose region or date is given twice, and differently."""
    for name, own in ((REGION, case.region), (DATE, case.as_of)):
        if own is not None and name in facts and facts[name] != own:
            found = Label(zh="给出了两个不同的值", en="two different values are given")
            mend = Label(zh="只给一个", en="give one of them")
            raise BrokenInput([Fault(Place(name), found, mend)])


def _asked(packs: Iterable[RulePack]) -> list[Question]:
    """Return the questions that rules declare."""
    return [question for pack in packs for question in pack.questions]


def _owners(keys: Iterable[str]) -> set[str]:
    """Return the items and one-things that the keys of rulings name."""
    return {key.partition("/")[0] for key in keys}


def _touches(program: Program, owners: set[str], source: DataSource) -> bool:
    """Tell whether a change of `source` can change the program: its demands, or a field it fills in."""
    if any(demand.owner in owners for demand in program.demands) or any(map(program.duties.of, owners)):
        return True
    if answer_fact(source.id) in program.sources:
        return True
    filled_before = any(by.source.id == source.id for bys in program.fields.values() for by in bys)
    return filled_before or any(field.id in source.fields for field, _ in program.form_fields)
