"""The plain matcher: filters and hash joins in Python, needing no library.

It serves where durable_rules cannot be loaded, and it is what durable_rules is tested against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onething.conditions import Test, holds
from onething.rules.matcher import Match
from onething.rules.patterns import CompiledRule, Pattern
from onething.rules.shapes import AttributeValue, CatalogueFact

__all__ = ["PlainMatcher"]

_Facts = list[CatalogueFact]
_Row = tuple[CatalogueFact, ...]


class PlainMatcher:
    """Joins facts in Python: first the tests of each variable, then hash joins, variable by variable."""

    name = "plain"

    def match(self, rules: Sequence[CompiledRule], facts: Sequence[CatalogueFact]) -> frozenset[Match]:
        """Return every way in which the facts meet the patterns of a rule."""
        filtered = _Filtered(facts)
        return frozenset(match for rule in rules for match in _matches(rule, filtered))


class _Filtered(dict[tuple[str, tuple[tuple[str, Test], ...]], _Facts]):
    """The facts of a shape that pass some tests, found once however many rules ask for them."""

    def __init__(self, facts: Iterable[CatalogueFact]) -> None:
        super().__init__()
        for fact in facts:
            self.setdefault((fact.shape, ()), []).append(fact)

    def __missing__(self, wanted: tuple[str, tuple[tuple[str, Test], ...]]) -> _Facts:
        shape, tests = wanted
        passing: _Facts = []
        if tests:
            *others, (attribute, test) = tests
            verdicts = _Verdicts(test)
            passing = [f for f in self[shape, tuple(others)] if verdicts[f.values.get(attribute)]]
        self[wanted] = passing
        return passing


class _Verdicts(dict[AttributeValue, bool]):
    """Whether a test holds, by value: attributes have few values, facts are many."""

    def __init__(self, test: Test) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, value: AttributeValue) -> bool:
        verdict = self[value] = holds(self._test, value) is True
        return verdict


def _matches(rule: CompiledRule, filtered: _Filtered) -> Iterable[Match]:
    first, *others = rule.order
    rows: list[_Row] = [(fact,) for fact in _candidates(rule.patterns[first], filtered)]
    for count, number in enumerate(others, start=1):
        pattern = rule.patterns[number]
        placed = {earlier: place for place, earlier in enumerate(rule.order[:count])}
        rows = _joined(rows, placed, pattern, _candidates(pattern, filtered))
    places = [rule.order.index(number) for number in range(len(rule.order))]
    for row in rows:
        yield Match(rule.rule.id, tuple(row[place].key for place in places))


def _candidates(pattern: Pattern, filtered: _Filtered) -> _Facts:
    return filtered[pattern.shape, pattern.tests]


def _joined(rows: list[_Row], placed: Mapping[int, int], pattern: Pattern, facts: _Facts) -> list[_Row]:
    """Return each row prolonged by each fact that is joined to it and does not stand in it already."""
    own = [join.attribute for join in pattern.joins]
    others = [(placed[join.other], join.other_attribute) for join in pattern.joins]
    by_values: defaultdict[tuple[AttributeValue, ...], _Facts] = defaultdict(list)
    for fact in facts:
        by_values[tuple(fact.values.get(attribute) for attribute in own)].append(fact)
    found: list[_Row] = []
    for row in rows:
        values = tuple(row[place].values.get(attribute) for place, attribute in others)
        if None not in values:
            found.extend((*row, fact) for fact in by_values.get(values, ()) if not _stands_in(fact, row))
    return found


def _stands_in(fact: CatalogueFact, row: _Row) -> bool:
    return any(other.key == fact.key and other.shape == fact.shape for other in row)
