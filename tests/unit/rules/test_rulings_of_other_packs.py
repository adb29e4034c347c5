"""When rules come and go, the rulings are those that matching all of them anew would give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from onething.errors import MatcherError
from onething.model import Catalogue, RulePack
from onething.rules import CatalogueFact, CompiledRule, Match, PlainMatcher, Rulings, rule_catalogue


class Counting(PlainMatcher):
    """The plain matcher, which notes how many rules it was asked to match."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def match(self, rules: Sequence[CompiledRule], facts: Sequence[CatalogueFact]) -> frozenset[Match]:
        """Match, and note how many."""
        self.asked.append(len(rules))
        return super().match(rules, facts)


def rule(name: str, mode: str = "commitment", **match: Any) -> dict[str, Any]:
    """Return a rule on requirements."""
    then = {"replace_by": mode}
    return {"id": name, "title": name, "basis": "law", "match": match or {"requirement": {}}, "then": then}


def pack(name: str, *rules: dict[str, Any], region: str = "000000") -> RulePack:
    """Return a pack."""
    return RulePack.model_validate({"id": name, "title": name, "region": region, "rules": rules})


BASE = pack("base", rule("a"), rule("b", "deferral"), rule("c", "abolished"))

OTHERS: dict[str, Iterable[RulePack]] = {
    "the same": [BASE],
    "one more": [BASE, pack("more", rule("d", "held-once"))],
    "one less": [pack("base", rule("a"), rule("c", "abolished"))],
    "one changed": [pack("base", rule("a", "held-once"), rule("b", "deferral"), rule("c", "abolished"))],
    "in another order": [pack("base", rule("c", "abolished"), rule("b", "deferral"), rule("a"))],
    "in another region": [pack("base", rule("a"), region="110000"), pack("rest", rule("b", "deferral"))],
    "none": [],
}


@pytest.mark.parametrize("what", OTHERS)
def test_the_rulings_are_those_of_matching_anew(what: str, catalogue: Catalogue) -> None:
    """And what is said to have changed has, or nothing is said of it."""
    packs = tuple(OTHERS[what])
    before = rule_catalogue(catalogue, [BASE], PlainMatcher())
    after, changed = before.with_packs(catalogue, packs)
    anew = rule_catalogue(catalogue, packs, PlainMatcher())
    assert {key: rulings for key, rulings in after.on.items() if rulings} == anew.on
    assert (after.packs, after.compiled) == (anew.packs, anew.compiled)
    assert all(before.on.get(key, ()) == after.on.get(key, ()) for key in {*before.on, *after.on} - changed)


def test_only_what_is_new_is_matched(catalogue: Catalogue) -> None:
    """A rule that goes needs no matching."""
    matcher = Counting()
    before: Rulings = rule_catalogue(catalogue, [BASE], matcher)
    before.with_packs(catalogue, [BASE, pack("more", rule("d", "held-once"))])
    before.with_packs(catalogue, [pack("base", rule("a"))])
    assert matcher.asked == [3, 1]


def test_a_rule_that_stands_twice_is_refused(catalogue: Catalogue) -> None:
    """As where all are matched."""
    with pytest.raises(MatcherError):
        rule_catalogue(catalogue, [BASE], PlainMatcher()).with_packs(
            catalogue, [BASE, pack("more", rule("a"))]
        )
