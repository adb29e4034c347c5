"""The catalogue and the rules that reforms come to; whatever they change bears their origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onething.language import Label
from onething.model import Catalogue, Rule, RuleId, RulePack
from onething.reforms.change import RuleDraft
from onething.reforms.reform import Reform
from onething.reforms.rule_changes import AddRule, RetireRule

__all__ = ["changed_catalogue", "changed_packs", "pack_of", "says"]


def changed_catalogue(catalogue: Catalogue, reforms: Iterable[Reform]) -> Catalogue:
    """Return the catalogue with the nouns that reforms change."""
    for reform in reforms:
        for change in reform.changes:
            before, after = change.changed(catalogue) or (None, None)
            if after and after != before:
                basis = tuple(dict.fromkeys((*after.basis, reform.origin)))
                catalogue = catalogue.with_noun(after.model_copy(update={"basis": basis}))
    return catalogue


def changed_packs(
    catalogue: Catalogue, packs: Sequence[RulePack], reforms: Sequence[Reform]
) -> Iterator[RulePack]:
    """Yield the packs without what is retired, then for each reform the rules that nobody else brings."""
    retired = {c.rule for reform in reforms for c in reform.changes if isinstance(c, RetireRule)}
    standing: dict[RuleId, Said] = {}
    for pack in packs:
        kept = tuple(rule for rule in pack.rules if rule.id not in retired)
        standing |= {rule.id: says(rule) for rule in kept}
        yield pack if len(kept) == len(pack.rules) else pack.model_copy(update={"rules": kept})
    brought: set[Said] = set()
    for pack in (pack_of(reform, catalogue) for reform in reforms):
        fresh = tuple(_fresh(pack.rules, standing, brought))
        if fresh:
            yield pack.model_copy(update={"rules": fresh})


Said = tuple[object, ...]
"""What a rule says."""


def _fresh(rules: Iterable[Rule], standing: Mapping[RuleId, Said], brought: set[Said]) -> Iterator[Rule]:
    """Yield the rules that neither stand already nor were brought before, and add them to those."""
    for rule in rules:
        said = says(rule)
        if said not in brought and standing.get(rule.id) != said:
            brought.add(said)
            yield rule


def says(rule: Rule) -> Said:
    """Return what a rule says, whatever it is called and rests on: said again it changes nothing."""
    return rule.match, rule.when, rule.then, rule.valid


def pack_of(reform: Reform, catalogue: Catalogue) -> RulePack:
    """Return the rules that a reform brings: those it adds, and those that stand for its changes.

    A rule that stands for a change bears the id of the reform and the number of the change, from 1.
    """
    rules = list[Rule]()
    for number, change in enumerate(reform.changes, 1):
        if isinstance(change, AddRule):
            basis = (*change.rule.basis, reform.origin)
            rules.append(change.rule.model_copy(update={"basis": basis}))
        elif draft := change.draft(catalogue):
            rules.append(_rule(reform, RuleId(f"reform.{reform.id}.{number}"), draft))
    added = (change for change in reform.changes if isinstance(change, AddRule))
    return RulePack(
        id=f"reform.{reform.id}",
        title=reform.name,
        region=catalogue.jurisdiction.region,
        questions=tuple(dict.fromkeys(question for change in added for question in change.questions)),
        rules=tuple(rules),
    )


def _rule(reform: Reform, id: RuleId, draft: RuleDraft) -> Rule:
    title, name = draft.title, reform.name
    return Rule(
        id=id,
        title=Label(
            zh=f"{title.text('zh')}（改革方案“{name.text('zh')}”）",
            en=f"{title.text('en')} (reform: {name.text('en')})",
        ),
        basis=(reform.origin, *reform.basis),
        match=draft.match,
        when=draft.when,
        then=draft.then,
    )
