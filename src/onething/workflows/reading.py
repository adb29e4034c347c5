"""Reading a case: from the facts that a caller gives to the bits that they leave standing.

Every value is checked when it is first met; after that it is a look-up, by the fact's name, the
value's type and the value. Types come first because to Python 1, 1.0 and True are one key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from onething.conditions import check_value
from onething.errors import UnknownName
from onething.model import (
    ANSWERS,
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
    FactType,
    OneThing,
    Question,
    SourceId,
    Value,
    covers,
    wish,
)
from onething.model.frozen import Frozen
from onething.workflows.fact_bits import FactBits
from onething.workflows.formulas import UNCERTAIN
from onething.workflows.program import Program
from onething.workflows.terms import EVERYTHING

__all__ = ["Reading", "certain", "granted_facts", "standing_facts", "where_and_when"]

_MOST = 200
"""So many values of a fact are kept, of each type, to spare memory; others are looked up each time."""

_FITTING = {(FactType.BOOLEAN, bool), (FactType.STRING, str)}
_ORDERED = {(FactType.NUMBER, int), (FactType.DATE, date)}
"""The types whose values always fit a type of facts, without being checked."""

_CONNECTED = Assume.CONNECTED
_REGION = next(question for question in BUILT_IN if question.fact == REGION)


_Key = tuple[str | None, date | None, Mapping[SourceId, Answer] | None, frozenset[SourceId]]


class _Frames(dict[_Key, int]):
    """What is left of the terms by region, day, and what is known of sources."""

    def keep(self, key: _Key, bits: int) -> None:
        if len(self) >= _MOST:
            self.clear()
        self[key] = bits


class _Values(dict[object, int]):
    """The bits of a fact's values of one Python type."""

    def __init__(self, bits_of: Callable[[Any], int]) -> None:
        super().__init__()
        self._bits_of = bits_of

    def __missing__(self, value: object) -> int:
        bits = self._bits_of(value)
        if len(self) < _MOST:
            self[value] = bits
        return bits


class _Fact:
    """Reads the values of one fact, which are looked up by their type and then by themselves."""

    __slots__ = ("_bits", "_question", "by_type")

    def __init__(self, question: Question, bits: FactBits | None) -> None:
        """Read values to their bits; None: no term reads the fact."""
        self._question, self._bits = question, bits
        self.by_type: dict[type, _Values] = {}

    def of(self, value: object) -> int:
        """Return the bits of a value; BrokenInput or UnknownName if the fact cannot have it."""
        kind = type(value)
        if kind not in self.by_type:
            self.by_type[kind] = _Values(self._reader(kind))
        return self.by_type[kind][value]

    def _reader(self, kind: type) -> Callable[[Any], int]:
        if self._bits and (self._question.type, kind) in _FITTING:
            return self._bits.of
        if self._bits and (self._question.type, kind) in _ORDERED:
            return self._bits.ordered or self._checked
        return self._checked

    def _checked(self, value: object) -> int:
        checked = check_value(value, self._question)
        return self._bits.of(checked) if self._bits else EVERYTHING


