"""How rules and facts are put in batches within limits."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onething.errors import MatcherError
from onething.model import Rule
from onething.rules import CatalogueFact, CompiledRule, compile_rules
from onething.rules.batching import batches
from onething.rules.durable import LIMITS

MakeRule = Callable[..., Rule]
MakeFact = Callable[..., CatalogueFact]


def test_no_rules_give_no_batch(make_fact: MakeFact) -> None:
    """A pack may be empty."""
    assert not list(batches((), [make_fact("item", "i")], LIMITS))


def test_no_batch_has_more_patterns_than_allowed(make_rule: MakeRule) -> None:
    """Many rules are split into several batches, and none is forgotten."""
    rules = compile_rules([make_rule(f"r{n}", item={"id": f'"{n}"'}) for n in range(500)])
    found = list(batches(rules, (), LIMITS))
    assert max(len(batch.rules) for batch in found) <= LIMITS.patterns
    assert [rule for batch in found for rule in batch.rules] == list(rules)


def test_no_batch_has_more_properties_than_allowed(make_rule: MakeRule) -> None:
    """Many different tests are split into several batches."""
    names = ("owner", "item", "department", "type", "material", "holder")
    rules = compile_rules([make_rule(f"r{n}", requirement=dict.fromkeys(names, f'"{n}"')) for n in range(60)])
    for batch in batches(rules, (), LIMITS):
        tests = {test for wants in batch.wants for want in wants for test in want.tests}
        assert len(tests) <= LIMITS.properties


def test_no_batch_has_more_facts_than_allowed(make_fact: MakeFact, pairs: tuple[CompiledRule, ...]) -> None:
    """One rule over many facts is matched in parts that together hold every pair."""
    facts = [make_fact("requirement", f"r{n}", material=f"m{n}", material_kind="licence") for n in range(20)]
    facts += [make_fact("source", f"s{n}", supplies=f"m{n % 20}", provider=f"d{n}") for n in range(40)]
    found = list(batches(pairs, facts, replace(LIMITS, facts=5)))
    assert max(len(batch.facts) for batch in found) <= 5
    together = [{key[1:] for alike in batch.facts for key in alike.keys} for batch in found]
    assert all(any({str(n), str(n + 20)} <= part for part in together) for n in range(20))


def test_a_fact_that_is_joined_to_too_many_is_refused(make_rule: MakeRule, make_fact: MakeFact) -> None:
    """No part can hold it, and the error names the rule."""
    rule = make_rule(
        item={},
        requirement={"item": "{item.id}"},
        source={"supplies": "{requirement.material}"},
    )
    facts = [make_fact("item", "i", id="i")]
    facts += [make_fact("requirement", f"r{n}", item="i", material=f"m{n}") for n in range(9)]
    with pytest.raises(MatcherError, match="rule a-rule joins i to more than 5 facts"):
        list(batches(compile_rules([rule]), facts, replace(LIMITS, facts=4, joined=5)))
