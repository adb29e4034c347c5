"""What a fully answered case comes to, thought out naively from the words of the design alone.

No terms, no compilation, no cleverness: conditions are evaluated as written, every way is looked at,
and of alternatives every combination is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from onething.conditions import compile_condition, evaluate
from onething.model import (
    Assume,
    Case,
    Catalogue,
    Condition,
    DataSource,
    Entry,
    Mode,
    OneThing,
    Outcome,
    Requirement,
    Rule,
    RulePack,
    ServiceItem,
    Validity,
    covers,
    wish,
)

BURDENS = {None: 1_000_000, "deferral": 999_000, "commitment": 1}
"""What handing in, handing in later and promising a material cost; everything else is free."""


@dataclass(frozen=True)
class OpenWay:
    """A way that is open in the case, in the order in which it is tried."""

    order: tuple[int, int, int, int]
    mode: Mode
    rule: str
    source: str | None
    producer: str | None

    @property
    def held_once(self) -> bool:
        """Whether it is that the material is handed in for another demand."""
        return self.mode is Mode.HELD_ONCE

    @property
    def named(self) -> tuple[str, str, str | None, str | None]:
        """What a plan says of it."""
        return self.mode.value, self.rule, self.source, self.producer


@dataclass
class Demand:
    """A requirement's demand for one material."""

    owner: str
    requirement: Requirement
    material: str
    option: int
    ways: list[OpenWay] = field(default_factory=list)
    used: OpenWay | None = None
    outcome: Outcome = Outcome.NOT_NEEDED
    passed_over: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What is asked for once."""
        return self.material, self.requirement.holder

    @property
    def burden(self) -> int:
        """What it costs the applicant by itself."""
        return (
            0
            if self.used and self.used.mode.value not in BURDENS
            else BURDENS[self.used and self.used.mode.value]
        )


class Oracle:
    """Thinks out one case."""

    def __init__(self, catalogue: Catalogue, packs: Sequence[RulePack], case: Case) -> None:
        self.catalogue, self.case = catalogue, case
        self.rules = [
            (number, pack.region, rule)
            for number, (pack, rule) in enumerate((p, r) for p in packs for r in p.rules)
        ]
        self.facts = {
            "consent": case.assume is Assume.CONNECTED,
            **case.facts,
            "region": case.region,
            "date": case.as_of,
        }
        self.wholes: dict[str, OneThing] = {}
        self.owners: dict[str, ServiceItem] = {}
        self.items: dict[str, bool] = {}
        self._visit(catalogue.onethings["o0"], inside=True)
        self.demands = list(self._demands())
        self._choose()
        self._hold_once()

    @property
    def materials(self) -> Mapping[tuple[str, str], Outcome]:
        """What becomes of each material."""
        order = (Outcome.HAND_IN, Outcome.REPLACED, Outcome.NOT_NEEDED)
        outcomes: dict[tuple[str, str], set[Outcome]] = {}
        for demand in self.demands:
            outcomes.setdefault(demand.key, set()).add(demand.outcome)
        return {key: next(o for o in order if o in found) for key, found in outcomes.items()}

    def _holds(self, condition: Condition | None) -> bool:
        truth = evaluate(compile_condition(condition, self.catalogue.questions), self.facts)
        assert truth is not None, "the case is not fully answered"
        return truth

    def _valid(self, valid: Validity) -> bool:
        day = self.case.as_of
        return (valid.since is None or valid.since <= day) and (valid.until is None or day <= valid.until)

    # which items apply

    def _visit(self, onething: OneThing, *, inside: bool) -> None:
        inside = inside and self._valid(onething.valid)
        self.wholes[onething.id] = onething
        self.items[onething.id] = inside
        for entry in onething.items:
            self._enter(entry, inside=inside)

    def _enter(self, entry: Entry, *, inside: bool) -> None:
        inside = inside and self._holds(entry.when)
        if entry.onething:
            self._visit(self.catalogue.onethings[entry.onething], inside=inside)
        for member in entry.one_of:
            self._enter(member, inside=inside)
            inside = inside and not self._holds(member.when)
        if entry.item:
            item = self.catalogue.items[entry.item]
            asked = not entry.optional or self.facts[wish(item.id)] is True
            self.owners[item.id] = item
            self.items[item.id] = inside and asked and self._valid(item.valid)

    # which requirements apply, and the ways that are open

    def _demands(self) -> Iterator[Demand]:
        for owner in (*self.wholes.values(), *self.owners.values()):
            for requirement in owner.requirements:
                applies = (
                    self.items[owner.id] and self._holds(requirement.when) and self._valid(requirement.valid)
                )
                for option, materials in enumerate(requirement.options):
                    in_use = all(self._valid(self.catalogue.materials[id].valid) for id in materials)
                    for material in dict.fromkeys(materials):
                        demand = Demand(owner.id, requirement, material, option)
                        yield self._decided(demand, applies=applies and in_use)

    def _decided(self, demand: Demand, *, applies: bool) -> Demand:
        if applies:
            demand.ways = sorted(self._open_ways(demand), key=lambda way: way.order)
            demand.used = next((way for way in demand.ways if not way.held_once), None)
            demand.outcome = Outcome.REPLACED if demand.used else Outcome.HAND_IN
        return demand

    def _open_ways(self, demand: Demand) -> Iterator[OpenWay]:
        matches = list(self._matches(demand))
        for number, rule, source, producer in matches:
            mode = rule.then.replace_by
            if (
                mode
                and self._usable(demand, source, producer)
                and not self._barred(matches, mode, source, producer)
            ):
                order = (
                    list(Mode).index(mode),
                    number,
                    self._place(source, "sources"),
                    self._place(producer, "items"),
                )
                yield OpenWay(order, mode, rule.id, source, producer)

    def _place(self, id: str | None, table: str) -> int:
        return list(getattr(self.catalogue, table)).index(id) if id else -1

    def _matches(self, demand: Demand) -> Iterator[tuple[int, Rule, str | None, str | None]]:
        """Yield the rules in force that fit a demand, with the source or the producer that they name."""
        need = {
            "owner": demand.owner,
            "material": demand.material,
            "holder": demand.requirement.holder,
            "necessity": demand.requirement.necessity.value,
        }
        for number, region, rule in self.rules:
            if not (covers(region, self.case.region) and self._valid(rule.valid) and self._holds(rule.when)):
                continue
            if not _fits(rule.match["requirement"], need, {}):
                continue
            for source, producer, found in self._partners(rule):
                if _fits(rule.match.get("source" if source else "result", {}), found, need):
                    yield number, rule, source, producer

    def _partners(self, rule: Rule) -> Iterator[tuple[str | None, str | None, dict[str, Any]]]:
        if "source" in rule.match:
            for source in self.catalogue.sources.values():
                for supplied in source.supplies:
                    own = {
                        "kind": source.kind.value,
                        "supplies": supplied,
                        "consent": str(source.consent).lower(),
                    }
                    yield source.id, None, own
        elif "result" in rule.match:
            for item in self.catalogue.items.values():
                for result in item.results:
                    yield None, item.id, {"material": result.material, "holder": result.holder}
        else:
            yield None, None, {}

    def _usable(self, demand: Demand, source: str | None, producer: str | None) -> bool:
        if source:
            return self._answers(self.catalogue.sources[source], demand.owner)
        if producer:
            return (
                demand.owner in self.owners and producer != demand.owner and self.items.get(producer, False)
            )
        return True

    def _answers(self, source: DataSource, owner: str) -> bool:
        may_ask = source.connected if isinstance(source.connected, bool) else owner in source.connected
        share = source.share_in(self.case.region)
        given = self.case.given.get(source.id)
        sure = self.case.assume is Assume.CONNECTED or share == 1
        answered = given == "hit" if given else sure
        agreed = not source.consent or self.facts["consent"] is True
        return may_ask and self._valid(source.valid) and share > 0 and agreed and answered

    def _barred(
        self,
        matches: Iterable[tuple[int, Rule, str | None, str | None]],
        mode: Mode,
        source: str | None,
        producer: str | None,
    ) -> bool:
        return any(
            rule.then.forbid is mode and their_source in (None, source) and their_producer in (None, producer)
            for _, rule, their_source, their_producer in matches
        )

    # alternatives, and one set of materials

    def _choose(self) -> None:
        choices = [options for options in self._alternatives() if options]
        plain = [
            d for d in self.demands if not d.requirement.alternatives and d.outcome is not Outcome.NOT_NEEDED
        ]
        anyway = _total(plain)
        allowed = []
        for options in choices:
            free = [option for option in options if _total([*plain, *option]) == anyway]
            allowed.append(free[:1] or options)
        best = min(
            product(*allowed), key=lambda picked: _total([*plain, *(d for option in picked for d in option)])
        )
        self._check_least(choices, plain, best)
        for options, chosen in zip(choices, best, strict=True):
            for demand in (demand for option in options if option is not chosen for demand in option):
                demand.outcome, demand.used, demand.passed_over = Outcome.NOT_NEEDED, None, True

    def _check_least(
        self, choices: list[list[list[Demand]]], plain: list[Demand], best: Sequence[list[Demand]]
    ) -> None:
        """Check that taking first what is free never costs more in the end."""
        totals = (_total([*plain, *(d for option in picked for d in option)]) for picked in product(*choices))
        assert min(totals) == _total([*plain, *(d for option in best for d in option)])

    def _alternatives(self) -> Iterator[list[list[Demand]]]:
        found: dict[tuple[str, str], dict[int, list[Demand]]] = {}
        for demand in self.demands:
            if demand.requirement.alternatives:
                options = found.setdefault((demand.owner, demand.requirement.id), {})
                if demand.outcome is not Outcome.NOT_NEEDED:
                    options.setdefault(demand.option, []).append(demand)
        return (list(options.values()) for options in found.values())

    def _hold_once(self) -> None:
        """Let a piece that one demand has handed in serve the others, where a rule says so."""
        for key in self.materials:
            group = [demand for demand in self.demands if demand.key == key]
            handed = [demand for demand in group if demand.outcome is Outcome.HAND_IN]
            for demand in group:
                others = (
                    [one for one in handed if one is not handed[0]]
                    if demand.outcome is Outcome.HAND_IN
                    else handed
                )
                uses = demand in others if demand.outcome is Outcome.HAND_IN else bool(others)
                held = next((way for way in demand.ways if way.held_once), None)
                if (
                    demand.outcome is not Outcome.NOT_NEEDED
                    and uses
                    and held
                    and (not demand.used or held.order < demand.used.order)
                ):
                    demand.outcome, demand.used = Outcome.REPLACED, held


def _total(demands: Iterable[Demand]) -> int:
    """Return what demands cost together: of each material the most that one of them needs."""
    costs: dict[tuple[str, str], int] = {}
    for demand in demands:
        costs[demand.key] = max(costs.get(demand.key, 0), demand.burden)
    return sum(costs.values())


def _fits(pattern: Mapping[str, str], own: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether a fact passes the cells of a pattern: a list of values, or `{requirement.attribute}`."""
    return all(
        own[name] == other[cell[1:-1].partition(".")[2]]
        if cell.startswith("{")
        else own[name] in cell.split(", ")
        for name, cell in pattern.items()
    )
