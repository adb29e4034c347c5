"""The planner: a catalogue and its rules, compiled once, that plans any number of cases."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from onething.conditions import check_value
from onething.errors import UnknownName
from onething.model import (
    BUILT_IN,
    CONSENT,
    DATE,
    REGION,
    Answer,
    Assume,
    Case,
    Catalogue,
    DataSource,
    FactName,
    OneThing,
    OneThingId,
    Plan,
    Question,
    RulePack,
    Value,
    covers,
    wish,
)
from onething.rules import Matcher, Rulings, choose_matcher, rule_catalogue
from onething.workflows.compiling import compile_onething
from onething.workflows.deciding import Decision, decide
from onething.workflows.formulas import UNCERTAIN, source_fact
from onething.workflows.program import Program
from onething.workflows.reasons import Reasons
from onething.workflows.reporting import report

__all__ = ["Planner"]

_REGION = next(question for question in BUILT_IN if question.fact == REGION)


class Planner:
    """Plans cases of the one-things of a catalogue.

    The rules are matched against the catalogue when the planner is made; a one-thing is compiled when
    it is first asked for. After that a plan takes well under a millisecond, and no rules engine runs.
    A planner never changes: it may be shared between threads, and a changed catalogue gives a new one.

    Raises ConditionError, UnknownName or MatcherError for rules that cannot be read or matched.
    """

    def __init__(
        self, catalogue: Catalogue, packs: Sequence[RulePack] = (), *, matcher: Matcher | None = None
    ) -> None:
        self.catalogue = catalogue
        self.packs = tuple(packs)
        self.rulings: Rulings = rule_catalogue(catalogue, self.packs, matcher or choose_matcher())
        self._programs: dict[OneThingId, tuple[Program, Reasons]] = {}
        self._compiling = threading.Lock()

    def plan(self, onething: str, case: Case | None = None) -> Plan:
        """Return the plan of a case.

        `onething` is an id, code or name. Without a date the case is decided as of today, without a
        region in that of the one-thing's guide, or else of the jurisdiction.

        Raises UnknownName for a one-thing, fact, option, item or source that the catalogue does not
        have, and ConditionError for a value that is not of its fact's type.
        """
        program, reasons = self._compiled(self.catalogue.onething(onething))
        settled = self.settle(program.onething, case or Case())
        return report(program, settled, self._decide(program, settled), reasons)

    def decide(self, onething: str, case: Case | None = None) -> Decision:
        """Decide a case without saying why: what `plan` does first, in a few microseconds."""
        program, _ = self._compiled(self.catalogue.onething(onething))
        return self._decide(program, self.settle(program.onething, case or Case()))

    def program(self, onething: str) -> Program:
        """Return the compiled one-thing."""
        return self._compiled(self.catalogue.onething(onething))[0]

    def with_source(self, source: DataSource) -> Planner:
        """Return a planner in whose catalogue `source` stands; only what it touches is compiled anew."""
        planner = object.__new__(Planner)
        planner.catalogue = self.catalogue.with_noun(source)
        planner.packs = self.packs
        planner.rulings, changed = self.rulings.with_source(planner.catalogue, source)
        owners = {key.partition("/")[0] for key in changed}
        planner._programs = {
            id: made for id, made in tuple(self._programs.items()) if not _touches(made[0], owners, source)
        }
        planner._compiling = threading.Lock()
        return planner

    def settle(self, onething: OneThing, case: Case) -> Case:
        """Return the case with its date, region and facts checked and in place."""
        facts = {FactName(name): self._value(name, value) for name, value in case.facts.items()}
        region = case.region or facts.get(REGION) or onething.region or self.catalogue.jurisdiction.region
        as_of = case.as_of or facts.get(DATE) or date.today()
        check_value(str(region), _REGION)
        for item in case.items or ():
            if item not in self.catalogue.items:
                raise UnknownName("item", item, self.catalogue.items)
        for source in case.given:
            if source not in self.catalogue.sources:
                raise UnknownName("source", source, self.catalogue.sources)
        return case.model_copy(update={"facts": facts, "region": region, "as_of": as_of})

    def known_facts(self, program: Program, case: Case) -> dict[FactName, Value]:
        """Return every fact that decides a settled case, with what is assumed of sources and consent."""
        known: dict[FactName, Value] = {CONSENT: case.assume is Assume.CONNECTED}
        known |= program.fixed
        known |= {fact: _assumed(source, case) for fact, source in program.sources.items()}
        known |= {source_fact(id): str(answer) for id, answer in case.given.items()}
        known |= {wish(item): True for item in case.items or ()}
        return known | case.facts | {REGION: case.region, DATE: case.as_of}

    @cached_property
    def questions(self) -> Mapping[FactName, Question]:
        """All facts that a case can have: those of the catalogue, and those that the rules declare."""
        declared = {question.fact: question for pack in self.rulings.packs for question in pack.questions}
        return {**self.catalogue.questions, **declared}

    def _decide(self, program: Program, case: Case) -> Decision:
        return decide(program, self.known_facts(program, case), case.items)

    def _value(self, name: str, value: Value) -> Value:
        question = self.questions.get(FactName(name))
        if question is None:
            raise UnknownName("fact", name, self.questions)
        return check_value(value, question)

    def _compiled(self, onething: OneThing) -> tuple[Program, Reasons]:
        made = self._programs.get(onething.id)
        if made is None:
            with self._compiling:
                program = compile_onething(self.catalogue, onething, self.rulings)
                made = self._programs.setdefault(onething.id, (program, Reasons(program)))
        return made


def _assumed(source: DataSource, case: Case) -> str:
    if case.assume is Assume.CONNECTED:
        return Answer.HIT
    return Answer.HIT if _certain(source, str(case.region)) else UNCERTAIN


def _certain(source: DataSource, region: str) -> bool:
    """Tell whether the source knows every case in `region` and in all that lies below it."""
    below = (coverage.share for coverage in source.coverage if covers(region, coverage.region))
    return source.share_in(region) == 1 and all(share == 1 for share in below)


def _touches(program: Program, owners: set[str], source: DataSource) -> bool:
    """Tell whether a change of `source` can change the program: its demands, or a field it fills in."""
    if any(demand.owner in owners for demand in program.demands):
        return True
    filled_before = any(by.source.id == source.id for bys in program.fields.values() for by in bys)
    return filled_before or any(field.id in source.fields for field, _ in program.form_fields)