class Reading:
    """Reads cases of one program; what it has read it keeps, so it may be shared between threads."""

    def __init__(self, program: Program, questions: Mapping[FactName, Question]) -> None:
        """Read cases by `questions`, which declare all facts that a case may have."""
        self._program, self._table, self._questions = program, program.table, questions
        asked = {name: fact for name, fact in self._table.facts.items() if name in questions}
        self._region, self._day = (_Fact(questions[name], asked.pop(name, None)) for name in (REGION, DATE))
        self._facts = {name: _Fact(questions[name], bits) for name, bits in asked.items()}
        self._tables = {name: fact.by_type for name, fact in self._facts.items()}
        self._asked = asked
        self._pending = reduce(or_, (bits.pending for bits in asked.values()), 0)
        self._connected, self._guaranteed = _Frames(), _Frames()

    def bits(self, case: Case, unheard: frozenset[SourceId] = frozenset()) -> int:
        """Return what is known of a case, and assumed where it is not, as the terms that it leaves.

        Of the sources `unheard` nothing is assumed: what they answer is not known. Raises UnknownName or
        BrokenInput for a fact that cannot be.
        """
        frames = self._connected if case.assume is _CONNECTED else self._guaranteed
        key = case.region, case.as_of, Frozen(case.given) if case.given else None, unheard
        bits = frames.get(key)
        if bits is None:
            bits = self._frame(case, unheard)
            if case.region and case.as_of:
                frames.keep(key, bits)
        tables = self._tables
        try:
            for name, value in case.facts.items():
                bits &= tables[name][type(value)][value]
        except KeyError:
            for name, value in case.facts.items():
                bits &= self._met(name).of(value)
        return self._left_open(case, bits) if bits & self._pending else bits

    def _frame(self, case: Case, unheard: frozenset[SourceId]) -> int:
        """Return what is left by what nobody is asked: where and when it is, and what sources answer."""
        program = self._program
        region, day = where_and_when(program.catalogue, program.onething, case, case.facts)
        standing = standing_facts(program, case.assume, region, case.given)
        silent = {fact for fact, source in program.sources.items() if source.id in unheard}
        answers = {fact: value for fact, value in standing.items() if fact not in silent}
        bits = self._region.of(region) & self._day.of(day) & self._table.bits(answers)
        not_known = (fact for fact in program.sources if fact not in answers and fact in self._table.facts)
        return reduce(and_, (self._table.facts[fact].unknown for fact in not_known), bits)

    def _left_open(self, case: Case, bits: int) -> int:
        """Return what is left by facts that were not given."""
        granted = granted_facts(case)
        for name, known in self._asked.items():
            if bits & known.pending:
                bits &= known.of(granted[name]) if name in granted else known.unknown
        return bits

    def _met(self, name: FactName) -> _Fact:
        """Return the reader of a fact, which may be one that no term reads."""
        if name not in self._facts:
            if name not in self._questions:
                raise UnknownName("fact", name, self._questions)
            self._facts[name] = _Fact(self._questions[name], None)
            self._tables[name] = self._facts[name].by_type
        return self._facts[name]


def where_and_when(
    catalogue: Catalogue, onething: OneThing, case: Case, facts: Mapping[FactName, Value]
) -> tuple[str, Value]:
    """Return the region and the day of a case, by what says it first: itself, its facts, the guide, today.

    Raises BrokenInput or UnknownName for a region that is none.
    """
    home = onething.region or catalogue.jurisdiction.region
    region = str(check_value(case.region or facts.get(REGION) or home, _REGION))
    catalogue.check_region(region)
    return region, case.as_of or facts.get(DATE) or date.today()


def granted_facts(case: Case) -> dict[FactName, Value]:
    """Return what is taken for granted of facts that were not given: consent, and the items wanted."""
    granted: dict[FactName, Value] = {wish(item): True for item in case.items or ()}
    return {**granted, CONSENT: case.assume is _CONNECTED}


def standing_facts(
    program: Program, assume: Assume, region: str, given: Mapping[SourceId, Answer]
) -> dict[FactName, Value]:
    """Return the facts of a case in `region` that nobody is asked: what sources answer, what is settled.

    To conditions as written an answer that is uncertain is not known.
    """
    known: dict[FactName, Value] = {**program.fixed}
    for fact, source in program.sources.items():
        sure = assume is _CONNECTED or certain(source, region)
        answer = given.get(source.id, Answer.HIT if sure else UNCERTAIN)
        if answer != UNCERTAIN or not fact.startswith(ANSWERS):
            known[fact] = str(answer)
    return known


def certain(source: DataSource, region: str) -> bool:
    """Tell whether the source knows every case in `region` and in all that lies below it."""
    below = (coverage.share for coverage in source.coverage if covers(region, coverage.region))
    return source.share_in(region) == 1 and all(share == 1 for share in below)
