"""Facts and rules as small numbers, in batches that an engine with narrow limits can bear.

Every attribute value falls into a class of values that the tests on it cannot tell apart; a fact becomes
the set of tests that hold, as bits, and its joined values become numbers. Facts that a batch of rules
cannot tell apart are one, however many there are, and what no pattern can take is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain, islice
from operator import or_

from onething.conditions import Classes, Test
from onething.errors import MatcherError
from onething.language import Label
from onething.rules.patterns import CompiledRule, Pattern
from onething.rules.shapes import SHAPES, AttributeValue, CatalogueFact

__all__ = ["Alike", "Batch", "Encoding", "Limits", "Want"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one batch may hold."""

    patterns: int
    """Variables of all its rules."""
    properties: int
    """Distinct tests and joined attributes that its rules read."""
    facts: int
    """Facts, those that are alike counted once."""
    joined: int
    """Facts that one fact may be joined to, where a single rule has to be matched in parts."""


@dataclass(frozen=True, slots=True)
class Want:
    """What a pattern asks of a fact: its shape, tests that hold, and attributes that have a value."""

    shape: str
    tests: frozenset[int]
    joined: tuple[str, ...]
    """The attributes that joins read, its own and those of later variables."""
    bits: int
    """The tests as bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Facts that the rules of a batch cannot tell apart."""

    shape: str
    bits: int
    """Which of the tests hold."""
    joined: Mapping[str, int]
    """A number for the value of each attribute that joins read; equal values, equal numbers."""
    keys: list[str]
    """The keys of the facts."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rules, what their patterns want, and every fact that one of the patterns can take."""

    rules: tuple[CompiledRule, ...]
    wants: tuple[tuple[Want, ...], ...]
    """One a rule and pattern."""
    facts: Sequence[Alike]


class Encoding:
    """The rules and facts of one match, from which batches are made."""

    def __init__(self, rules: Sequence[CompiledRule], facts: Iterable[CatalogueFact]) -> None:
        self._rules = tuple(rules)
        self._tests = _numbered(rules)
        self._bits = {place: _Bits(place, tests) for place, tests in _by_attribute(self._tests).items()}
        self._facts = self._by_shape(facts)
        self._numbers: dict[AttributeValue, int] = {}

    def batches(self, limits: Limits) -> Iterator[Batch]:
        """Yield batches within `limits` that together hold every match.

        Raises MatcherError if a fact is joined to more others than `limits` allow.
        """
        return self._split(self._rules, limits)

    def _split(self, rules: tuple[CompiledRule, ...], limits: Limits) -> Iterator[Batch]:
        wants = tuple(tuple(map(self._want, rule.patterns, _joined_attributes(rule))) for rule in rules)
        half = len(rules) // 2
        if not half:
            yield from self._single(rules[0], wants[0], limits)
            return
        if _fits(wants, limits):
            facts = list(islice(self._alike(chain.from_iterable(wants)), limits.facts + 1))
            if len(facts) <= limits.facts:
                yield Batch(rules, wants, facts)
                return
        yield from self._split(rules[:half], limits)
        yield from self._split(rules[half:], limits)

    def _single(self, rule: CompiledRule, wants: tuple[Want, ...], limits: Limits) -> Iterator[Batch]:
        facts = list(self._alike(wants))
        parts = [facts] if len(facts) <= limits.facts else _parts(rule, wants, facts, limits)
        return (Batch((rule,), (wants,), part) for part in parts)

    def _by_shape(self, facts: Iterable[CatalogueFact]) -> Mapping[str, list[tuple[int, CatalogueFact]]]:
        tested: defaultdict[str, list[tuple[str, _Bits]]] = defaultdict(list)
        for (shape, attribute), bits in self._bits.items():
            tested[shape].append((attribute, bits))
        encoded: defaultdict[str, list[tuple[int, CatalogueFact]]] = defaultdict(list)
        for fact in facts:
            values, held = fact.values, 0
            for attribute, bits in tested[fact.shape]:
                held |= bits[values.get(attribute)]
            encoded[fact.shape].append((held, fact))
        return encoded

    def _want(self, pattern: Pattern, joined: tuple[str, ...]) -> Want:
        tests = frozenset(self._tests[pattern.shape, name, test] for name, test in pattern.tests)
        return Want(pattern.shape, tests, joined, bits=sum(1 << number for number in tests))

    def _alike(self, wants: Iterable[Want]) -> Iterator[Alike]:
        """Yield the facts that a want takes; the keys of each are complete when all were yielded."""
        by_shape: defaultdict[str, list[Want]] = defaultdict(list)
        for want in dict.fromkeys(wants):
            by_shape[want.shape].append(want)
        for shape, wanted in by_shape.items():
            yield from self._alike_of(shape, wanted)

    def _alike_of(self, shape: str, wants: Sequence[Want]) -> Iterator[Alike]:
        read = reduce(or_, (want.bits for want in wants))
        attributes = tuple(dict.fromkeys(chain.from_iterable(want.joined for want in wants)))
        passing = _Passing(wants)
        seen: dict[tuple[int, tuple[AttributeValue, ...]], list[str]] = {}
        for bits, fact in self._facts[shape]:
            if not passing[bits & read]:
                continue
            values = tuple(map(fact.values.get, attributes))
            keys = seen.setdefault((bits & read, values), [])
            keys.append(fact.key)
            if len(keys) == 1:
                alike = Alike(shape, bits & read, self._numbered(attributes, values), keys)
                if any(_takes(want, alike) for want in passing[bits & read]):
                    yield alike

    def _numbered(self, names: Sequence[str], values: Sequence[AttributeValue]) -> Mapping[str, int]:
        known = ((name, value) for name, value in zip(names, values, strict=True) if value is not None)
        return {name: self._numbers.setdefault(value, len(self._numbers)) for name, value in known}


