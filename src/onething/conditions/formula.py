"""A condition compiled: literals, each a test of one fact, joined by and, or, not.

    Formula     Constant · Literal · And · Or · Not

Negation before a literal is the literal's own (`positive`), so `Not` encloses a join only.
`not` of the condition language is the opposite of the truth of what it encloses. That differs from
`not(...)` within a test in one point: where a fact is known to have no value, `age: ">= 60"` and
`age: "not(>= 60)"` are both false, and `not: {age: ">= 60"}` is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onething.conditions.syntax import parse_test
from onething.conditions.truth import Truth, all_of, any_of, holds, opposite
from onething.conditions.unary import ANYTHING, Test
from onething.errors import ConditionError, UnknownName
from onething.language import Label
from onething.model import Condition, FactName, FactTest, Question, Value

__all__ = [
    "FALSE",
    "TRUE",
    "And",
    "Constant",
    "Formula",
    "Literal",
    "Not",
    "Or",
    "compile_condition",
    "conjunction",
    "disjunction",
    "evaluate",
    "facts",
    "literals",
    "negate",
    "question_of",
]

MOST_LEVELS = 50
"""Conditions nested more deeply are refused."""


@dataclass(frozen=True, slots=True)
class Constant:
    """What holds always, or never."""

    value: bool


@dataclass(frozen=True, slots=True)
class Literal:
    """A test of a fact, or, where not positive, the opposite of its truth."""

    fact: FactName
    test: Test
    positive: bool = True

    def __str__(self) -> str:
        return f"{'' if self.positive else 'not '}{self.fact}: {self.test}"


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Formula


Formula = Constant | Literal | And | Or | Not

TRUE = Constant(value=True)
FALSE = Constant(value=False)


def compile_condition(condition: Condition | None, questions: Mapping[FactName, Question]) -> Formula:
    """Return the formula that a condition writes; None, nothing asked, is true.

    It reads no fact in vain: the test `-` is true, whether its fact is known or not.
    Raises UnknownName for a fact that no question declares, ConditionError for what cannot be read.
    """
    return TRUE if condition is None else _compiled(condition, questions, MOST_LEVELS)


def question_of(fact: FactName, questions: Mapping[FactName, Question]) -> Question:
    """Return the question that declares `fact`; UnknownName, with what is near, if none does."""
    if fact not in questions:
        raise UnknownName("fact", fact, questions)
    return questions[fact]


def evaluate(formula: Formula, facts: Mapping[FactName, Value]) -> Truth:
    """Return the truth of a formula for the facts known; a fact that is missing is unknown.

    None as a value says that the fact is known to have none. What is decided stays so whatever
    becomes known later. Values are taken to be as `check_value` returns them.
    """
    match formula:
        case Constant(value):
            return value
        case Literal(fact, test, positive):
            truth = holds(test, facts[fact]) if fact in facts else None
            return truth if positive else opposite(truth)
        case And(parts):
            return all_of(evaluate(part, facts) for part in parts)
        case Or(parts):
            return any_of(evaluate(part, facts) for part in parts)
        case Not(part):
            return opposite(evaluate(part, facts))


def negate(formula: Formula) -> Formula:
    """Return the opposite in negation normal form: no `Not` is left, the literals carry it."""
    match formula:
        case Constant(value):
            return Constant(not value)
        case Literal(fact, test, positive):
            return Literal(fact, test, positive=not positive)
        case And(parts):
            return Or(tuple(map(negate, parts)))
        case Or(parts):
            return And(tuple(map(negate, parts)))
        case Not(part):
            return negate(negate(part))


def literals(formula: Formula) -> tuple[Literal, ...]:
    """Return its literals in the order written, each once."""
    return tuple(dict.fromkeys(_literals(formula)))


def facts(formula: Formula) -> tuple[FactName, ...]:
    """Return the facts that it reads in the order written, each once."""
    return tuple(dict.fromkeys(literal.fact for literal in _literals(formula)))


def _literals(formula: Formula) -> Iterator[Literal]:
    match formula:
        case Literal():
            yield formula
        case And(parts) | Or(parts):
            for part in parts:
                yield from _literals(part)
        case Not(part):
            yield from _literals(part)


def _compiled(condition: Condition, questions: Mapping[FactName, Question], levels: int) -> Formula:
    if not levels:
        raise _too_deep()

    def compiled(parts: Iterable[Condition]) -> list[Formula]:
        return [_compiled(part, questions, levels - 1) for part in parts]

    conjuncts = [_literal(test, questions) for test in condition.tests]
    conjuncts += compiled(condition.all)
    if condition.any is not None:
        conjuncts.append(disjunction(*compiled(condition.any)))
    if condition.negated is not None:
        conjuncts += map(_opposite, compiled([condition.negated]))
    return conjunction(*conjuncts)


def _literal(written: FactTest, questions: Mapping[FactName, Question]) -> Formula:
    test = parse_test(written.test, question_of(written.fact, questions))
    return TRUE if test == ANYTHING else Literal(written.fact, test)


def conjunction(*parts: Formula) -> Formula:
    """Return that all parts hold, without what holds anyway; of no parts, what always holds."""
    needed = [part for part in parts if not isinstance(part, Constant)]
    if len(needed) < len(parts) and FALSE in parts:
        return FALSE
    return needed[0] if len(needed) == 1 else And(tuple(needed)) if needed else TRUE


def disjunction(*parts: Formula) -> Formula:
    """Return that some part holds, without what never does; of no parts, what never holds."""
    possible = [part for part in parts if not isinstance(part, Constant)]
    if len(possible) < len(parts) and TRUE in parts:
        return TRUE
    return possible[0] if len(possible) == 1 else Or(tuple(possible)) if possible else FALSE


def _opposite(formula: Formula) -> Formula:
    return Not(formula) if isinstance(formula, And | Or) else negate(formula)


def _too_deep() -> ConditionError:
    return ConditionError(
        "all, any, not",
        column=1,
        found=Label(
            zh=f"条件嵌套超过 {MOST_LEVELS} 层", en=f"conditions nested more than {MOST_LEVELS} deep"
        ),
        mend=Label(zh="请写得平一些", en="write them flatter"),
    )
