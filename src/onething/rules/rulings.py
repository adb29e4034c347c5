"""What the rules say of a catalogue: for each requirement, item and act, the rulings that concern it.

The matcher joins the facts of the catalogue once; what it yields is kept here by subject, ready to be
bound to one-things. When a single data source changes, only what it touches is matched again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onething.errors import MatcherError
from onething.language import Label
from onething.model import (
    Catalogue,
    DataSource,
    ItemId,
    MaterialId,
    Mode,
    OneThing,
    Rule,
    RuleId,
    RulePack,
    ServiceItem,
    SourceId,
    covers,
)
from onething.rules.matcher import Match, Matcher
from onething.rules.patterns import CompiledRule, compile_rules
from onething.rules.shapes import (
    CatalogueFact,
    catalogue_facts,
    facts_of_item,
    facts_of_onething,
    facts_of_source,
)

__all__ = ["Ruling", "Rulings", "concerning", "rule_catalogue"]

_SUBJECTS = ("requirement", "act", "item")
"""The shapes that a rule can speak about; the first variable of the first that it has is its subject."""

_USED = ("source", "result")
"""The shapes of what a way uses; a rule has at most one variable of each."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that applies to a subject, in the region of its pack, with the source or producer it uses."""

    rule: Rule
    region: str
    source: SourceId | None = None
    producer: ItemId | None = None

    @property
    def mode(self) -> Mode | None:
        """The mode that it grants, if it grants one."""
        return self.rule.then.replace_by


@dataclass(frozen=True)
class Rulings:
    """All rulings on a catalogue, by the key of their subject, in the order in which ways are tried."""

    packs: tuple[RulePack, ...]
    matcher: Matcher
    compiled: tuple[CompiledRule, ...] = field(repr=False)
    on: Mapping[str, tuple[Ruling, ...]] = field(repr=False)
    """By key: `owner/requirement/material`, `item/act` or `item`."""

    def with_source(self, catalogue: Catalogue, source: DataSource) -> tuple[Rulings, frozenset[str]]:
        """Return the rulings once `source` stands in `catalogue`, and the keys whose rulings changed."""
        kept = {key: rulings for key, rulings in self.on.items() if _uses(rulings, source.id)}
        near = [rule for rule in self.compiled if _hangs_on_source(rule)]
        far = [rule for rule in self.compiled if _has(rule, "source") and not _hangs_on_source(rule)]
        found = {*self.matcher.match(near, tuple(_around(catalogue, source)))}
        if far:
            found |= self.matcher.match(far, tuple(catalogue_facts(catalogue)))
        rules = {rule.rule.id: rule for rule in (*near, *far)}
        matches = [match for match in found if _used(rules[match.rule], match, "source") == source.id]
        order = _Order(catalogue, self.packs)
        fresh = _by_subject(matches, self.compiled, order)
        changed: dict[str, tuple[Ruling, ...]] = {}
        for key in kept.keys() | fresh.keys():
            others = (ruling for ruling in self.on.get(key, ()) if ruling.source != source.id)
            changed[key] = tuple(sorted((*others, *fresh.get(key, ())), key=order.of))
        return replace(self, on={**self.on, **changed}), frozenset(changed)


def rule_catalogue(catalogue: Catalogue, packs: Sequence[RulePack], matcher: Matcher) -> Rulings:
    """Match the rules of all packs that concern the catalogue's region against its facts.

    Raises ConditionError or UnknownName for a pattern that cannot be read, MatcherError for one that
    would join everything with everything, or that joins two sources or two results.
    """
    home = catalogue.jurisdiction.region
    concerned = concerning(packs, home)
    _check_ids(concerned)
    compiled = compile_rules([rule for pack in concerned for rule in pack.rules])
    for rule in compiled:
        _check_used(rule)
    matches = matcher.match(compiled, tuple(catalogue_facts(catalogue)))
    on = _by_subject(matches, compiled, _Order(catalogue, concerned))
    return Rulings(packs=concerned, matcher=matcher, compiled=compiled, on=on)


def concerning(packs: Sequence[RulePack], region: str) -> tuple[RulePack, ...]:
    """Return the packs that concern a region: those of a region that covers it, or lies within it."""
    return tuple(pack for pack in packs if covers(pack.region, region) or covers(region, pack.region))


def _check_ids(packs: Sequence[RulePack]) -> None:
    """Refuse packs of which two have a rule under one id: what a rule says is known by its id."""
    first: dict[RuleId, RulePack] = {}
    for pack in packs:
        for rule in pack.rules:
            other = first.setdefault(rule.id, pack)
            if other is not pack or sum(rule.id == one.id for one in pack.rules) > 1:
                found = Label(
                    zh=f"规则 {rule.id} 出现两次（规则包 {other.id}、{pack.id}）",
                    en=f"the rule {rule.id} stands twice, in the packs {other.id} and {pack.id}",
                )
                raise MatcherError(found, Label(zh="改名或删去一条", en="rename or remove one of them"))


