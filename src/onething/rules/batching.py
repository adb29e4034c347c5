"""Rules and facts in batches, each within the limits of an engine, that together hold every match.

Rules are halved until a batch fits. A single rule over too many facts is matched in parts: a match has
one fact for its first variable, so it lies in the part that holds this fact and all it can be joined to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from onething.errors import MatcherError
from onething.language import Label
from onething.rules.encoding import Alike, Encoding, Want
from onething.rules.patterns import CompiledRule, Pattern
from onething.rules.shapes import CatalogueFact

__all__ = ["Batch", "Limits", "batches"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one batch may hold; a single rule always fits, whatever the first two say."""

    patterns: int
    """Variables of all its rules."""
    properties: int
    """Distinct tests and joined attributes that its rules read."""
    facts: int
    """Facts, those that are alike counted once."""
    joined: int
    """Facts that one fact may be joined to, where a single rule has to be matched in parts."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rules, what their patterns want, and facts that the patterns take."""

    rules: tuple[CompiledRule, ...]
    wants: tuple[tuple[Want, ...], ...]
    """One a rule and pattern."""
    facts: Sequence[Alike]


def batches(rules: Sequence[CompiledRule], facts: Iterable[CatalogueFact], limits: Limits) -> Iterator[Batch]:
    """Yield batches within `limits` that together hold every match.

    Raises MatcherError if a fact is joined to more others than `limits` allow.
    """
    if rules:
        yield from _split(Encoding(rules, facts), tuple(rules), limits)


def _split(encoding: Encoding, rules: tuple[CompiledRule, ...], limits: Limits) -> Iterator[Batch]:
    if len(rules) == 1:
        yield from _single(encoding, rules[0], limits)
        return
    wants = tuple(map(encoding.wants, rules))
    if _fits(wants, limits):
        facts = list(islice(encoding.alike(chain.from_iterable(wants)), limits.facts + 1))
        if len(facts) <= limits.facts:
            yield Batch(rules, wants, facts)
            return
    half = len(rules) // 2
    yield from _split(encoding, rules[:half], limits)
    yield from _split(encoding, rules[half:], limits)


def _fits(wants: Sequence[Sequence[Want]], limits: Limits) -> bool:
    every = list(chain.from_iterable(wants))
    tests = frozenset(chain.from_iterable(want.tests for want in every))
    joined = {(want.shape, name) for want in every for name in want.joined}
    return len(every) <= limits.patterns and len(tests) + len(joined) <= limits.properties


def _single(encoding: Encoding, rule: CompiledRule, limits: Limits) -> Iterator[Batch]:
    wants = encoding.wants(rule)
    facts = list(encoding.alike(wants))
    parts = [facts] if len(facts) <= limits.facts else _parts(rule, wants, facts, limits)
    return (Batch((rule,), (wants,), part) for part in parts)


def _parts(
    rule: CompiledRule, wants: Sequence[Want], facts: Sequence[Alike], limits: Limits
) -> Iterator[Sequence[Alike]]:
    """Yield parts of the facts, each with some for the first variable and all these can be joined to."""
    first, *others = rule.order
    takes = [[fact for fact in facts if want.takes(fact)] for want in wants]
    links = [_Link.of(rule.patterns[number], number, takes[number]) for number in others]
    part: dict[Alike, None] = {}
    for fact in takes[first]:
        reached = _reached(first, fact, links)
        if len(reached) > limits.joined:
            raise _too_many(rule, fact, limits)
        if part and len(part) + sum(other not in part for other in reached) > limits.facts:
            yield list(part)
            part = {}
        part |= reached
    if part:
        yield list(part)


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
        values = dict.fromkeys(tuple(fact.joined[name] for name in self.other_attributes) for fact in facts)
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
