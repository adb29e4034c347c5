"""What a rule matches, checked and made ready for a matcher: tests on attributes, and joins.

A rule's `match` names facts of the catalogue by variables. A variable's name is its shape, unless its
pattern says `is: <shape>`, so that two facts of one shape can be joined. Every other cell is either a
test on an attribute or a join, `{variable.attribute}`, which asks for equality.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onething.conditions import Test, parse_test
from onething.errors import ConditionError, MatcherError, UnknownName
from onething.language import Label
from onething.model import FactType, Mode, Question, Rule
from onething.rules.shapes import SHAPES

__all__ = [
    "MOST_JOINS",
    "MOST_VARIABLES",
    "SHAPE",
    "CompiledRule",
    "Join",
    "Pattern",
    "check_consequence",
    "compile_rule",
    "compile_rules",
]

SHAPE = "is"
"""The reserved attribute by which a pattern names its shape."""

MOST_VARIABLES = 8
"""How many facts one rule may join; no matcher may need more."""

MOST_JOINS = 24
"""How many joins one rule may have."""

_JOIN = re.compile(r"\s*\{\s*([^{}.\s]+)\s*\.\s*([^{}\s]+)\s*\}\s*")


@dataclass(frozen=True, slots=True)
class Join:
    """Equality of an attribute with an attribute of another variable; None equals nothing."""

    attribute: str
    other: int
    """The number of the other variable, from 0 in the order written."""
    other_attribute: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one variable of a rule stands for: a fact of a shape that passes tests."""

    variable: str
    shape: str
    tests: tuple[tuple[str, Test], ...]
    """Attributes, each with the test that its value must pass."""
    joins: tuple[Join, ...]
    """Joins with variables that come before it in `CompiledRule.order`."""


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule whose patterns were checked, in a form that no matcher owns."""

    rule: Rule
    patterns: tuple[Pattern, ...]
    """One a variable, in the order written."""
    order: tuple[int, ...]
    """An order of the variables in which each, but for the first, is joined to one before it."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, in the order written."""
        return tuple(pattern.variable for pattern in self.patterns)


def compile_rules(rules: Iterable[Rule]) -> tuple[CompiledRule, ...]:
    """Check the patterns of rules; see `compile_rule` for what is raised."""
    return tuple(compile_rule(rule) for rule in rules)


def compile_rule(rule: Rule) -> CompiledRule:
    """Check the patterns of a rule and return them in the form that matchers take.

    Raises UnknownName for a shape, variable or attribute that nothing bears, ConditionError for a test
    that cannot be read, MatcherError for patterns that are not connected by joins, for a join of a
    variable to itself or of different types, and for more variables or joins than allowed.
    """
    shapes = {variable: _shape(rule, variable) for variable in rule.match}
    joins = tuple(_joins(rule, shapes))
    _check_size(rule, joins)
    order = _connected_order(rule, joins)
    patterns = (
        Pattern(
            variable=variable,
            shape=shapes[variable],
            tests=tuple(_tests(rule, variable, shapes[variable])),
            joins=tuple(_joins_to_earlier(number, order, joins)),
        )
        for number, variable in enumerate(rule.match)
    )
    return CompiledRule(rule=rule, patterns=tuple(patterns), order=order)


def check_consequence(rule: Rule) -> None:
    """Raise MatcherError for a rule that does not match what its consequence speaks of or uses."""
    then = rule.then
    needed = []
    if then.replace_by or then.forbid:
        needed.append("requirement")
    if then.replace_by is Mode.UPSTREAM_RESULT:
        needed.append("result")
    if then.waive or then.postpone:
        needed.append("act")
    if then.join or then.decide_at_once:
        needed.append("item")
    shapes = {_shape(rule, variable) for variable in rule.match}
    missing = [shape for shape in needed if shape not in shapes]
    if missing:
        names = "、".join(missing), ", ".join(missing)
        raise MatcherError(
            Label(
                zh=f"规则 {rule.id} 的结论用到 {names[0]}，但 match 中没有",
                en=f"what follows from the rule {rule.id} needs {names[1]}, which it does not match",
            ),
            Label(zh=f"在 match 中写上 {names[0]}", en=f"match {names[1]}"),
        )


def _shape(rule: Rule, variable: str) -> str:
    shape = rule.match[variable].get(SHAPE, variable).strip()
    if shape not in SHAPES:
        raise UnknownName("shape", shape, SHAPES, note=_in(rule, variable))
    return shape


def _tests(rule: Rule, variable: str, shape: str) -> Iterable[tuple[str, Test]]:
    for attribute, cell in rule.match[variable].items():
        if attribute != SHAPE and not _join(cell):
            yield attribute, _test(rule, variable, cell, _attribute(rule, variable, shape, attribute))


def _join(cell: str) -> re.Match[str] | None:
    return _JOIN.fullmatch(unicodedata.normalize("NFKC", cell))


