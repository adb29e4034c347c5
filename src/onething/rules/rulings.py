"""What the rules say of a catalogue: for each requirement, item and act, the rulings that concern it.

The matcher joins the facts of the catalogue once; what it yields is kept here by subject, ready to be
bound to one-things. When a single data source changes, only what it touches is matched again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

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
from onething.rules.patterns import CompiledRule, Join, check_consequence, compile_rules
from onething.rules.shapes import (
    CatalogueFact,
    catalogue_facts,
    facts_of_item,
    facts_of_onething,
    facts_of_source,
)

__all__ = ["Ruling", "Rulings", "concerning", "hangs_on_source", "rule_catalogue"]

_SUBJECTS = ("requirement", "act", "item")
"""The shapes that a rule can speak about; the first variable of the first that it has is its subject."""

_USED = ("source", "result")
"""The shapes of what a way uses; a rule has at most one variable of each."""

_OWNER = {"requirement": ("owner", "item"), "result": ("item",), "act": ("item",), "item": ("id",)}
"""By shape, the attributes that name whose fact it is."""

_Owner = ServiceItem | OneThing


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
    speaking_of: Mapping[MaterialId, Sequence[_Owner]] = field(repr=False)
    """By material: the items and one-things that require it or produce it."""

    def with_source(self, catalogue: Catalogue, source: DataSource) -> tuple[Rulings, frozenset[str]]:
        """Return the rulings once `source` stands in `catalogue`, and the keys whose rulings changed."""
        before = {key for key, rulings in self.on.items() for ruling in rulings if ruling.source == source.id}
        near = [rule for rule in self.compiled if hangs_on_source(rule)]
        far = [rule for rule in self.compiled if _has(rule, "source") and not hangs_on_source(rule)]
        found = {*self.matcher.match(near, tuple(self._around(catalogue, source)))}
        if far:
            found |= self.matcher.match(far, tuple(catalogue_facts(catalogue)))
        rules = {rule.rule.id: rule for rule in (*near, *far)}
        places = {id: _Places.of(rule) for id, rule in rules.items()}
        matches = [match for match in found if places[match.rule].source_in(match) == source.id]
        order = _Order(catalogue, self.packs)
        fresh = _by_subject(matches, self.compiled, order)
        changed: dict[str, tuple[Ruling, ...]] = {}
        for key in before | fresh.keys():
            others = (ruling for ruling in self.on.get(key, ()) if ruling.source != source.id)
            changed[key] = tuple(sorted((*others, *fresh.get(key, ())), key=order.of))
        return replace(self, on={**self.on, **changed}), frozenset(changed)

    def with_packs(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> tuple[Rulings, frozenset[str]]:
        """Return the rulings of other packs on the same facts, and the keys whose rulings changed.

        Only rules that there were not before are matched. Raises as `rule_catalogue` does.
        """
        concerned = concerning(packs, catalogue.jurisdiction.region)
        _check_ids(concerned)
        before, after = _with_regions(self.packs), _with_regions(concerned)
        known = {one.rule.id: one for one in self.compiled}
        stay = {id for id, written in after.items() if before.get(id) == written}
        new = _checked(rule for id, (rule, _) in after.items() if id not in stay)
        order = _Order(catalogue, concerned)
        matches = self.matcher.match(new, tuple(catalogue_facts(catalogue))) if new else ()
        fresh = _by_subject(matches, new, order)
        gone = (key for key, rulings in self.on.items() if any(one.rule.id not in stay for one in rulings))
        changed = {*fresh, *gone}
        if [id for id in before if id in stay] != [id for id in after if id in stay]:
            changed |= self.on.keys()
        on = dict(self.on)
        for key in changed:
            left = (one for one in self.on.get(key, ()) if one.rule.id in stay)
            on[key] = tuple(sorted((*left, *fresh.get(key, ())), key=order.of))
        by_id = known | {one.rule.id: one for one in new}
        compiled = tuple(by_id[id] for id in after)
        return replace(self, packs=concerned, compiled=compiled, on=on), frozenset(changed)

    def _around(self, catalogue: Catalogue, source: DataSource) -> Iterator[CatalogueFact]:
        """Yield the facts of `source` and of everything else that speaks of its materials."""
        yield from facts_of_source(catalogue, source)
        owners = [owner for material in source.supplies for owner in self.speaking_of.get(material, ())]
        for owner in {owner.id: owner for owner in owners}.values():
            if isinstance(owner, ServiceItem):
                yield from facts_of_item(catalogue, owner)
            else:
                yield from facts_of_onething(catalogue, owner)


def rule_catalogue(catalogue: Catalogue, packs: Sequence[RulePack], matcher: Matcher) -> Rulings:
    """Match the rules of all packs that concern the catalogue's region against its facts.

    Raises ConditionError or UnknownName for a pattern that cannot be read, MatcherError for one that
    would join everything with everything, or that joins two sources or two results.
    """
    home = catalogue.jurisdiction.region
    concerned = concerning(packs, home)
    _check_ids(concerned)
    compiled = _checked(rule for pack in concerned for rule in pack.rules)
    matches = matcher.match(compiled, tuple(catalogue_facts(catalogue)))
    on = _by_subject(matches, compiled, _Order(catalogue, concerned))
    return Rulings(concerned, matcher, compiled, on, speaking_of=_speaking_of(catalogue))


def _checked(rules: Iterable[Rule]) -> tuple[CompiledRule, ...]:
    compiled = compile_rules(rules)
    for rule in compiled:
        check_consequence(rule.rule)
        _check_used(rule)
    return compiled


def _with_regions(packs: Sequence[RulePack]) -> dict[RuleId, tuple[Rule, str]]:
    """Return each rule with the region in which it holds, by id, as written."""
    return {rule.id: (rule, pack.region) for pack in packs for rule in pack.rules}


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
        rules = [rule for pack in packs for rule in pack.rules]
        self._rules = {rule.id: (_burden(rule), number) for number, rule in enumerate(rules)}
        self._sources = {source: number for number, source in enumerate(catalogue.sources)}
        self._items = {item: number for number, item in enumerate(catalogue.items)}

    def of(self, ruling: Ruling) -> tuple[tuple[int, int], int, int]:
        source = self._sources.get(ruling.source, -1) if ruling.source else -1
        producer = self._items.get(ruling.producer, -1) if ruling.producer else -1
        return self._rules[ruling.rule.id], source, producer


def _burden(rule: Rule) -> int:
    mode = rule.then.replace_by
    return mode.burden if mode else -1


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in the matches of a rule its subject stands, and what a way uses."""

    rule: Rule
    subject: int | None
    source: int | None
    producer: int | None

    @classmethod
    def of(cls, rule: CompiledRule) -> _Places:
        """Return the places of the first variables of each shape."""
        shapes = [pattern.shape for pattern in rule.patterns]
        first = {shape: shapes.index(shape) for shape in reversed(shapes)}
        subject = next((first[shape] for shape in _SUBJECTS if shape in first), None)
        return cls(rule.rule, subject, first.get("source"), first.get("result"))

    def source_in(self, match: Match) -> SourceId | None:
        return None if self.source is None else SourceId(_owner_of(match.facts[self.source]))

    def producer_in(self, match: Match) -> ItemId | None:
        return None if self.producer is None else ItemId(_owner_of(match.facts[self.producer]))


