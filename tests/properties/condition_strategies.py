"""Random questions, tests, values and formulas, for the properties of the condition language."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from onething.conditions import (
    ANYTHING,
    FALSE,
    TRUE,
    And,
    Bound,
    Equals,
    Formula,
    Literal,
    Not,
    Null,
    Or,
    Part,
    Range,
    Within,
)
from onething.conditions import Test as UnaryTest
from onething.language import Label
from onething.model import Condition, FactName, FactTest, FactType, Option, Question

OPTIONS = ("single", "married", "divorced", "丧偶")
DAY = date(2025, 1, 31)

QUESTIONS = {
    kind: Question(
        fact=FactName(kind.value),
        label=Label(zh=f"{kind.value}？"),
        type=kind,
        options=tuple(Option(value=v, label=Label(zh=v)) for v in OPTIONS) if kind is FactType.CHOICE else (),
    )
    for kind in FactType
}
BY_FACT = {question.fact: question for question in QUESTIONS.values()}

# Few and close, so that bounds and values meet often.
numbers = st.one_of(
    st.integers(-3, 3),
    st.integers(-30, 30).map(lambda tenths: Decimal(tenths) / 10),
    st.sampled_from([10**15 - 1, 10**15, 10**17, 10**17 + 1, Decimal("0.000000000000001")]),
)
days = st.one_of(
    st.integers(-3, 3).map(lambda later: DAY + timedelta(later)), st.sampled_from([date.min, date.max])
)
texts = st.one_of(st.sampled_from(["", "a", "其他", 'say "hi"', "\\", "-", "null"]), st.text(max_size=5))
# All levels, and codes that leave one out.
regions = st.builds("{}{}{}".format, *(st.sampled_from(["00", "01", "02", "43"]) for _ in range(3)))


def values_like(kind: FactType) -> st.SearchStrategy[object]:
    """Return values of a type as `check_value` returns them, null among them."""
    known: dict[FactType, st.SearchStrategy[object]] = {
        FactType.BOOLEAN: st.booleans(),
        FactType.NUMBER: numbers.map(lambda n: int(n) if n == int(n) else float(n)),
        FactType.STRING: texts,
        FactType.CHOICE: st.sampled_from(OPTIONS),
        FactType.DATE: days,
        FactType.REGION: regions,
    }
    return st.one_of(st.none(), known[kind])


def _ranges(ordered: st.SearchStrategy[Decimal | int] | st.SearchStrategy[date]) -> st.SearchStrategy[Range]:
    bounds = st.builds(Bound, ordered, st.booleans())
    pairs = st.tuples(bounds, bounds).map(lambda pair: Range(*sorted(pair, key=lambda bound: bound.value)))
    proper = pairs.filter(lambda r: r.low.value < r.high.value or (r.low.included and r.high.included))
    return st.one_of(bounds.map(lambda b: Range(low=b)), bounds.map(lambda b: Range(high=b)), proper)


def parts(kind: FactType) -> st.SearchStrategy[Part]:
    """Return the parts that a test of a fact of this type can have."""
    kinds: dict[FactType, st.SearchStrategy[Part]] = {
        FactType.BOOLEAN: st.booleans().map(Equals),
        FactType.NUMBER: st.one_of(numbers.map(Equals), _ranges(numbers)),
        FactType.STRING: texts.map(Equals),
        FactType.CHOICE: st.sampled_from(OPTIONS).map(Equals),
        FactType.DATE: st.one_of(days.map(Equals), _ranges(days)),
        FactType.REGION: regions.map(Within),
    }
    return st.one_of(st.just(Null()), kinds[kind], kinds[kind], kinds[kind])


def unary_tests(kind: FactType) -> st.SearchStrategy[UnaryTest]:
    """Return the tests of facts of a type."""
    listed = st.lists(parts(kind), min_size=1, max_size=4).map(tuple)
    return st.one_of(st.builds(UnaryTest, listed, st.booleans()), st.just(ANYTHING))


kinds = st.sampled_from(list(FactType))


def literals() -> st.SearchStrategy[Literal]:
    """Return literals of any type, one fact for each type."""
    return kinds.flatmap(
        lambda kind: st.builds(Literal, st.just(FactName(kind.value)), unary_tests(kind), st.booleans())
    )


def formulas() -> st.SearchStrategy[Formula]:
    """Return small formulas over all facts."""
    leaves = st.one_of(literals(), literals(), literals(), st.sampled_from([TRUE, FALSE]))
    return st.recursive(leaves, _joins, max_leaves=6)


def _joins(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), inner.map(Not))


def conditions() -> st.SearchStrategy[Condition]:
    """Return small conditions as they are written, over all facts."""
    return st.recursive(st.builds(Condition, tests=_written_tests()), _nested, max_leaves=5)


def _written_tests() -> st.SearchStrategy[tuple[FactTest, ...]]:
    written = literals().map(lambda literal: FactTest(literal.fact, str(literal.test)))
    return st.lists(written, max_size=2).map(tuple)


def _nested(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, max_size=2).map(tuple)
    return st.builds(
        Condition,
        tests=_written_tests(),
        all=several,
        any=st.one_of(st.none(), several),
        negated=st.one_of(st.none(), inner),
    )


def cases() -> st.SearchStrategy[dict[FactName, object]]:
    """Return facts of cases, each of them known or not."""
    known = {FactName(kind.value): values_like(kind) for kind in FactType}
    return st.fixed_dictionaries({}, optional=known)
