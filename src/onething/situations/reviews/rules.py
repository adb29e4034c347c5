"""Rules that never decide anything, and pairs of rules one of which is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onething.conditions import negate
from onething.language import Label
from onething.model import FactName, Finding, Rule, RuleId, Severity, Value
from onething.situations.reviews.effects import Effect, effects
from onething.situations.reviews.everywhere import Everywhere, Gone
from onething.workflows import Planner
from onething.workflows.review import rule_never_changes_a_plan

__all__ = ["rule_never_decides", "rules_always_agree"]

_Placed = tuple[Everywhere, Effect]
"""What a rule brings about, and the one-thing in which it does."""


def rule_never_decides(planner: Planner, worlds: Sequence[Everywhere]) -> Iterator[Finding]:
    """Yield each rule that in no situation decides anything, and where something else comes first.

    A rule of which `rule-never-changes-a-plan` tells already is not told again.
    """
    told = {finding.subject for finding in rule_never_changes_a_plan(planner)}
    by_rule = _by_rule(worlds)
    for rule in _rules(planner):
        own = by_rule.get(rule.id, ())
        if own and f"rule {rule.id}" not in told and not any(_may(w, effect) for w, effect in own):
            yield _never_decides(rule, own)


def rules_always_agree(planner: Planner, worlds: Sequence[Everywhere]) -> Iterator[Finding]:
    """Yield each pair of rules that bring about the same wherever they match, in every situation."""
    by_rule = _by_rule(worlds)
    rules = {rule.id: rule for rule in _rules(planner)}
    alike: dict[frozenset[tuple[str, ...]], list[RuleId]] = {}
    for id, own in by_rule.items():
        alike.setdefault(frozenset(effect.what for _, effect in own), []).append(id)
    for ids in alike.values():
        for one, other in combinations(ids, 2):
            both = _both(by_rule[one], by_rule[other])
            if both is not None:
                yield _agree(rules[one], rules[other], both)


def _by_rule(worlds: Sequence[Everywhere]) -> Mapping[RuleId, Sequence[_Placed]]:
    found: dict[RuleId, list[_Placed]] = {}
    for world in worlds:
        for effect in effects(world):
            found.setdefault(effect.rule, []).append((world, effect))
    return found


def _may(world: Everywhere, effect: Effect) -> bool:
    """Tell whether an effect decides something in some situation, or that is not found out."""
    try:
        return world.meeting(effect.decides) is not None
    except Gone:
        return True


def _never_decides(rule: Rule, own: Sequence[_Placed]) -> Finding:
    world, witness = next(_met(own), (None, None))
    if world is None or witness is None:
        why = Label(
            zh="其条件在任何情形下都不成立", en="there is no situation in which what it asks for is the case"
        )
    else:
        said, name = world.text(witness), world.program.onething.name
        why = Label(
            zh=f"别的方式总是先于它，例如在“{name.text('zh')}”中：{said.text('zh')}",
            en=f"something else always comes first, as in “{name.text('en')}” when {said.text('en')}",
        )
    title = rule.title
    return Finding(
        code="rule-never-decides",
        severity=Severity.NOTE,
        subject=f"rule {rule.id}",
        message=Label(
            zh=f"规则“{title.text('zh')}”在任何情形下都不起作用：{why.zh}",
            en=f"“{title.text('en')}” decides nothing in any situation: {why.en}",
        ),
        suggestion=Label(zh="改正其条件，或删去该规则", en="mend its conditions, or let the rule go"),
    )


def _met(own: Sequence[_Placed]) -> Iterator[tuple[Everywhere, Mapping[FactName, Value]]]:
    """Yield situations in which a rule would bring something about but for what comes before it."""
    for world, effect in own:
        found = world.meeting(effect.holds)
        if found is not None:
            yield world, found


def _both(
    one: Sequence[_Placed], other: Sequence[_Placed]
) -> tuple[Everywhere, Mapping[FactName, Value]] | None:
    """Return a situation in which two rules bring about the same; None unless they do so in every one."""
    theirs = {effect.what: effect for _, effect in other}
    found = None
    for world, effect in one:
        twin = theirs[effect.what]
        try:
            apart = world.meeting(effect.holds, negate(twin.holds)) or world.meeting(
                twin.holds, negate(effect.holds)
            )
            met = None if found else world.meeting(effect.holds)
        except Gone:
            return None
        if apart is not None:
            return None
        found = found or (None if met is None else (world, met))
    return found


def _agree(one: Rule, other: Rule, both: tuple[Everywhere, Mapping[FactName, Value]]) -> Finding:
    world, witness = both
    said, name = world.text(witness), world.program.onething.name
    first, second = one.title, other.title
    return Finding(
        code="rules-always-agree",
        severity=Severity.NOTE,
        subject=f"rule {other.id}",
        message=Label(
            zh=f"规则“{second.text('zh')}”与“{first.text('zh')}”（{one.id}）在任何情形下作用相同，"
            f"例如在“{name.text('zh')}”中：{said.text('zh')}",
            en=f"“{second.text('en')}” does in every situation what “{first.text('en')}” ({one.id}) does, "
            f"as in “{name.text('en')}” when {said.text('en')}",
        ),
        suggestion=Label(
            zh="保留一条；若依据不同，写在同一条的 basis 中",
            en="keep one of the two; where they rest on different documents, name both in its basis",
        ),
    )


def _rules(planner: Planner) -> Iterator[Rule]:
    return (rule for pack in planner.rulings.packs for rule in pack.rules)