def _owner_of(key: str) -> str:
    """Return the id with which the key of a source or a result begins."""
    return key.partition("/")[0]


def _by_subject(
    matches: Iterable[Match], compiled: Sequence[CompiledRule], order: _Order
) -> dict[str, tuple[Ruling, ...]]:
    places = {rule.rule.id: _Places.of(rule) for rule in compiled}
    found: dict[str, dict[tuple[RuleId, SourceId | None, ItemId | None], Ruling]] = {}
    for match in matches:
        place = places[match.rule]
        if place.subject is None:
            continue
        source, producer = place.source_in(match), place.producer_in(match)
        ruling = Ruling(place.rule, order.regions[match.rule], source=source, producer=producer)
        found.setdefault(match.facts[place.subject], {})[match.rule, source, producer] = ruling
    return {key: tuple(sorted(rulings.values(), key=order.of)) for key, rulings in found.items()}


def _has(rule: CompiledRule, shape: str) -> bool:
    return any(pattern.shape == shape for pattern in rule.patterns)


def hangs_on_source(rule: CompiledRule) -> bool:
    """Tell whether all that a rule joins to a source is tied to it, as in nearly all rules on sources.

    One thing is joined to the source by a material, the others are of the same item as that one. Then
    the facts around the source's materials are all that it can match.
    """
    tied = {number for number, pattern in enumerate(rule.patterns) if pattern.shape == "source"}
    ties = [
        {number, join.other}
        for number, pattern in enumerate(rule.patterns)
        for join in pattern.joins
        if _ties(pattern.shape, join, rule.patterns[join.other].shape)
    ]
    for _ in rule.patterns:
        tied.update(*(pair for pair in ties if pair & tied))
    return _has(rule, "source") and len(tied) == len(rule.patterns)


def _ties(shape: str, join: Join, other: str) -> bool:
    """Tell whether a join holds only with a source that supplies the material, or within one item."""
    if "source" in (shape, other):
        return {join.attribute, join.other_attribute} == {"supplies", "material"}
    # A requirement of a whole one-thing has the empty text for its item, like those of all others.
    named = not (shape == other == "requirement" and "item" in (join.attribute, join.other_attribute))
    return named and join.attribute in _OWNER[shape] and join.other_attribute in _OWNER[other]


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


def _speaking_of(catalogue: Catalogue) -> Mapping[MaterialId, Sequence[_Owner]]:
    found: defaultdict[MaterialId, list[_Owner]] = defaultdict(list)
    for owner in chain[_Owner](catalogue.items.values(), catalogue.onethings.values()):
        for material in dict.fromkeys(_materials(owner)):
            found[material].append(owner)
    return dict(found)


def _materials(owner: _Owner) -> Iterator[MaterialId]:
    """Yield the materials of an item or one-thing by which a rule could join it to a source."""
    for requirement in owner.requirements:
        yield from (material for option in requirement.options for material in option)
    if isinstance(owner, ServiceItem):
        yield from (result.material for result in owner.results)