class _Bits(dict[AttributeValue, int]):
    """The tests on one attribute that hold, as bits, by value; found once a value."""

    def __init__(self, place: tuple[str, str], tests: Sequence[tuple[Test, int]]) -> None:
        super().__init__()
        shape, attribute = place
        self._numbers = [number for _, number in tests]
        self._classes = Classes.of_tests(SHAPES[shape][attribute], [test for test, _ in tests])

    def __missing__(self, value: AttributeValue) -> int:
        held = self._classes.true[self._classes.index(value)]
        bits = self[value] = sum(
            1 << number for place, number in enumerate(self._numbers) if held >> place & 1
        )
        return bits


class _Passing(dict[int, list[Want]]):
    """The wants whose tests hold, by the tests that hold; found once a combination."""

    def __init__(self, wants: Sequence[Want]) -> None:
        super().__init__()
        self._wants = wants

    def __missing__(self, bits: int) -> list[Want]:
        passing = self[bits] = [want for want in self._wants if want.bits & bits == want.bits]
        return passing


def _numbered(rules: Iterable[CompiledRule]) -> dict[tuple[str, str, Test], int]:
    patterns = (pattern for rule in rules for pattern in rule.patterns)
    tests = ((pattern.shape, name, test) for pattern in patterns for name, test in pattern.tests)
    return {test: number for number, test in enumerate(dict.fromkeys(tests))}


def _by_attribute(
    numbered: Mapping[tuple[str, str, Test], int],
) -> Mapping[tuple[str, str], list[tuple[Test, int]]]:
    found: defaultdict[tuple[str, str], list[tuple[Test, int]]] = defaultdict(list)
    for (shape, attribute, test), number in numbered.items():
        found[shape, attribute].append((test, number))
    return found


def _joined_attributes(rule: CompiledRule) -> list[tuple[str, ...]]:
    """Return, for each pattern, the attributes that a join reads, at whichever end it stands."""
    read: list[dict[str, None]] = [{} for _ in rule.patterns]
    for number, pattern in enumerate(rule.patterns):
        for join in pattern.joins:
            read[number][join.attribute] = None
            read[join.other][join.other_attribute] = None
    return [tuple(attributes) for attributes in read]


def _fits(wants: Sequence[Sequence[Want]], limits: Limits) -> bool:
    every = list(chain.from_iterable(wants))
    tests = frozenset(chain.from_iterable(want.tests for want in every))
    joined = {(want.shape, name) for want in every for name in want.joined}
    return len(every) <= limits.patterns and len(tests) + len(joined) <= limits.properties


def _parts(
    rule: CompiledRule, wants: Sequence[Want], facts: Sequence[Alike], limits: Limits
) -> Iterator[Sequence[Alike]]:
    """Yield parts of the facts, each with some for the first variable and all these can be joined to.

    A match has one fact for its first variable, so it lies within the part that holds that fact.
    """
    takes = [[fact for fact in facts if _takes(want, fact)] for want in wants]
    links = [_Link.of(rule.patterns[number], number, takes[number]) for number in rule.order[1:]]
    part: dict[Alike, None] = {}
    for fact in takes[rule.order[0]]:
        reached = _reached(rule.order[0], fact, links)
        if len(reached) > limits.joined:
            raise _too_many(rule, fact, limits)
        if part and len(part) + sum(other not in part for other in reached) > limits.facts:
            yield list(part)
            part = {}
        part |= reached
    if part:
        yield list(part)


def _takes(want: Want, fact: Alike) -> bool:
    passes = want.shape == fact.shape and want.bits & fact.bits == want.bits
    return passes and all(name in fact.joined for name in want.joined)


@dataclass(frozen=True, slots=True)
class _Link:
    """The facts that a variable can stand for, by the values that join it to an earlier variable."""

    number: int
    other: int
    other_attributes: tuple[str, ...]
    facts: Mapping[tuple[int, ...], list[Alike]] = field(repr=False)

    @classmethod
    def of(cls, pattern: Pattern, number: int, facts: Iterable[Alike]) -> _Link:
        other = pattern.joins[0].other
        joins = [join for join in pattern.joins if join.other == other]
        by_values: defaultdict[tuple[int, ...], list[Alike]] = defaultdict(list)
        for fact in facts:
            by_values[tuple(fact.joined[join.attribute] for join in joins)].append(fact)
        return cls(number, other, tuple(join.other_attribute for join in joins), by_values)

    def joined_to(self, facts: Iterable[Alike]) -> list[Alike]:
        values = {tuple(fact.joined[name] for name in self.other_attributes): None for fact in facts}
        return [fact for key in values for fact in self.facts.get(key, ())]


def _reached(first: int, fact: Alike, links: Sequence[_Link]) -> dict[Alike, None]:
    reached = {first: [fact]}
    for link in links:
        reached[link.number] = link.joined_to(reached[link.other])
    return dict.fromkeys(chain.from_iterable(reached.values()))


def _too_many(rule: CompiledRule, fact: Alike, limits: Limits) -> MatcherError:
    name, key = rule.rule.id, fact.keys[0]
    return MatcherError(
        Label(
            zh=f"规则 {name} 把 {key} 与超过 {limits.joined} 条事实关联",
            en=f"rule {name} joins {key} to more than {limits.joined} facts",
        ),
        Label(
            zh="请加上测试或关联，或设 ONETHING_MATCHER=plain",
            en="add tests or joins to its patterns, or set ONETHING_MATCHER=plain",
        ),
    )
