"""Which one-things a reform touches: those whose figures it may change, whatever other reforms are made.

What is said here may name a one-thing too many, and never one too few. A plan of another one-thing comes
to the same; only the reasons why some way is not open may read differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from onething.model import (
    Catalogue,
    Condition,
    DataSource,
    FactName,
    MaterialId,
    OneThingId,
    SourceId,
    answer_fact,
)
from onething.model.references import entries
from onething.reforms.applying import pack_of
from onething.reforms.change import Settled
from onething.reforms.naming import unborne
from onething.reforms.reform import Reform
from onething.reforms.rule_changes import AddRule
from onething.reforms.source_changes import Connect
from onething.rules import CompiledRule, compile_rules, hangs_on_source, rule_catalogue
from onething.workflows import Planner

__all__ = ["touched"]


def touched(planner: Planner, reform: Reform, *, among: Sequence[Reform] = ()) -> frozenset[OneThingId]:
    """Return the one-things whose figures a reform may change; all others come to what they did without it.

    `among` are the reforms that may be made besides: a rule that one of them adds can make another
    reform matter for more one-things. Raises UnknownName as `reformed` does.
    """
    for missing in unborne(reform, planner.catalogue, planner.packs):
        raise missing.error
    reach = _Reach(planner, (reform, *among))
    settled = chain.from_iterable(change.settled() for change in reform.changes)
    owners = set(chain.from_iterable(reach.of(one, reform) for one in settled))
    return frozenset(chain.from_iterable(reach.containing.get(owner, ()) for owner in owners))


class _Reach:
    """What hangs on what in a catalogue, its rules, and what reforms add to them."""

    def __init__(self, planner: Planner, reforms: Sequence[Reform]) -> None:
        self.planner = planner
        self.catalogue = planner.catalogue
        self.reforms = reforms

    def of(self, settled: Settled, reform: Reform) -> Collection[str]:
        """Return the items and one-things that are reached by what a reform settles."""
        thing = settled.thing[0]
        if settled.topic in ("connected", "coverage", "sharing"):
            return self._of_source(self.catalogue.sources[SourceId(thing)], settled.owner)
        if settled.topic == "demand":
            return [settled.owner] if settled.owner else self._speaking_of([thing])
        if settled.topic == "rule":
            return self._of_rule(thing, reform)
        return [thing]

    @cached_property
    def containing(self) -> Mapping[str, Collection[OneThingId]]:
        """By item or one-thing: the one-things that it is a part of, itself included."""
        found: defaultdict[str, list[OneThingId]] = defaultdict(list)
        for onething in self.catalogue.onethings.values():
            wholes, items = onething.members(self.catalogue.onethings)
            for part in (*(whole.id for whole in wholes), *items):
                found[part].append(onething.id)
        return found

    def _of_rule(self, id: str, reform: Reform) -> Collection[str]:
        compiled = next(rule for rule in self._rules if rule.rule.id == id)
        if _has_source(compiled):
            # Which sources it fits may change with other reforms, so it is taken to fit all of them.
            supplied = chain.from_iterable(source.supplies for source in self.catalogue.sources.values())
            return self._speaking_of(supplied) if hangs_on_source(compiled) else self.containing
        packs = (*self.planner.packs, pack_of(reform, self.catalogue))
        holding = next(pack for pack in packs if any(one.id == id for one in pack.rules))
        alone = holding.model_copy(update={"rules": (compiled.rule,)})
        found = rule_catalogue(self.catalogue, (alone,), self.planner.rulings.matcher)
        return {key.partition("/")[0] for key in found.on}

    def _of_source(self, source: DataSource, owner: str | None) -> Collection[str]:
        """Return whom a source matters to; of these only `owner`, if it is named."""
        if answer_fact(source.id) in self._facts_read:
            return self.containing
        asking = self._asking(source)
        near = all(hangs_on_source(rule) for rule in self._rules if _has_source(rule))
        reached = {*self._speaking_of(source.supplies), *self._asking_for(source.fields)}
        found = {one for one in (reached if near else self.containing) if asking is None or one in asking}
        return found if owner is None else {owner} & found

    def _asking(self, source: DataSource) -> Collection[str] | None:
        """Return who may ask a source, or may once any of the reforms is made; None: everyone."""
        changes = chain.from_iterable(reform.changes for reform in self.reforms)
        connecting = [one for one in changes if isinstance(one, Connect) and one.source == source.id]
        if source.connected is True or any(not one.owners for one in connecting):
            return None
        return {*(source.connected or ()), *(owner for one in connecting for owner in one.owners)}

    @cached_property
    def _rules(self) -> Sequence[CompiledRule]:
        """The rules that there are, and those that the reforms add."""
        changes = chain.from_iterable(reform.changes for reform in self.reforms)
        added = (change.rule for change in changes if isinstance(change, AddRule))
        return [*self.planner.rulings.compiled, *compile_rules(added)]

    @cached_property
    def _facts_read(self) -> frozenset[FactName]:
        """The facts that any condition reads."""
        drafts = (change.draft(self.catalogue) for reform in self.reforms for change in reform.changes)
        conditions = chain(
            (rule.rule.when for rule in self._rules),
            (draft.when for draft in drafts if draft),
            _conditions(self.catalogue),
        )
        return frozenset(chain.from_iterable(when.facts() for when in conditions if when))

    def _speaking_of(self, materials: Iterable[str]) -> Collection[str]:
        """Return the items and one-things that require these materials or produce them."""
        speaking = self.planner.rulings.speaking_of
        return {owner.id for material in materials for owner in speaking.get(MaterialId(material), ())}

    def _asking_for(self, fields: Sequence[str]) -> Collection[str]:
        """Return the one-things that have a form with one of these fields: they ask a source for it."""
        materials = self.catalogue.materials.values()
        forms = [form.id for form in materials if any(field.id in fields for field in form.fields)]
        owners = self._speaking_of(forms)
        return {onething for owner in owners for onething in self.containing.get(owner, ())}


def _has_source(rule: CompiledRule) -> bool:
    return any(pattern.shape == "source" for pattern in rule.patterns)


def _conditions(catalogue: Catalogue) -> Iterator[Condition | None]:
    for item in catalogue.items.values():
        yield from (requirement.when for requirement in item.requirements)
        yield from (act.when for act in item.acts)
        yield from (procedure.when for procedure in item.procedures)
    for onething in catalogue.onethings.values():
        yield from (requirement.when for requirement in onething.requirements)
        yield from (entry.when for _, entry in entries(onething.items))