def _test(rule: Rule, variable: str, cell: str, question: Question) -> Test:
    try:
        return parse_test(cell, question)
    except ConditionError as error:
        where = _in(rule, f"{variable}.{question.fact}")
        found = Label(zh=f"{error.found.text('zh')}{where.zh}", en=f"{error.found.text('en')} {where.en}")
        raise ConditionError(error.text, column=error.column, found=found, mend=error.mend) from None


def _attribute(rule: Rule, variable: str, shape: str, attribute: str) -> Question:
    if attribute not in SHAPES[shape]:
        raise UnknownName("attribute", attribute, SHAPES[shape], note=_in(rule, variable))
    return SHAPES[shape][attribute]


def _joins(rule: Rule, shapes: Mapping[str, str]) -> Iterable[tuple[int, Join]]:
    """Yield every join as it is written: the number of its variable, and what it is joined to."""
    numbers = {variable: number for number, variable in enumerate(rule.match)}
    for variable, pattern in rule.match.items():
        for attribute, cell in pattern.items():
            if attribute != SHAPE and (found := _join(cell)):
                other, other_attribute = found.groups()
                _check_join(rule, shapes, (variable, attribute), (other, other_attribute))
                yield numbers[variable], Join(attribute, numbers[other], other_attribute)


def _check_join(rule: Rule, shapes: Mapping[str, str], own: tuple[str, str], other: tuple[str, str]) -> None:
    if other[0] not in shapes:
        raise UnknownName("variable", other[0], shapes, note=_in(rule, ".".join(own)))
    if own[0] == other[0]:
        raise MatcherError(
            Label(
                zh=f"规则 {rule.id} 的 {own[0]} 与自身比较",
                en=f"rule {rule.id} joins {own[0]} to itself",
            ),
            Label(zh="请与另一个变量比较", en="join it to another variable"),
        )
    types = {_is_truth(_attribute(rule, variable, shapes[variable], name)) for variable, name in (own, other)}
    if len(types) > 1:
        left, right = ".".join(own), ".".join(other)
        raise MatcherError(
            Label(
                zh=f"规则 {rule.id} 比较 {left} 与 {right}，一个是真假、一个是文本",
                en=f"rule {rule.id} joins {left} to {right}, one a truth and the other a text",
            ),
            Label(zh="请比较同类属性", en="join attributes of one type"),
        )


def _is_truth(question: Question) -> bool:
    return question.type is FactType.BOOLEAN


def _check_size(rule: Rule, joins: Sequence[tuple[int, Join]]) -> None:
    if len(rule.match) > MOST_VARIABLES or len(joins) > MOST_JOINS:
        raise MatcherError(
            Label(
                zh=f"规则 {rule.id} 有 {len(rule.match)} 个变量、{len(joins)} 处关联",
                en=f"rule {rule.id} has {len(rule.match)} variables and {len(joins)} joins",
            ),
            Label(
                zh=f"至多 {MOST_VARIABLES} 个变量、{MOST_JOINS} 处关联；请拆成几条规则",
                en=f"at most {MOST_VARIABLES} variables and {MOST_JOINS} joins; make several rules of it",
            ),
        )


def _connected_order(rule: Rule, joins: Sequence[tuple[int, Join]]) -> tuple[int, ...]:
    joined = {frozenset((number, join.other)) for number, join in joins}
    order, left = [0], list(range(1, len(rule.match)))
    while left:
        nearest = next((n for n in left if any(frozenset((n, placed)) in joined for placed in order)), None)
        if nearest is None:
            raise _not_connected(rule, [list(rule.match)[number] for number in left])
        order.append(nearest)
        left.remove(nearest)
    return tuple(order)


def _not_connected(rule: Rule, apart: Sequence[str]) -> MatcherError:
    first = next(iter(rule.match))
    return MatcherError(
        Label(
            zh=f"规则 {rule.id} 的 {'、'.join(apart)} 与 {first} 没有关联，全部事实会两两相配",
            en=f"rule {rule.id} does not join {', '.join(apart)} to {first}: all would match all",
        ),
        Label(
            zh='请用 {变量.属性} 关联起来，例如 supplies: "{requirement.material}"',
            en='join them by {variable.attribute}, such as supplies: "{requirement.material}"',
        ),
    )


def _joins_to_earlier(number: int, order: Sequence[int], joins: Sequence[tuple[int, Join]]) -> Iterable[Join]:
    """Yield the joins of a variable with those before it, whichever of the two they are written at."""
    earlier = order[: order.index(number)]
    for at, join in joins:
        if at == number and join.other in earlier:
            yield join
        elif join.other == number and at in earlier:
            yield Join(join.other_attribute, at, join.attribute)


def _in(rule: Rule, where: str) -> Label:
    return Label(zh=f"（规则 {rule.id}，{where}）", en=f"(rule {rule.id}, {where})")
