"""What the rules say of a catalogue: for each requirement, item and act, the rulings that concern it.

The matcher joins the facts of the catalogue once; what it yields is kept here by subject, ready to be
bound to one-things. When a single data source changes, only what it touches is matched again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onething.model import (
    Catalogue,
    DataSource,
    ItemId,
    MaterialId,
    Mode,
    OneThing,
    Rule,
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

__all__ = ["Ruling", "Rulings", "rule_catalogue"]

_SUBJECTS = ("requirement", "act", "item")
"""The variables that a rule can speak about; the first of them that it has is its subject."""


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
        facts = tuple(_around(catalogue, source))
        matches = [
            match for match in self.matcher.match(self.compiled, facts) if _names(match, self.compiled, source.id)
        ]
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
    would join everything with everything.
    """
    home = catalogue.jurisdiction.region
    concerned = tuple(p for p in packs if covers(p.region, home) or covers(home, p.region))
    compiled = compile_rules([rule for pack in concerned for rule in pack.rules])
    matches = matcher.match(compiled, tuple(catalogue_facts(catalogue)))
    on = _by_subject(matches, compiled, _Order(catalogue, concerned))
    return Rulings(packs=concerned, matcher=matcher, compiled=compiled, on=on)


class _Order:
    """The order in which ways are tried: burden of the mode, then rules and sources as written."""

    def __init__(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> None:
        self.regions = {rule.id: pack.region for pack in packs for rule in pack.rules}
        self._rules = {rule: number for number, rule in enumerate(self.regions)}
        self._sources = {source: number for number, source in enumerate(catalogue.sources)}

    def of(self, ruling: Ruling) -> tuple[int, int, int, str]:
        burden = ruling.mode.burden if ruling.mode else -1
        source = self._sources.get(ruling.source, -1) if ruling.source else -1
        return burden, self._rules[ruling.rule.id], source, ruling.producer or ""


def _by_subject(
    matches: Iterable[Match], compiled: Sequence[CompiledRule], order: _Order
) -> dict[str, tuple[Ruling, ...]]:
    rules = {rule.rule.id: rule for rule in compiled}
    found: dict[str, dict[tuple[str, ...], Ruling]] = {}
    for match in matches:
        rule = rules[match.rule]
        facts = dict(zip(rule.variables, match.facts, strict=True))
        subject = next((facts[name] for name in _SUBJECTS if name in facts), None)
        if subject is None:
            continue
        source = SourceId(_owner(facts["source"])) if "source" in facts else None
        producer = ItemId(_owner(facts["result"])) if "result" in facts else None
        ruling = Ruling(rule.rule, order.regions[match.rule], source=source, producer=producer)
        found.setdefault(subject, {})[match.rule, source or "", producer or ""] = ruling
    return {key: tuple(sorted(rulings.values(), key=order.of)) for key, rulings in found.items()}


def _owner(key: str) -> str:
    return key.partition("/")[0]


def _uses(rulings: tuple[Ruling, ...], source: SourceId) -> bool:
    return any(ruling.source == source for ruling in rulings)


def _names(match: Match, compiled: Sequence[CompiledRule], source: SourceId) -> bool:
    rule = next(rule for rule in compiled if rule.rule.id == match.rule)
    facts = dict(zip(rule.variables, match.facts, strict=True))
    return "source" in facts and _owner(facts["source"]) == source


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