class _Order:
    """The order in which ways are tried: burden of the mode, then rules and sources as written."""

    def __init__(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> None:
        self.regions = {rule.id: pack.region for pack in packs for rule in pack.rules}
        self._rules = {rule: number for number, rule in enumerate(self.regions)}
        self._sources = {source: number for number, source in enumerate(catalogue.sources)}
        self._items = {item: number for number, item in enumerate(catalogue.items)}

    def of(self, ruling: Ruling) -> tuple[int, int, int, int]:
        burden = ruling.mode.burden if ruling.mode else -1
        source = self._sources.get(ruling.source, -1) if ruling.source else -1
        producer = self._items.get(ruling.producer, -1) if ruling.producer else -1
        return burden, self._rules[ruling.rule.id], source, producer


def _by_subject(
    matches: Iterable[Match], compiled: Sequence[CompiledRule], order: _Order
) -> dict[str, tuple[Ruling, ...]]:
    rules = {rule.rule.id: rule for rule in compiled}
    found: dict[str, dict[tuple[str, ...], Ruling]] = {}
    for match in matches:
        rule = rules[match.rule]
        subject = next((key for shape in _SUBJECTS for key in _of_shape(rule, match, shape)), None)
        if subject is None:
            continue
        source, producer = _used(rule, match, "source"), _used(rule, match, "result")
        ruling = Ruling(
            rule.rule,
            order.regions[match.rule],
            source=SourceId(source) if source else None,
            producer=ItemId(producer) if producer else None,
        )
        found.setdefault(subject, {})[match.rule, source, producer] = ruling
    return {key: tuple(sorted(rulings.values(), key=order.of)) for key, rulings in found.items()}


def _of_shape(rule: CompiledRule, match: Match, shape: str) -> Iterator[str]:
    """Yield the keys of the facts of a shape in a match, in the order of the rule's variables."""
    return (key for pattern, key in zip(rule.patterns, match.facts, strict=True) if pattern.shape == shape)


def _used(rule: CompiledRule, match: Match, shape: str) -> str:
    """Return the id of the source, or of the item that produces the result, in a match; empty if none."""
    return next(_of_shape(rule, match, shape), "").partition("/")[0]


def _has(rule: CompiledRule, shape: str) -> bool:
    return any(pattern.shape == shape for pattern in rule.patterns)


def _hangs_on_source(rule: CompiledRule) -> bool:
    """Tell whether a rule joins one thing to a source by a material, as nearly all rules on sources do.

    Then the facts around the source's materials are all that it can match.
    """
    if len(rule.patterns) != 2 or not _has(rule, "source"):  # noqa: PLR2004 - a source and one more
        return False
    joins = (join for pattern in rule.patterns for join in pattern.joins)
    return any({join.attribute, join.other_attribute} == {"supplies", "material"} for join in joins)


def _check_used(rule: CompiledRule) -> None:
    """Raise MatcherError for a rule with two sources or two results: a way could name only one."""
    for shape in _USED:
        variables = [pattern.variable for pattern in rule.patterns if pattern.shape == shape]
        if len(variables) > 1:
            names = ", ".join(variables)
            raise MatcherError(
                Label(
                    zh=f"规则 {rule.rule.id} 有多个 {shape}：{names}",
                    en=f"rule {rule.rule.id} has more than one {shape}: {names}",
                ),
                Label(
                    zh="每条规则至多一个；请拆成几条规则", en="at most one a rule; make several rules of it"
                ),
            )


def _uses(rulings: tuple[Ruling, ...], source: SourceId) -> bool:
    return any(ruling.source == source for ruling in rulings)


def _around(catalogue: Catalogue, source: DataSource) -> Iterator[CatalogueFact]:
    """Yield the facts of `source` and of everything else that speaks of its materials."""
    supplied = set(source.supplies)
    yield from facts_of_source(catalogue, source)
    for item in catalogue.items.values():
        if not supplied.isdisjoint(_materials(item)):
            yield from facts_of_item(catalogue, item)
    for onething in catalogue.onethings.values():
        if not supplied.isdisjoint(_materials(onething)):
            yield from facts_of_onething(catalogue, onething)


def _materials(owner: ServiceItem | OneThing) -> Iterator[MaterialId]:
    """Yield the materials of an item or one-thing by which a rule could join it to a source."""
    for requirement in owner.requirements:
        yield from (material for option in requirement.options for material in option)
    if isinstance(owner, ServiceItem):
        yield from (result.material for result in owner.results)
